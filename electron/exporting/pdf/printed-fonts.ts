import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = createRequire(import.meta.url);

/** Families that a page to print carries with it, after those that a machine may have of its own. */
export const printedFonts = {
  serif: { family: 'Workbench Serif', name: 'noto-serif-sc' },
  sans: { family: 'Workbench Sans', name: 'noto-sans-sc' },
} as const;

/** A part of a font: the characters it covers as CSS says them, and as numbers from–to. */
interface Slice {
  readonly file: string;
  readonly css: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * @font-face rules with the parts of both families (Noto Serif SC and Noto Sans SC, OFL) in which some character of `text` stands. Their
 * outlines are TrueType, which Chromium embeds in a PDF as a font with only the letters used; outlines of the other kind (CFF, as Debian's
 * Noto CJK has them) it draws letter by letter as Type 3, which is large, prints badly and is hard to search. `swap`, since a face that blocks is
 * left blank by Chromium 156 in the boxes of a page's margin, and in all other text of that face and size.
 */
export function fontFaces(text: string): string {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  return Object.values(printedFonts)
    .flatMap(({ family, name }) =>
      slicesOf(name)
        .filter(({ ranges }) => characters.some((code) => ranges.some(([from, to]) => code >= from && code <= to)))
        .map(
          ({ file, css }) =>
            `@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2");font-display:swap;unicode-range:${css}}`,
        ),
    )
    .join('\n');
}

const known = new Map<string, readonly Slice[]>();

/** The package lists them by name: a number in brackets for the Chinese ones, else a script. */
function slicesOf(name: string): readonly Slice[] {
  const found = known.get(name) ?? readSlices(name);
  known.set(name, found);
  return found;
}

function readSlices(name: string): readonly Slice[] {
  const folder = dirname(here.resolve(`@fontsource/${name}/package.json`));
  const listed: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(listed).map(([slice, css]) => ({
    file: join(folder, 'files', `${name}-${slice.replace(/[[\]]/g, '')}-400-normal.woff2`),
    css,
    ranges: css.split(',').map((range) => {
      const [from = '', to = from] = range.replace(/U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}
