import { closeSync, readSync, renameSync, statSync } from 'node:fs';
import { openPlainFile } from '../../files/open-plain-file.ts';

/**
 * What the file beside a project, its write-ahead log, has to say about it: `none`, the file was left whole; `ours`, a process died and what it
 * saved is in the log; `missing`, the file speaks of a log and has none; `empty`, it has one in which nothing stands; `foreign`, the log was written for another state of the file, or for another file;
 * `stray`, what has the log's name is no log at all, and the file is whole without one.
 */
export type LogState = 'none' | 'ours' | 'missing' | 'empty' | 'foreign' | 'stray';

const LOG_HEADER = 32;
const FRAME_HEADER = 24;
/** Offsets in the header of a database: format version for reading and the change counter. */
const READ_VERSION = 18;
const CHANGE_COUNTER = 24;
/** A log is left at 4 MiB (connection.ts), but for one transaction; of a longer one the beginning says enough. */
const FRAMES_MOST = 100_000;

/**
 * Each log begins with the file's first page, with the change counter one ahead of the file's (`begin` in connection.ts). So the file's counter is
 * that one less one, or where a copying into it was cut off, one of those in the log. Logs of earlier programs begin with any page: of them only
 * a counter beyond what the file says tells anything.
 */
export function logState(path: string, header: Buffer): LogState {
  const log = `${path}-wal`;
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? null;
  if (header[READ_VERSION] !== 2) return size === null || size === 0 ? 'none' : isLog(log) ? 'foreign' : 'stray';
  if (size === null) return 'missing';
  if (size < LOG_HEADER + FRAME_HEADER) return 'empty';
  const counters = countersIn(log);
  if (counters === null) return 'foreign';
  const [first] = counters;
  if (first === undefined) return 'ours';
  const counter = header.readUInt32BE(CHANGE_COUNTER);
  return counter === first - 1 || counters.includes(counter) ? 'ours' : 'foreign';
}

/** Whether a file begins as SQLite's logs do. */
function isLog(log: string): boolean {
  const opened = openPlainFile(log);
  if (!opened.ok) return false;
  try {
    const magic = Buffer.alloc(4);
    readSync(opened.value.fd, magic, 0, 4, 0);
    return ['377f0682', '377f0683'].includes(magic.toString('hex'));
  } finally {
    closeSync(opened.value.fd);
  }
}

/**
 * Change counters of the first pages in a log, in their order; those of its own run only, up to the first frame whose checksum is wrong, where
 * SQLite stops reading too: a power cut may leave frames without their pages. Null for what is no plain file.
 */
function countersIn(log: string): readonly number[] | null {
  const opened = openPlainFile(log);
  if (!opened.ok) return null;
  const file = opened.value.fd;
  try {
    const { size } = opened.value.stats;
    const header = Buffer.alloc(LOG_HEADER);
    readSync(file, header, 0, LOG_HEADER, 0);
    const pageSize = header.readUInt32BE(8);
    if (pageSize < 512 || pageSize > 65_536) return [];
    const littleEndian = (header.readUInt32BE(0) & 1) === 0;
    let sum = checksum([0, 0], header.subarray(0, 24), littleEndian);
    if (!isStored(sum, header, 24)) return [];
    const counters: number[] = [];
    const frame = Buffer.alloc(FRAME_HEADER + pageSize);
    const frames = Math.min(FRAMES_MOST, Math.floor((size - LOG_HEADER) / frame.length));
    for (let at = 0; at < frames; at += 1) {
      readSync(file, frame, 0, frame.length, LOG_HEADER + at * frame.length);
      // Frames of an earlier run carry another salt.
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
      sum = checksum(checksum(sum, frame.subarray(0, 8), littleEndian), frame.subarray(FRAME_HEADER), littleEndian);
      if (!isStored(sum, frame, 16)) break;
      if (frame.readUInt32BE(0) === 1) counters.push(frame.readUInt32BE(FRAME_HEADER + CHANGE_COUNTER));
    }
    return counters;
  } finally {
    closeSync(file);
  }
}

type Checksum = readonly [number, number];

/** The log's running checksum (SQLite, "Database File Format" 4.2): over pairs of words, from `before` on. */
function checksum(before: Checksum, bytes: Buffer, littleEndian: boolean): Checksum {
  let [first, second] = before;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + second) >>> 0;
    second = (second + (littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + first) >>> 0;
  }
  return [first, second];
}

function isStored([first, second]: Checksum, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}

/** Puts a log that doesn't belong to the file out of SQLite's way, which would mix the two. Gives its new name. */
export function setLogAside(path: string): string {
  let name = `${path}-wal.aside`;
  for (let number = 2; statSync(name, { throwIfNoEntry: false }) !== undefined; number += 1)
    name = `${path}-wal.aside-${number}`;
  renameSync(`${path}-wal`, name);
  return name;
}

/** Whether a rollback journal has to be played back: one that SQLite has emptied under its lock stays as a file. */
export function isHotJournal(path: string): boolean {
  const journal = `${path}-journal`;
  if ((statSync(journal, { throwIfNoEntry: false })?.size ?? 0) < 28) return false;
  const opened = openPlainFile(journal);
  if (!opened.ok) return false;
  const file = opened.value.fd;
  try {
    const magic = Buffer.alloc(8);
    readSync(file, magic, 0, 8, 0);
    return magic.toString('hex') === 'd9d505f920a163d7';
  } finally {
    closeSync(file);
  }
}
