import type { z } from 'zod';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Sql } from '../connection/sqlite.ts';
import { parseStored } from '../connection/damaged-content.ts';
import { readBody, storeBody } from './bodies.ts';

/** Everything small that can be edited is a document: one JSON value under a kind and a key. */
export function readDocument(sql: Sql, kind: string, key: string): Json {
  return readBody(sql, bodyOf(sql, kind, key), partName(kind, key));
}

function bodyOf(sql: Sql, kind: string, key: string): number | null {
  const body = sql
    .prepare<[string, string], number>('SELECT body FROM documents WHERE kind = ? AND key = ?')
    .pluck()
    .get(kind, key);
  return body ?? null;
}

/** All documents of a kind, by key. */
export function readDocuments(sql: Sql, kind: string): readonly { readonly key: string; readonly value: Json }[] {
  const rows = sql
    .prepare<[string], { key: string; body: number }>('SELECT key, body FROM documents WHERE kind = ? ORDER BY key')
    .all(kind);
  return rows.map((row) => ({ key: row.key, value: readBody(sql, row.body, partName(kind, row.key)) }));
}

/** Puts a document in place, or takes it away when null. What was there stays in the audit. */
export function putDocument(sql: Sql, kind: string, key: string, value: Json): void {
  if (value === null) {
    sql.prepare('DELETE FROM documents WHERE kind = ? AND key = ?').run(kind, key);
    return;
  }
  sql
    .prepare(
      'INSERT INTO documents (kind, key, body) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body',
    )
    .run(kind, key, storeBody(sql, value, bodyOf(sql, kind, key)).id);
}

/** A document that must be there and of its shape: the schema check on opening and the content hashes vouch for it. */
export function requireDocument<T>(sql: Sql, kind: string, key: string, schema: z.ZodType<T>): T {
  return parseStored(schema, readDocument(sql, kind, key), partName(kind, key));
}

/** "framework", "scenario 方案一". */
function partName(kind: string, key: string): string {
  return key === '' ? kind : `${kind} ${key}`;
}
