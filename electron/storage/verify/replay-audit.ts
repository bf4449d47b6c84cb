import { z } from 'zod';
import { damageDetail } from '../connection/damaged-content.ts';
import type { Sql } from '../connection/sqlite.ts';
import { entryHash, readChainHead } from '../documents/audit-chain.ts';
import type { ChainedEntry } from '../documents/audit-chain.ts';
import { readBody } from '../documents/bodies.ts';
import type { Finding } from './finding.ts';

/** What the project must hold after all that the audit tells. */
export interface AuditedState {
  /** By {@link documentKey}: hash of the body. */
  readonly documents: ReadonlyMap<string, AuditedDocument>;
  readonly batches: ReadonlyMap<number, AuditedBatch>;
  readonly runs: ReadonlyMap<number, AuditedRun>;
}

interface AuditedDocument {
  readonly kind: string;
  readonly key: string;
  readonly hash: string;
}

interface AuditedBatch {
  readonly status: string;
  readonly reason: string;
  /** Hash of its manifest; null where it isn't said. */
  readonly manifest: string | null;
}

interface AuditedRun {
  readonly hash: string;
  /** Head of the chain that it was made on; '' of one made before there was a chain. */
  readonly chain: string;
}

interface Entry extends ChainedEntry {
  readonly hash: string;
  readonly beforeBody: number | null;
  readonly afterBody: number | null;
}

export interface Replay {
  readonly findings: readonly Finding[];
  /** Null where the audit can't be followed. */
  readonly state: AuditedState | null;
}

export function documentKey(kind: string, key: string): string {
  return `${kind}\0${key}`;
}

/**
 * Goes through the audit from its first row: each must carry the hash over the one before and itself, with none missing between or at the
 * end; then what is told of documents, batches and runs is followed to the end. Rows from before there was a chain were chained as found.
 */
export function replayAudit(sql: Sql): Replay {
  const entries = readEntries(sql);
  const findings = [...chainFindings(sql, entries)];
  const start = startOf(entries);
  const asFound = entries[start];
  if (asFound !== undefined)
    findings.push({
      code: 'VERIFY_CHAINED_AS_FOUND',
      params: { entries: asFound.id - 1, at: asFound.at },
      information: true,
    });
  try {
    return { findings, state: follow(sql, entries, start) };
  } catch (error) {
    const params = { part: 'audit', detail: damageDetail(error) };
    return { findings: [...findings, { code: 'VERIFY_UNREADABLE', params }], state: null };
  }
}

/**
 * What the project held when a run was made. Null of a run that the audit doesn't tell of, or from before there was a chain. Throws where the audit
 * can't be followed.
 */
export function stateOfRun(sql: Sql, run: number): AuditedState | null {
  const entries = readEntries(sql);
  const made = entries.findIndex(({ subject, key }) => subject === 'run' && key === String(run));
  // Only an audit whose start is chained, or found and written down, tells all that there was.
  if (made < 0 || made < startOf(entries)) return null;
  const until = entries.slice(0, made);
  return follow(sql, until, startOf(until));
}

/** What the project held after the entry of this number; null where the audit doesn't tell, being chained as found only later. */
export function stateAfter(sql: Sql, entry: number): AuditedState | null {
  const entries = readEntries(sql);
  if (entry < (entries[startOf(entries)]?.id ?? 0)) return null;
  const until = entries.filter(({ id }) => id <= entry);
  return follow(sql, until, startOf(until));
}

function readEntries(sql: Sql): readonly Entry[] {
  return sql
    .prepare<[], Entry>(
      `SELECT a.id, a.at, a.action, a.subject, a.key, b.hash AS before, c.hash AS after, a.why, a.target, a.actor, a.hash, a.before AS beforeBody, a.after AS afterBody
      FROM audit a LEFT JOIN bodies b ON b.id = a.before LEFT JOIN bodies c ON c.id = a.after ORDER BY a.id`,
    )
    .all();
}

/** Place of the row that holds what was found when the chain began, -1 where all of it is chained. */
function startOf(entries: readonly Entry[]): number {
  return entries.findLastIndex(({ subject, key }) => subject === 'project' && key === 'chain');
}

function* chainFindings(sql: Sql, entries: readonly Entry[]): Generator<Finding> {
  let previous = '';
  let last = 0;
  for (const { hash, beforeBody: _before, afterBody: _after, ...entry } of entries) {
    if (entry.id !== last + 1) yield { code: 'VERIFY_ENTRIES_LOST', params: { first: last + 1, last: entry.id - 1 } };
    // After a gap the row before isn't known, and the gap has been named.
    else if (entryHash(previous, entry) !== hash) yield { code: 'VERIFY_ENTRY', params: { entry: entry.id } };
    previous = hash;
    last = entry.id;
  }
  const end = readChainHead(sql);
  if (end.entries > last) yield { code: 'VERIFY_ENTRIES_LOST', params: { first: last + 1, last: end.entries } };
  else if (end.entries !== last || end.head !== previous) yield { code: 'VERIFY_CHAIN_END', params: { entries: last } };
}

const foundSchema = z.object({
  documents: z.array(z.object({ kind: z.string(), key: z.string(), hash: z.string() })),
  batches: z.array(z.object({ id: z.number(), status: z.string(), reason: z.string(), manifest: z.string() })),
  runs: z.array(z.object({ id: z.number(), hash: z.string() })),
});
const batchSchema = z.object({
  status: z.string(),
  reason: z.string().default(''),
  manifest: z.string().exactOptional(),
});
const runSchema = z.object({ hash: z.string() });

/** `start`: see {@link startOf}. */
function follow(sql: Sql, entries: readonly Entry[], start: number): AuditedState {
  const documents = new Map<string, AuditedDocument>();
  const batches = new Map<number, AuditedBatch>();
  const runs = new Map<number, AuditedRun>();
  const found = entries[start];
  if (found !== undefined) {
    const asFound = foundSchema.parse(readBody(sql, found.afterBody, `audit ${found.id}`));
    for (const document of asFound.documents) documents.set(documentKey(document.kind, document.key), document);
    for (const { id, ...batch } of asFound.batches) batches.set(id, batch);
    for (const { id, hash } of asFound.runs) runs.set(id, { hash, chain: '' });
  }
  const hashes = new Map(entries.map(({ id, hash }) => [id, hash]));
  const together = Map.groupBy(
    entries.filter(({ target, action }) => target !== null && action !== 'undo' && action !== 'redo'),
    ({ target }) => target,
  );
  /** The thing that an entry is about, as it was before or is after it. */
  const put = (entry: Entry, side: 'before' | 'after'): void => {
    const { subject: kind, key } = entry;
    const body = side === 'before' ? entry.beforeBody : entry.afterBody;
    if (kind === 'batch') {
      const said =
        body === null
          ? { status: 'withdrawn', reason: '' }
          : batchSchema.parse(readBody(sql, body, `audit ${entry.id}`));
      const { status, reason, manifest } = said;
      batches.set(Number(key), { status, reason, manifest: manifest ?? batches.get(Number(key))?.manifest ?? null });
    } else if (kind === 'run') {
      runs.set(Number(key), {
        hash: runSchema.parse(readBody(sql, body, `audit ${entry.id}`)).hash,
        chain: hashes.get(entry.id - 1) ?? '',
      });
    } else {
      const hash = entry[side];
      if (hash === null) documents.delete(documentKey(kind, key));
      else documents.set(documentKey(kind, key), { kind, key, hash });
    }
  };
  for (const entry of entries.slice(start + 1)) {
    const { action } = entry;
    const parts = action === 'undo' || action === 'redo' ? (together.get(entry.target) ?? []) : [];
    // What changed together is made again together, and taken back the way it came.
    if (action === 'undo') for (const part of parts.toReversed()) put(part, 'before');
    put(entry, 'after');
    if (action === 'redo') for (const part of parts) put(part, 'after');
  }
  return { documents, batches, runs };
}
