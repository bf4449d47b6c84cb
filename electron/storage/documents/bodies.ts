import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { DamagedContent } from '../connection/damaged-content.ts';
import { sqliteFault } from '../connection/sqlite.ts';
import type { Sql } from '../connection/sqlite.ts';
import { applyTextPatch, makeTextPatch } from './text-patch.ts';

/** SHA-256 of a stored text: the same digits as shared/base/content-hash gives for the value, by Node's faster code. */
export function bodyHash(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}

export interface StoredBody {
  readonly id: number;
  readonly hash: string;
}

/** Patches one on the other until a body is stored whole again: a thousand edits of a method then cost ten whole ones. */
const PATCHES_MOST = 100;

/** Characters of texts put together from patches that are kept at hand, a reading of the audit's last pages. */
const KEPT_MOST = 8_000_000;

/**
 * Stores a JSON value once, however many documents, runs and audit rows hold it. `base`: the body that it was made from by an edit;
 * then only what differs is stored. Bodies never change and only rest on earlier ones.
 */
export function storeBody(sql: Sql, value: Json, base: number | null = null): StoredBody {
  const json = canonicalJson(value);
  const hash = bodyHash(json);
  const known = sql.prepare<[string], number>('SELECT id FROM bodies WHERE hash = ?').pluck().get(hash);
  if (known !== undefined) return { id: known, hash };
  const patch = base === null ? null : patchOn(sql, base, json);
  const { lastInsertRowid } = sql
    .prepare('INSERT INTO bodies (hash, json, base) VALUES (?, ?, ?)')
    .run(hash, patch ?? json, patch === null ? null : base);
  return { id: Number(lastInsertRowid), hash };
}

/** Null where the whole text is to be stored: the patch wouldn't save half of it, or too many stand on one another. */
function patchOn(sql: Sql, base: number, json: string): string | null {
  const patches = sql
    .prepare<[number], number>(
      `WITH RECURSIVE below(base) AS (SELECT base FROM bodies WHERE id = ? UNION ALL SELECT bodies.base FROM below JOIN bodies ON bodies.id = below.base LIMIT ${PATCHES_MOST + 1}) SELECT count(base) FROM below`,
    )
    .pluck()
    .get(base);
  if (patches === undefined || patches >= PATCHES_MOST) return null;
  const before = bodyText(sql, base);
  if (before === null) return null;
  const patch = makeTextPatch(before, json);
  return patch.length * 2 < json.length ? patch : null;
}

interface BodyRow {
  readonly hash: string;
  readonly json: string;
  readonly base: number | null;
}

/** By hash, not by id: after a rollback an id stands for another text. */
const keptTexts = new WeakMap<Sql, Map<string, string>>();

/** A body's text, put together from patches where it is stored so; null when there is none of that id. Throws when a patch doesn't fit. */
export function bodyText(sql: Sql, id: number): string | null {
  const select = sql.prepare<[number], BodyRow>('SELECT hash, json, base FROM bodies WHERE id = ?');
  const kept = keptTexts.get(sql) ?? new Map<string, string>();
  keptTexts.set(sql, kept);
  const patches: BodyRow[] = [];
  let text: string | undefined;
  let next: number | null = id;
  while (text === undefined) {
    const row: BodyRow | undefined = next === null ? undefined : select.get(next);
    if (row === undefined) return null;
    text = row.base === null ? row.json : kept.get(row.hash);
    if (text !== undefined) break;
    if (row.base === null || row.base >= (next ?? 0)) throw new DamagedContent(`body ${next}`);
    patches.push(row);
    next = row.base;
  }
  for (const row of patches.reverse()) {
    text = applyTextPatch(text, row.json);
    kept.set(row.hash, text);
  }
  forgetOldest(kept);
  return text;
}

function forgetOldest(kept: Map<string, string>): void {
  let characters = 0;
  for (const text of kept.values()) characters += text.length;
  for (const [hash, text] of kept) {
    if (characters <= KEPT_MOST) return;
    kept.delete(hash);
    characters -= text.length;
  }
}

/** The value of a body that `part` refers to; null for "none". Throws DamagedContent when the file no longer holds what was written. */
export function readBody(sql: Sql, id: number | null, part: string): Json {
  if (id === null) return null;
  let json: string | null;
  try {
    json = bodyText(sql, id);
  } catch (cause) {
    // What SQLite says of its pages it says better.
    if (sqliteFault(cause, '') !== null) throw cause;
    throw new DamagedContent(part, { cause });
  }
  // A tenth of a millisecond for a framework: a flipped bit in a weight is still JSON, and must not be shown.
  if (json === null || bodyHash(json) !== hashOfBody(sql, id)) throw new DamagedContent(part);
  return parseJson(json, part);
}

/** Null when there is no such body. */
export function hashOfBody(sql: Sql, id: number | null): string | null {
  if (id === null) return null;
  return sql.prepare<[number], string>('SELECT hash FROM bodies WHERE id = ?').pluck().get(id) ?? null;
}

/** The value stored under a hash; null when there is none. */
export function readBodyByHash(sql: Sql, hash: string): Json {
  const id = sql.prepare<[string], number>('SELECT id FROM bodies WHERE hash = ?').pluck().get(hash);
  return readBody(sql, id ?? null, `body ${hash.slice(0, 12)}`);
}

function parseJson(json: string, part: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new DamagedContent(part, { cause });
  }
  if (!isJson(value)) throw new DamagedContent(part);
  return value;
}

/** `JSON.parse` gives nothing but JSON values; walking a large result again costs a tenth of a second. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
