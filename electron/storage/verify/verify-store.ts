import { damageDetail } from '../connection/damaged-content.ts';
import { isDiskFull } from '../connection/sqlite.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { Finding } from './finding.ts';
import { replayAudit } from './replay-audit.ts';
import type { AuditedState } from './replay-audit.ts';
import { verifyBodies } from './verify-bodies.ts';
import { verifyMeasures } from './verify-measures.ts';
import { verifyRecords } from './verify-records.ts';
import { verifyBatches, verifyDocuments, verifyRuns } from './verify-state.ts';

/** Of one part; a table that is damaged all over says so in a few lines. */
const FINDINGS_MOST = 100;

/**
 * Proves what the project holds, from its audit: the chain of hashes, then documents, status of batches and runs as it tells them, the records
 * of each batch by their digests, and measure values computed again from them. SQLite's own checks find 71 % of flipped bits; these find the
 * others (docs/TRUST "Project file"). Part by part, so that a damaged part hides none of the others. Reads the whole file: seconds for millions of records.
 */
export function verifyStore(sql: Sql): readonly Finding[] {
  let state: AuditedState | null = null;
  const audited = (check: (sql: Sql, state: AuditedState) => Iterable<Finding>) => () =>
    state === null ? [] : check(sql, state);
  const parts: readonly (readonly [part: string, check: () => Iterable<Finding>])[] = [
    ['structure', () => structureFindings(sql)],
    ['bodies', () => verifyBodies(sql)],
    [
      'audit',
      () => {
        const replay = replayAudit(sql);
        state = replay.state;
        return replay.findings;
      },
    ],
    ['documents', audited(verifyDocuments)],
    ['batches', audited(verifyBatches)],
    ['runs', () => verifyRuns(sql, state)],
    ['records', () => verifyRecords(sql)],
    ['measure values', () => verifyMeasures(sql)],
  ];
  return parts.flatMap(([part, check]) => [...limited(part, attempted(part, check))]);
}

/** What can't be read is a finding of that part, after those there were before. */
function* attempted(part: string, check: () => Iterable<Finding>): Generator<Finding> {
  try {
    yield* check();
  } catch (error) {
    if (isDiskFull(error)) throw error;
    yield { code: 'VERIFY_UNREADABLE', params: { part, detail: damageDetail(error) } };
  }
}

function* limited(part: string, findings: Iterable<Finding>): Generator<Finding> {
  let count = 0;
  for (const finding of findings) {
    count += 1;
    if (count <= FINDINGS_MOST) yield finding;
  }
  if (count > FINDINGS_MOST) yield { code: 'VERIFY_MORE', params: { part, count: count - FINDINGS_MOST } };
}

function* structureFindings(sql: Sql): Generator<Finding> {
  yield* brokenStructure(sql, 'integrity_check(20)');
  for (const row of sql.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').iterate())
    yield { code: 'VERIFY_REFERENCE', params: { table: row.table, parent: row.parent } };
}

/** SQLite's words for what is broken that are told: of many, the others say no more ("Page 23: never used"). */
const LINES_MOST = 3;

/** What one of SQLite's own checks finds, as one finding; what it said before it could read no more is told too. */
function* brokenStructure(sql: Sql, check: string): Generator<Finding> {
  const lines: string[] = [];
  try {
    for (const detail of sql.prepare<[], string>(`PRAGMA ${check}`).pluck().iterate())
      lines.push(...detail.split('\n').filter((line) => line !== 'ok' && line !== '*** in database main ***'));
  } finally {
    const more = lines.length - LINES_MOST;
    const told = [...lines.slice(0, LINES_MOST), ...(more > 0 ? [`… +${more}`] : [])];
    if (told.length > 0) yield { code: 'VERIFY_STRUCTURE', params: { detail: told.join('; ') } };
  }
}

/** SQLite's quick check and references, a table a step. */
export function* quickCheckStore(sql: Sql): Generator<readonly Finding[]> {
  const tables = sql
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  for (const table of tables) {
    const references = sql.prepare<[], { parent: string }>(`PRAGMA foreign_key_check(${table})`).all();
    yield [
      ...brokenStructure(sql, `quick_check(${table})`),
      ...references.slice(0, 1).map(({ parent }) => ({ code: 'VERIFY_REFERENCE', params: { table, parent } })),
    ];
  }
}
