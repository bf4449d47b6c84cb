import { closeSync } from 'node:fs';
import { basename } from 'node:path';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { readingLimits } from './limits.ts';
import { readPart } from './part-bytes.ts';
import { asErr, refuse } from './refusal.ts';
import { smallXml } from './small-xml.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Of a document with its pictures, packed and unpacked: a report of 400 units has a tenth. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * All parts of an office package by name, in the file's order, by the checks of a workbook's package (docs/TRUST "Reading spreadsheets"); those that
 * `isRead` names are well-formed XML without a DTD. Errors: the refusals of the readers, with the file's name.
 */
export function openPackage(path: string, isRead: (part: string) => boolean): Result<ReadonlyMap<string, Buffer>> {
  const file = basename(path);
  const opened = openPlainFile(path);
  if (!opened.ok) return opened;
  const { fd, stats } = opened.value;
  try {
    const limits = { ...readingLimits, totalBytes: MOST_BYTES };
    if (stats.size > MOST_BYTES) refuse('FILE_TOO_BIG', { size: stats.size, limit: MOST_BYTES });
    const parts = new Map<string, Buffer>();
    for (const part of readZipDirectory(fd, stats.size, limits).values()) {
      if (part.name.endsWith('/')) continue;
      const bytes = readPart(fd, part, MOST_BYTES);
      if (isRead(part.name)) smallXml(part.name, bytes, limits, () => undefined);
      parts.set(part.name, bytes);
    }
    return ok(parts);
  } catch (thrown) {
    return asErr(thrown, { file });
  } finally {
    closeSync(fd);
  }
}
