import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/** One part of the package, its local header checked against the central directory. */
export interface ZipPart {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where the packed bytes begin in the file. */
  readonly offset: number;
}

/** Parts by lower-case name: names in a package do not differ by case (OPC §6.2). */
export type ZipDirectory = ReadonlyMap<string, ZipPart>;

interface CentralEntry {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly header: number;
}

const NAME_BYTES = 1024;
const BACKSLASH = 92;

/**
 * Reads a zip by its central directory (APPNOTE 6.3.10), zip64 included, and refuses what does not agree with itself: sizes, names, offsets,
 * shared bytes. Throws a Refusal. `odd` is told what is read in spite of being against the rules: names with backslashes, blanks after the end.
 */
export function readZipDirectory(
  fd: number,
  size: number,
  limits: ReadingLimits,
  odd: (oddity: AppError) => void = () => undefined,
): ZipDirectory {
  const end = findEnd(fd, size, odd);
  if (end.entries > limits.parts) refuse('PARTS', { count: end.entries, limit: limits.parts });
  if (end.length > limits.parts * (46 + NAME_BYTES + 4096)) refuse('ZIP', { detail: 'directory size' });
  const central = readAt(fd, end.offset, end.length);
  const entries: CentralEntry[] = [];
  let at = 0;
  while (at < central.length) {
    const [entry, next] = readCentralEntry(central, at);
    entries.push(entry);
    if (entries.length > limits.parts) refuse('PARTS', { count: entries.length, limit: limits.parts });
    at = next;
  }
  if (entries.some(({ nameBytes }) => nameBytes.includes(BACKSLASH))) odd(appError('ZIP_BACKSLASH'));
  if (entries.length !== end.entries) refuse('ZIP', { detail: 'directory count' });
  const parts = new Map<string, ZipPart>();
  const spans: [from: number, to: number, name: string][] = [];
  let total = 0;
  for (const entry of entries) {
    checkEntry(entry, limits);
    total += entry.unpacked;
    if (total > limits.totalBytes) refuse('TOTAL_TOO_BIG', { size: total, limit: limits.totalBytes });
    const data = checkLocalHeader(fd, entry, end.offset);
    spans.push([entry.header, data + entry.packed, entry.name]);
    const key = entry.name.toLowerCase();
    if (parts.has(key)) refuse('DUP_PART', { part: entry.name });
    parts.set(key, {
      name: entry.name,
      method: entry.method === 0 ? 0 : 8,
      crc: entry.crc,
      packed: entry.packed,
      unpacked: entry.unpacked,
      offset: data,
    });
  }
  spans.sort((a, b) => a[0] - b[0]);
  for (let i = 0; i < spans.length; i += 1) {
    const [, to, name] = spans[i]!;
    const next = spans[i + 1];
    if (to > (next ? next[0] : end.offset)) refuse('OVERLAP', { part: name, other: next?.[2] ?? '' });
  }
  return parts;
}

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const got = readSync(fd, bytes, done, length - done, position + done);
    if (got === 0) refuse('TRUNCATED');
    done += got;
  }
  return bytes;
}

/** A line end or padding that transfers leave behind the end of a file. Nothing of it can be an end record that disagrees. */
const PADDING_MOST = 1024;

function withoutPadding(fd: number, size: number): number {
  const tail = readAt(fd, Math.max(0, size - PADDING_MOST), Math.min(size, PADDING_MOST));
  let blank = 0;
  while (blank < tail.length && [0, 9, 10, 13, 32].includes(tail[tail.length - 1 - blank]!)) blank += 1;
  return size - blank;
}

/** The directory's place: from the end record, or its zip64 form. The end record must end the file, so that nothing after it can disagree. */
function findEnd(
  fd: number,
  given: number,
  odd: (oddity: AppError) => void,
): { offset: number; length: number; entries: number } {
  const found = endRecord(fd, given);
  if (found !== null) return found;
  // An end record may well end in zeros itself, so padding is looked for only now.
  const least = withoutPadding(fd, given);
  for (let size = given - 1; size >= least; size -= 1) {
    const padded = endRecord(fd, size);
    if (padded === null) continue;
    odd(appError('ZIP_PADDING', { count: given - size }));
    return padded;
  }
  return refuse('TRUNCATED');
}

function endRecord(fd: number, size: number): { offset: number; length: number; entries: number } | null {
  if (size < 22) refuse('TRUNCATED');
  const tailLength = Math.min(size, 22 + 0xffff);
  const tail = readAt(fd, size - tailLength, tailLength);
  let at = tail.length - 22;
  while (at >= 0 && !(tail.readUInt32LE(at) === 0x06054b50 && tail.readUInt16LE(at + 20) === tail.length - at - 22))
    at -= 1;
  if (at < 0) return null;
  const endAt = size - tailLength + at;
  let entries = tail.readUInt16LE(at + 10);
  let length = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  let directoryEnd = endAt;
  const single =
    tail.readUInt16LE(at + 4) === 0 && tail.readUInt16LE(at + 6) === 0 && tail.readUInt16LE(at + 8) === entries;
  const locator = endAt >= 20 ? readAt(fd, endAt - 20, 20) : null;
  if (locator && locator.readUInt32LE(0) === 0x07064b50) {
    const recordAt = safe(locator.readBigUInt64LE(8));
    if (recordAt + 56 > endAt - 20) refuse('ZIP', { detail: 'zip64 end record' });
    const record = readAt(fd, recordAt, 56);
    if (record.readUInt32LE(0) !== 0x06064b50 || recordAt + 12 + safe(record.readBigUInt64LE(4)) !== endAt - 20)
      refuse('ZIP', { detail: 'zip64 end record' });
    entries = agree(entries, 0xffff, safe(record.readBigUInt64LE(32)));
    length = agree(length, 0xffffffff, safe(record.readBigUInt64LE(40)));
    offset = agree(offset, 0xffffffff, safe(record.readBigUInt64LE(48)));
    directoryEnd = recordAt;
  } else if (!single) {
    refuse('ZIP', { detail: 'split archive' });
  }
  if (offset + length !== directoryEnd) refuse('ZIP', { detail: 'directory offset' });
  return { offset, length, entries };
}

/** A field of the old record is either the marker "see zip64" or must say the same. */
function agree(old: number, marker: number, now: number): number {
  if (old !== marker && old !== now) refuse('ZIP', { detail: 'zip64 end record' });
  return now;
}

function safe(value: bigint): number {
  if (value > 0x1fffffffffffffn) refuse('ZIP', { detail: 'zip64 number' });
  return Number(value);
}

function readCentralEntry(central: Buffer, at: number): [CentralEntry, number] {
  if (at + 46 > central.length || central.readUInt32LE(at) !== 0x02014b50) refuse('ZIP', { detail: 'directory entry' });
  const nameLength = central.readUInt16LE(at + 28);
  const extraLength = central.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + central.readUInt16LE(at + 32);
  if (next > central.length || nameLength > NAME_BYTES) refuse('ZIP', { detail: 'directory entry' });
  const nameBytes = central.subarray(at + 46, at + 46 + nameLength);
  // Written by some .NET programs; a package has no other use for them.
  const name = nameText(nameBytes).replaceAll('\\', '/');
  const wide = wideSizes(central.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
  const wideOr = (value: number): number => (value === 0xffffffff ? wide() : value);
  const unpacked = wideOr(central.readUInt32LE(at + 24));
  const packed = wideOr(central.readUInt32LE(at + 20));
  const header = wideOr(central.readUInt32LE(at + 42));
  if (central.readUInt16LE(at + 34) !== 0) refuse('ZIP', { detail: 'split archive' });
  return [
    {
      name,
      nameBytes,
      flags: central.readUInt16LE(at + 8),
      method: central.readUInt16LE(at + 10),
      crc: central.readUInt32LE(at + 16),
      packed,
      unpacked,
      header,
    },
    next,
  ];
}

/** Names are UTF-8, or, as Windows in China packs files, GBK without saying so. */
function nameText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

/** Gives the 8-byte numbers of the zip64 extra field (id 1) one after the other, in the order of the fields they stand in for. */
function wideSizes(extra: Buffer): () => number {
  let at = 0;
  let field = Buffer.alloc(0);
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) field = Buffer.from(extra.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  let used = 0;
  return () => {
    if (used + 8 > field.length) refuse('ZIP', { detail: 'zip64 extra field' });
    used += 8;
    return safe(field.readBigUInt64LE(used - 8));
  };
}

function checkEntry(entry: CentralEntry, limits: ReadingLimits): void {
  const { name, packed, unpacked } = entry;
  if (name === '' || /^\/|\0|^[A-Za-z]:/.test(name) || name.split('/').some((step) => step === '..' || step === '.'))
    refuse('ZIP_PATH', { part: name });
  if ((entry.flags & 0x2041) !== 0) refuse('ENCRYPTED', { part: name });
  if (entry.method !== 0 && entry.method !== 8) refuse('ZIP', { detail: `method ${entry.method}` });
  if (entry.method === 0 && packed !== unpacked) refuse('SIZE_LIE', { part: name, declared: unpacked, found: packed });
  const limit = Math.min(limits.partBytes, limits.ratioFree + limits.ratio * packed);
  if (unpacked > limit) refuse('PART_TOO_BIG', { part: name, size: unpacked, limit });
}

/** Checks the local header against the central entry and gives the offset of the packed bytes. */
function checkLocalHeader(fd: number, entry: CentralEntry, directory: number): number {
  const { name, header } = entry;
  const fixed = 30 + entry.nameBytes.length;
  if (header + fixed > directory) refuse('OVERLAP', { part: name, other: '' });
  const local = readAt(fd, header, fixed);
  if (local.readUInt32LE(0) !== 0x04034b50) refuse('ZIP', { detail: 'local header' });
  if (local.readUInt16LE(26) !== entry.nameBytes.length || !local.subarray(30).equals(entry.nameBytes))
    refuse('ZIP', { detail: 'local name' });
  const flags = local.readUInt16LE(6);
  if ((flags & 0x2041) !== 0) refuse('ENCRYPTED', { part: name });
  if (local.readUInt16LE(8) !== entry.method) refuse('ZIP', { detail: 'local method' });
  const extraLength = local.readUInt16LE(28);
  // With bit 3 the sizes follow the data; the header may then hold zeros.
  const streamed = (flags & 8) !== 0;
  const wide = wideSizes(readAt(fd, header + fixed, Math.min(extraLength, directory - header - fixed)));
  const agrees = (value: number, expected: number): void => {
    const said = value === 0xffffffff ? wide() : value;
    if (said !== expected && !(streamed && said === 0))
      refuse('SIZE_LIE', { part: name, declared: said, found: expected });
  };
  agrees(local.readUInt32LE(22), entry.unpacked);
  agrees(local.readUInt32LE(18), entry.packed);
  const crc = local.readUInt32LE(14);
  if (crc !== entry.crc && !(streamed && crc === 0)) refuse('CRC', { part: name });
  return header + fixed + extraLength;
}
