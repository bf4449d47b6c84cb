import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Sql } from '../connection/sqlite.ts';

/**
 * The audit becomes a chain: each row carries SHA-256 over the hash of the row before and itself; its end stands in `chain` too. Bodies may
 * be stored as what differs from an earlier one (`base`). Sheets carry the digest of their records, '' where they were imported before.
 * Runs name the head of the chain that they were made on.
 */
export const auditChainSchema = `
ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE bodies ADD COLUMN base INTEGER REFERENCES bodies(id);
ALTER TABLE sheets ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN chain TEXT NOT NULL DEFAULT '';
CREATE TABLE chain (id INTEGER PRIMARY KEY CHECK (id = 1), entries INTEGER NOT NULL, head TEXT NOT NULL) STRICT;
`;

/**
 * Rows written before there was a chain are chained as they are found: nothing vouches for them. A last row says so, and holds what
 * the project was then (documents, batches and runs by their hashes), from where everything later can be replayed.
 */
export function chainAudit(sql: Sql, now: string, actor: string): void {
  const bodyHashOf = sql.prepare<[number], string>('SELECT hash FROM bodies WHERE id = ?').pluck();
  const hashOf = (body: number | null): string | null => (body === null ? null : (bodyHashOf.get(body) ?? null));
  const rows = sql
    .prepare<
      [],
      {
        id: number;
        at: string;
        action: string;
        subject: string;
        key: string;
        before: number | null;
        after: number | null;
        why: string;
        target: number | null;
        actor: string;
      }
    >('SELECT id, at, action, subject, key, before, after, why, target, actor FROM audit ORDER BY id')
    .all();
  let head = '';
  const seal = sql.prepare('UPDATE audit SET hash = ? WHERE id = ?');
  for (const row of rows) {
    head = sha256(head + canonicalJson({ ...row, before: hashOf(row.before), after: hashOf(row.after) }));
    seal.run(head, row.id);
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const found = storeText(sql, canonicalJson(stateOf(sql, hashOf)));
  const entry = {
    id: last.id + 1,
    at: now,
    action: 'change',
    subject: 'project',
    key: 'chain',
    before: null,
    after: hashOf(found),
    why: `第 1–${last.id} 条在启用散列链时按原样纳入 · entries 1–${last.id} are chained as they were found`,
    target: null,
    actor,
  };
  head = sha256(head + canonicalJson(entry));
  sql
    .prepare(
      'INSERT INTO audit (id, at, action, subject, key, before, after, why, target, actor, hash) VALUES (?, ?, ?, ?, ?, NULL, ?, ?, NULL, ?, ?)',
    )
    .run(entry.id, entry.at, entry.action, entry.subject, entry.key, found, entry.why, entry.actor, head);
  sql.prepare('INSERT INTO chain (id, entries, head) VALUES (1, ?, ?)').run(entry.id, head);
}

type HashOf = (body: number | null) => string | null;

function stateOf(sql: Sql, hashOf: HashOf): Json {
  const documents = sql
    .prepare<[], { kind: string; key: string; body: number }>('SELECT kind, key, body FROM documents')
    .all()
    .map(({ kind, key, body }) => ({ kind, key, hash: hashOf(body) }));
  const batches = sql
    .prepare<[], { id: number; status: string; status_reason: string }>(
      'SELECT id, status, status_reason FROM batches ORDER BY id',
    )
    .all()
    .map(({ id, status, status_reason: reason }) => {
      const manifest = canonicalJson(manifestOf(sql, id, hashOf));
      storeText(sql, manifest);
      return { id, status, reason, manifest: sha256(manifest) };
    });
  const runs = sql.prepare<[], { id: number; hash: string }>('SELECT id, hash FROM runs ORDER BY id').all();
  return { documents, batches, runs: runs.map(({ id, hash }) => ({ id, hash })) };
}

function manifestOf(sql: Sql, batch: number, hashOf: HashOf): Json {
  const head = sql
    .prepare<[number], { at: string; note: string; records: number; replaced: number; content_hash: string }>(
      'SELECT at, note, records, replaced, content_hash FROM batches WHERE id = ?',
    )
    .get(batch);
  const files = sql
    .prepare<[number], { id: number; position: number; name: string; content_hash: string; size: number }>(
      'SELECT id, position, name, content_hash, size FROM files WHERE batch = ? ORDER BY position, id',
    )
    .all(batch);
  const sheets = sql
    .prepare<
      [number],
      {
        id: number;
        file: number;
        name: string;
        kind: string | null;
        hidden: number;
        mapping: number | null;
        report: number | null;
      }
    >('SELECT id, file, name, kind, hidden, mapping, report FROM sheets WHERE batch = ? ORDER BY id')
    .all(batch);
  return {
    at: head?.at,
    note: head?.note,
    records: head?.records,
    replaced: head?.replaced,
    contentHash: head?.content_hash,
    files: files.map(({ content_hash: contentHash, ...file }) => ({ ...file, contentHash })),
    sheets: sheets.map(({ mapping, report, ...sheet }) => ({
      ...sheet,
      mapping: hashOf(mapping),
      report: hashOf(report),
      contentHash: '',
    })),
  };
}

function storeText(sql: Sql, json: string): number {
  const hash = sha256(json);
  const known = sql.prepare<[string], number>('SELECT id FROM bodies WHERE hash = ?').pluck().get(hash);
  if (known !== undefined) return known;
  return Number(sql.prepare('INSERT INTO bodies (hash, json) VALUES (?, ?)').run(hash, json).lastInsertRowid);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
