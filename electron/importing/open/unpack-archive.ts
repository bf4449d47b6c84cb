import { closeSync, createWriteStream, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';
import { extensionOf, safeFileName } from '../../files/safe-file-name.ts';
import { readingLimits } from './limits.ts';
import { streamPart } from './part-bytes.ts';
import { Refusal, asErr, refuse } from './refusal.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipPart } from './zip-directory.ts';

/** What came out of an archive, and what was left in it. */
export interface UnpackedArchive {
  /** In the order of their names within the archive. */
  readonly paths: readonly string[];
  readonly left: readonly AppError[];
}

export interface Unpacking {
  /** The archive. */
  readonly path: string;
  /** Takes what comes out; it is the caller's. */
  readonly folder: string;
  /** Of files that are wanted, in small letters without a dot. */
  readonly extensions: readonly string[];
  readonly filesMost: number;
}

const archives: ReadonlySet<string> = new Set(['zip', 'rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'cab', 'iso']);

/**
 * Unpacks the tables of a zip by the checks of a workbook's package (docs/TRUST "Reading spreadsheets"): each in a folder of its own under its base
 * name, or with its folders before it where two have the same. An archive within it is not looked into, and a file that is damaged is left:
 * both are said. `alive`: called as it gets on.
 */
export async function unpackArchive(
  { path, folder, extensions, filesMost }: Unpacking,
  alive: () => void,
): Promise<Result<UnpackedArchive>> {
  const file = basename(path);
  const opened = openPlainFile(path);
  if (!opened.ok) return opened;
  const { fd, stats } = opened.value;
  try {
    if (stats.size > readingLimits.csvBytes)
      refuse('FILE_TOO_BIG', { size: stats.size, limit: readingLimits.csvBytes });
    const parts = [...readZipDirectory(fd, stats.size, readingLimits).values()].filter(({ name }) => isMeant(name));
    parts.sort((a, b) => (a.name < b.name ? -1 : 1));
    const tables = parts.filter(({ name }) => extensions.includes(extensionOf(name)));
    if (tables.length > filesMost) refuse('FILES_MOST', { count: tables.length, limit: filesMost });
    if (tables.length === 0) refuse('ARCHIVE_EMPTY', { extensions: extensions.join(', ') });
    const left = leftThere(parts, extensions);
    const paths: string[] = [];
    for (const [at, part] of tables.entries()) {
      const target = join(folder, String(at), nameOf(part, tables));
      const fault = await write(fd, part, target, alive);
      if (fault === null) paths.push(target);
      else left.push(fault);
    }
    return ok({ paths, left: left.map((one) => ({ ...one, place: { file, ...one.place } })) });
  } catch (thrown) {
    return asErr(thrown, { file });
  } finally {
    closeSync(fd);
  }
}

/** Not a folder, nor what systems and office programs put beside a file. */
function isMeant(name: string): boolean {
  const last = name.split('/').at(-1) ?? '';
  return last !== '' && !/^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(last) && !/^__MACOSX\//.test(name);
}

function leftThere(parts: readonly ZipPart[], extensions: readonly string[]): AppError[] {
  const others = parts.filter(({ name }) => !extensions.includes(extensionOf(name)));
  const nested = others.filter(({ name }) => archives.has(extensionOf(name)));
  const foreign = others.filter(({ name }) => !archives.has(extensionOf(name)));
  return [
    ...nested.map(({ name }) => appError('ARCHIVE_NESTED', { name })),
    ...(foreign.length === 0
      ? []
      : [
          appError('FILES_LEFT', {
            count: foreign.length,
            names: foreign
              .slice(0, 5)
              .map(({ name }) => name)
              .join('、'),
          }),
        ]),
  ];
}

function nameOf({ name }: ZipPart, all: readonly ZipPart[]): string {
  const own = safeFileName(name);
  const twice = all.filter((other) => safeFileName(other.name).toLowerCase() === own.toLowerCase()).length > 1;
  return twice ? safeFileName(name.split('/').join(' · ')) : own;
}

/** Null, or what was wrong with this file alone. */
async function write(fd: number, part: ZipPart, target: string, alive: () => void): Promise<AppError | null> {
  mkdirSync(dirname(target), { recursive: true });
  const telling = async function* (): AsyncGenerator<Buffer, void, void> {
    for await (const chunk of streamPart(fd, part)) {
      alive();
      yield chunk;
    }
  };
  try {
    await pipeline(telling, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return thrown.error;
  }
}
