import { request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { guardOperation, guardRequest } from '../../electron/hosts/loopback/guard-request.ts';
import type { Guard } from '../../electron/hosts/loopback/guard-request.ts';
import type { LoopbackAddress } from './host-process.ts';

export type HandOn = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Hands `/api/…` on to the loopback host (docs/TRUST "Development server"). The dev page is another origin with another token, so the host's own rules are kept here, at
 * this door: only what passes them goes on, under the host's name, origin and token. Everything else is Vite's.
 */
export function createHandOn(guard: () => Guard, host: () => Promise<LoopbackAddress>): HandOn {
  return (request, response, next) => {
    if (!request.url?.startsWith('/api/')) {
      next();
      return;
    }
    const refused = guardRequest(request, guard()) ?? guardOperation(request, guard());
    if (refused !== null) {
      response.writeHead(refused.status, { Connection: 'close' }).end();
      return;
    }
    host().then(
      (address) => pass(request, response, address),
      () => response.writeHead(502, { Connection: 'close' }).end(),
    );
  };
}

function pass(request: IncomingMessage, response: ServerResponse, { host, token }: LoopbackAddress): void {
  const { origin, ...headers } = request.headers;
  const onward = ask(`http://${host}${request.url ?? ''}`, {
    method: request.method,
    headers: {
      ...headers,
      host,
      authorization: `Bearer ${token}`,
      ...(origin === undefined ? {} : { origin: `http://${host}` }),
    },
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  // The host ended in the middle, to start anew: the page connects again.
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
