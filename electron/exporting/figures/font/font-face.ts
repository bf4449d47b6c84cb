import type { FontFile } from './font-file.ts';

/** A face's tables by their four letters: where each begins in the file. */
export type FaceTables = ReadonlyMap<string, number>;

/** A collection's faces, or the one face of any other font (ISO/IEC 14496-22, "Font tables"); none where the file is no such font. */
export function facesOf(file: FontFile): readonly FaceTables[] {
  const collection = file.bytes(0, 4).toString('latin1') === 'ttcf';
  const starts = collection ? Array.from({ length: file.u32(8) }, (_, i) => file.u32(12 + 4 * i)) : [0];
  return starts.map((start) => tablesAt(file, start)).filter((tables) => tables.has('cmap') && tables.has('head'));
}

function tablesAt(file: FontFile, start: number): FaceTables {
  const count = file.u16(start + 4);
  const records = file.bytes(start + 12, 16 * count);
  return new Map(
    Array.from({ length: count }, (_, i) => [
      records.toString('latin1', 16 * i, 16 * i + 4),
      records.readUInt32BE(16 * i + 8),
    ]),
  );
}

/** Its families' names as Windows gives them, in every language that it has. */
export function familyNames(file: FontFile, tables: FaceTables): ReadonlySet<string> {
  const start = tables.get('name');
  if (start === undefined) return new Set();
  const count = file.u16(start + 2);
  const texts = start + file.u16(start + 4);
  const names = new Set<string>();
  for (let i = 0; i < count; i += 1) {
    const record = file.bytes(start + 6 + 12 * i, 12);
    const [platform, id] = [record.readUInt16BE(0), record.readUInt16BE(6)];
    if (platform !== 3 || (id !== 1 && id !== 16)) continue;
    const text = file.bytes(texts + record.readUInt16BE(10), record.readUInt16BE(8));
    names.add(text.swap16().toString('utf16le'));
  }
  return names;
}

/** The glyph of a character; 0 where the face has none. By the widest Unicode subtable, of format 12 or 4. */
export function glyphFinder(file: FontFile, tables: FaceTables): (character: string) => number {
  const start = tables.get('cmap') ?? 0;
  const subtables = Array.from({ length: file.u16(start + 2) }, (_, i) => {
    const record = file.bytes(start + 4 + 8 * i, 8);
    const [platform, encoding] = [record.readUInt16BE(0), record.readUInt16BE(2)];
    const at = start + record.readUInt32BE(4);
    return {
      unicode: platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10)),
      at,
      format: file.u16(at),
    };
  }).filter(({ unicode }) => unicode);
  const wide = subtables.find(({ format }) => format === 12);
  if (wide !== undefined) return inGroups(file, wide.at);
  const narrow = subtables.find(({ format }) => format === 4);
  return narrow === undefined ? () => 0 : inSegments(file, narrow.at);
}

function inGroups(file: FontFile, at: number): (character: string) => number {
  const count = file.u32(at + 12);
  const groups = file.bytes(at + 16, 12 * count);
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const first = groups.readUInt32BE(12 * middle);
      if (code < first) high = middle - 1;
      else if (code > groups.readUInt32BE(12 * middle + 4)) low = middle + 1;
      else return groups.readUInt32BE(12 * middle + 8) + code - first;
    }
    return 0;
  };
}

function inSegments(file: FontFile, at: number): (character: string) => number {
  const twice = file.u16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + twice];
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xffff) return 0;
    for (let i = 0; i < twice; i += 2) {
      if (code > file.u16(ends + i)) continue;
      const first = file.u16(starts + i);
      if (code < first) return 0;
      const delta = file.u16(starts + twice + i);
      const offsetAt = starts + 2 * twice + i;
      const offset = file.u16(offsetAt);
      const glyph = offset === 0 ? code : file.u16(offsetAt + offset + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** How far each glyph takes the pen, in the face's units. */
export function advanceFinder(file: FontFile, tables: FaceTables): (glyph: number) => number {
  const count = file.u16((tables.get('hhea') ?? 0) + 34);
  const start = tables.get('hmtx') ?? 0;
  return (glyph) => file.u16(start + 4 * Math.min(glyph, count - 1));
}

export function unitsPerEm(file: FontFile, tables: FaceTables): number {
  return file.u16((tables.get('head') ?? 0) + 18);
}
