import { closeSync, openSync, statSync } from 'node:fs';
import { readingLimits } from '../../../electron/importing/open/limits.ts';
import { readPart } from '../../../electron/importing/open/part-bytes.ts';
import { readZipDirectory } from '../../../electron/importing/open/zip-directory.ts';

/** Every file of an archive by its name, read by the guarded reader: sizes, CRCs and both headers have to agree. */
export function zipEntries(path: string): ReadonlyMap<string, Buffer> {
  const fd = openSync(path, 'r');
  try {
    return new Map(
      [...readZipDirectory(fd, statSync(path).size, readingLimits)].map(([, part]) => [
        part.name,
        readPart(fd, part, Number.MAX_SAFE_INTEGER),
      ]),
    );
  } finally {
    closeSync(fd);
  }
}
