import type { FontFile } from './font-file.ts';
import { runCharstring } from './charstring.ts';
import type { Pen } from './charstring.ts';

/** An INDEX of a compact font: its items' places, looked up one at a time. */
interface CffIndex {
  readonly count: number;
  readonly end: number;
  item(position: number): Buffer;
}

/** Draws a glyph; false where it is of a sort that isn't read here. */
export type GlyphDrawer = (glyph: number, pen: Pen) => boolean;

/** Glyphs of a `CFF ` table (Adobe Technical Note 5176), with one set of subroutines or one for each part of a large face. */
export function cffGlyphs(file: FontFile, start: number): GlyphDrawer {
  const names = indexAt(file, start + file.u8(start + 2));
  const tops = indexAt(file, names.end);
  const strings = indexAt(file, tops.end);
  const shared = indexAt(file, strings.end);
  const top = dictionary(tops.item(0));
  const charstrings = indexAt(file, start + (top.get(17)?.[0] ?? 0));
  const parts = top.get(ARRAY)?.[0];
  const privates =
    parts === undefined ? [top.get(18)] : itemsOf(indexAt(file, start + parts)).map((item) => dictionary(item).get(18));
  const own = privates.map((of) => subroutines(file, start, of));
  const partOf = parts === undefined ? () => 0 : selector(file, start + (top.get(SELECT)?.[0] ?? 0));
  return (glyph, pen) => {
    if (glyph >= charstrings.count) return false;
    return runCharstring(charstrings.item(glyph), { shared, own: own[partOf(glyph)] ?? null }, pen);
  };
}

/** Operators of two bytes are kept as 1200 and their second. */
const ARRAY = 1236;
const SELECT = 1237;

function subroutines(file: FontFile, start: number, of: readonly number[] | undefined): CffIndex | null {
  const [size = 0, offset = 0] = of ?? [];
  const local = dictionary(file.bytes(start + offset, size)).get(19)?.[0];
  return local === undefined ? null : indexAt(file, start + offset + local);
}

function indexAt(file: FontFile, at: number): CffIndex {
  const count = file.u16(at);
  if (count === 0) return { count, end: at + 2, item: () => Buffer.alloc(0) };
  const size = file.u8(at + 2);
  const data = at + 2 + (count + 1) * size;
  const offset = (position: number): number => file.bytes(at + 3 + position * size, size).readUIntBE(0, size);
  return {
    count,
    end: data + offset(count),
    item: (position) => {
      const from = offset(position);
      return file.bytes(data + from, offset(position + 1) - from);
    },
  };
}

function itemsOf(index: CffIndex): readonly Buffer[] {
  return Array.from({ length: index.count }, (_, i) => index.item(i));
}

function dictionary(bytes: Buffer): ReadonlyMap<number, readonly number[]> {
  const entries = new Map<number, readonly number[]>();
  let operands: number[] = [];
  let at = 0;
  const next = (): number => bytes[at++] ?? 0;
  while (at < bytes.length) {
    const b = next();
    if (b <= 21) {
      entries.set(b === 12 ? 1200 + next() : b, operands);
      operands = [];
    } else if (b === 28) operands.push(((next() << 24) | (next() << 16)) >> 16);
    else if (b === 29) operands.push((next() << 24) | (next() << 16) | (next() << 8) | next());
    else if (b === 30) {
      // A decimal, which none of the entries read here is: passed over to its last half byte.
      for (let half = next(); (half & 0xf) !== 0xf && half >> 4 !== 0xf && at < bytes.length;) half = next();
      operands.push(NaN);
    } else if (b <= 246) operands.push(b - 139);
    else if (b <= 250) operands.push((b - 247) * 256 + next() + 108);
    else operands.push(-(b - 251) * 256 - next() - 108);
  }
  return entries;
}

/** FDSelect: the part of the face that each glyph is of. */
function selector(file: FontFile, at: number): (glyph: number) => number {
  if (file.u8(at) === 0) return (glyph) => file.u8(at + 1 + glyph);
  const count = file.u16(at + 1);
  const ranges = file.bytes(at + 3, 3 * count + 2);
  return (glyph) => {
    let range = 0;
    while (range + 1 < count && ranges.readUInt16BE(3 * (range + 1)) <= glyph) range += 1;
    return ranges.readUInt8(3 * range + 2);
  };
}
