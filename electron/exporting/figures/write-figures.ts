import { writeFile } from 'node:fs/promises';
import type { Result } from '../../../shared/base/result.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import type { FigureRasteriser } from './figure-rasteriser.ts';

/** A figure as an SVG file, title and notes included. */
export function writeFigureSvg(
  figure: FigureSpec,
  lang: Language,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writeSafely(path, (temporary) => writeFile(temporary, figureSvg(figure, { lang }).svg, 'utf8'), options);
}

/** A figure as a PNG of 300 dpi at A4's text width. Whether Chinese letters could be drawn: `rasteriser.warnings`. */
export function writeFigurePng(
  figure: FigureSpec,
  lang: Language,
  rasteriser: FigureRasteriser,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writeSafely(path, (temporary) => writeFile(temporary, rasteriser.draw(figure, { lang }).png), options);
}
