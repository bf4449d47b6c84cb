import { Resvg, renderAsync } from '@resvg/resvg-js';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import type { FigureSvg, SvgOptions } from '../../../shared/report/figures/svg/figure-svg.ts';
import { cjkFonts } from './cjk-fonts.ts';
import { glyphOutlines } from './glyph-outlines.ts';
import { outlineText } from './outline-text.ts';
import { isOpaque, pngFile, pngFileAside, withResolution } from './png-file.ts';

export interface Picture {
  readonly png: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

type DrawOptions = SvgOptions & { readonly dpi?: number };

export interface FigureRasteriser {
  draw(figure: FigureSpec, options: DrawOptions): Picture;
  /** Draws these beside this thread, several at once, so that `draw` finds them; it draws the same without. */
  ahead?(figures: readonly FigureSpec[], options: DrawOptions): Promise<void>;
  /** Any drawing, `pixels` wide, saying so many dots per inch. */
  drawSvg(drawing: FigureSvg, pixels: number, dpi: number): Picture;
  /** FIGURE_NO_CJK_FONT where Chinese letters may be missing. */
  readonly warnings: readonly AppError[];
}

/** Print resolution. */
const DPI = 300;
/** 640 px of drawing on the 16 cm of A4's text width. */
const DRAWING_DPI = 640 / (16 / 2.54);
/** Pictures in work at once: each holds some 10 MB of pixels. */
const AT_ONCE = 3;

/** Draws figures as PNG, keeping the letters it has met. Make one for a run. */
export function figureRasteriser(fonts: readonly string[] = cjkFonts()): FigureRasteriser {
  const outlines = glyphOutlines(fonts);
  /** Drawn ahead, each to be taken once: by figure, then by how it was asked for. */
  const waiting = new WeakMap<FigureSpec, Map<string, Picture>>();
  const asked = ({ svg }: FigureSvg, pixels: number): readonly [svg: string, options: ResvgRenderOptions] => {
    const outlined = outlineText(svg, outlines);
    // resvg reads the font files anew for every drawing; without text it needs none.
    const font = outlined.includes('<text ')
      ? { loadSystemFonts: fonts.length === 0, fontFiles: [...fonts] }
      : { loadSystemFonts: false };
    return [outlined, { fitTo: { mode: 'width', value: pixels }, font }];
  };
  const drawSvg: FigureRasteriser['drawSvg'] = (drawing, pixels, dpi) => {
    const image = new Resvg(...asked(drawing, pixels)).render();
    const { width, height } = image;
    const shown = { data: image.pixels, width, height };
    return { png: isOpaque(shown) ? pngFile(shown, dpi) : withResolution(image.asPng(), dpi), width, height };
  };
  const drawAside = async (drawing: FigureSvg, pixels: number, dpi: number): Promise<Picture> => {
    const image = await renderAsync(...asked(drawing, pixels));
    const { width, height } = image;
    const shown = { data: image.pixels, width, height };
    const png = isOpaque(shown) ? await pngFileAside(shown, dpi) : withResolution(image.asPng(), dpi);
    return { png, width, height };
  };
  return {
    warnings: fonts.length === 0 ? [appError('FIGURE_NO_CJK_FONT')] : [],
    drawSvg,
    ahead: async (figures, options) => {
      const { dpi = DPI, ...how } = options;
      const left = [...figures];
      const work = async (): Promise<void> => {
        for (let figure = left.shift(); figure !== undefined; figure = left.shift()) {
          const drawing = figureSvg(figure, how);
          const picture = await drawAside(drawing, dotsOf(drawing, dpi), dpi);
          const kept = waiting.get(figure) ?? new Map<string, Picture>();
          waiting.set(figure, kept.set(JSON.stringify(options), picture));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
    draw: (figure, options) => {
      const key = JSON.stringify(options);
      const kept = waiting.get(figure)?.get(key);
      if (kept !== undefined) {
        waiting.get(figure)?.delete(key);
        return kept;
      }
      const { dpi = DPI, ...how } = options;
      const drawing = figureSvg(figure, how);
      return drawSvg(drawing, dotsOf(drawing, dpi), dpi);
    },
  };
}

function dotsOf({ width }: FigureSvg, dpi: number): number {
  return Math.round((width * dpi) / DRAWING_DPI);
}
