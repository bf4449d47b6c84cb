import { displayNumber } from '../../../base/display.ts';
import type { LineFigure, ReferenceLine } from '../figure-spec.ts';
import { clearOfLines } from './clear-of-lines.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { AXIS, FAINT, REFERENCE, line, marker, px, dashes, text, textLines } from './svg-parts.ts';
import { legend, meanEntries, seriesEntries } from './svg-legend.ts';
import { linearScale } from './svg-scale.ts';
import { textPixels, wrapText } from './svg-text.ts';

const PLOT_HEIGHT = 200;
/** Between the names of lines that end beside one another. */
const NAME_HEIGHT = 12;

/** Lines over categories, gaps where values are missing; the first series carries its values, unless the lines are named at their ends. */
export function lineSvg(figure: LineFigure, { width, top }: Canvas): Drawing {
  const scale = linearScale(
    figure.values,
    [...figure.series.flatMap(({ values }) => values), ...figure.referenceLines.map(({ value }) => value)],
    false,
  );
  const atEnds = figure.named === 'ends';
  const height = atEnds ? Math.max(PLOT_HEIGHT, figure.series.length * NAME_HEIGHT) : PLOT_HEIGHT;
  const key = legend(
    [
      ...(figure.series.length > 1 && !atEnds ? seriesEntries(figure.series, 'line') : []),
      ...meanEntries(figure.referenceLines),
    ],
    0,
    top,
    width,
  );
  const left = Math.max(...scale.ticks.map((tick) => textPixels(scale.tickText(tick), 10))) + 14;
  const named = atEnds ? Math.max(...figure.series.map(({ name }) => textPixels(name, 10))) : 0;
  const right = width - 10 - Math.max(named, marginOf(figure.referenceLines));
  const plotTop = top + key.height + 32;
  const plotBottom = plotTop + height;
  const step = (right - left) / Math.max(1, figure.categories.length);
  // Lines that are named at their ends run up to their names.
  const span = (right - 8 - left - step / 2) / Math.max(1, figure.categories.length - 1);
  const x = (i: number): number => left + step / 2 + i * (atEnds ? span : step);
  const y = (value: number): number => plotBottom - scale.part(value) * height;
  let svg = key.svg + text(2, plotTop - 18, figure.values.title, { size: 10, colour: AXIS });
  for (const tick of scale.ticks)
    svg +=
      line(left, y(tick), right, y(tick), FAINT, 0.7) +
      text(left - 5, y(tick) + 3.5, scale.tickText(tick), { size: 10, anchor: 'end', colour: AXIS });
  svg += line(left, plotBottom, right, plotBottom, AXIS, 1) + referenceLines(figure.referenceLines, left, right, y);
  const names = figure.categories.map(({ label }) => wrapText(label, step - 4, 11, 4));
  names.forEach((lines, i) => {
    svg += textLines(x(i), plotBottom + 15, lines, { size: 11, anchor: 'middle' });
  });
  figure.series.forEach(({ values, style, texts }, s) => {
    let path = '';
    values.forEach((value, i) => {
      if (value !== null) path += `${(values[i - 1] ?? null) === null ? 'M' : 'L'}${px(x(i))} ${px(y(value))}`;
    });
    svg += `<path d="${path}" fill="none" stroke="#${style.fill}" stroke-width="2"${dashes(style.dash)}/>`;
    values.forEach((value, i) => {
      if (value === null) return;
      svg += marker(x(i), y(value), style.marker, style.fill);
      if (s === 0 && !atEnds)
        svg += text(
          x(i),
          clearOfLines(
            y(value) - 8,
            8,
            figure.referenceLines.map((reference) => y(reference.value)),
            -1,
          ),
          texts?.[i] ?? displayNumber(value, figure.values.decimals),
          { size: 10, anchor: 'middle', halo: '#FFFFFF' },
        );
    });
  });
  if (atEnds) svg += endNames(figure, right, y);
  return { svg, bottom: plotBottom + 15 + Math.max(1, ...names.map((lines) => lines.length)) * 13.75 };
}

/** Each line’s name where it ends; those that would overlap stand below one another. */
function endNames({ series }: LineFigure, right: number, y: (value: number) => number): string {
  const ends = series.flatMap(({ name, values }) => {
    const last = values.at(-1) ?? null;
    return last === null ? [] : [{ name, at: y(last) + 3.5 }];
  });
  let lowest = -Infinity;
  return ends
    .toSorted((a, b) => a.at - b.at)
    .map(({ name, at }) => {
      lowest = Math.max(at, lowest + NAME_HEIGHT - 1);
      return text(right, lowest, name, { size: 10, colour: AXIS });
    })
    .join('');
}

/** Room at the right for the names of tier lines. */
export function marginOf(lines: readonly ReferenceLine[]): number {
  return Math.max(0, ...lines.filter(({ kind }) => kind === 'tier').map(({ label }) => textPixels(label, 10) + 6));
}

/** Lines over the plot; the names of tier lines beside it, moved apart where they would overlap. */
export function referenceLines(
  lines: readonly ReferenceLine[],
  left: number,
  right: number,
  y: (value: number) => number,
): string {
  let svg = '';
  let lowest = -Infinity;
  for (const { value, label, kind } of [...lines].sort((a, b) => b.value - a.value)) {
    svg += line(
      left,
      y(value),
      right,
      y(value),
      REFERENCE,
      kind === 'mean' ? 1.4 : 0.9,
      kind === 'mean' ? 'dash' : 'dot',
    );
    if (kind !== 'tier') continue;
    lowest = Math.max(y(value) + 3.5, lowest + 12);
    svg += text(right + 5, lowest, label, { size: 10, colour: REFERENCE });
  }
  return svg;
}
