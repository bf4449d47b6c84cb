import type { Json } from './canonical-json.ts';

/**
 * A plain value as JSON, which the type checker can't see of an interface: `undefined` members left out, NaN (missing) as
 * null, −0 as 0, as JSON has them. Throws on what JSON would lose in silence: typed arrays, maps, dates, functions.
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return !Number.isFinite(value) ? null : value === 0 ? 0 : value;
  if (isList(value)) return value.map((item) => (item === undefined ? null : toJson(item)));
  if (typeof value !== 'object' || value === undefined || !isPlain(value))
    throw new Error(`toJson: ${Object.prototype.toString.call(value)} is no JSON value`);
  const members: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) if (member !== undefined) members[key] = toJson(member);
  return members;
}

/** Of another realm too: a worker's object has another prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
