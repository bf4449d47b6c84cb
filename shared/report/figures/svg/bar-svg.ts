import type { BarFigure } from '../figure-spec.ts';
import { barLegend, barScale, stackPlaces, valueText } from './bar-values.ts';
import { clearOfLines } from './clear-of-lines.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { horizontalBars } from './horizontal-bars-svg.ts';
import { hatchedRect } from './hatched-rect.ts';
import { AXIS, FAINT, REFERENCE, line, text, textLines } from './svg-parts.ts';
import { legend } from './svg-legend.ts';
import { textPixels, wrapText } from './svg-text.ts';

const PLOT_HEIGHT = 200;
const LABEL = 11;
const VALUE = 9;
/** Narrower places can't hold a name under a bar: the figure is laid on its side. */
const LEAST_STEP = 30;
/** A part of a stack that holds its number, px. */
const INSIDE = 12;

/** Bars of every kind; those that would not fit upright are drawn lying. */
export function barSvg(figure: BarFigure, canvas: Canvas): Drawing {
  const upright =
    figure.orientation === 'vertical' && (canvas.width - 60) / Math.max(1, figure.categories.length) >= LEAST_STEP;
  return upright ? verticalBars(figure, canvas) : horizontalBars(figure, canvas);
}

function verticalBars(figure: BarFigure, { width, top }: Canvas): Drawing {
  const scale = barScale(figure);
  const tickWidth = Math.max(...scale.ticks.map((tick) => textPixels(scale.tickText(tick), 10)));
  const left = tickWidth + 14;
  const right = width - 8;
  const key = legend(barLegend(figure), 0, top, width);
  const bars = placeBars(figure, right - left);
  const head = top + key.height + 16;
  const plotTop = head + bars.headroom;
  const plotBottom = plotTop + PLOT_HEIGHT;
  const y = (value: number): number =>
    plotBottom - scale.part(Math.min(scale.to, Math.max(scale.from, value))) * PLOT_HEIGHT;
  let svg = key.svg + text(2, head - 4, figure.values.title, { size: 10, colour: AXIS });
  for (const tick of scale.ticks) {
    svg +=
      line(left, y(tick), right, y(tick), FAINT, 0.7) +
      text(left - 5, y(tick) + 3.5, scale.tickText(tick), { size: 10, anchor: 'end', colour: AXIS });
  }
  const zero = y(Math.max(scale.from, Math.min(scale.to, 0)));
  const across = figure.referenceLines.map(({ value }) => y(value));
  let labels = '';
  figure.categories.forEach((_, i) => {
    const places = figure.kind === 'stacked-bars' ? stackPlaces(figure, i) : [];
    let beside = Infinity;
    figure.series.forEach((series, s) => {
      const value = series.values[i] ?? null;
      if (value === null) return;
      const x = left + bars.x(i, s);
      const place = places[s] ?? null;
      const from = place === null ? zero : y(place.from);
      const to = y(place?.to ?? value);
      const style = series.styles?.[i] ?? series.style;
      if (value !== 0) svg += hatchedRect(x, Math.min(from, to), bars.width, Math.abs(from - to), style);
      const content = valueText(series, i, figure.values.decimals);
      if (figure.kind !== 'stacked-bars') labels += bars.label(content, x + bars.width / 2, Math.min(from, to), across);
      else if (Math.abs(from - to) >= INSIDE)
        labels += text(x + bars.width / 2, (from + to) / 2 + 3.5, content, {
          size: 10,
          anchor: 'middle',
          halo: `#${style.fill}`,
          colour: `#${style.ink}`,
        });
      else if (
        value !== 0 &&
        Math.abs(beside - (from + to) / 2) >= INSIDE &&
        bars.width + 4 + textPixels(content, 10) < bars.step
      ) {
        // Too low for its number, which then stands beside it.
        beside = (from + to) / 2;
        labels += text(x + bars.width + 4, beside + 3.5, content, { size: 10, halo: '#FFFFFF' });
      }
    });
  });
  svg += line(left, zero, right, zero, AXIS, 1);
  for (const { value } of figure.referenceLines) svg += line(left, y(value), right, y(value), REFERENCE, 1.4, 'dash');
  const names = figure.categories.map(({ label }) => wrapText(label, bars.step - 4, LABEL, 6));
  names.forEach((lines, i) => {
    svg += textLines(left + bars.step * (i + 0.5), plotBottom + 15, lines, { size: LABEL, anchor: 'middle' });
  });
  let bottom = plotBottom + 15 + Math.max(1, ...names.map((lines) => lines.length)) * LABEL * 1.25;
  if (figure.kind === 'histogram') {
    svg += text((left + right) / 2, bottom + 4, figure.categoryTitle, { size: 10, anchor: 'middle', colour: AXIS });
    bottom += 14;
  }
  return {
    svg: svg + labels,
    bottom,
  };
}

interface PlacedBars {
  readonly step: number;
  readonly width: number;
  /** Room above the plot for labels on bars that reach its top. */
  readonly headroom: number;
  x(category: number, series: number): number;
  /** `lines`: y of the lines that the label must not stand on. */
  label(content: string, middle: number, top: number, lines: readonly number[]): string;
}

/** Labels stand flat where a bar's place is wide enough, turned where it is a line high, and are left out below that: they never overlap. */
function placeBars(figure: BarFigure, plotWidth: number): PlacedBars {
  const step = plotWidth / Math.max(1, figure.categories.length);
  const side = figure.kind === 'grouped-bars' ? figure.series.length : 1;
  const share = figure.kind === 'histogram' ? 1 : side > 1 ? 0.88 : 0.55;
  const own = (step * share) / side;
  const width = side > 1 || figure.kind === 'histogram' ? own : Math.min(own, 64);
  const texts = figure.series.flatMap((series) =>
    series.values.map((_, i) => valueText(series, i, figure.values.decimals).split('\n')),
  );
  const widest = Math.max(0, ...texts.flat().map((part) => textPixels(part, VALUE)));
  const lines = Math.max(1, ...texts.map((parts) => parts.length));
  const room = side > 1 ? own : step;
  const flat = widest + 3 <= room;
  const turned = !flat && room >= lines * (VALUE + 0.5);
  const headroom = figure.kind === 'stacked-bars' ? 4 : flat ? lines * 11 + 4 : turned ? widest + 6 : 4;
  return {
    step,
    width,
    headroom,
    x: (category, series) => step * category + (step - width * side) / 2 + (side > 1 ? width * series : 0),
    label: (content, middle, top, across) => {
      if (content === '') return '';
      const parts = content.split('\n');
      if (flat)
        return textLines(
          middle,
          clearOfLines(top - 4, (parts.length - 1) * 11 + VALUE, across, -1) - (parts.length - 1) * 11,
          parts,
          { size: VALUE, anchor: 'middle', halo: '#FFFFFF' },
          11,
        );
      if (!turned) return '';
      const first = middle + VALUE * 0.36 - ((parts.length - 1) * (VALUE + 0.5)) / 2;
      const foot = clearOfLines(top - 3, Math.max(...parts.map((part) => textPixels(part, VALUE))), across, -1);
      return parts
        .map((part, i) => text(first + i * (VALUE + 0.5), foot, part, { size: VALUE, turned: -90, halo: '#FFFFFF' }))
        .join('');
    },
  };
}
