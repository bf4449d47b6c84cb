import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Sql } from '../connection/sqlite.ts';
import { mergedSchema } from '../documents/document-schemas.ts';
import { readDocuments } from '../documents/documents.ts';
import { stateAfter } from '../verify/replay-audit.ts';
import type { AuditedState } from '../verify/replay-audit.ts';

/** What both projects hold by what their audits tell: where they parted, or the last state of one that the other has taken in. */
export interface CommonPast {
  readonly side: 'mine' | 'theirs';
  readonly state: AuditedState;
  /** Entries that both audits begin with. */
  readonly common: number;
  /** Last entries of each side that stand in the common state: what comes later is a side's own. */
  readonly until: { readonly mine: number; readonly theirs: number };
}

/** Errors: MERGE_NO_COMMON_PAST where the audits have no beginning in common, or one that can't be followed. */
export function commonPast(mine: Sql, theirs: Sql, path: string): Result<CommonPast> {
  const none = err(appError('MERGE_NO_COMMON_PAST', { path }));
  const [own, other] = [mine, theirs].map(hashesOf);
  if (own === undefined || other === undefined) return none;
  let common = 0;
  while (common < own.length && common < other.length && own[common]?.hash === other[common]?.hash) common += 1;
  if (common === 0) return none;
  const last = own[common - 1]?.id ?? 0;
  const taken = lastMerge(mine, other);
  const given = lastMerge(theirs, own);
  const past = (side: CommonPast['side'], until: CommonPast['until']): Result<CommonPast> => {
    const state = stateAfter(side === 'mine' ? mine : theirs, until[side]);
    return state === null ? none : ok({ side, state, common, until });
  };
  if (given !== null && (taken === null || taken.at <= given.entries))
    return past('mine', { mine: given.entries, theirs: given.at });
  if (taken !== null) return past('theirs', { mine: taken.at, theirs: taken.entries });
  return past('mine', { mine: last, theirs: last });
}

interface HashedEntry {
  readonly id: number;
  readonly hash: string;
}

function hashesOf(sql: Sql): readonly HashedEntry[] {
  return sql.prepare<[], HashedEntry>('SELECT id, hash FROM audit ORDER BY id').all();
}

/** The latest state of the other project that was merged into this one: its entry there, and the entry of the merge here. */
function lastMerge(sql: Sql, other: readonly HashedEntry[]): { readonly entries: number; readonly at: number } | null {
  const hashes = new Map(other.map(({ id, hash }) => [id, hash]));
  const noted = sql
    .prepare<[string], number | null>("SELECT max(id) FROM audit WHERE subject = 'merge' AND key = ?")
    .pluck();
  let latest: { entries: number; at: number } | null = null;
  for (const { key, value } of readDocuments(sql, 'merge')) {
    const merged = mergedSchema.safeParse(value);
    if (!merged.success || hashes.get(merged.data.entries) !== merged.data.head) continue;
    if (latest === null || merged.data.entries > latest.entries)
      latest = { entries: merged.data.entries, at: lastOf(sql, noted.get(key) ?? 0) };
  }
  return latest;
}

/** The last entry that was written together with the one that leads. */
function lastOf(sql: Sql, lead: number): number {
  const last = sql.prepare<[number], number | null>('SELECT max(id) FROM audit WHERE target = ?').pluck().get(lead);
  return Math.max(lead, last ?? 0);
}
