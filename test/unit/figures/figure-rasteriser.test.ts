import { expect, it } from 'vitest';
import { Resvg } from '@resvg/resvg-js';
import { cjkFonts } from '../../../electron/exporting/figures/cjk-fonts.ts';
import { faceOutlines } from '../../../electron/exporting/figures/font/face-outlines.ts';
import { figureRasteriser } from '../../../electron/exporting/figures/figure-rasteriser.ts';
import { drawn, glyphOutlines } from '../../../electron/exporting/figures/glyph-outlines.ts';
import { outlineText } from '../../../electron/exporting/figures/outline-text.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { fourUnits } from '../report/four-units.ts';

const figure = figureSpecs(fourUnits()).find(({ id }) => id === 'F3-1')!;
const fonts = cjkFonts();

it('a figure is 16 cm wide at 300 dpi, and the file says so', () => {
  const { png, width, height } = figureRasteriser().draw(figure, { lang: 'zh' });
  // 16 / 2.54 × 300 = 1889.8 dots; 300 / 0.0254 = 11811 to the metre.
  expect(width).toBe(1890);
  expect(png.readUInt32BE(16)).toBe(width);
  expect(png.readUInt32BE(20)).toBe(height);
  const at = png.indexOf('pHYs');
  expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png.readUInt8(at + 12)]).toEqual([11811, 11811, 1]);
  expect(
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><image width="10" height="10" xlink:href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
    )
      .render()
      .asPng().length,
  ).toBeGreaterThan(100);
});

it('draws the same picture ahead, beside the thread, as when it is asked for', async () => {
  const options = { lang: 'zh', titled: false, dpi: 60 } as const;
  const rasteriser = figureRasteriser();
  const straight = rasteriser.draw(figure, options);
  await rasteriser.ahead?.([figure], options);
  const [ahead, again] = [rasteriser.draw(figure, options), rasteriser.draw(figure, options)];
  expect(ahead).not.toBe(again);
  for (const picture of [ahead, again]) expect(picture.png.equals(straight.png)).toBe(true);
});

it('says where Chinese letters may be missing, and only there', () => {
  expect(figureRasteriser([]).warnings.map(({ code }) => code)).toEqual(['FIGURE_NO_CJK_FONT']);
  expect(figureRasteriser().warnings).toHaveLength(fonts.length === 0 ? 1 : 0);
});

it('draws each letter as its own outline, an em wide in Chinese: no boxes for missing letters', () => {
  const glyphs = glyphOutlines(fonts)('服务指数 8.', false);
  const paths = [...'服务指数'].map((letter) => glyphs.get(letter)!);
  // A missing letter would be drawn as the same box, or not at all.
  expect(fonts.length === 0 || new Set(paths.map(({ path }) => path)).size === 4).toBe(true);
  expect(paths.map(({ advance }) => advance)).toEqual([100, 100, 100, 100]);
  expect(glyphs.get(' ')!.path).toBe('');
  expect(glyphs.get('.')!.advance).toBeLessThan(glyphs.get('8')!.advance);
});

it.runIf(fonts.some((path) => path.includes('NotoSansCJK')))(
  'reads the outlines out of the font as the rasteriser draws them, and leaves it what it can not read',
  () => {
    const characters = [...'省级政府能力提升遥遥鬱龘Agjx@8%.,()“”—…·△☆é'];
    for (const [bold, file] of fonts.entries()) {
      const read = faceOutlines(file, ['No such family', 'Noto Sans CJK SC'], [...characters, '\u{10FFFD}']);
      expect([...read.keys()]).toEqual([...new Set(characters)]);
      const byResvg = drawn([...read.keys()], bold === 1, fonts);
      for (const [character, { path, advance }] of read) {
        const [own, other] = [path, byResvg.get(character)!.path].map(coordinates);
        expect(own).toHaveLength(other!.length);
        expect(own!.every((value, i) => Math.abs(value - other![i]!) < 0.002)).toBe(true);
        expect(advance).toBeCloseTo(byResvg.get(character)!.advance, 2);
      }
    }
  },
);

function coordinates(path: string): readonly number[] {
  return [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
}

it('leaves no text to be set by the rasteriser, whose reading of a 20 MB font for every letter took a minute a report', () => {
  const { svg } = figureSvg(figure, { lang: 'zh' });
  expect(svg).toContain('<text ');
  expect(outlineText(svg, glyphOutlines(fonts))).not.toContain('<text ');
});
