import { BASELINE, EM } from './font/glyph-outline.ts';
import type { GlyphOutline } from './font/glyph-outline.ts';

// The one form in which shared/report/figures/svg writes text. Text in any other form stays text and is set by resvg, only slower.
const written =
  /<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)" text-anchor="(start|middle|end)"( font-weight="bold")? fill="([^"]+)"(?: stroke="([^"]+)" stroke-width="([\d.]+)" stroke-linejoin="round" paint-order="stroke")?(?: transform="([^"]+)")?>([^<]*)<\/text>/g;

type Outlines = (characters: Iterable<string>, bold: boolean) => ReadonlyMap<string, GlyphOutline>;

/** The SVG with its letters as paths. */
export function outlineText(svg: string, outlines: Outlines): string {
  // All characters at once: one pass over the font for a figure.
  for (const bold of [false, true]) {
    const characters = [...svg.matchAll(written)]
      .filter((match) => (match[5] !== undefined) === bold)
      .map((match) => plain(match[10] ?? ''))
      .join('');
    if (characters !== '') outlines(characters, bold);
  }
  return svg.replace(
    written,
    (
      _whole,
      x: string,
      y: string,
      size: string,
      anchor: string,
      bold: string | undefined,
      fill: string,
      stroke: string | undefined,
      strokeWidth: string | undefined,
      turn: string | undefined,
      content: string,
    ) => {
      const letters = [...plain(content)];
      const glyphs = outlines(letters, bold !== undefined);
      const scale = Number(size) / EM;
      const width = letters.reduce((sum, letter) => sum + (glyphs.get(letter)?.advance ?? EM), 0);
      let at = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
      let paths = '';
      for (const letter of letters) {
        const glyph = glyphs.get(letter);
        if (glyph && glyph.path !== '')
          paths += `<path transform="translate(${round(at)} ${-BASELINE})" d="${glyph.path}"/>`;
        at += glyph?.advance ?? EM;
      }
      const halo =
        stroke === undefined
          ? ''
          : `<g fill="none" stroke="${stroke}" stroke-width="${round(Number(strokeWidth) / scale)}" stroke-linejoin="round">${paths}</g>`;
      return `<g transform="${turn === undefined ? '' : `${turn} `}translate(${x} ${y}) scale(${round(scale)})">${halo}<g fill="${fill}">${paths}</g></g>`;
    },
  );
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function plain(content: string): string {
  return content
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
