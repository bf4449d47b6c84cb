import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, escapeXml } from '../../../shared/report/figures/svg/svg-text.ts';
import { faceOutlines } from './font/face-outlines.ts';
import { BASELINE, EM } from './font/glyph-outline.ts';
import type { GlyphOutline } from './font/glyph-outline.ts';

/**
 * Outlines of characters, each looked up once and then kept. What can't be read out of the font itself is drawn by resvg, which reads the whole
 * file (20 MB for Noto Sans CJK) for every glyph it sets, some 10 ms each: a report's pictures took a minute when it set them all, and two
 * seconds when it set each once.
 */
export function glyphOutlines(
  fontFiles: readonly string[],
): (characters: Iterable<string>, bold: boolean) => ReadonlyMap<string, GlyphOutline> {
  const kept = { regular: new Map<string, GlyphOutline>(), bold: new Map<string, GlyphOutline>() };
  return (characters, bold) => {
    const known = bold ? kept.bold : kept.regular;
    const missing = [...new Set(characters)].filter((character) => !known.has(character));
    // Files by weight, as `cjkFonts` gives them.
    const file = bold ? (fontFiles[1] ?? fontFiles[0]) : fontFiles[0];
    if (missing.length > 0 && file !== undefined)
      for (const [character, outline] of faceOutlines(file, families, missing)) known.set(character, outline);
    const left = missing.filter((character) => !known.has(character));
    if (left.length > 0) for (const [character, outline] of drawn(left, bold, fontFiles)) known.set(character, outline);
    return known;
  };
}

const families = FONT_FAMILY.split(',').map((name) => name.replaceAll("'", ''));

/** By resvg. */
export function drawn(
  characters: readonly string[],
  bold: boolean,
  fontFiles: readonly string[],
): ReadonlyMap<string, GlyphOutline> {
  // A bar after a character that is not an em wide tells where its advance ends; the lone bar tells where a bar's own ink begins.
  const texts = ['|', ...characters].map(
    (character, i) =>
      `<g id="g${i}"><text x="0" y="${BASELINE}" xml:space="preserve">${escapeXml(character)}</text></g>` +
      (wide(character)
        ? ''
        : `<g id="a${i}"><text x="0" y="${BASELINE}" xml:space="preserve">${escapeXml(character)}|</text></g>`),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" font-size="${EM}" font-family="${escapeXml(FONT_FAMILY)}"${bold ? ' font-weight="bold"' : ''}>${texts.join('')}</svg>`;
  const flat = new Resvg(svg, {
    font: { loadSystemFonts: fontFiles.length === 0, fontFiles: [...fontFiles] },
  }).toString();
  const groups = new Map(
    [...flat.matchAll(/<g id="([ga]\d+)"[^>]*>([\s\S]*?)(?=<g id="|$)/g)].map(([, id = '', body = '']) => [
      id,
      [...body.matchAll(/ d="([^"]*)"/g)].map(([, d = '']) => d).join(' '),
    ]),
  );
  const barInk = lastInkStart(groups.get('g0') ?? '');
  return new Map(
    characters.map((character, i) => {
      const path = groups.get(`g${i + 1}`) ?? '';
      return [
        character,
        { path, advance: wide(character) ? EM : lastInkStart(groups.get(`a${i + 1}`) ?? '') - barInk },
      ];
    }),
  );
}

function wide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) > 0x2e7f;
}

/** Left edge of the last closed shape: the bar. */
function lastInkStart(path: string): number {
  const last = path.slice(path.lastIndexOf('M'));
  const xs = [...last.matchAll(/(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
  return xs.length > 0 ? Math.min(...xs) : 0;
}
