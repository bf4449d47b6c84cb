import type { IncomingMessage } from 'node:http';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { decodeWire } from '../../../shared/contract/wire.ts';
import { nodeBase64 } from './answer.ts';
import type { LoopbackLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';

const json = /^application\/json(\s*;\s*charset=utf-8)?$/i;

/** The whole body as a wire value. Refuses other content types (a form of another site can't send this one unasked), big and slow bodies, and what isn't JSON. */
export async function readJsonBody(
  request: IncomingMessage,
  limits: LoopbackLimits,
): Promise<Result<unknown, Refusal>> {
  if (!json.test(request.headers['content-type'] ?? ''))
    return err(refusal(415, 'HOST_CONTENT_TYPE', { expected: 'application/json' }));
  const tooBig = refusal(413, 'HOST_BODY_TOO_BIG', { limit: limits.body });
  if (Number(request.headers['content-length'] ?? 0) > limits.body) return err(tooBig);
  const body = await collect(request, limits, tooBig);
  if (!body.ok) return body;
  try {
    return ok(decodeWire(new TextDecoder('utf-8', { fatal: true }).decode(body.value), nodeBase64));
  } catch {
    return err(refusal(400, 'HOST_MESSAGE', { detail: 'JSON' }));
  }
}

/** Stops listening, without ending the connection, as soon as it knows the answer: the refusal still has to reach the client. */
function collect(request: IncomingMessage, limits: LoopbackLimits, tooBig: Refusal): Promise<Result<Buffer, Refusal>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (result: Result<Buffer, Refusal>): void => {
      clearTimeout(timer);
      request.off('data', gather);
      request.pause();
      resolve(result);
    };
    const gather = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > limits.body) end(err(tooBig));
    };
    const timer = setTimeout(
      () => end(err(refusal(408, 'HOST_SLOW', { seconds: limits.bodyTime / 1000 }))),
      limits.bodyTime,
    );
    request.on('data', gather);
    request.once('end', () => end(ok(Buffer.concat(chunks))));
    request.once('error', () => end(err(refusal(400, 'HOST_MESSAGE', { detail: 'body' }))));
  });
}
