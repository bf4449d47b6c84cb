import type { BarFigure } from '../figure-spec.ts';
import { barLegend, barScale, stackPlaces, valueText } from './bar-values.ts';
import { clearOfLines } from './clear-of-lines.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { hatchedRect } from './hatched-rect.ts';
import { AXIS, FAINT, REFERENCE, line, text, textLines } from './svg-parts.ts';
import { legend } from './svg-legend.ts';
import { textPixels, wrapText } from './svg-text.ts';

const LABEL = 11;
const VALUE = 9;

/** Lying bars: names at the left in full, as high as there are categories. */
export function horizontalBars(figure: BarFigure, { width, top }: Canvas): Drawing {
  const stacked = figure.kind === 'stacked-bars';
  const scale = barScale(figure);
  const key = legend(barLegend(figure), 0, top, width);
  const labelWidth = Math.min(
    width * 0.36,
    Math.max(40, ...figure.categories.map(({ label }) => textPixels(label, LABEL))),
  );
  const contents = figure.series.map((series) =>
    series.values.map((_, i) => valueText(series, i, figure.values.decimals).replaceAll('\n', '  ')),
  );
  const valueWidth = stacked ? 0 : Math.max(0, ...contents.flat().map((content) => textPixels(content, VALUE)));
  const left = labelWidth + 10;
  const right = width - valueWidth - 8;
  const x = (value: number): number =>
    left + scale.part(Math.min(scale.to, Math.max(scale.from, value))) * (right - left);
  const zero = x(Math.max(scale.from, Math.min(scale.to, 0)));
  const side = figure.kind === 'grouped-bars' ? figure.series.length : 1;
  const names = figure.categories.map(({ label }) => wrapText(label, labelWidth, LABEL, 3));
  const heights = names.map((lines) => Math.max(lines.length * LABEL * 1.25 + 4, side > 1 ? side * 11 + 6 : 18));
  const plotTop = top + key.height + 20;
  const plotBottom = plotTop + heights.reduce((sum, height) => sum + height, 0);
  let svg = key.svg;
  for (const tick of scale.ticks) {
    svg +=
      line(x(tick), plotTop, x(tick), plotBottom, FAINT, 0.7) +
      text(x(tick), plotBottom + 13, scale.tickText(tick), { size: 10, anchor: 'middle', colour: AXIS });
  }
  const across = figure.referenceLines.map(({ value }) => x(value));
  let labels = '';
  let at = plotTop;
  names.forEach((lines, i) => {
    const height = heights[i]!;
    svg += textLines(left - 6, at + height / 2 + 4 - ((lines.length - 1) * LABEL * 1.25) / 2, lines, {
      size: LABEL,
      anchor: 'end',
    });
    const thick = side > 1 ? (height - 6) / side : Math.min(14, height - 5);
    const places = stacked ? stackPlaces(figure, i) : [];
    figure.series.forEach((series, s) => {
      const value = series.values[i] ?? null;
      if (value === null) return;
      const place = places[s] ?? null;
      const from = place === null ? zero : x(place.from);
      const to = x(place?.to ?? value);
      const y = side > 1 ? at + 3 + s * thick : at + (height - thick) / 2;
      const style = series.styles?.[i] ?? series.style;
      if (value !== 0) svg += hatchedRect(Math.min(from, to), y, Math.abs(to - from), thick, style);
      const content = contents[s]![i]!;
      if (!stacked)
        labels += text(
          clearOfLines(Math.max(from, to) + 4, textPixels(content, VALUE), across, 1),
          y + thick / 2 + 3.3,
          content,
          { size: VALUE, halo: '#FFFFFF' },
        );
      else if (Math.abs(to - from) > textPixels(content, VALUE) + 4)
        labels += text((from + to) / 2, y + thick / 2 + 3.3, content, {
          size: VALUE,
          anchor: 'middle',
          halo: `#${style.fill}`,
          colour: `#${style.ink}`,
        });
    });
    at += height;
  });
  svg += line(zero, plotTop, zero, plotBottom, AXIS, 1);
  for (const { value } of figure.referenceLines)
    svg += line(x(value), plotTop, x(value), plotBottom, REFERENCE, 1.4, 'dash');
  svg += text((left + right) / 2, plotBottom + 28, figure.values.title, { size: 10, anchor: 'middle', colour: AXIS });
  return {
    svg: svg + labels,
    bottom: plotBottom + 32,
  };
}
