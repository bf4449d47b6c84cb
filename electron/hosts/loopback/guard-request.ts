import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';

export interface Guard {
  /** `127.0.0.1:PORT`, nothing else: a page that points its own name at this machine (DNS rebinding) is recognised by it. */
  readonly host: string;
  readonly token: string;
}

type Asked = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'method' | 'url'>;
const once = new Set(['host', 'origin', 'authorization', 'sec-fetch-site', 'content-length', 'content-type']);

/** Checks of every request: well-formed target, our host, no page of another origin. Null lets it pass. */
export function guardRequest(request: Asked, guard: Guard): Refusal | null {
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const repeated = names.find((name, index) => once.has(name) && names.indexOf(name) !== index);
  if (repeated !== undefined) return refusal(400, 'HOST_MESSAGE', { detail: `${repeated} twice` });
  if (request.headers.host !== guard.host) return refusal(421, 'HOST_NAME', { expected: guard.host });
  if (!request.url?.startsWith('/')) return refusal(400, 'HOST_MESSAGE', { detail: 'target' });
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${guard.host}`) return refusal(403, 'HOST_SENDER');
  const site = header(request, 'sec-fetch-site');
  // `none`: typed into the address bar or opened by the terminal.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refusal(403, 'HOST_SENDER');
  return null;
}

/** Further checks of everything that reads or changes something: the token, and that our own page asks. */
export function guardOperation(request: Asked, guard: Guard): Refusal | null {
  if (header(request, 'sec-fetch-site') !== 'same-origin') return refusal(403, 'HOST_SENDER');
  if (request.method !== 'GET' && request.headers.origin === undefined) return refusal(403, 'HOST_SENDER');
  return hasToken(request.headers.authorization, guard.token) ? null : refusal(401, 'HOST_TOKEN');
}

function header(request: Asked, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Compares without telling by its time how much was right. */
function hasToken(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '', 'utf8');
  const expected = Buffer.from(`Bearer ${token}`, 'utf8');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
