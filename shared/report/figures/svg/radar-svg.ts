import { displayNumber } from '../../../base/display.ts';
import type { LineFigure } from '../figure-spec.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { AXIS, FAINT, dashes, line, marker, px, text, textLines } from './svg-parts.ts';
import { legend, seriesEntries } from './svg-legend.ts';
import { linearScale } from './svg-scale.ts';
import { wrapText } from './svg-text.ts';

const LABEL = 11;

/** A closed line a series round the categories. The first series' values stand under the names, so that nothing overlaps inside. */
export function radarSvg(figure: LineFigure, { width, top }: Canvas): Drawing {
  const scale = linearScale(
    figure.values,
    figure.series.flatMap(({ values }) => values),
    true,
  );
  const key = legend(seriesEntries(figure.series, 'line'), 0, top, width);
  // A narrow drawing keeps room for the names beside the circle.
  const radius = width < 500 ? 85 : 120;
  const count = figure.categories.length;
  const centre = { x: width / 2, y: top + key.height + radius + 52 };
  const place = (i: number, part: number): { readonly x: number; readonly y: number } => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return { x: centre.x + Math.cos(angle) * radius * part, y: centre.y + Math.sin(angle) * radius * part };
  };
  const ring = (part: number): string =>
    `<polygon points="${figure.categories.map((_, i) => `${px(place(i, part).x)},${px(place(i, part).y)}`).join(' ')}" fill="none" stroke="${FAINT}" stroke-width="0.8"/>`;
  let svg = key.svg + scale.ticks.map((tick) => ring(scale.part(tick))).join('');
  figure.categories.forEach((_, i) => {
    svg += line(centre.x, centre.y, place(i, 1).x, place(i, 1).y, FAINT, 0.8);
  });
  for (const { values, style } of [...figure.series].reverse())
    svg += outline(
      values.map((value) => (value === null ? null : Math.max(0, Math.min(1, scale.part(value))))),
      place,
      style.fill,
      style.dash,
    );
  for (const { values, style } of [...figure.series].reverse()) {
    values.forEach((value, i) => {
      if (value === null) return;
      const at = place(i, Math.max(0, Math.min(1, scale.part(value))));
      svg += marker(at.x, at.y, style.marker, style.fill, 3);
    });
  }
  for (const tick of scale.ticks)
    svg += text(centre.x + 4, place(0, scale.part(tick)).y + 3, scale.tickText(tick), {
      size: 8,
      colour: AXIS,
      halo: '#FFFFFF',
    });
  const [first] = figure.series;
  figure.categories.forEach(({ label }, i) => {
    const value = first?.values[i] ?? null;
    const at = place(i, 1.1);
    const sideways = (at.x - centre.x) / radius;
    const anchor = Math.abs(sideways) < 0.2 ? 'middle' : sideways > 0 ? 'start' : 'end';
    const room = anchor === 'middle' ? 220 : anchor === 'start' ? width - at.x - 4 : at.x - 4;
    const lines = [
      ...wrapText(label, Math.min(room, 200), LABEL, 2),
      ...(value === null ? [] : [displayNumber(value, figure.values.decimals)]),
    ];
    const height = lines.length * LABEL * 1.25;
    // Above the circle the block ends at its place, below it begins there, beside it is centred.
    const upward = (1 - (at.y - centre.y) / (radius * 1.1)) / 2;
    svg += textLines(at.x, at.y - height * upward + LABEL, lines, { size: LABEL, anchor });
  });
  return { svg, bottom: centre.y + radius + 40 };
}

type Place = (i: number, part: number) => { readonly x: number; readonly y: number };

/** Closed when every value is known, else in pieces. */
function outline(
  parts: readonly (number | null)[],
  place: Place,
  colour: string,
  dash: Parameters<typeof dashes>[0],
): string {
  const whole = parts.every((part) => part !== null);
  let path = '';
  parts.forEach((part, i) => {
    if (part === null) return;
    const at = place(i, part);
    path += `${i > 0 && (parts[i - 1] ?? null) !== null ? 'L' : 'M'}${px(at.x)} ${px(at.y)}`;
  });
  const last = parts.at(-1) ?? null;
  if (!whole && last !== null && (parts[0] ?? null) !== null)
    path += `M${px(place(parts.length - 1, last).x)} ${px(place(parts.length - 1, last).y)}L${px(place(0, parts[0]!).x)} ${px(place(0, parts[0]!).y)}`;
  return `<path d="${path}${whole ? 'Z' : ''}" fill="${whole && dash === 'solid' ? `#${colour}` : 'none'}" fill-opacity="0.15" stroke="#${colour}" stroke-width="2"${dashes(dash)}/>`;
}
