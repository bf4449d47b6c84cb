import { parseStored } from '../connection/damaged-content.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Method } from '../../../shared/model/method.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { resultFingerprint } from '../../../shared/model/fingerprint.ts';
import type { RunSummary } from '../../../shared/model/run-summary.ts';
import type { Connection } from '../connection/connection.ts';
import { write } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { recordAudit } from './audit.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { readChainHead } from './audit-chain.ts';
import { bodyHash, hashOfBody, readBody, storeBody } from './bodies.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';

export interface NewRun {
  readonly inputHash: string;
  readonly method: Method;
  readonly engine: string;
  /** null: the baseline. */
  readonly scenario: string | null;
  /** 'score', 'uncertainty' …; 'release' is frozen 定稿. */
  readonly kind: string;
  readonly label?: string;
  /** ScoreResult or what the kind stores, as JSON. */
  readonly result: Json;
  readonly now: string;
}

export interface StoredRun extends RunSummary {
  readonly method: Method;
  readonly result: Json;
}

export interface RunRow {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly label: string;
  readonly scenario: string | null;
  readonly input_hash: string;
  readonly engine: string;
  readonly method: number;
  readonly result: number;
  readonly hash: string;
  /** Head of the audit's chain when it was made; '' of one made before there was a chain. */
  readonly chain: string;
}

/** Stores a run, never changed afterwards. */
export function saveRun(connection: Connection, run: NewRun): Result<RunSummary> {
  return write(connection, () => {
    const { sql } = connection;
    const method = storeBody(sql, toJson(run.method)).id;
    const result = storeBody(sql, run.result).id;
    const chain = readChainHead(sql).head;
    const row = {
      at: run.now,
      kind: run.kind,
      label: run.label ?? '',
      scenario: run.scenario,
      input_hash: run.inputHash,
      engine: run.engine,
      chain,
    };
    const hash = runHash(sql, { ...row, method, result });
    const id = Number(
      sql
        .prepare(
          'INSERT INTO runs (at, kind, label, scenario, input_hash, engine, method, result, hash, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(row.at, row.kind, row.label, row.scenario, row.input_hash, row.engine, method, result, hash, chain)
        .lastInsertRowid,
    );
    recordAudit(connection, {
      at: run.now,
      action: 'create',
      subject: 'run',
      key: String(id),
      before: null,
      after: { kind: run.kind, inputHash: run.inputHash, hash },
      why: row.label,
    });
    return ok(summary(sql, { id, ...row, method, result, hash }));
  });
}

/** SHA-256 over all that a run holds, its method and result by their own hashes. */
export function runHash(sql: Sql, row: Omit<RunRow, 'id' | 'hash'>): string {
  const { method, result, chain, ...plain } = row;
  return bodyHash(
    canonicalJson({
      ...plain,
      method: hashOfBody(sql, method),
      result: hashOfBody(sql, result),
      ...(chain === '' ? {} : { chain }),
    }),
  );
}

export function readRuns(sql: Sql): readonly RunSummary[] {
  return sql
    .prepare<[], RunRow>('SELECT * FROM runs ORDER BY id')
    .all()
    .map((row) => summary(sql, row));
}

export function readRun(sql: Sql, id: number): StoredRun | null {
  const row = sql.prepare<[number], RunRow>('SELECT * FROM runs WHERE id = ?').get(id);
  if (!row) return null;
  return {
    ...summary(sql, row),
    method: parseStored(methodSchema, readBody(sql, row.method, `run ${id}`), `run ${id}`),
    result: readBody(sql, row.result, `run ${id}`),
  };
}

function summary(sql: Sql, row: RunRow): RunSummary {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    label: row.label,
    scenario: row.scenario,
    inputHash: row.input_hash,
    fingerprint: resultFingerprint(row.input_hash, hashOfBody(sql, row.method) ?? ''),
    engine: row.engine,
    hash: row.hash,
    chain: row.chain,
  };
}
