import { isUtf8 } from 'node:buffer';
import { seemsUtf8 } from './csv-encoding.ts';
import { createTables } from './html-table-grid.ts';
import { tagAt } from './html-tags.ts';
import type { ReadingLimits } from './limits.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedSheet } from './open-parsed.ts';
import { refuse } from './refusal.ts';

/**
 * The tables of a web page, a sheet each: what platforms export as .xls. Nothing is run or fetched. Texts as they are shown, numbers where the
 * page says them beside (x:num, as Excel writes). `name`: of the only table. Throws a Refusal: HTML where there is no table with a cell.
 */
export function parseHtmlTables(bytes: Buffer, name: string, limits: ReadingLimits): readonly ParsedSheet[] {
  const sheets = pageTables(pageText(bytes), name, createPlaces(limits), limits);
  return sheets.length > 0 ? sheets : refuse('HTML');
}

/** As `parseHtmlTables`, of a page's text; none is no fault here. `places` counts over several pages. */
export function pageTables(
  text: string,
  name: string,
  places: ReturnType<typeof createPlaces>,
  limits: ReadingLimits,
): readonly ParsedSheet[] {
  const [scriptEnd, styleEnd] = [/<\/script/gi, /<\/style/gi];
  const tables = createTables(places, limits);
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    tables.say(text.slice(at, next < 0 ? text.length : next));
    if (next < 0) break;
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('-->', next + 4);
      // To the page's end: what it would hide may be a table.
      if (end < 0) refuse('HTML_OPEN', { text: text.slice(next, next + 40) });
      at = end + 3;
      continue;
    }
    const tag = tagAt(text, next);
    if (tag === null) {
      tables.say('<');
      at = next + 1;
      continue;
    }
    at = tag.end;
    if (!tag.closing && (tag.name === 'script' || tag.name === 'style')) {
      const end = tag.name === 'script' ? scriptEnd : styleEnd;
      end.lastIndex = at;
      at = end.exec(text)?.index ?? refuse('HTML_OPEN', { text: text.slice(next, next + 40) });
    } else tables.take(tag);
  }
  const filled = tables.end().filter(({ rows }) => rows.length > 0);
  return filled.map((sheet, index) => ({
    ...sheet,
    name: filled.length === 1 ? name : `${name} ${index + 1}`,
    visibility: 'visible',
    hiddenColumns: [],
  }));
}

/**
 * By its byte order mark, else UTF-8 where every byte fits or nearly all do (U+FFFD stands for those that don't), else GB18030, else what the page
 * says of itself, which is wrong as often as not. Throws a Refusal.
 */
export function pageText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes) || seemsUtf8([bytes])) return new TextDecoder('utf-8').decode(bytes);
  const declared = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 4096))?.[1];
  return textIn('gb18030', bytes) ?? textIn(declared ?? '', bytes) ?? refuse('CSV_ENCODING', { encoding: 'GB18030' });
}

/** Null where a byte doesn't fit, or nobody knows the encoding. */
function textIn(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
