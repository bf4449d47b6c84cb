import type { FigureSeries, ReferenceLine } from '../figure-spec.ts';
import type { FigureStyle } from '../figure-style.ts';
import { hatchedRect } from './hatched-rect.ts';
import { REFERENCE, line, marker, text } from './svg-parts.ts';
import { textPixels, wrapText } from './svg-text.ts';

export interface LegendEntry {
  readonly name: string;
  readonly look:
    { readonly kind: 'box' | 'line' | 'marker'; readonly style: FigureStyle } | { readonly kind: 'reference' };
}

const SIZE = 11;
const ROW = 17;

export function seriesEntries(series: readonly FigureSeries[], kind: 'box' | 'line'): readonly LegendEntry[] {
  return series.map(({ name, style }) => ({ name, look: { kind, style } }));
}

/** Means are named in the legend rather than at the line, where bars and their labels stand. */
export function meanEntries(lines: readonly ReferenceLine[]): readonly LegendEntry[] {
  return lines.filter(({ kind }) => kind === 'mean').map(({ label }) => ({ name: label, look: { kind: 'reference' } }));
}

/** Entries side by side in as many rows as they need, centred. Height 0 without entries. */
export function legend(
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  width: number,
): { readonly svg: string; readonly height: number } {
  const rows: { readonly name: string; readonly entry: LegendEntry; readonly width: number }[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const [name = ''] = wrapText(entry.name, width - 40, SIZE, 1);
    const own = 24 + textPixels(name, SIZE) + 14;
    if (used > 0 && used + own > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push({ name, entry, width: own });
    used += own;
  }
  let svg = '';
  rows.forEach((row, i) => {
    let at = x + (width - row.reduce((sum, { width: own }) => sum + own, 0)) / 2;
    const middle = y + i * ROW + ROW / 2;
    for (const { name, entry, width: own } of row) {
      svg += sample(entry.look, at, middle) + text(at + 24, middle + SIZE * 0.36, name, { size: SIZE });
      at += own;
    }
  });
  return { svg, height: entries.length === 0 ? 0 : rows.length * ROW + 4 };
}

function sample(look: LegendEntry['look'], x: number, y: number): string {
  switch (look.kind) {
    case 'box':
      return hatchedRect(x + 2, y - 5, 17, 10, look.style);
    case 'marker':
      return marker(x + 10, y, look.style.marker, look.style.fill);
    case 'line':
      return (
        line(x, y, x + 20, y, `#${look.style.fill}`, 2, look.style.dash) +
        marker(x + 10, y, look.style.marker, look.style.fill, 3)
      );
    case 'reference':
      return line(x, y, x + 20, y, REFERENCE, 1.4, 'dash');
  }
}
