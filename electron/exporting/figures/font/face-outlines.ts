import { EM, BASELINE } from './glyph-outline.ts';
import type { GlyphOutline } from './glyph-outline.ts';
import { cffGlyphs } from './cff-glyphs.ts';
import type { Pen } from './charstring.ts';
import { advanceFinder, facesOf, familyNames, glyphFinder, unitsPerEm } from './font-face.ts';
import { openFontFile } from './font-file.ts';

/**
 * Outlines of the characters that the face of the first of `families` in this file has; the others are left to resvg, and so are all of a font
 * that has no compact outlines.
 */
export function faceOutlines(
  path: string,
  families: readonly string[],
  characters: readonly string[],
): ReadonlyMap<string, GlyphOutline> {
  const found = new Map<string, GlyphOutline>();
  const file = openFontFile(path);
  try {
    const faces = facesOf(file).map((tables) => ({ tables, names: familyNames(file, tables) }));
    const family = families.find((name) => faces.some(({ names }) => names.has(name)));
    const face = faces.find(({ names }) => family !== undefined && names.has(family))?.tables;
    const compact = face?.get('CFF ');
    if (face === undefined || compact === undefined) return found;
    const [glyphOf, advanceOf, draw] = [glyphFinder(file, face), advanceFinder(file, face), cffGlyphs(file, compact)];
    const scale = EM / unitsPerEm(file, face);
    for (const character of characters) {
      const glyph = glyphOf(character);
      const pen = svgPen(scale);
      if (glyph !== 0 && draw(glyph, pen))
        found.set(character, { path: pen.path(), advance: advanceOf(glyph) * scale });
    }
    return found;
  } finally {
    file.close();
  }
}

/** Writes path data, y downwards from the baseline. */
function svgPen(scale: number): Pen & { path(): string } {
  let data = '';
  const point = (x: number, y: number): string => `${round(x * scale)} ${round(BASELINE - y * scale)}`;
  const close = (): string => (data === '' ? '' : 'Z');
  return {
    move: (x, y) => (data += `${close()}M${point(x, y)}`),
    line: (x, y) => (data += `L${point(x, y)}`),
    curve: (x1, y1, x2, y2, x, y) => (data += `C${point(x1, y1)} ${point(x2, y2)} ${point(x, y)}`),
    path: () => data + close(),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
