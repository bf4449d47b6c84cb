import { closeSync, fstatSync, readSync, statSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPlainFile } from '../../files/open-plain-file.ts';

/** Bytes of a database's header: among them the page count, the change counter and the format. */
const HEADER = 100;

/** How the file on disk differs from what this process left there; `log-gone`: only its log, which this process can still read, was moved away. */
export type DiskChange = 'removed' | 'replaced' | 'resized' | 'rewritten' | 'log-gone' | 'log-rewritten';

/**
 * Whether the file on disk is still the one that is open, and as this process left it. SQLite asks neither: another program that writes into
 * the file, cuts it or puts another in its place would have its work mixed with ours.
 */
export interface FileWatch {
  /** `device:inode`. */
  readonly identity: string;
  /** The header as it stands on disk. */
  header(): Buffer;
  /** Bytes of the file as it stands on disk. */
  size(): number;
  /** Bytes of the write-ahead log as it was left. */
  logSize(): number;
  change(): DiskChange | null;
  /** What is on disk now is this process's own work. */
  settle(): void;
  /** Only after SQLite has closed the file: on POSIX closing any descriptor of it drops the process's locks. */
  close(): void;
}

interface Seen {
  readonly size: bigint;
  readonly header: Buffer;
  readonly log: string;
  readonly logSize: bigint;
}

/** Begin before SQLite opens the file. Errors: PROJECT_MISSING, PROJECT_NOT_A_DATABASE for a folder, PROJECT_CANNOT_OPEN, FILE_IS_LINK, FILE_NOT_PLAIN. */
export function watchFile(path: string): Result<FileWatch> {
  const opened = openPlainFile(path);
  if (!opened.ok) return err(ofProject(opened.error, path));
  const file = opened.value.fd;
  const identity = identityOf(fstatSync(file, { bigint: true }));
  let open = true;
  const header = (): Buffer => {
    const bytes = Buffer.alloc(HEADER);
    readSync(file, bytes, 0, HEADER, 0);
    return bytes;
  };
  const look = (): Seen => {
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false, bigint: true });
    return {
      size: fstatSync(file, { bigint: true }).size,
      header: header(),
      log: log === undefined ? '' : identityOf(log),
      logSize: log?.size ?? 0n,
    };
  };
  let seen = look();
  return ok({
    identity,
    header,
    size: () => fstatSync(file).size,
    logSize: () => Number(seen.logSize),
    change: () => {
      const there = statSync(path, { throwIfNoEntry: false, bigint: true });
      if (there === undefined) return 'removed';
      if (identityOf(there) !== identity) return 'replaced';
      const now = look();
      if (now.size !== seen.size) return 'resized';
      if (!now.header.equals(seen.header)) return 'rewritten';
      if (now.log !== seen.log) return 'log-gone';
      return now.logSize === seen.logSize ? null : 'log-rewritten';
    },
    settle: () => {
      seen = look();
    },
    close: () => {
      if (open) closeSync(file);
      open = false;
    },
  });
}

function ofProject(error: AppError, path: string): AppError {
  switch (error.code) {
    case 'FILE_MISSING':
      return appError('PROJECT_MISSING', { path });
    case 'FILE_IS_FOLDER':
      return appError('PROJECT_NOT_A_DATABASE', { path, detail: 'EISDIR' });
    case 'FILE_UNREADABLE':
      return appError('PROJECT_CANNOT_OPEN', { path, detail: error.params?.['reason'] ?? '' });
    default:
      return error;
  }
}

function identityOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}
