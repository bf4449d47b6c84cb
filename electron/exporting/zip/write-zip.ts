import { open, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Result } from '../../../shared/base/result.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { isPacked } from './zip-parts.ts';

export interface ZipEntry {
  /** Name inside the archive. */
  readonly name: string;
  /** File whose bytes it holds. */
  readonly path: string;
}

/** The library writes no zip64 fields, which these archives (some 40 MB) never need. */
const MOST_BYTES = 0xffffffff;
const MOST_ENTRIES = 0xffff;

/** One .zip of files, in their order, one file in memory at a time. `at` is the entries' time. Errors: those of `writeSafely`. Throws beyond 4 GiB or 65,535 entries. */
export function writeZip(
  entries: readonly ZipEntry[],
  at: Date,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writeSafely(
    path,
    async (temporary) => {
      if (entries.length > MOST_ENTRIES) throw new Error('an archive of more than 65,535 files');
      const file = await open(temporary, 'w');
      try {
        const made: Uint8Array[] = [];
        const zip = new Zip((error, bytes) => {
          if (error) throw error;
          made.push(bytes);
        });
        let size = 0;
        const flush = async (): Promise<void> => {
          for (const bytes of made.splice(0)) {
            await file.writeFile(bytes);
            size += bytes.length;
            if (size > MOST_BYTES) throw new Error('an archive beyond 4 GiB');
          }
        };
        for (const entry of entries) {
          const bytes = await readFile(entry.path);
          const part = isPacked(extname(entry.name)) ? new ZipPassThrough(entry.name) : new ZipDeflate(entry.name);
          part.mtime = at;
          zip.add(part);
          part.push(bytes, true);
          await flush();
        }
        zip.end();
        await flush();
      } finally {
        await file.close();
      }
    },
    options,
  );
}
