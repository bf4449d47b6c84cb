import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadStream } from 'node:fs';
import { extensionOf, safeFileName } from '../../files/safe-file-name.ts';
import type { HandleStore } from '../handles.ts';
import type { WritableExtension } from '../../../shared/contract/file-kinds.ts';
import type { FileHandle } from '../../../shared/contract/host-api.ts';

/** `read`: a project that is only read; `source`: a table that stays, since a source is read again in other sessions. */
export type UploadUse = 'read' | 'source';

export interface TransferFolders {
  /** A path for a file about to arrive. Each has a folder of its own, so that its name stays as the user knows it; a project and a table of a source stay after the host ends, unless a project is only to be read. */
  place(name: string, use?: UploadUse | null): string;
  discard(path: string): Promise<void>;
  arrived(path: string): FileHandle;
  /** Where an export or a new project goes. */
  issueTarget(suggestedName: string, extension: WritableExtension): FileHandle;
  /** What an operation wrote to a target; null if nothing was. */
  openTarget(handle: string): { readonly name: string; readonly size: number; readonly stream: ReadStream } | null;
  remove(): Promise<void>;
}

/**
 * The folders of the browser host: `privateFolder` for uploads and exports, emptied when the host ends; `projectFolder` for .ewb files,
 * uploaded or new, which stay: a project is work, and must not go with the window. Names in it are made unique, nothing is overwritten.
 */
export function createTransferFolders(
  handles: HandleStore,
  privateFolder: string,
  projectFolder: string,
): TransferFolders {
  mkdirSync(privateFolder, { recursive: true, mode: 0o700 });
  const promised = new Set<string>();
  const place = (name: string, use: UploadUse | null = null): string => {
    const safe = safeFileName(name);
    const extension = extensionOf(safe);
    if (use === 'read' || (use !== 'source' && extension !== 'ewb')) {
      const folder = join(privateFolder, randomBytes(12).toString('hex'));
      mkdirSync(folder, { mode: 0o700 });
      return join(folder, safe);
    }
    mkdirSync(projectFolder, { recursive: true, mode: 0o700 });
    const stem = safe.slice(0, -`.${extension}`.length);
    for (let number = 1; ; number += 1) {
      const path = join(projectFolder, number === 1 ? safe : `${stem} (${number}).${extension}`);
      if (promised.has(path) || existsSync(path)) continue;
      promised.add(path);
      return path;
    }
  };
  return {
    place,
    discard: (path) => rm(path, { force: true }),
    arrived: (path) => ({ handle: handles.issue(path, 'read'), name: basename(path), size: statSync(path).size }),
    issueTarget: (suggestedName, extension) => {
      const name = extensionOf(suggestedName) === extension ? suggestedName : `${suggestedName}.${extension}`;
      const path = place(name);
      return { handle: handles.issue(path, 'write'), name: basename(path), size: null };
    },
    openTarget: (handle) => {
      const path = handles.resolve(handle, 'write');
      const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
      if (path === null || !found?.isFile()) return null;
      return {
        name: basename(path),
        size: found.size,
        stream: createReadStream(path, { end: Math.max(0, found.size - 1) }),
      };
    },
    remove: () => rm(privateFolder, { recursive: true, force: true }),
  };
}
