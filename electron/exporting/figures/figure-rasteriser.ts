import { Resvg } from '@resvg/resvg-js';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import type { FigureSvg, SvgOptions } from '../../../shared/report/figures/svg/figure-svg.ts';
import { cjkFonts } from './cjk-fonts.ts';
import { glyphOutlines } from './glyph-outlines.ts';
import { outlineText } from './outline-text.ts';

export interface Picture {
  readonly png: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface FigureRasteriser {
  draw(figure: FigureSpec, options: SvgOptions & { readonly dpi?: number }): Picture;
  /** Any drawing, `pixels` wide, saying so many dots per inch. */
  drawSvg(drawing: FigureSvg, pixels: number, dpi: number): Picture;
  /** FIGURE_NO_CJK_FONT where Chinese letters may be missing. */
  readonly warnings: readonly AppError[];
}

/** Print resolution. */
const DPI = 300;
/** 640 px of drawing on the 16 cm of A4's text width. */
const DRAWING_DPI = 640 / (16 / 2.54);

/** Draws figures as PNG, keeping the letters it has met. Make one for a run. */
export function figureRasteriser(fonts: readonly string[] = cjkFonts()): FigureRasteriser {
  const outlines = glyphOutlines(fonts);
  const drawSvg: FigureRasteriser['drawSvg'] = ({ svg }, pixels, dpi) => {
    const outlined = outlineText(svg, outlines);
    // resvg reads the font files anew for every drawing; without text it needs none.
    const font = outlined.includes('<text ')
      ? { loadSystemFonts: fonts.length === 0, fontFiles: [...fonts] }
      : { loadSystemFonts: false };
    const resvg = new Resvg(outlined, { fitTo: { mode: 'width', value: pixels }, font });
    const image = resvg.render();
    return { png: withResolution(image.asPng(), dpi), width: image.width, height: image.height };
  };
  return {
    warnings: fonts.length === 0 ? [appError('FIGURE_NO_CJK_FONT')] : [],
    drawSvg,
    draw: (figure, { dpi = DPI, ...options }) => {
      const drawing = figureSvg(figure, options);
      return drawSvg(drawing, Math.round((drawing.width * dpi) / DRAWING_DPI), dpi);
    },
  };
}

/** The same PNG saying its dots per inch (a pHYs chunk after IHDR), so that it opens in its printed size. */
function withResolution(png: Uint8Array, dpi: number): Buffer {
  const source = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  const perMetre = Math.round(dpi / 0.0254);
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  const afterHeader = 8 + 25;
  return Buffer.concat([source.subarray(0, afterHeader), chunk, source.subarray(afterHeader)]);
}

/** CRC of PNG (ISO 3309), bit by bit: it is only ever run over 13 bytes. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
