import { contentHash } from '../../../shared/base/content-hash.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { ProjectChange, SourceEffect, SourceOutcome } from '../../../shared/contract/outputs.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import type { SourceBinding } from '../../../shared/model/source-binding.ts';
import type { SourceCell, SourceRun } from '../../../shared/model/source-run.ts';
import type { CollectedSource } from '../../sources/port.ts';
import type { BatchWriter } from '../../storage/batches/open-batch.ts';
import { writtenEvidence } from '../../storage/measures/source-evidence.ts';
import { runSteps } from '../../storage/connection/steps.ts';
import type { MeasureTable } from '../../storage/measures/measure-table.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';
import type { BatchWrite } from '../app/write-project.ts';
import { importEffect } from '../imports/import-effect.ts';

interface DoneRun {
  readonly run: SourceRun;
  readonly cells: readonly SourceCell[];
}

/** What a file of a batch has for its hash where it is no file: the cells of a run. */
const HASHED = 'source:';

/** Active batches that runs of a source are, the last one last: usually one, several after projects were merged. */
export function runBatchesOf(store: ProjectReader, source: string): readonly number[] {
  return store
    .batches()
    .filter(
      ({ status, files }) =>
        status === 'active' && files.some((file) => file.name === source && file.contentHash.startsWith(HASHED)),
    )
    .map(({ id }) => id);
}

/** Reads everything before anything is written. The marker is taken before the values and after them: where the two differ the rows changed in between. */
export async function runSource(
  source: CollectedSource,
  binding: SourceBinding,
  { name, started, now }: { readonly name: string; readonly started: Date; readonly now: () => Date },
): Promise<Result<DoneRun>> {
  const described = await source.describe();
  if (!described.ok) return described;
  const marker = await source.marker(binding);
  if (!marker.ok) return marker;
  const aggregate = await source.aggregate(binding);
  if (!aggregate.ok) return aggregate;
  const after = await source.marker(binding);
  if (!after.ok) return after;
  const { cells, statements } = aggregate.value;
  return ok({
    cells,
    run: {
      source: name,
      ...{ engine: described.value.engine, version: described.value.version, marker: marker.value },
      ...(after.value === marker.value ? {} : { markerAfter: after.value }),
      ...{ started: started.toISOString(), ended: now().toISOString(), statements },
      hash: contentHash(toJson(cells)),
    },
  });
}

/** A batch of 指标原始值表 with the evidence of each cell; what ran of the source before is withdrawn in the same step. */
export function writeRun(
  session: ProjectSession,
  { run, cells }: DoneRun,
  note: string,
): BatchWrite<Omit<SourceOutcome, keyof ProjectChange>> {
  const { store } = session;
  const earlier = runBatchesOf(store, run.source);
  const table = store.measureTable();
  const more = { batch: 0, before: earlier.at(-1) ?? null, cells: cells.length, run, moved: movedCells(table, cells) };
  return {
    begin: (open, now) => {
      const writer = open.beginBatch({
        now,
        note,
        files: [{ name: run.source, contentHash: `${HASHED}${run.hash}`, size: cells.length }],
      });
      if (!writer.ok) return writer;
      more.batch = writer.value.id;
      const written = writeCells(writer.value, open, run, cells);
      if (written.ok) return writer;
      writer.value.abort();
      return written;
    },
    first: (writer, now) => {
      for (const batch of earlier) {
        const withdrawn = writer.withdrawBatch(batch, run.source, now);
        if (!withdrawn.ok) return withdrawn;
      }
      return ok(undefined);
    },
    more: () => ({ ...more, effect: runEffect(session, table) }),
  };
}

const CHANGES_SHOWN = 200;

/** What an import's preview says, of a run that was written. */
function runEffect(session: ProjectSession, before: MeasureTable): SourceEffect {
  const effect = runSteps(importEffect(session, before, session.store.measureTable()));
  return { ...effect, changes: effect.changes.slice(0, CHANGES_SHOWN) };
}

const SHEET = 'measures';

function writeCells(
  writer: BatchWriter,
  store: ProjectReader,
  run: SourceRun,
  cells: readonly SourceCell[],
): Result<void> {
  const sheet = writer.sheet({
    ...{ file: 0, name: SHEET, kind: 'measure_table', hidden: false },
    mapping: toJson({ source: run }),
  });
  if (!sheet.ok) return sheet;
  const added = sheet.value.add(recordsOf(store, cells));
  if (!added.ok) return added;
  const rows = cells.length;
  return sheet.value.finish({
    ...{ sheet: SHEET, hidden: false, kind: 'measure_table', issues: [] },
    ...{ rows, imported: rows, skipped: 0, problems: 0, records: rows },
  });
}

/** Laid out as a sheet would be: a row a unit and year, a column a measure. */
function recordsOf(store: ProjectReader, cells: readonly SourceCell[]): readonly CollectedRecord[] {
  const framework = store.framework();
  const columns = new Map(framework.measures.map(({ code }, at) => [code, at + 2]));
  const rows = new Map<string, number>();
  const rowOf = (unit: string, year: number): number => {
    const key = JSON.stringify([year, unit]);
    const row = rows.get(key) ?? rows.size + 2;
    rows.set(key, row);
    return row;
  };
  return cells.map((cell) => {
    const { unit, measure, year, value, ...evidence } = cell;
    const missing = missingReasons[evidence.reason] === 'not_applicable' ? 'not_applicable' : 'marked_missing';
    return {
      ...{ unit, selector: measure, row: rowOf(unit, year), column: columns.get(measure) ?? 1, value },
      ...(value === null ? { missing } : {}),
      ...(year === 0 ? {} : { period: year }),
      person: writtenEvidence(evidence),
    };
  });
}

/** Cells of the evaluated year that will have another value, or none had one. */
function movedCells(table: MeasureTable, cells: readonly SourceCell[]): number {
  const places = new Map(table.units.map((unit, at) => [unit, at]));
  const measures = new Map(table.measures.map((measure, at) => [measure, at]));
  return cells.filter(({ unit, measure, year, value }) => {
    const at = (measures.get(measure) ?? -1) * table.units.length + (places.get(unit) ?? -1);
    if (year !== table.year || at < 0) return false;
    const was = table.values[at] ?? Number.NaN;
    if (value === null || Number.isNaN(was)) return (value === null) !== Number.isNaN(was);
    return Math.abs(was - value) > 1e-12 * Math.max(Math.abs(was), Math.abs(value));
  }).length;
}
