import type { ServerResponse } from 'node:http';
import { err } from '../../../shared/base/result.ts';
import { encodeWire } from '../../../shared/contract/wire.ts';
import type { Base64 } from '../../../shared/contract/wire.ts';
import { securityHeaders } from '../content-security-policy.ts';
import type { Refusal } from './refusal.ts';

export const nodeBase64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(encodeWire(value, nodeBase64), 'utf8');
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}

/** Says no and ends the connection: what the client still sends isn't read. */
export function answerRefusal(response: ServerResponse, { status, error }: Refusal): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.setHeader('Connection', 'close');
  if (status === 405) response.setHeader('Allow', 'GET, POST');
  answerJson(response, status, err(error));
}
