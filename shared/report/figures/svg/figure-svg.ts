import type { Language } from '../../../messages/catalogue.ts';
import type { FigureSpec, LineFigure } from '../figure-spec.ts';
import { figureTitle } from '../figure-text.ts';
import { barSvg } from './bar-svg.ts';
import type { Canvas, Drawing } from './drawing.ts';
import { heatSvg } from './heat-svg.ts';
import { lineSvg } from './line-svg.ts';
import { radarSvg } from './radar-svg.ts';
import { scatterSvg } from './scatter-svg.ts';
import { AXIS, INK, px, textLines } from './svg-parts.ts';
import { FONT_FAMILY, escapeXml, wrapText } from './svg-text.ts';
import { tileSvg } from './tile-svg.ts';

export interface FigureSvg {
  readonly svg: string;
  /** In CSS px (96 to the inch). */
  readonly width: number;
  readonly height: number;
}

export interface SvgOptions {
  readonly lang: Language;
  /** Title above and notes below the drawing; false where a caption says them. */
  readonly titled?: boolean;
  /** Default 640: the text width of A4 at 8.5-point letters. */
  readonly width?: number;
}

/** More spokes than this can't be told apart or named. */
const MOST_SPOKES = 12;

/** A figure as an SVG document: no script, no external reference, letters as text in the machine's Chinese sans-serif. */
export function figureSvg(figure: FigureSpec, { lang, titled = true, width = 640 }: SvgOptions): FigureSvg {
  const title = figureTitle(figure, lang);
  const heading = titled ? wrapText(title, width - 20, 15, 3) : [];
  const top = heading.length > 0 ? 12 + heading.length * 19 : 4;
  const drawing = draw(figure, { width, top, lang });
  // A little room for faces whose narrow letters are wider than reckoned.
  const notes = titled ? figure.notes.flatMap((note) => wrapText(note, (width - 12) * 0.86, 10, 5)) : [];
  const height = Math.ceil(drawing.bottom + notes.length * 13 + 8);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${height}" viewBox="0 0 ${px(width)} ${height}" role="img" font-family="${escapeXml(FONT_FAMILY)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${px(width)}" height="${height}" fill="#FFFFFF"/>`,
    textLines(width / 2, 22, heading, { size: 15, anchor: 'middle', bold: true, colour: INK }, 19),
    drawing.svg,
    textLines(6, drawing.bottom + 12, notes, { size: 10, colour: AXIS }, 13),
    '</svg>',
  ].join('');
  return { svg, width, height };
}

function draw(figure: FigureSpec, canvas: Canvas): Drawing {
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram':
      return barSvg(figure, canvas);
    case 'line':
      return lineSvg(figure, canvas);
    case 'radar':
      return figure.categories.length > MOST_SPOKES ? spokesAsBars(figure, canvas) : radarSvg(figure, canvas);
    case 'scatter':
      return scatterSvg(figure, canvas);
    case 'heat-map':
      return heatSvg(figure, canvas);
    case 'tile-map':
      return tileSvg(figure, canvas);
  }
}

function spokesAsBars(figure: LineFigure, canvas: Canvas): Drawing {
  return barSvg({ ...figure, kind: 'grouped-bars', orientation: 'horizontal' }, canvas);
}
