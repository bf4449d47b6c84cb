import { closeSync, readSync } from 'node:fs';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';

/** All project files have pages of this size, with nothing kept back in them, whatever a damaged header says. */
export const PAGE_SIZE = 4096;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/** The pages of a database by their numbers from 1, read one at a time; its write-ahead log in front of the file. */
export interface PageReader {
  /** Whole pages of the file and the log. */
  readonly count: number;
  /** Null for a page that isn't there. */
  page(number: number): Buffer | null;
  close(): void;
}

/** Errors: those of `openPlainFile`. A log counts as far as its frames are whole and committed. */
export function openPages(path: string): Result<PageReader> {
  const opened = openPlainFile(path);
  if (!opened.ok) return opened;
  const log = openPlainFile(`${path}-wal`);
  const file = opened.value.fd;
  const logged = log.ok ? committedFrames(log.value.fd, log.value.stats.size) : new Map<number, number>();
  const inFile = Math.ceil(opened.value.stats.size / PAGE_SIZE);
  return ok({
    count: Math.max(inFile, ...logged.keys()),
    page: (number) => {
      const frame = logged.get(number);
      const bytes = Buffer.alloc(PAGE_SIZE);
      if (frame !== undefined && log.ok) readSync(log.value.fd, bytes, 0, PAGE_SIZE, frame + FRAME_HEADER);
      else if (number < 1 || number > inFile) return null;
      // Of a page that was cut off the rest is zeros.
      else readSync(file, bytes, 0, PAGE_SIZE, (number - 1) * PAGE_SIZE);
      return bytes;
    },
    close: () => {
      closeSync(file);
      if (log.ok) closeSync(log.value.fd);
    },
  });
}

/** Where the newest committed frame of each page begins, by the rules of https://www.sqlite.org/fileformat2.html "The Write-Ahead Log". */
function committedFrames(log: number, size: number): ReadonlyMap<number, number> {
  const header = Buffer.alloc(LOG_HEADER);
  readSync(log, header, 0, LOG_HEADER, 0);
  const magic = header.readUInt32BE(0);
  const committed = new Map<number, number>();
  if ((magic & ~1) !== 0x377f0682) return committed;
  const read = (bytes: Buffer, at: number): number =>
    (magic & 1) === 1 ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  let sums: readonly [number, number] = [header.readUInt32BE(24), header.readUInt32BE(28)];
  const pending = new Map<number, number>();
  const frame = Buffer.alloc(FRAME_HEADER + PAGE_SIZE);
  for (let at = LOG_HEADER; at + frame.length <= size; at += frame.length) {
    readSync(log, frame, 0, frame.length, at);
    if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
    sums = checksum(frame.subarray(FRAME_HEADER), checksum(frame.subarray(0, 8), sums, read), read);
    if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
    pending.set(frame.readUInt32BE(0), at);
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, place] of pending) committed.set(page, place);
    pending.clear();
  }
  return committed;
}

function checksum(
  bytes: Buffer,
  [first, second]: readonly [number, number],
  read: (bytes: Buffer, at: number) => number,
): readonly [number, number] {
  let a = first;
  let b = second;
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + read(bytes, at) + b) >>> 0;
    b = (b + read(bytes, at + 4) + a) >>> 0;
  }
  return [a, b];
}
