import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Sql } from '../connection/sqlite.ts';

/** SHA-256 of a stored text: the same digits as shared/base/content-hash gives for the value, by Node's faster code. */
export function bodyHash(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}

/** Stores a JSON value once, however many documents, runs and audit rows hold it. Returns its id. */
export function storeBody(sql: Sql, value: Json): number {
  const json = canonicalJson(value);
  const hash = bodyHash(json);
  const known = sql.prepare<[string], number>('SELECT id FROM bodies WHERE hash = ?').pluck().get(hash);
  if (known !== undefined) return known;
  return Number(sql.prepare('INSERT INTO bodies (hash, json) VALUES (?, ?)').run(hash, json).lastInsertRowid);
}

/** The value of a body; null for "none". Throws when the file no longer holds what was written. */
export function readBody(sql: Sql, id: number | null): Json {
  if (id === null) return null;
  const json = sql.prepare<[number], string>('SELECT json FROM bodies WHERE id = ?').pluck().get(id);
  return json === undefined ? null : parseJson(json);
}

function parseJson(json: string): Json {
  const value: unknown = JSON.parse(json);
  if (!isJson(value)) throw new Error('no JSON value');
  return value;
}

/** `JSON.parse` gives nothing but JSON values; walking a large result again costs a tenth of a second. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
