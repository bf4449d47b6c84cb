import { batchDigests } from './batches/batch-digests.ts';
import { bodyHash } from './documents/bodies.ts';
import { runHash } from './documents/runs.ts';
import type { RunRow } from './documents/runs.ts';
import type { Finding } from './project-store.ts';
import type { Sql } from './connection/sqlite.ts';

/**
 * SQLite's own checks find 71 % of flipped bits (docs/TRUST "Project file"); the content hashes of documents, runs and batches find the
 * others where it matters. Reads the whole file: seconds for millions of records.
 */
export function verifyStore(sql: Sql): readonly Finding[] {
  const findings: Finding[] = [];
  const structure = sql.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
  if (structure.length !== 1 || structure[0] !== 'ok')
    findings.push(...structure.map((detail) => ({ code: 'VERIFY_STRUCTURE', params: { detail } })));
  for (const row of sql.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').iterate()) {
    findings.push({ code: 'VERIFY_REFERENCE', params: { table: row.table, parent: row.parent } });
  }
  for (const body of sql
    .prepare<[], { id: number; hash: string; json: string }>('SELECT id, hash, json FROM bodies')
    .iterate()) {
    if (bodyHash(body.json) !== body.hash)
      findings.push({ code: 'VERIFY_DOCUMENT', params: { body: body.id, uses: usesOf(sql, body.id) } });
  }
  for (const row of sql.prepare<[], RunRow>('SELECT * FROM runs').all()) {
    const { id, hash, ...rest } = row;
    if (runHash(sql, rest) !== hash) findings.push({ code: 'VERIFY_RUN', params: { run: id } });
  }
  const digests = batchDigests(sql);
  for (const batch of sql
    .prepare<[], { id: number; content_hash: string }>('SELECT id, content_hash FROM batches')
    .all()) {
    if (digests.get(batch.id) !== batch.content_hash)
      findings.push({ code: 'VERIFY_BATCH', params: { batch: batch.id } });
  }
  return findings;
}

/** {@link verifyStore} without the hashes, a table a step. */
export function* quickCheckStore(sql: Sql): Generator<readonly Finding[]> {
  const tables = sql
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  for (const table of tables) {
    const structure = sql
      .prepare<[], string>(`PRAGMA quick_check(${table})`)
      .pluck()
      .all()
      .filter((detail) => detail !== 'ok');
    const references = sql.prepare<[], { parent: string }>(`PRAGMA foreign_key_check(${table})`).all();
    yield [
      ...structure.map((detail) => ({ code: 'VERIFY_STRUCTURE', params: { detail } })),
      ...references.slice(0, 1).map(({ parent }) => ({ code: 'VERIFY_REFERENCE', params: { table, parent } })),
    ];
  }
}

/** What a damaged body belongs to: "framework, audit". */
function usesOf(sql: Sql, body: number): string {
  const documents = sql
    .prepare<[number], string>(
      "SELECT kind || CASE key WHEN '' THEN '' ELSE ' ' || key END FROM documents WHERE body = ?",
    )
    .pluck()
    .all(body);
  const runs = sql
    .prepare<[number, number], number>('SELECT id FROM runs WHERE method = ? OR result = ?')
    .pluck()
    .all(body, body);
  const audit = sql
    .prepare<[number, number], number>('SELECT id FROM audit WHERE before = ? OR after = ?')
    .pluck()
    .all(body, body);
  const sheets = sql
    .prepare<[number, number], string>('SELECT name FROM sheets WHERE mapping = ? OR report = ?')
    .pluck()
    .all(body, body);
  return [
    ...documents,
    ...runs.map((id) => `run ${id}`),
    ...sheets.map((name) => `sheet ${name}`),
    ...audit.map((id) => `audit ${id}`),
  ]
    .slice(0, 5)
    .join(', ');
}
