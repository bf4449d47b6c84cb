import type { ScatterFigure } from '../figure-spec.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { marginOf, referenceLines } from './line-svg.ts';
import { AXIS, FAINT, line, marker, text } from './svg-parts.ts';
import { legend } from './svg-legend.ts';
import { linearScale } from './svg-scale.ts';
import { textPixels } from './svg-text.ts';

const PLOT_HEIGHT = 360;
const LABEL = 9;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points with their names where a name fits beside its point without touching another; the others go unnamed. */
export function scatterSvg(figure: ScatterFigure, { width, top }: Canvas): Drawing {
  const { points } = figure;
  const xs = linearScale(
    figure.x,
    points.map((point) => point.x),
    false,
  );
  const ys = linearScale(
    figure.y,
    points.map((point) => point.y),
    false,
  );
  const key = legend(
    figure.legend.map(({ name, style }) => ({ name, look: { kind: 'marker', style } })),
    0,
    top,
    width,
  );
  const shown = figure.referenceLines.filter(({ value }) => value >= ys.from && value <= ys.to);
  const left = Math.max(...ys.ticks.map((tick) => textPixels(ys.tickText(tick), 10))) + 14;
  const right = width - 12 - marginOf(shown);
  const plotTop = top + key.height + 22;
  const plotBottom = plotTop + PLOT_HEIGHT;
  const x = (value: number): number => left + xs.part(value) * (right - left);
  const y = (value: number): number => plotBottom - ys.part(value) * PLOT_HEIGHT;
  let svg = key.svg + text(2, plotTop - 8, figure.y.title, { size: 10, colour: AXIS });
  for (const tick of ys.ticks)
    svg +=
      line(left, y(tick), right, y(tick), FAINT, 0.7) +
      text(left - 5, y(tick) + 3.5, ys.tickText(tick), { size: 10, anchor: 'end', colour: AXIS });
  for (const tick of xs.ticks)
    svg +=
      line(x(tick), plotTop, x(tick), plotBottom, FAINT, 0.7) +
      text(x(tick), plotBottom + 14, xs.tickText(tick), { size: 10, anchor: 'middle', colour: AXIS });
  svg +=
    line(left, plotBottom, right, plotBottom, AXIS) +
    line(left, plotTop, left, plotBottom, AXIS) +
    referenceLines(shown, left, right, y);
  if (figure.diagonal) {
    const from = Math.max(xs.from, ys.from);
    const to = Math.min(xs.to, ys.to);
    if (to > from) svg += line(x(from), y(from), x(to), y(to), AXIS, 1, 'dash');
  }
  const taken: Box[] = points.map((point) => ({ x: x(point.x) - 4, y: y(point.y) - 4, width: 8, height: 8 }));
  let labels = '';
  points.forEach((point) => {
    const { style } = point;
    svg += marker(x(point.x), y(point.y), style.marker, style.fill, 4);
    const own = textPixels(point.label, LABEL);
    const free = places(x(point.x), y(point.y), own).find(
      (box) =>
        box.x >= left && box.x + box.width <= right && box.y >= plotTop && !taken.some((other) => overlap(box, other)),
    );
    if (!free) return;
    taken.push(free);
    labels += text(free.x, free.y + LABEL * 0.85, point.label, { size: LABEL });
  });
  svg += text((left + right) / 2, plotBottom + 30, figure.x.title, { size: 10, anchor: 'middle', colour: AXIS });
  return { svg: svg + labels, bottom: plotBottom + 34 };
}

/** Right, left, above, below. */
function places(x: number, y: number, width: number): readonly Box[] {
  return [
    [x + 6, y - 5],
    [x - 6 - width, y - 5],
    [x - width / 2, y - 16],
    [x - width / 2, y + 6],
  ].map(([left = 0, top = 0]) => ({ x: left, y: top, width, height: 10 }));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
