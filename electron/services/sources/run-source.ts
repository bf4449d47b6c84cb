import { contentHash } from '../../../shared/base/content-hash.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import type { SourceBinding } from '../../../shared/model/source-binding.ts';
import type { SourceCell, SourceRun } from '../../../shared/model/source-run.ts';
import type { CollectedSource } from '../../sources/port.ts';
import type { BatchWriter } from '../../storage/batches/open-batch.ts';
import { writtenEvidence } from '../../storage/measures/source-evidence.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { BatchWrite } from '../app/write-project.ts';

interface DoneRun {
  readonly run: SourceRun;
  readonly cells: readonly SourceCell[];
}

/** What a file of a batch has for its hash where it is no file: the cells of a run. */
const HASHED = 'source:';

/** The active batch that a source's last run is; null: none. */
export function runBatchOf(store: ProjectReader, source: string): number | null {
  const found = store
    .batches()
    .findLast(
      ({ status, files }) =>
        status === 'active' && files.some((file) => file.name === source && file.contentHash.startsWith(HASHED)),
    );
  return found?.id ?? null;
}

/** Reads everything before anything is written. The marker is taken before the values: what changes in between shows as another one. */
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
  const { cells, statements } = aggregate.value;
  return ok({
    cells,
    run: {
      source: name,
      ...{ engine: described.value.engine, version: described.value.version, marker: marker.value },
      ...{ started: started.toISOString(), ended: now().toISOString(), statements },
      hash: contentHash(toJson(cells)),
    },
  });
}

/** A batch of 指标原始值表 with the evidence of each cell; the source's run before is withdrawn in the same step. */
export function writeRun(
  store: ProjectReader,
  { run, cells }: DoneRun,
  note: string,
): BatchWrite<{ batch: number; before: number | null; cells: number; run: SourceRun; moved: number }> {
  const before = runBatchOf(store, run.source);
  const moved = movedCells(store, cells);
  const more = { batch: 0, before, cells: cells.length, run, moved };
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
      if (before === null) return ok(undefined);
      const withdrawn = writer.withdrawBatch(before, run.source, now);
      return withdrawn.ok ? ok(undefined) : withdrawn;
    },
    more,
  };
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
function movedCells(store: ProjectReader, cells: readonly SourceCell[]): number {
  const table = store.measureTable();
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
