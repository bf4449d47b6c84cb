import { appError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell } from '../cells/cell.ts';
import { errorCell, numberCell, rkNumber } from './biff-values.ts';
import { builtInKind, formatKind } from './cell-styles.ts';
import { broken } from './cell-value.ts';
import { continued, endsHere, recordAt } from './excel97-records.ts';
import { boundOf, checkBounds } from './excel97-sheet-list.ts';
import type { Bound } from './excel97-sheet-list.ts';
import { continuedText, readStrings, stringAt } from './excel97-strings.ts';
import type { ReadingLimits } from './limits.ts';
import { oleStream } from './ole-stream.ts';
import { createPlaces } from './open-parsed.ts';
import type { ParsedSheet } from './open-parsed.ts';
import type { MergedRange } from './opened-workbook.ts';
import { Refusal, refuse } from './refusal.ts';

/** As many as a sheet of Excel 97 has. */
const COLUMNS = 256;

interface Globals {
  readonly strings: readonly string[];
  /** As of `cellStyles`, by cell format. */
  readonly kinds: readonly (number | undefined)[];
  readonly date1904: boolean;
}

/**
 * Workbooks of Excel 97 to 2003 (.xls, and .et of WPS): values, formats and merges, no formula. Older ones are refused, BIFF; so is whatever
 * does not hold together. With a password: OLE. Throws a Refusal.
 */
export function parseExcel97(file: Buffer, limits: ReadingLimits): readonly ParsedSheet[] {
  // Some write the newer format under the older one's name; its first record tells.
  const stream = oleStream(file, ['WORKBOOK', 'BOOK']) ?? refuse('BIFF');
  try {
    return sheetsOf(stream, limits);
  } catch (fault) {
    // A record that ends before what it should hold.
    if (fault instanceof RangeError) refuse('BIFF');
    throw fault;
  }
}

/** The kind of a FORMAT record; undefined of one that is cut, so that only cells of that format are lost. */
function formatOf(body: Buffer): number | undefined {
  try {
    return formatKind(stringAt(body, 4, body.readUInt16LE(2)).text);
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function sheetsOf(stream: Buffer, limits: ReadingLimits): readonly ParsedSheet[] {
  const bounds: Bound[] = [];
  const formats = new Map<number, number | undefined>();
  const xfs: number[] = [];
  let strings: readonly string[] = [];
  let date1904 = false;
  let at = 0;
  for (let first = true, ended = false; !ended; first = false) {
    const { type, body, next } = recordAt(stream, at);
    at = next;
    if (first && (type !== 0x809 || body.readUInt16LE(0) !== 0x600)) refuse('BIFF');
    switch (type) {
      case 0x2f:
        refuse('OLE');
        break;
      case 0x22:
        date1904 = body.readUInt16LE(0) === 1;
        break;
      case 0x85:
        bounds.push(boundOf(body));
        break;
      case 0x41e:
        formats.set(body.readUInt16LE(0), formatOf(body));
        break;
      case 0xe0:
        xfs.push(body.readUInt16LE(2));
        break;
      case 0xfc: {
        const whole = continued(stream, body, at);
        at = whole.next;
        strings = readStrings(whole.bodies, limits);
        break;
      }
      case 0x0a:
        ended = true;
        break;
    }
  }
  checkBounds(stream, bounds, at);
  const kinds = xfs.map((format) => (formats.has(format) ? formats.get(format) : builtInKind(format)));
  const places = createPlaces(limits);
  const sheets = bounds
    .filter(({ type }) => type === 0)
    .map(({ at, state, name }): ParsedSheet => {
      const visibility = state === 2 ? 'veryHidden' : state === 1 ? 'hidden' : 'visible';
      return { name, visibility, ...readSheet(stream, at, { strings, kinds, date1904 }, places.sheet(), limits) };
    });
  return sheets.length > 0 ? sheets : refuse('NOT_WORKBOOK');
}

function readSheet(
  stream: Buffer,
  from: number,
  globals: Globals,
  gatherer: ReturnType<ReturnType<typeof createPlaces>['sheet']>,
  limits: ReadingLimits,
): Pick<ParsedSheet, 'rows' | 'merges' | 'hiddenColumns' | 'warnings'> {
  const merges: MergedRange[] = [];
  const hiddenColumns: number[] = [];
  const warnings: ReturnType<typeof appError>[] = [];
  /** A formula whose text follows in a record of its own. */
  let awaited: { readonly row: number; readonly column: number } | null = null;
  const put = (row: number, column: number, cell: Cell): void => {
    if (column >= COLUMNS) refuse('CELL_REFERENCE', { reference: cellName(row + 1, column + 1) });
    if (typeof cell === 'object' && cell?.type === 'broken' && warnings.length < 20)
      warnings.push(appError(cell.code, { text: cell.text.slice(0, 80) }, { cell: cellName(row + 1, column + 1) }));
    gatherer.put(row + 1, column + 1, cell);
  };
  const number = (value: number, xf: number): Cell => numberCell(value, globals.kinds[xf], globals.date1904);
  let depth = 0;
  for (let at = from; ;) {
    const { type, body, next } = recordAt(stream, at);
    if (at === from && type !== 0x809) refuse('BIFF');
    at = next;
    // A chart within the sheet is a stream of its own in it.
    if (type === 0x809) depth += 1;
    if (type === 0x0a) depth -= 1;
    if (depth === 0) {
      if (!endsHere(stream, at)) refuse('BIFF');
      break;
    }
    if (depth > 1) continue;
    const [row, column, xf] =
      body.length >= 6 ? [body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4)] : [0, 0, 0];
    switch (type) {
      case 0x208:
        if ((body[12]! & 0x20) !== 0) gatherer.hide(row + 1);
        break;
      case 0x7d:
        if ((body.readUInt16LE(8) & 1) !== 0)
          for (let c = body.readUInt16LE(0); c <= Math.min(COLUMNS - 1, body.readUInt16LE(2)); c += 1)
            hiddenColumns.push(c + 1);
        break;
      case 0xe5:
        for (let i = 0; i < body.readUInt16LE(0); i += 1) {
          if (merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
          const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map(
            (part) => body.readUInt16LE(2 + i * 8 + part) + 1,
          );
          if (top <= bottom && left <= right && right <= COLUMNS) merges.push({ top, left, bottom, right });
          else if (warnings.length < 20)
            warnings.push(appError('MERGE_LEFT', { range: `R${top}C${left}:R${bottom}C${right}` }));
        }
        break;
      case 0xfd: {
        const index = body.readUInt32LE(6);
        put(row, column, globals.strings[index] ?? broken('STRING_INDEX', String(index)));
        break;
      }
      case 0x204:
      case 0xd6:
        put(row, column, stringAt(body, 8, body.readUInt16LE(6)).text);
        break;
      case 0x203:
        put(row, column, number(body.readDoubleLE(6), xf));
        break;
      case 0x27e:
        put(row, column, number(rkNumber(body.readInt32LE(6)), xf));
        break;
      case 0xbd:
        // First column, a format and a number for each, last column.
        if ((body.length - 6) % 6 !== 0 || body.readUInt16LE(body.length - 2) !== column + (body.length - 6) / 6 - 1)
          refuse('BIFF');
        for (let i = 0; 4 + i * 6 + 6 <= body.length - 2; i += 1)
          put(row, column + i, number(rkNumber(body.readInt32LE(6 + i * 6)), body.readUInt16LE(4 + i * 6)));
        break;
      case 0x205:
        put(row, column, flagOrError(body[6]!, body[7] === 1));
        break;
      case 0x06:
        awaited = null;
        if (body.readUInt16LE(12) !== 0xffff) put(row, column, number(body.readDoubleLE(6), xf));
        else if (body[6] === 0) awaited = { row, column };
        else if (body[6] === 1 || body[6] === 2) put(row, column, flagOrError(body[8]!, body[6] === 2));
        break;
      case 0x207: {
        const whole = continued(stream, body, at);
        at = whole.next;
        if (awaited) put(awaited.row, awaited.column, continuedText(whole.bodies));
        awaited = null;
        break;
      }
    }
  }
  return { rows: gatherer.rows(), merges, hiddenColumns, warnings };
}

function flagOrError(code: number, error: boolean): Cell {
  return error ? errorCell(code) : code !== 0;
}
