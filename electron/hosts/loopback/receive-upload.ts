import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { readableExtensions } from '../../../shared/contract/file-kinds.ts';
import type { FileHandle } from '../../../shared/contract/host-api.ts';
import { extensionOf, safeFileName } from '../../files/safe-file-name.ts';
import type { TransferFolders, UploadUse } from './transfer-folders.ts';
import type { LoopbackLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** Bytes taken so far by this launch's uploads. */
export interface UploadAccount {
  taken: number;
}

/** Streams one file into its folder. Its name comes percent-encoded in X-File-Name, its length in Content-Length, and X-File-Use says `read` of a project that is not to be kept, `source` of a table that is; all are checked before a byte is written. */
export async function receiveUpload(
  request: IncomingMessage,
  transfers: TransferFolders,
  account: UploadAccount,
  limits: LoopbackLimits,
): Promise<Result<FileHandle, Refusal>> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    return err(refusal(415, 'HOST_CONTENT_TYPE', { expected: 'application/octet-stream' }));
  const name = uploadName(request.headers['x-file-name']);
  if (name === null) return err(refusal(400, 'HOST_MESSAGE', { detail: 'X-File-Name' }));
  const readable: readonly string[] = readableExtensions;
  if (!readable.includes(extensionOf(name)))
    return err(refusal(415, 'HOST_FILE_KIND', { name, expected: readableExtensions.join(', ') }));
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) return err(refusal(411, 'HOST_LENGTH'));
  if (size > limits.upload) return err(refusal(413, 'HOST_UPLOAD_TOO_BIG', { name, size, limit: limits.upload }));
  if (account.taken + size > limits.uploads) return err(refusal(413, 'HOST_UPLOADS_FULL', { limit: limits.uploads }));
  account.taken += size;
  const path = transfers.place(name, useOf(request.headers['x-file-use']));
  const fault = await write(request, path, limits.idle);
  if (fault !== null) {
    account.taken -= size;
    await transfers.discard(path);
    return err(
      fault === 'slow'
        ? refusal(408, 'HOST_SLOW', { seconds: limits.idle / 1000 })
        : refusal(400, 'HOST_UPLOAD_BROKEN', { name }),
    );
  }
  return ok(transfers.arrived(path));
}

/** Node's parser ends the body at Content-Length, or fails when the connection ends before it. */
async function write(request: IncomingMessage, path: string, idle: number): Promise<'slow' | 'broken' | null> {
  let slow = false;
  const stop = (): void => {
    slow = true;
    request.destroy();
  };
  let timer = setTimeout(stop, idle);
  const watch = new Transform({
    transform(chunk, _encoding, next) {
      clearTimeout(timer);
      timer = setTimeout(stop, idle);
      next(null, chunk);
    },
  });
  try {
    await pipeline(request, watch, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return null;
  } catch {
    return slow ? 'slow' : 'broken';
  } finally {
    clearTimeout(timer);
  }
}

function useOf(header: string | string[] | undefined): UploadUse | null {
  return header === 'read' || header === 'source' ? header : null;
}

function uploadName(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header === '') return null;
  try {
    return safeFileName(decodeURIComponent(header));
  } catch {
    return null;
  }
}
