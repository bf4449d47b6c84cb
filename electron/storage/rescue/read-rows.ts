import { PAGE_SIZE } from './page-reader.ts';
import type { PageReader } from './page-reader.ts';

export type Cell = number | string | null;

/** A row as its bytes give it: the row's number where the table has one, then the stored columns. */
export interface FoundRow {
  readonly rowid: number | null;
  readonly cells: readonly Cell[];
}

/** A page of a table's tree, of the kinds of https://www.sqlite.org/fileformat2.html "B-tree Pages". */
export interface TreePage {
  readonly rows: readonly FoundRow[];
  /** Pages below, with the last one. */
  readonly children: readonly number[];
  /** Cells that give no row: cut off, longer than what is there, of no known type. */
  readonly unreadable: number;
}

const INTERIOR_INDEX = 2;
const INTERIOR_TABLE = 5;
const LEAF_INDEX = 10;
const LEAF_TABLE = 13;

/** Cells that fit into a page of 4,096 bytes at most. */
const CELLS_MOST = 2_000;
/** Far longer than any text of a project: a length that lies doesn't have the whole file put together. */
const PAYLOAD_MOST = 64 * 1024 * 1024;

/** Null for a page that belongs to no tree. Bounded work on any bytes, and no exception. */
export function readTreePage(reader: PageReader, number: number): TreePage | null {
  const bytes = reader.page(number);
  if (bytes === null) return null;
  const start = number === 1 ? 100 : 0;
  const kind = bytes[start];
  if (kind !== INTERIOR_INDEX && kind !== INTERIOR_TABLE && kind !== LEAF_INDEX && kind !== LEAF_TABLE) return null;
  const interior = kind === INTERIOR_INDEX || kind === INTERIOR_TABLE;
  const count = bytes.readUInt16BE(start + 3);
  const pointers = start + (interior ? 12 : 8);
  if (count > CELLS_MOST || pointers + count * 2 > PAGE_SIZE) return { rows: [], children: [], unreadable: 1 };
  const rows: FoundRow[] = [];
  const children: number[] = [];
  let unreadable = 0;
  for (let cell = 0; cell < count; cell += 1) {
    const at = bytes.readUInt16BE(pointers + cell * 2);
    try {
      if (interior) children.push(bytes.readUInt32BE(at));
      if (kind === INTERIOR_TABLE) continue;
      rows.push(readCell(reader, bytes, at + (interior ? 4 : 0), kind === LEAF_TABLE));
    } catch {
      // A length or a pointer that leads out of the page.
      unreadable += 1;
    }
  }
  if (interior) children.push(bytes.readUInt32BE(start + 8));
  return { rows, children, unreadable };
}

function readCell(reader: PageReader, page: Buffer, at: number, table: boolean): FoundRow {
  const length = varint(page, at);
  const rowid = table ? varint(page, length.next) : null;
  const payload = readPayload(reader, page, (rowid ?? length).next, length.value, table);
  return { rowid: rowid?.value ?? null, cells: readRecord(payload) };
}

/** What doesn't fit into the page goes on in a list of overflow pages. */
function readPayload(reader: PageReader, page: Buffer, at: number, length: number, table: boolean): Buffer {
  const most = table ? PAGE_SIZE - 35 : Math.floor(((PAGE_SIZE - 12) * 64) / 255) - 23;
  if (length <= most) return sliceOf(page, at, length);
  if (length > PAYLOAD_MOST) throw new RangeError('payload');
  const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (PAGE_SIZE - 4));
  const local = wanted <= most ? wanted : least;
  const parts = [sliceOf(page, at, local)];
  let left = length - local;
  let next = page.readUInt32BE(at + local);
  while (left > 0) {
    const overflow = reader.page(next);
    if (overflow === null) throw new RangeError('overflow');
    const part = Math.min(left, PAGE_SIZE - 4);
    parts.push(sliceOf(overflow, 4, part));
    left -= part;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** https://www.sqlite.org/fileformat2.html "Record Format". */
function readRecord(payload: Buffer): readonly Cell[] {
  const header = varint(payload, 0);
  const cells: Cell[] = [];
  let at = header.value;
  let type = header.next;
  while (type < header.value) {
    const serial = varint(payload, type);
    type = serial.next;
    const cell = readValue(payload, at, serial.value);
    cells.push(cell.value);
    at += cell.length;
  }
  if (type !== header.value || at !== payload.length) throw new RangeError('record');
  return cells;
}

function readValue(payload: Buffer, at: number, serial: number): { readonly value: Cell; readonly length: number } {
  if (serial >= 13 && serial % 2 === 1) {
    const length = (serial - 13) / 2;
    return { value: strictText(sliceOf(payload, at, length)), length };
  }
  switch (serial) {
    case 0:
      return { value: null, length: 0 };
    case 1:
      return { value: payload.readInt8(at), length: 1 };
    case 2:
      return { value: payload.readInt16BE(at), length: 2 };
    case 3:
      return { value: payload.readIntBE(at, 3), length: 3 };
    case 4:
      return { value: payload.readInt32BE(at), length: 4 };
    case 5:
      return { value: payload.readIntBE(at, 6), length: 6 };
    case 6:
      return { value: safeInteger(payload.readBigInt64BE(at)), length: 8 };
    case 7:
      return { value: payload.readDoubleBE(at), length: 8 };
    case 8:
      return { value: 0, length: 0 };
    case 9:
      return { value: 1, length: 0 };
    default:
      // Projects hold no blobs.
      throw new RangeError('type');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes that are no text are no text that was written. */
function strictText(bytes: Buffer): string {
  return decoder.decode(bytes);
}

function safeInteger(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('integer');
  return number;
}

function sliceOf(bytes: Buffer, at: number, length: number): Buffer {
  if (at + length > bytes.length) throw new RangeError('length');
  return bytes.subarray(at, at + length);
}

/** Up to nine bytes of seven bits, the ninth of eight. Numbers beyond 2⁵³ occur in no project. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0n;
  for (let position = 0; position < 9; position += 1) {
    const byte = bytes.readUInt8(at + position);
    value = position === 8 ? (value << 8n) | BigInt(byte) : (value << 7n) | BigInt(byte & 0x7f);
    if (position === 8 || byte < 0x80) return { value: safeInteger(BigInt.asIntN(64, value)), next: at + position + 1 };
  }
  throw new RangeError('varint');
}
