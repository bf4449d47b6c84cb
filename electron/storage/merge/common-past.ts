import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { WorkPackage } from '../../../shared/model/work-package.ts';
import type { Sql } from '../connection/sqlite.ts';
import { parseStored } from '../connection/damaged-content.ts';
import { mergedSchema, projectSchema } from '../documents/document-schemas.ts';
import { readDocument, readDocuments } from '../documents/documents.ts';
import { stateAfter } from '../verify/replay-audit.ts';
import type { AuditedState } from '../verify/replay-audit.ts';

/** What both projects hold by what their audits tell: where they parted, or the last state of one that the other has taken in. */
export interface CommonPast {
  readonly side: 'mine' | 'theirs';
  readonly state: AuditedState;
  /** Entries that both audits begin with; of a work package those that its project had when it was written. */
  readonly common: number;
  /** Entries within `common` whose imports have the same numbers on both sides: of a work package none. */
  readonly alike: number;
  /** Last entries of each side that stand in the common state: what comes later is a side's own. */
  readonly until: { readonly mine: number; readonly theirs: number };
  /** What the other project was written for, where it is a work package of this one; null: it isn't. */
  readonly package: WorkPackage | null;
  /** It is a state that was merged, not the one in which they parted. */
  readonly merged: boolean;
}

/**
 * Errors: MERGE_NO_COMMON_PAST where the audits have no beginning in common, or one that can't be followed; MERGE_INTO_PACKAGE where this project
 * is a work package of the other.
 */
export function commonPast(mine: Sql, theirs: Sql, path: string): Result<CommonPast> {
  const none = err(appError('MERGE_NO_COMMON_PAST', { path }));
  const [own, other] = [mine, theirs].map(hashesOf);
  if (own === undefined || other === undefined) return none;
  let common = 0;
  while (common < own.length && common < other.length && own[common]?.hash === other[common]?.hash) common += 1;
  // Copies of one package are merged as copies of any project are.
  const written = common === 0 ? writtenFrom(theirs, own) : null;
  if (common === 0 && written === null)
    return writtenFrom(mine, other) === null ? none : err(appError('MERGE_INTO_PACKAGE', { path }));
  const last = own[common - 1]?.id ?? 0;
  const taken = lastMerge(mine, other);
  const given = lastMerge(theirs, own);
  const past = (side: CommonPast['side'], until: CommonPast['until'], merged = true): Result<CommonPast> => {
    const state = stateAfter(side === 'mine' ? mine : theirs, until[side]);
    const [begun, alike] = [written?.origin.entries ?? common, written === null ? common : 0];
    return state === null ? none : ok({ side, state, common: begun, alike, until, package: written, merged });
  };
  if (given !== null && (taken === null || taken.at <= given.entries))
    return past('mine', { mine: given.entries, theirs: given.at });
  if (taken !== null) return past('theirs', { mine: taken.at, theirs: taken.entries });
  // What a package began with is all that the two have in common: what it lacks was not taken away.
  if (written !== null) return past('theirs', { mine: written.origin.entries, theirs: madeUntil(theirs) }, false);
  return past('mine', { mine: last, theirs: last }, false);
}

interface HashedEntry {
  readonly id: number;
  readonly hash: string;
}

function hashesOf(sql: Sql): readonly HashedEntry[] {
  return sql.prepare<[], HashedEntry>('SELECT id, hash FROM audit ORDER BY id').all();
}

/** What a project was written for, where it is a work package of the one whose audit is given. */
function writtenFrom(sql: Sql, audit: readonly HashedEntry[]): WorkPackage | null {
  const project = readDocument(sql, 'project', '');
  const written = project === null ? undefined : parseStored(projectSchema, project, 'project').package;
  if (written === undefined) return null;
  const { entries, head } = written.origin;
  return audit.some(({ id, hash }) => id === entries && hash === head) ? written : null;
}

/** The last entry of a project's making. */
function madeUntil(sql: Sql): number {
  const made = sql
    .prepare<[], number | null>(
      "SELECT min(id) FROM audit WHERE subject = 'project' AND key = '' AND action = 'create'",
    )
    .pluck()
    .get();
  return lastOf(sql, made ?? 0);
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
