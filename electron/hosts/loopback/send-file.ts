import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { securityHeaders } from '../content-security-policy.ts';
import type { StaticFile } from '../static-files.ts';
import type { TransferFolders } from './transfer-folders.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** A file of the built screens. */
export async function sendStaticFile(
  response: ServerResponse,
  file: StaticFile,
  idle: number,
): Promise<Refusal | null> {
  return send(response, { 'Content-Type': file.type }, createReadStream(file.path), idle);
}

/** What an operation wrote to a target. */
export async function sendTarget(
  response: ServerResponse,
  transfers: TransferFolders,
  handle: string,
  idle: number,
): Promise<Refusal | null> {
  const target = transfers.openTarget(handle);
  if (target === null) return refusal(404, 'HOST_HANDLE');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(target.name).replaceAll("'", '%27')}`;
  return send(
    response,
    { 'Content-Type': 'application/octet-stream', 'Content-Length': target.size, 'Content-Disposition': disposition },
    target.stream,
    idle,
  );
}

async function send(
  response: ServerResponse,
  headers: Readonly<Record<string, string | number>>,
  stream: Readable,
  idle: number,
): Promise<Refusal | null> {
  response.setTimeout(idle, () => response.destroy());
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once('readable', resolve);
      stream.once('error', reject);
    });
    response.writeHead(200, { ...securityHeaders, ...headers });
    await pipeline(stream, response);
    return null;
  } catch {
    stream.destroy();
    return refusal(404, 'HOST_NOT_FOUND');
  }
}
