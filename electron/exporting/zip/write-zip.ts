import { open, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import type { Result } from '../../../shared/base/result.ts';
import { writeSafely } from '../write-safely.ts';
import type { WriteOptions, WrittenFile } from '../write-safely.ts';

export interface ZipEntry {
  /** Name inside the archive. */
  readonly name: string;
  /** File whose bytes it holds. */
  readonly path: string;
}

const deflate = promisify(deflateRaw);
/** Formats that are packed already: deflating them again costs time and saves nothing. */
const packed: ReadonlySet<string> = new Set(['.xlsx', '.docx', '.pdf', '.png']);
const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11), or Chinese ones open as garbage. */
const UTF8 = 0x0800;
const VERSION = 20;
const UNIX = 3 << 8;
const READABLE = 0o100644 * 0x10000;
/** Without the zip64 fields, which these archives (some 40 MB) never need. */
const MOST_BYTES = 0xffffffff;
const MOST_ENTRIES = 0xffff;

/**
 * One .zip of files, in their order, one file in memory at a time. `at` is the entries' time. Errors: those of `writeSafely`. Throws
 * beyond 4 GiB or 65,535 entries. Layout: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function writeZip(entries: readonly ZipEntry[], at: Date, path: string, options: WriteOptions = {}): Promise<Result<WrittenFile>> {
  return writeSafely(path, async (temporary) => {
    const file = await open(temporary, 'w');
    try {
      let offset = 0;
      const put = async (bytes: Buffer): Promise<void> => {
        await file.writeFile(bytes);
        offset += bytes.length;
        if (offset > MOST_BYTES) throw new Error('an archive beyond 4 GiB');
      };
      if (entries.length > MOST_ENTRIES) throw new Error('an archive of more than 65,535 files');
      const directory: Buffer[] = [];
      for (const entry of entries) {
        const bytes = await readFile(entry.path);
        const method = packed.has(extname(entry.name).toLowerCase()) ? STORED : DEFLATED;
        const body = method === STORED ? bytes : await deflate(bytes);
        const name = Buffer.from(entry.name);
        const common = fields([2, VERSION], [2, UTF8], [2, method], [2, dosTime(at)], [2, dosDate(at)], [4, crc32(bytes)], [4, body.length], [4, bytes.length], [2, name.length], [2, 0]);
        directory.push(fields([4, 0x02014b50], [2, UNIX | VERSION]), common, fields([2, 0], [2, 0], [2, 0], [4, READABLE], [4, offset]), name);
        await put(Buffer.concat([fields([4, 0x04034b50]), common, name]));
        await put(body);
      }
      const central = Buffer.concat(directory);
      const start = offset;
      await put(central);
      await put(fields([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, central.length], [4, start], [2, 0]));
    } finally {
      await file.close();
    }
  }, options);
}

function fields(...values: readonly (readonly [width: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(values.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of values) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}

/** Local time, as file managers show it, in steps of two seconds. */
function dosTime(at: Date): number {
  return (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
}

function dosDate(at: Date): number {
  return ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
}
