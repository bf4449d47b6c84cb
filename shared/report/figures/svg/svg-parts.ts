import { lineColour } from '../figure-style.ts';
import type { FigureDash, FigureMarker } from '../figure-style.ts';
import { escapeXml } from './svg-text.ts';

export const INK = '#1B1F24';
export const FAINT = '#D5DAE0';
export const AXIS = '#5B6570';

/** Two decimals are a hundredth of a pixel: enough, and the same text on every machine. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export interface TextLook {
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly colour?: string;
  /** Colour drawn round the letters, where they stand on lines or hatching. */
  readonly halo?: string;
  /** Degrees about the text's own place. */
  readonly turned?: number;
}

export function text(x: number, y: number, content: string, look: TextLook): string {
  const { size, anchor = 'start', bold = false, colour = INK, halo, turned } = look;
  const around =
    halo === undefined ? '' : ` stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  const turn = turned === undefined ? '' : ` transform="rotate(${turned} ${px(x)} ${px(y)})"`;
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" text-anchor="${anchor}"${bold ? ' font-weight="bold"' : ''} fill="${colour}"${around}${turn}>${escapeXml(content)}</text>`;
}

/** Lines under one another; `y` is the first one's baseline. */
export function textLines(
  x: number,
  y: number,
  lines: readonly string[],
  look: TextLook,
  leading = look.size * 1.25,
): string {
  return lines.map((line, i) => text(x, y + i * leading, line, look)).join('');
}

export function rect(x: number, y: number, width: number, height: number, fill: string, stroke = 'none'): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}" fill="${fill}"${stroke === 'none' ? '' : ` stroke="${stroke}" stroke-width="0.6"`}/>`;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width = 1,
  dash: FigureDash = 'solid',
): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${colour}" stroke-width="${width}"${dashes(dash)}/>`;
}

export function dashes(dash: FigureDash): string {
  return dash === 'solid' ? '' : ` stroke-dasharray="${dash === 'dash' ? '6 3' : '2 2.5'}"`;
}

export const REFERENCE = `#${lineColour}`;

export function marker(x: number, y: number, shape: FigureMarker, fill: string, radius = 3.5): string {
  const look = `fill="#${fill}" stroke="${INK}" stroke-width="0.7"`;
  switch (shape) {
    case 'circle':
      return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" ${look}/>`;
    case 'square':
      return `<rect x="${px(x - radius)}" y="${px(y - radius)}" width="${px(2 * radius)}" height="${px(2 * radius)}" ${look}/>`;
    case 'triangle':
      return `<path d="M${px(x)} ${px(y - radius * 1.2)}L${px(x + radius * 1.15)} ${px(y + radius)}H${px(x - radius * 1.15)}Z" ${look}/>`;
    case 'diamond':
      return `<path d="M${px(x)} ${px(y - radius * 1.3)}L${px(x + radius * 1.3)} ${px(y)}L${px(x)} ${px(y + radius * 1.3)}L${px(x - radius * 1.3)} ${px(y)}Z" ${look}/>`;
    case 'cross':
      return `<path d="M${px(x - radius)} ${px(y - radius)}L${px(x + radius)} ${px(y + radius)}M${px(x - radius)} ${px(y + radius)}L${px(x + radius)} ${px(y - radius)}" fill="none" stroke="${INK}" stroke-width="1.5"/>`;
  }
}
