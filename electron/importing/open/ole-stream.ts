import { refuse } from './refusal.ts';

/** Sector numbers from here on are marks: end of chain, free, tables. */
const LAST_SECTOR = 0xfffffffa;
const END = 0xfffffffe;

/**
 * A stream of a compound file ([MS-CFB]) by the first of its names that is there, in capitals as names are compared there (2.6.4); null without any. Throws a Refusal, BIFF, where sectors
 * lead nowhere or round in a circle.
 */
export function oleStream(file: Buffer, names: readonly string[]): Buffer | null {
  const u32 = (at: number): number => (at + 4 <= file.length ? file.readUInt32LE(at) : refuse('BIFF'));
  if (file.length < 512) refuse('BIFF');
  const [shift, miniShift] = [file.readUInt16LE(0x1e), file.readUInt16LE(0x20)];
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) refuse('BIFF');
  const size = 1 << shift;
  const count = Math.ceil(file.length / size);
  const at = (sector: number): number => (sector < count ? (sector + 1) * size : refuse('BIFF'));
  const tables: number[] = [];
  for (let i = 0; i < 109 && u32(0x4c + i * 4) < LAST_SECTOR; i += 1) tables.push(u32(0x4c + i * 4));
  for (let next = u32(0x44), steps = 0; next < LAST_SECTOR; steps += 1) {
    if (steps > count) refuse('BIFF');
    for (let i = 0; i < size / 4 - 1; i += 1) {
      const sector = u32(at(next) + i * 4);
      if (sector < LAST_SECTOR) tables.push(sector);
    }
    next = u32(at(next) + size - 4);
  }
  const following = (sector: number): number => {
    const table = tables[Math.floor(sector / (size / 4))] ?? refuse('BIFF');
    return u32(at(table) + (sector % (size / 4)) * 4);
  };
  const chain = (first: number, next: (sector: number) => number, most: number): readonly number[] => {
    const sectors: number[] = [];
    for (let sector = first; sector < LAST_SECTOR; sector = next(sector))
      if (sectors.push(sector) > most) refuse('BIFF');
    return sectors;
  };
  const whole = (first: number): Buffer =>
    Buffer.concat(chain(first, following, count).map((sector) => file.subarray(at(sector), at(sector) + size)));
  const directory = whole(u32(0x30));
  const streams = new Map<string, { readonly first: number; readonly length: number }>();
  let root = END;
  for (let entry = 0; entry + 128 <= directory.length; entry += 128) {
    const nameLength = Math.min(64, directory.readUInt16LE(entry + 0x40));
    const name = directory.toString('utf16le', entry, entry + Math.max(0, nameLength - 2));
    const type = directory[entry + 0x42];
    const [first, length] = [directory.readUInt32LE(entry + 0x74), directory.readUInt32LE(entry + 0x78)];
    if (type === 5) root = first;
    if (type === 2 && !streams.has(name.toUpperCase())) streams.set(name.toUpperCase(), { first, length });
  }
  const known = names.find((name) => streams.has(name));
  const found = known === undefined ? undefined : streams.get(known);
  if (found === undefined) return null;
  const { first, length } = found;
  if (length > file.length) refuse('BIFF');
  if (length >= u32(0x38)) return exactly(whole(first), length);
  const mini = whole(root);
  const miniTable = whole(u32(0x3c));
  const small = 1 << miniShift;
  const nextSmall = (sector: number): number =>
    sector * 4 + 4 <= miniTable.length ? miniTable.readUInt32LE(sector * 4) : refuse('BIFF');
  const pieces = chain(first, nextSmall, mini.length / small).map((sector) =>
    mini.subarray(sector * small, (sector + 1) * small),
  );
  return exactly(Buffer.concat(pieces), length);
}

function exactly(bytes: Buffer, length: number): Buffer {
  return bytes.length < length ? refuse('BIFF') : bytes.subarray(0, length);
}
