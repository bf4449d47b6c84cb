import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import { keepBoth } from '../../../shared/model/merge/keep-both.ts';
import { mergeDocument } from '../../../shared/model/merge/merge-document.ts';
import type {
  MergeChoice,
  MergeDecisions,
  MergeKind,
  MergeLine,
  MergeLook,
  MergePast,
} from '../../../shared/model/merge/merge-line.ts';
import { equal } from '../../../shared/model/merge/three-way.ts';
import type { ChooseSide } from '../../../shared/model/merge/three-way.ts';
import type { Sql } from '../connection/sqlite.ts';
import { readChainHead } from '../documents/audit-chain.ts';
import { readDocument } from '../documents/documents.ts';
import { documentKey } from '../verify/replay-audit.ts';
import { keyBatches, keyOfBatch } from './batch-keys.ts';
import type { BatchesByKey, KeyedBatch } from './batch-keys.ts';
import { commonPast } from './common-past.ts';
import type { CommonPast } from './common-past.ts';
import { documentFault } from './document-fault.ts';
import { documentsNow, documentsThen, originOf, singlePlaces } from './merge-sides.ts';
import { describeOther } from './describe-other.ts';
import type { OtherProject } from './other-project.ts';
import type { LineMaker, PlannedBatch, PlannedDocument } from './merge-parts.ts';
import { placeLines } from './line-places.ts';
import type { PlacedLines } from './line-places.ts';
import { planStructure } from './plan-structure.ts';

export interface MergePlan {
  readonly look: MergeLook;
  readonly lines: readonly MergeLine[];
  readonly documents: readonly PlannedDocument[];
  readonly batches: readonly PlannedBatch[];
  readonly past: CommonPast;
}

/**
 * What a merge would do; nothing is written. Errors: MERGE_NO_COMMON_PAST, MERGE_OTHER_DOCUMENT for what the other project holds and this program
 * would not have written.
 */
export function planMerge(mine: Sql, other: OtherProject, decisions: MergeDecisions): Result<MergePlan> {
  const theirs = other.sql;
  const past = commonPast(mine, theirs, other.path);
  if (!past.ok)
    return err((past.error.code === 'MERGE_NO_COMMON_PAST' ? otherFramework(mine, other) : null) ?? past.error);
  const documents = {
    before: documentsThen(past.value.side === 'mine' ? mine : theirs, past.value.state),
    mine: documentsNow(mine),
    theirs: documentsNow(theirs),
  };
  const fault = documentFault(documents.theirs);
  if (fault !== null) return err(appError('MERGE_OTHER_DOCUMENT', { path: other.path, document: fault }));
  const maker = createLineMaker(mine, theirs, past.value, decisions);
  const imports = createLineMaker(mine, theirs, past.value, decisions);
  const batches = planBatches(mine, theirs, past.value, imports);
  const structure = planStructure(documents, maker);
  const planned = [...structure, ...planSingles(placeLines(documents, batches, past.value), maker)];
  const lines = [...maker.lines, ...imports.lines];
  return ok({
    look: {
      lines,
      common: past.value.common,
      package: past.value.package,
      past: pastOf(mine, past.value),
      other: describeOther(theirs, documents, past.value.until.theirs),
      head: readChainHead(theirs).head,
    },
    lines,
    documents: planned,
    batches,
    past: past.value,
  });
}

/** Of projects that have no past in common, nor a framework: where both differ, that is what to say. */
function otherFramework(mine: Sql, { sql: theirs, path }: OtherProject): AppError | null {
  const [own, other] = [mine, theirs].map((sql) => {
    const framework = readDocument(sql, 'framework', '');
    return isJsonObject(framework) ? framework : {};
  });
  if (own === undefined || other === undefined || own['id'] === other['id']) return null;
  const titles = { own: String(own['title'] ?? ''), other: String(other['title'] ?? '') };
  return appError('MERGE_OTHER_FRAMEWORK', { path, ...titles });
}

function pastOf(mine: Sql, { until, merged }: CommonPast): MergePast {
  const at = mine.prepare<[number], string>('SELECT at FROM audit WHERE id = ?').pluck().get(until.mine) ?? '';
  return { at, merged };
}

function createLineMaker(mine: Sql, theirs: Sql, { until }: CommonPast, decisions: MergeDecisions): LineMaker {
  const lines: MergeLine[] = [];
  const twice = new Set<string>();
  return {
    lines,
    keptTwice: (key) => twice.has(key),
    chooser:
      (kind, key, theirKey = key) =>
      (place) => {
        const id = [kind, key, ...place.path].join('/');
        const conflict = !equal(place.before, place.mine);
        const made = conflict ? keepBoth(kind, place) : null;
        // Where one side has removed it there are no two to keep.
        const two = conflict && kind === 'scenario' && place.path.length > 0;
        const decided = choiceOf(decisions, id, conflict);
        const choice = decided === 'both' && made === null && !two ? null : decided;
        const subject = kind === 'structure' ? 'framework' : kind;
        lines.push({
          id,
          kind,
          key,
          path: place.path,
          conflict,
          both: made !== null || two,
          before: place.before ?? null,
          mine: place.mine ?? null,
          theirs: place.theirs ?? null,
          myOrigin: originOf(mine, subject, key, until.mine),
          theirOrigin: originOf(theirs, subject, theirKey, until.theirs),
          choice,
        });
        if (choice !== 'both') return choice ?? 'mine';
        if (two) twice.add(key);
        return made === null ? 'mine' : { made };
      },
  };
}

function choiceOf({ lines, prefer }: MergeDecisions, id: string, conflict: boolean): MergeChoice | null {
  const decided = Object.hasOwn(lines, id) ? lines[id] : undefined;
  return decided ?? (conflict ? prefer : 'theirs');
}

function planSingles({ documents, theirKeys }: PlacedLines, maker: LineMaker): readonly PlannedDocument[] {
  const { before, mine, theirs } = documents;
  return singlePlaces(mine, theirs).flatMap(({ kind, key }) => {
    const place = documentKey(kind, key);
    const sides = { before: before.get(place), mine: mine.get(place), theirs: theirs.get(place) };
    const theirKey = (kind === 'worklist' ? theirKeys.get(key) : undefined) ?? key;
    const value = mergeDocument(kind, sides, maker.chooser(mergeKind(kind), key, theirKey));
    return equal(value, sides.mine) ? [] : [{ kind, key, theirKey, value: value ?? null }];
  });
}

/** Kinds of documents are those of the audit: what isn't was refused before. */
function mergeKind(kind: string): MergeKind {
  const known = auditSubjects.find((one) => one === kind);
  if (known === undefined || known === 'project' || known === 'run' || known === 'merge')
    throw new Error(`a document of kind ${kind}`);
  return known;
}

function planBatches(mine: Sql, theirs: Sql, past: CommonPast, maker: LineMaker): readonly PlannedBatch[] {
  const known = importedUntil(mine, past);
  const keyed = keyBatches(mine, theirs, known);
  const before = activeThen(past, past.side === 'mine' ? keyed.mine : keyed.theirs);
  const keys = [...new Set([...keyed.mine.keys(), ...keyed.theirs.keys()])];
  const at = new Map<string, string>();
  const planned = keys.map((key): PlannedBatch => {
    const [own, other] = [keyed.mine.get(key) ?? [], keyed.theirs.get(key) ?? []];
    const state = (batches: readonly KeyedBatch[]): Json =>
      batches.some(({ active }) => active) ? 'active' : 'withdrawn';
    const was = before.has(key) ? 'active' : 'withdrawn';
    const [ours, others] = [state(own), state(other)];
    const number = String(own.at(-1)?.id ?? '');
    const place = { path: [key], before: was, mine: ours, theirs: others };
    const taken =
      equal(ours, others) || equal(was, others)
        ? 'mine'
        : maker.chooser('batch', number, String(counting(other)?.id ?? ''))(describedBatch(place, own, other));
    at.set(key, imported([own, other]));
    return {
      key,
      mine: own,
      theirs: counting(other),
      wasActive: ours === 'active',
      active: (taken === 'theirs' ? others : ours) === 'active',
      known: key.startsWith('#'),
    };
  });
  const order = ({ key }: PlannedBatch): string => `${at.get(key) ?? ''} ${key}`;
  return [
    ...planned.filter((batch) => batch.known),
    ...planned.filter((batch) => !batch.known).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  ];
}

/** The one of several imports of the same content that stands before the others. */
function counting(batches: readonly KeyedBatch[]): KeyedBatch | null {
  return batches.findLast(({ active }) => active) ?? batches.at(-1) ?? null;
}

/** When the content was imported, on the side that had it first: the same whichever side is merged into the other. */
function imported(sides: readonly (readonly KeyedBatch[])[]): string {
  return sides.flatMap((batches) => counting(batches)?.manifest.at ?? []).sort()[0] ?? '';
}

/** Numbers of the batches that were imported before the two parted. */
function importedUntil(mine: Sql, { alike }: CommonPast): ReadonlySet<number> {
  const keys = mine
    .prepare<[number], string>(
      "SELECT key FROM audit WHERE subject = 'batch' AND action = 'import' ORDER BY id LIMIT (SELECT count(*) FROM (SELECT subject, action FROM audit ORDER BY id LIMIT ?) WHERE subject = 'batch' AND action = 'import')",
    )
    .pluck()
    .all(alike);
  return new Set(keys.map(Number));
}

function activeThen({ state }: CommonPast, batches: BatchesByKey): ReadonlySet<string> {
  const keys = keyOfBatch(batches);
  return new Set(
    [...state.batches].flatMap(([id, { status }]) => {
      const key = keys.get(id);
      return status === 'active' && key !== undefined ? [key] : [];
    }),
  );
}

/** What a line of a batch shows of it on each side. */
function describedBatch(
  place: { readonly path: readonly string[]; readonly before: Json; readonly mine: Json; readonly theirs: Json },
  own: readonly KeyedBatch[],
  other: readonly KeyedBatch[],
): Parameters<ChooseSide>[0] {
  const of = (status: Json, batches: readonly KeyedBatch[]): Json => {
    const batch = batches.at(-1);
    if (batch === undefined) return null;
    const { at, note, records, files } = batch.manifest;
    return { status, at, note, records, files: files.map(({ name }) => name), reason: batch.reason };
  };
  const mine = of(place.mine, own);
  return {
    path: place.path,
    before: place.before === place.mine ? mine : of(place.before, own.length > 0 ? own : other),
    mine,
    theirs: of(place.theirs, other),
  };
}
