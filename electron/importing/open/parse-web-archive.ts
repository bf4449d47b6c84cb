import type { ReadingLimits } from './limits.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedSheet } from './open-parsed.ts';
import { pageTables, pageText } from './parse-html-tables.ts';
import { refuse } from './refusal.ts';

/** Archives within archives are none that a spreadsheet program writes. */
const NESTED_MOST = 4;
const PARTS_MOST = 2048;

interface Part {
  /** Field names in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * The tables of a web archive (.mht, RFC 2557), which Excel calls "single file web page": pages in one file, a sheet each. Pictures, styles and
 * scripts are not looked at, and nothing outside the file is fetched. `name`: of the only table. Throws a Refusal: HTML where no page has a table, MHT where the archive does not hold together.
 */
export function parseWebArchive(bytes: Buffer, name: string, limits: ReadingLimits): readonly ParsedSheet[] {
  const pages = partsOf(bytes, 0)
    .filter(({ fields }) => /^text\/(?!css|plain)|^application\/xhtml/i.test(fields.get('content-type') ?? ''))
    .map(({ fields, body }) => ({
      place: fileName(fields.get('content-location') ?? ''),
      text: pageText(decoded(body, fields)),
    }));
  const names = sheetNames(pages.map(({ text }) => text));
  const places = createPlaces(limits);
  const sheets = pages.flatMap(({ place, text }) => pageTables(text, names.get(place) ?? name, places, limits));
  if (sheets.length === 0) refuse('HTML');
  const taken = new Map<string, number>();
  return sheets.map((sheet) => {
    const count = (taken.get(sheet.name) ?? 0) + 1;
    taken.set(sheet.name, count);
    return count === 1 ? sheet : { ...sheet, name: `${sheet.name} (${count})` };
  });
}

/** The leaves of a MIME tree: each part whose content is no list of parts itself. */
function partsOf(bytes: Buffer, depth: number): readonly Part[] {
  if (depth > NESTED_MOST) refuse('MHT', { detail: 'multipart' });
  const part = partAt(bytes);
  const type = part.fields.get('content-type') ?? '';
  if (!/^multipart\//i.test(type)) return [part];
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  if (boundary === null) refuse('MHT', { detail: 'boundary' });
  return cut(part.body, `--${boundary[1] ?? boundary[2] ?? ''}`).flatMap((piece) => partsOf(piece, depth + 1));
}

/** Header fields up to the first empty line, a field that goes on in indented lines joined; then the content. */
function partAt(bytes: Buffer): Part {
  const fields = new Map<string, string>();
  let at = 0;
  let last = '';
  for (;;) {
    const end = bytes.indexOf(10, at);
    const line = bytes.toString('latin1', at, end < 0 ? bytes.length : end).replace(/\r$/, '');
    at = end < 0 ? bytes.length : end + 1;
    // Blank lines before the first field are none.
    if (line.trim() === '' && (fields.size > 0 || at >= bytes.length)) break;
    const field = /^([\w-]+):\s*(.*)$/.exec(line);
    if (field !== null) {
      last = (field[1] ?? '').toLowerCase();
      fields.set(last, field[2] ?? '');
    } else if (/^[ \t]/.test(line) && last !== '') fields.set(last, `${fields.get(last) ?? ''}${line}`);
    else if (line.trim() !== '') refuse('MHT', { detail: line.slice(0, 40) });
    if (at >= bytes.length) break;
  }
  return { fields, body: bytes.subarray(at) };
}

/** What stands between lines of the boundary. An archive without its last boundary was cut off. */
function cut(body: Buffer, boundary: string): readonly Buffer[] {
  const mark = Buffer.from(boundary, 'latin1');
  const pieces: Buffer[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    const line = body.toString('latin1', at + mark.length, at + mark.length + 80);
    const end = /^(--)?[ \t]*(?:\r?\n|$)/.exec(line);
    if (end === null) continue;
    if (from >= 0) pieces.push(body.subarray(from, at));
    if (pieces.length > PARTS_MOST) refuse('MHT', { detail: `> ${PARTS_MOST}` });
    if (end[1] !== undefined) return pieces;
    from = at + mark.length + end[0].length;
  }
  return refuse('TRUNCATED');
}

function decoded(body: Buffer, fields: Part['fields']): Buffer {
  switch ((fields.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase()) {
    case 'base64':
      return fromBase64(body.toString('latin1'));
    case 'quoted-printable':
      return fromQuotedPrintable(body);
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    default:
      return refuse('MHT', { detail: 'Content-Transfer-Encoding' });
  }
}

/** Node passes over what is no Base64, and would shift everything after it. */
function fromBase64(text: string): Buffer {
  const letters = text.replace(/[\r\n \t]+/g, '');
  if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) refuse('MHT', { detail: 'base64' });
  return Buffer.from(letters, 'base64');
}

/** RFC 2045, 6.7. An = that is followed by no code is refused: the character that was meant is lost. */
function fromQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let size = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at]!;
    if (byte !== 61) {
      out[size++] = byte;
      continue;
    }
    const line = /^[ \t]*\r?\n/.exec(body.toString('latin1', at + 1, at + 80));
    const code = body.toString('latin1', at + 1, at + 3);
    if (line !== null) at += line[0].length;
    else if (/^[\dA-Fa-f]{2}$/.test(code)) {
      out[size++] = Buffer.from(code, 'hex')[0] ?? 0;
      at += 2;
    } else if (at + 1 < body.length) refuse('MHT', { detail: `=${code}` });
  }
  return out.subarray(0, size);
}

/** Excel's first page lists the sheets: their names, and which page holds each. By the page's file name. */
function sheetNames(pages: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const page of pages)
    for (const [, listed = ''] of page.matchAll(/<x:ExcelWorksheet>([\s\S]{0,2000}?)<\/x:ExcelWorksheet>/g)) {
      const name = /<x:Name>([^<]{1,200})<\/x:Name>/.exec(listed)?.[1];
      const source = /<x:WorksheetSource\s+HRef\s*=\s*"([^"]{1,500})"/i.exec(listed)?.[1];
      if (name !== undefined && source !== undefined) names.set(fileName(source), name);
    }
  return names;
}

function fileName(location: string): string {
  return location.trim().split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
}
