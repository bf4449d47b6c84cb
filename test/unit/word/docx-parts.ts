import { zipPart } from '../exporting/read-back.ts';

/** Text of each paragraph of the body outside tables, in order; fields give their cached result, breaks a line feed. */
export function docxParagraphs(path: string): readonly string[] {
  const xml = zipPart(path, 'word/document.xml').replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph));
}

export function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)]
    .map(([whole, text]) => (text === undefined ? (whole === '<w:tab/>' ? '\t' : '\n') : text))
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Bookmarks with the text they enclose. */
export function docxBookmarks(xml: string): ReadonlyMap<string, string> {
  // One may lie within another: each ends at the end of its own number.
  return new Map(
    [...xml.matchAll(/<w:bookmarkStart [^>]*\/>/g)].map((start) => {
      const [id = '', name = ''] = ['id', 'name'].map((key) => new RegExp(` w:${key}="([^"]*)"`).exec(start[0])?.[1]);
      const from = start.index + start[0].length;
      return [name, textOf(xml.slice(from, xml.indexOf(`<w:bookmarkEnd w:id="${id}"`, from)))];
    }),
  );
}
