import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { AuditSubject } from '../../../shared/model/audit-entry.ts';
import type { MergeDecisions, MergeLine, MergeOrigin } from '../../../shared/model/merge/merge-line.ts';
import { readManifest } from '../batches/batch-manifest.ts';
import { begin, commit, guardedSteps, joining, stillThere, writable } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { configureForBulk, configureForEdits } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';
import { recordAudit } from '../documents/audit.ts';
import { readChainHead } from '../documents/audit-chain.ts';
import { storeBody } from '../documents/bodies.ts';
import { putDocument, readDocument } from '../documents/documents.ts';
import { syntheticKey, syntheticNumbers } from '../documents/synthetic-batches.ts';
import { compileRule } from '../measures/compile-rule.ts';
import { frameworkSchema } from '../documents/document-schemas.ts';
import type { ProjectContext } from '../measures/project-context.ts';
import { measureChanges, writeMeasures } from '../measures/refresh-measures.ts';
import type { MeasureChange } from '../measures/refresh-measures.ts';
import { createKeyWriter } from '../records/facets.ts';
import { findOverlaps } from '../records/overlaps.ts';
import { projectRecords } from '../records/record-source.ts';
import { openTextDictionary } from '../records/text-dictionary.ts';
import { copyBatch } from './copy-batch.ts';
import type { CopiedBatch, CopyTarget } from './copy-batch.ts';
import { placedKey } from './line-places.ts';
import { planMerge } from './merge-plan.ts';
import type { PlannedBatch } from './merge-parts.ts';
import type { MergePlan } from './merge-plan.ts';
import { originOf } from './merge-sides.ts';
import type { OtherProject } from './other-project.ts';
import { sheetsOf } from './batch-rows.ts';
import type { SheetRange } from './batch-rows.ts';
import { restsOn } from './rests-on.ts';

/** What a merge did. */
export interface MergeOutcome {
  readonly lines: readonly MergeLine[];
  /** False where the other project had nothing new: then nothing was written. */
  readonly written: boolean;
}

export interface MergeOrder {
  readonly decisions: MergeDecisions;
  /** ISO 8601. */
  readonly now: string;
  /** Of the other project's file, as the audit names it. */
  readonly file: string;
  /** The other project as it was looked at; null: as it is. */
  readonly head: string | null;
  /** Phases are `copy`, with records, and `measures`. */
  readonly progress?: (phase: string, done: number, total: number | null) => void;
  /** Looks at the project as it is then, before it is kept: `keep`, `take-back`, or the error that takes it back. */
  readonly last?: () => Result<'keep' | 'take-back'>;
}

/**
 * Puts a colleague's project into this one: one transaction, one step of the undo. In steps, so that others have turns; other writes are refused
 * meanwhile. Errors: those of `planMerge`, MERGE_CONFLICTS while some are undecided, MERGE_OTHER_CHANGED where it isn't the one looked at.
 */
export function* mergeProject(
  connection: Connection,
  context: ProjectContext,
  other: OtherProject,
  order: MergeOrder,
): Steps<Result<MergeOutcome>> {
  const allowed = writable(connection);
  if (!allowed.ok) return allowed;
  const planned = planMerge(connection.sql, other, order.decisions);
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (order.head !== null && order.head !== plan.look.head)
    return err(appError('MERGE_OTHER_CHANGED', { path: other.path }));
  const open = plan.lines.filter(({ choice }) => choice === null).length;
  if (open > 0) return err(appError('MERGE_CONFLICTS', { count: open }));
  if (plan.lines.length === 0 && plan.documents.length === 0) return ok({ lines: [], written: false });
  connection.batchOpen = true;
  configureForBulk(connection.sql);
  let merged: Result<MergeOutcome> | null = null;
  try {
    merged = yield* guardedSteps(connection, mergeSteps(connection, context, other, plan, order));
    return merged;
  } finally {
    configureForEdits(connection.sql);
    connection.batchOpen = false;
    context.forget();
  }
}

function* mergeSteps(
  connection: Connection,
  context: ProjectContext,
  other: OtherProject,
  plan: MergePlan,
  order: MergeOrder,
): Steps<Result<MergeOutcome>> {
  const { sql } = connection;
  begin(connection);
  joining(connection, () => recordLead(connection, other, plan, order));
  const copied = yield* copyBatches(sql, other, plan.batches, order.progress);
  const overlapping = yield* overlapsOf(sql, copied);
  const states = statesOf(plan.batches, copied);
  const set = sql.prepare<[string, number]>('UPDATE batches SET status = ? WHERE id = ?');
  // What is being put in counts from here on for what is worked out; readers are told of it when it is whole.
  for (const { id, from, to } of states) if (from !== to && to === 'withdrawn') set.run(to, id);
  order.progress?.('measures', 0, null);
  const measures = yield* measuresAfter(sql, context, plan, states, copied, overlapping);
  const there = stillThere(connection);
  if (!there.ok) return there;
  joining(connection, () => {
    const mark = sql.prepare<[number]>('UPDATE facets SET overlapping = 1 WHERE id = ?');
    for (const facet of overlapping) mark.run(facet);
    recordDocuments(connection, other, plan, order, copied);
    recordSynthetic(connection, other, copied, order);
    for (const state of states) recordBatch(connection, other, plan, state, order);
    if (measures.all) sql.exec('DELETE FROM measure_values');
    writeMeasures(sql, measures.changes);
    context.forget();
  });
  const looked = order.last?.() ?? ok('keep');
  if (!looked.ok) return looked;
  if (looked.value === 'keep') {
    commit(connection);
    connection.readOnly = null;
  }
  return ok({ lines: plan.lines, written: true });
}

/** The entry that leads all others: whose project, how far, and what was decided of each line. */
function recordLead(connection: Connection, other: OtherProject, plan: MergePlan, { now, file }: MergeOrder): void {
  const { entries, head } = readChainHead(other.sql);
  const people = other.sql
    .prepare<[number], string>('SELECT DISTINCT actor FROM audit WHERE id > ? ORDER BY actor')
    .pluck()
    .all(plan.past.until.theirs);
  const value = toJson({
    entries,
    head,
    file,
    people,
    ...(plan.past.package === null ? {} : { package: plan.past.package }),
    lines: plan.lines.map(({ id, choice, theirOrigin: { who, at, why } }) => ({ id, choice, who, at, why })),
  });
  const before = readDocument(connection.sql, 'merge', head);
  putDocument(connection.sql, 'merge', head, value);
  recordAudit(connection, { at: now, action: 'create', subject: 'merge', key: head, before, after: value, why: file });
}

/** A batch that is now here under this number. */
interface CopiedInto extends CopiedBatch {
  readonly planned: PlannedBatch;
  /** Whether it takes the place of batches of this project, or is the other's. */
  readonly moved: boolean;
}

/**
 * Copies what is missing, in the order of import. A batch of this project that is younger than one that stands behind it and speaks of the same is
 * copied to the end, and itself stands back: so the younger one counts, whichever project was merged into which.
 */
function* copyBatches(
  sql: Sql,
  other: OtherProject,
  batches: readonly PlannedBatch[],
  progress: MergeOrder['progress'],
): Steps<readonly CopiedInto[]> {
  const copied: CopiedInto[] = [];
  const coming = batches.flatMap(({ active, mine, theirs }) =>
    active && mine.length === 0 && theirs !== null ? [theirs.manifest.records] : [],
  );
  const total = coming.reduce((sum, records) => sum + records, 0);
  let rows = 0;
  const placedRows = (count: number): void => {
    rows += count;
    progress?.('copy', Math.min(rows, total), total);
  };
  let target: CopyTarget | null = null;
  const copy = function* (from: Sql, id: number, planned: PlannedBatch, moved: boolean): Steps<SheetRange> {
    if (target === null) {
      const texts = yield* openTextDictionary(sql, 'main');
      target = { sql, texts, keys: createKeyWriter(sql, texts, 'main') };
    }
    const done = yield* copyBatch(from, id, target, placedRows);
    copied.push({ ...done, planned, moved });
    return { first: done.firstSheet, last: done.lastSheet };
  };
  const placed: SheetRange[] = [];
  for (const planned of batches) {
    if (!planned.active) continue;
    const own = planned.mine.findLast(({ active }) => active) ?? planned.mine.at(-1);
    if (own === undefined) {
      if (planned.theirs !== null) placed.push(yield* copy(other.sql, planned.theirs.id, planned, false));
      continue;
    }
    const range = sheetsOf(sql, own.id);
    if (range === null) continue;
    const behind = placed.filter(({ first }) => first > range.last);
    const late = !planned.known && behind.length > 0 && (yield* restsOn(sql, own.id, behind));
    placed.push(late ? yield* copy(sql, own.id, planned, true) : range);
  }
  return copied;
}

type Sql = Connection['sql'];

/** Facets of copied records in which keys repeat; how many earlier records each copy stands before. */
function* overlapsOf(sql: Sql, copied: readonly CopiedInto[]): Steps<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const batch of copied) {
    let replaced = 0;
    for (const table of ['records', 'attributes'] as const) {
      const facets = [...batch.facets.keys()].filter(
        (facet) => batch.attributeFacets.has(facet) === (table === 'attributes'),
      );
      const overlaps = yield* findOverlaps(sql, projectRecords, table, facets, batch.firstSheet);
      replaced += overlaps.replaced;
      for (const facet of overlaps.facets) found.add(facet);
    }
    sql
      .prepare('UPDATE batches SET records = ?, replaced = ?, content_hash = ? WHERE id = ?')
      .run(batch.records, replaced, batch.digest, batch.id);
  }
  return found;
}

type BatchStatus = 'active' | 'withdrawn';

/** A batch that changes. */
interface BatchState {
  readonly id: number;
  /** null: it is new. */
  readonly from: BatchStatus | null;
  readonly to: BatchStatus;
  readonly reason: string;
  readonly planned: PlannedBatch;
}

function statesOf(batches: readonly PlannedBatch[], copied: readonly CopiedInto[]): readonly BatchState[] {
  const states: BatchState[] = copied.map(({ id, planned }): BatchState => ({
    id,
    from: null,
    to: 'active',
    reason: '',
    planned,
  }));
  const moved = new Map(copied.flatMap(({ planned, moved: back, id }) => (back ? [[planned.key, id] as const] : [])));
  for (const planned of batches) {
    const { key, mine, theirs, active, wasActive } = planned;
    const to = moved.get(key);
    const newest = mine.at(-1);
    if (to !== undefined || (!active && wasActive)) {
      const reason = to === undefined ? (theirs?.reason ?? '') : `→ ${to}`;
      for (const batch of mine)
        if (batch.active) states.push({ id: batch.id, from: 'active', to: 'withdrawn', reason, planned });
    } else if (active && !wasActive && newest !== undefined)
      states.push({ id: newest.id, from: 'withdrawn', to: 'active', reason: theirs?.reason ?? '', planned });
  }
  return states;
}

/** Measure values as they will be, worked out before anything that readers see changes. */
function* measuresAfter(
  sql: Sql,
  context: ProjectContext,
  plan: MergePlan,
  states: readonly BatchState[],
  copied: readonly CopiedInto[],
  overlapping: ReadonlySet<number>,
): Steps<{ readonly all: boolean; readonly changes: readonly MeasureChange[] }> {
  const framework = plan.documents.find(({ kind }) => kind === 'framework');
  const all = plan.documents.some(({ kind }) => kind === 'framework' || kind === 'units');
  const after = framework === undefined ? context.framework() : frameworkSchema.parse(framework.value);
  const rules = after.measures.flatMap((measure) => {
    const compiled = compileRule(measure);
    return compiled.ok ? [compiled.value] : [];
  });
  const facetsOfBatch = sql
    .prepare<[number], number>(
      'SELECT DISTINCT facet FROM sheet_facets WHERE sheet IN (SELECT id FROM sheets WHERE batch = ?)',
    )
    .pluck();
  const touched = new Set(copied.flatMap(({ facets }) => [...facets.keys()]));
  for (const { id } of states) for (const facet of facetsOfBatch.all(id)) touched.add(facet);
  if (!all && touched.size === 0) return { all, changes: [] };
  // Restored ones count too, without being seen before the end.
  const restored = states.filter(({ from, to }) => from === 'withdrawn' && to === 'active');
  const set = sql.prepare<[string, number]>('UPDATE batches SET status = ? WHERE id = ?');
  for (const { id } of restored) set.run('active', id);
  const changes = yield* measureChanges(sql, {
    rules,
    year: after.year,
    touched: all ? null : touched,
    source: projectRecords,
    overlapping,
  });
  return { all, changes };
}

function recordDocuments(
  connection: Connection,
  other: OtherProject,
  plan: MergePlan,
  { now }: MergeOrder,
  copied: readonly CopiedInto[],
): void {
  const numbers = new Map(
    copied.flatMap(({ id, moved, planned: { theirs } }) =>
      moved || theirs === null ? [] : [[String(theirs.id), id] as const],
    ),
  );
  for (const { kind, key: planned, theirKey = planned, value } of plan.documents) {
    const key = placedKey(kind, planned, numbers);
    const before = readDocument(connection.sql, kind, key);
    putDocument(connection.sql, kind, key, value);
    recordAudit(connection, {
      at: now,
      action: before === null ? 'create' : value === null ? 'remove' : 'change',
      subject: subjectOf(kind),
      key,
      before,
      after: value,
      why: whyMerged(originOf(other.sql, kind, theirKey, plan.past.until.theirs)),
      // A setting is otherwise no step of the undo, nor part of one.
      ...together(connection),
    });
  }
}

/** An import that was synthetic where it is copied from is so under its new number. */
function recordSynthetic(
  connection: Connection,
  other: OtherProject,
  copied: readonly CopiedInto[],
  { now, file }: MergeOrder,
): void {
  const before = readDocument(connection.sql, 'setting', syntheticKey);
  const own = new Set(syntheticNumbers(before ?? undefined));
  const theirs = new Set(syntheticNumbers(readDocument(other.sql, 'setting', syntheticKey) ?? undefined));
  const added = copied.flatMap(({ id, moved, planned }) => {
    const synthetic = moved
      ? planned.mine.some((batch) => own.has(batch.id))
      : planned.theirs !== null && theirs.has(planned.theirs.id);
    return synthetic ? [id] : [];
  });
  if (added.length === 0) return;
  const after = [...own, ...added];
  putDocument(connection.sql, 'setting', syntheticKey, after);
  recordAudit(connection, {
    ...{ at: now, action: before === null ? 'create' : 'change', subject: 'setting', key: syntheticKey },
    ...{ before, after, why: file },
    ...together(connection),
  });
}

/** Kinds of documents are subjects of the audit: what isn't was refused before. */
function subjectOf(kind: string): AuditSubject {
  const subject = auditSubjects.find((one) => one === kind);
  if (subject === undefined) throw new Error(`a document of kind ${kind}`);
  return subject;
}

function together({ operation }: Connection): { readonly target?: number } {
  return operation?.lead === null || operation?.lead === undefined ? {} : { target: operation.lead };
}

function recordBatch(
  connection: Connection,
  other: OtherProject,
  plan: MergePlan,
  { id, from, to, reason, planned }: BatchState,
  { now }: MergeOrder,
): void {
  const { sql } = connection;
  const held = planned.mine.find((batch) => batch.id === id);
  const before = from === null ? null : { status: from, reason: held?.reason ?? '' };
  sql.prepare('UPDATE batches SET status = ?, status_reason = ? WHERE id = ?').run(to, reason, id);
  const theirNumber = planned.theirs === null ? '' : String(planned.theirs.id);
  const why = whyMerged(originOf(other.sql, 'batch', theirNumber, plan.past.until.theirs));
  if (from !== null) {
    const action = to === 'withdrawn' ? 'withdraw' : 'restore';
    recordAudit(connection, {
      at: now,
      action,
      subject: 'batch',
      key: String(id),
      before,
      after: { status: to, reason },
      why,
      ...together(connection),
    });
    return;
  }
  const manifest = readManifest(sql, id);
  if (manifest === null) throw new Error(`batch ${id} is gone`);
  const after = {
    status: to,
    files: manifest.files.map(({ name }) => name),
    records: manifest.records,
    manifest: storeBody(sql, toJson(manifest)).hash,
  };
  recordAudit(connection, {
    at: now,
    action: 'import',
    subject: 'batch',
    key: String(id),
    before,
    after,
    why,
    ...together(connection),
  });
}

/** Who of the other side wrote it, when and why: both languages share the marks. */
function whyMerged({ who, at, why }: MergeOrigin): string {
  return [`⇐ ${who} ${at}`.trim(), why].filter((part) => part !== '').join(' · ');
}
