import { displayNumber } from '../../../base/display.ts';
import type { HeatFigure } from '../figure-spec.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { AXIS, FAINT, rect, text, textLines } from './svg-parts.ts';
import { textPixels, wrapText } from './svg-text.ts';

const LABEL = 11;

/** Cells from light (lowest value shown) to dark (highest), one hue, each with its value: it reads in black and white. */
export function heatSvg(figure: HeatFigure, { width, top }: Canvas): Drawing {
  const known = figure.values.flat().filter((value) => value !== null);
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const labelWidth = Math.min(width * 0.34, Math.max(40, ...figure.rows.map(({ label }) => textPixels(label, LABEL))));
  const left = labelWidth + 10;
  const cell = (width - left - 4) / Math.max(1, figure.columns.length);
  const turned = cell < 44;
  const heads = figure.columns.map(({ label }) => wrapText(label, turned ? 110 : cell - 6, LABEL, turned ? 1 : 3));
  const headHeight = turned
    ? Math.max(...heads.flat().map((head) => textPixels(head, LABEL))) + 10
    : Math.max(1, ...heads.map((lines) => lines.length)) * 13.75 + 8;
  const plotTop = top + headHeight;
  let svg = '';
  heads.forEach((lines, c) => {
    const middle = left + cell * (c + 0.5);
    svg += turned
      ? text(middle + 4, plotTop - 5, lines[0] ?? '', { size: LABEL, turned: -90 })
      : textLines(middle, plotTop - 6 - (lines.length - 1) * 13.75, lines, { size: LABEL, anchor: 'middle' });
  });
  const numbers = cell >= 30;
  let y = plotTop;
  figure.rows.forEach(({ label }, r) => {
    const lines = wrapText(label, labelWidth, LABEL, 3);
    const height = Math.max(18, lines.length * 13.75 + 4);
    svg += textLines(left - 6, y + height / 2 + 4 - ((lines.length - 1) * 13.75) / 2, lines, {
      size: LABEL,
      anchor: 'end',
    });
    figure.columns.forEach((_, c) => {
      const value = figure.values[r]?.[c] ?? null;
      const part = value === null ? null : highest > lowest ? (value - lowest) / (highest - lowest) : 0.5;
      svg += rect(left + cell * c, y, cell, height, part === null ? '#FFFFFF' : shade(part), FAINT);
      const content = value === null ? '—' : displayNumber(value, figure.scale.decimals);
      if (numbers)
        svg += text(left + cell * (c + 0.5), y + height / 2 + 3.5, content, {
          size: 10,
          anchor: 'middle',
          colour: part !== null && part > 0.55 ? '#FFFFFF' : '#000000',
        });
    });
    y += height;
  });
  return { svg: svg + ramp(figure, lowest, highest, left, y + 10), bottom: y + 34 };
}

function ramp(figure: HeatFigure, lowest: number, highest: number, left: number, y: number): string {
  if (!Number.isFinite(lowest)) return '';
  const low = displayNumber(lowest, figure.scale.decimals);
  const start = left + textPixels(`${figure.scale.title} ${low}`, 10) + 8;
  const steps = Array.from({ length: 20 }, (_, i) => rect(start + i * 6, y, 6, 10, shade(i / 19))).join('');
  return (
    text(start - 6, y + 9, `${figure.scale.title} ${low}`, { size: 10, anchor: 'end', colour: AXIS }) +
    steps +
    text(start + 126, y + 9, displayNumber(highest, figure.scale.decimals), { size: 10, colour: AXIS })
  );
}

/** From near white to the workbench's blue; lightness falls evenly. */
function shade(part: number): string {
  const mix = (light: number, dark: number): string =>
    Math.round(light + (dark - light) * part)
      .toString(16)
      .padStart(2, '0');
  return `#${mix(0xf4, 0x1f)}${mix(0xf7, 0x55)}${mix(0xfa, 0x82)}`;
}
