import type { FigureRasteriser, Picture } from '../../../electron/exporting/figures/figure-rasteriser.ts';

const pixel: Picture = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  width: 1890,
  height: 1000,
};

/** Pictures are tested in test/unit/figures and test/office; here one pixel stands for each. */
export const onePixel: FigureRasteriser = { warnings: [], draw: () => pixel, drawSvg: () => pixel };
