import { displayNumber } from '../../../base/display.ts';
import type { TileMapFigure } from '../figure-spec.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { INK, rect, text, textLines } from './svg-parts.ts';
import { legend } from './svg-legend.ts';
import { wrapText } from './svg-text.ts';

/** One square a unit, filled by tier; the name wraps inside, the index below it where there is room. Solid fills: the tiers differ in lightness. */
export function tileSvg(figure: TileMapFigure, { width, top }: Canvas): Drawing {
  const columns = Math.max(1, ...figure.tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...figure.tiles.map(({ row }) => row + 1));
  const size = Math.min(64, (width - 8) / columns);
  const left = (width - size * columns) / 2;
  const key = legend(
    figure.legend.map(({ name, style }) => ({ name, look: { kind: 'box', style: { ...style, pattern: 'solid' } } })),
    0,
    top,
    width,
  );
  const plotTop = top + key.height + 6;
  const font = size >= 46 ? 11 : size >= 34 ? 9 : 7.5;
  const valueLine = size >= 34;
  const most = Math.max(1, Math.floor((size - 6) / (font * 1.2)) - (valueLine ? 1 : 0));
  let svg = key.svg;
  for (const { label, column, row, value, style } of figure.tiles) {
    const x = left + column * size;
    const y = plotTop + row * size;
    svg += rect(x + 1.5, y + 1.5, size - 3, size - 3, `#${style.fill}`, INK);
    const lines = wrapText(label, size - 7, font, most);
    const shown = valueLine && value !== null ? 1 : 0;
    const first = y + size / 2 + font * 0.36 - ((lines.length + shown - 1) * font * 1.2) / 2;
    svg += textLines(x + size / 2, first, lines, { size: font, anchor: 'middle', colour: `#${style.ink}` }, font * 1.2);
    if (shown === 1 && value !== null)
      svg += text(x + size / 2, first + lines.length * font * 1.2, displayNumber(value, figure.scale.decimals), {
        size: font - 1,
        anchor: 'middle',
        colour: `#${style.ink}`,
      });
  }
  return { svg, bottom: plotTop + rows * size + 4 };
}
