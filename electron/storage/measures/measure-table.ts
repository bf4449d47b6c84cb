import { parseStored } from '../connection/damaged-content.ts';
import { baseFigures, isBaseFigure } from '../../../shared/model/base-figure.ts';
import type { BaseFigure, BaseFigureColumns } from '../../../shared/model/base-figure.ts';
import { cellMarks, missingReasonIndex, NOT_COUNTED } from '../../../shared/model/dataset.ts';
import type { CellEvidence } from '../../../shared/model/dataset.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { overrideSchema } from '../documents/document-schemas.ts';
import { readDocuments } from '../documents/documents.ts';
import type { Override } from '../../../shared/model/lineage.ts';
import { activeCondition } from '../records/overlaps.ts';
import { projectRecords } from '../records/record-source.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { Sql } from '../connection/sqlite.ts';
import { inYear, readFacets } from './facet-index.ts';
import { UNCOUNTED } from './evaluate-measure.ts';
import type { MeasureChange } from './refresh-measures.ts';

/**
 * Measure values of every cell as scoring takes them. Arrays are measure-major, cell (m, u) at `m * units.length + u`,
 * in the framework's measure order and the units' administrative order. Missing is NaN, its reason in `reasons`.
 */
export interface MeasureTable {
  readonly units: readonly string[];
  readonly measures: readonly string[];
  /** Before denominators, overrides applied. */
  readonly values: Float64Array;
  /** Index into missingReasons. */
  readonly reasons: Uint8Array;
  /** Bits of cellMarks: overridden, levelMissing, conflict. */
  readonly marks: Uint8Array;
  /** Records that count, per cell. */
  readonly records: Uint32Array;
  /** Newest batch that feeds the cell, 0 without one. */
  readonly batches: Uint32Array;
  /** What stands behind each cell, records among it. */
  readonly evidence: CellEvidence;
  /** Per base figure one value per unit: persons, enterprises, applications; overrides applied. */
  readonly baseFigures: BaseFigureColumns;
  /** The same measures over the records of the year before; null when there are none. */
  readonly previous: Float64Array | null;
}

/** Key of an override in documents and audit. Read unit and measure from the document: codes of one's own may hold spaces. */
export function overrideKey(unit: string, measure: string): string {
  return `${unit} ${measure}`;
}

export function readOverrides(sql: Sql): readonly Override[] {
  return readDocuments(sql, 'override').map(({ key, value }) => parseStored(overrideSchema, value, `override ${key}`));
}

interface ValueRow {
  readonly year: number;
  readonly measure: string;
  readonly unit: string;
  readonly value: number | null;
  readonly reason: number;
  readonly marks: number;
  readonly records: number;
  readonly batch: number;
  readonly months: number;
  readonly levels: number;
  readonly doubts: number;
}

const noValue = {
  value: null,
  reason: missingReasonIndex('no_record'),
  marks: 0,
  records: 0,
  batch: 0,
  months: UNCOUNTED,
  levels: UNCOUNTED,
  doubts: 0,
};

/** What a staged import would change. */
interface MeasureTableAfter {
  readonly changes: readonly MeasureChange[];
  readonly source: RecordSource;
}

/** Puts the stored measure values, the overrides and the base figures into the arrays that scoring takes; with `after`, as they would be then. */
export function readMeasureTable(
  sql: Sql,
  units: readonly string[],
  measures: readonly string[],
  year: number,
  after: MeasureTableAfter = { changes: [], source: projectRecords },
): MeasureTable {
  const cells = units.length * measures.length;
  const values = new Float64Array(cells).fill(Number.NaN);
  const reasons = new Uint8Array(cells).fill(missingReasonIndex('no_record'));
  const marks = new Uint8Array(cells);
  const records = new Uint32Array(cells);
  const batches = new Uint32Array(cells);
  const months = new Uint8Array(cells).fill(NOT_COUNTED);
  const levels = new Uint8Array(cells).fill(NOT_COUNTED);
  const doubts = new Uint8Array(cells);
  const unitAt = new Map(units.map((unit, position) => [unit, position]));
  const measureAt = new Map(measures.map((measure, position) => [measure, position]));
  const cellOf = (unit: string, measure: string): number => {
    const u = unitAt.get(unit);
    const m = measureAt.get(measure);
    return u === undefined || m === undefined ? -1 : m * units.length + u;
  };
  let previous: Float64Array | null = null;
  const put = (
    row: Pick<ValueRow, 'year' | 'measure' | 'unit'>,
    stored: Omit<ValueRow, 'year' | 'measure' | 'unit'>,
  ) => {
    const cell = cellOf(row.unit, row.measure);
    if (cell < 0) return;
    if (row.year !== year) {
      previous ??= new Float64Array(cells).fill(Number.NaN);
      previous[cell] = stored.value ?? Number.NaN;
      return;
    }
    values[cell] = stored.value ?? Number.NaN;
    reasons[cell] = stored.reason;
    marks[cell] = stored.marks;
    records[cell] = stored.records;
    batches[cell] = stored.batch;
    months[cell] = stored.months < 0 ? NOT_COUNTED : Math.min(stored.months, NOT_COUNTED - 1);
    levels[cell] = stored.levels < 0 ? NOT_COUNTED : stored.levels;
    doubts[cell] = stored.doubts;
  };
  for (const row of sql
    .prepare<[], ValueRow>(
      'SELECT year, measure, unit, value, reason, marks, records, batch, months, levels, doubts FROM measure_values',
    )
    .iterate())
    put(row, row);
  for (const change of after.changes) put(change, change.row ?? noValue);
  const figures = readBaseFigures(sql, after.source, unitAt, year);
  for (const override of readOverrides(sql)) {
    const cell = cellOf(override.unit, override.measure);
    if (cell < 0) {
      const unit = unitAt.get(override.unit);
      const isFigure = !measureAt.has(override.measure) && isBaseFigure(override.measure);
      if (unit !== undefined && isFigure) figures[override.measure][unit] = override.value ?? Number.NaN;
      continue;
    }
    values[cell] = override.value ?? Number.NaN;
    reasons[cell] = override.value === null ? missingReasonIndex('marked_missing') : 0;
    // What a person has set with a reason doesn't rest on the records that came.
    months[cell] = NOT_COUNTED;
    levels[cell] = NOT_COUNTED;
    doubts[cell] = 0;
    marks[cell] = (marks[cell] ?? 0) | cellMarks.overridden;
  }
  return {
    units,
    measures,
    values,
    reasons,
    marks,
    records,
    batches,
    evidence: { months, levels, records, doubts },
    baseFigures: figures,
    previous,
  };
}

/** Per base figure the newest value of each unit: persons, enterprises, applications. */
function readBaseFigures(
  sql: Sql,
  source: RecordSource,
  unitAt: ReadonlyMap<string, number>,
  year: number,
): BaseFigureColumns {
  const unknown = (): Float64Array => new Float64Array(unitAt.size).fill(Number.NaN);
  const columns: Record<BaseFigure, Float64Array> = { 常住人口: unknown(), 企业数: unknown(), 业务申报量: unknown() };
  const active = activeCondition(sql, true);
  const rows = readFacets(sql, source, recordKinds.indexOf('base_figures')).flatMap((facet) =>
    sql
      .prepare<[number], { sheet: number; cell: number; value: number }>(
        `SELECT sheet, cell, value FROM ${source.rowsOf('records', facet.id)} WHERE facet = ? AND value IS NOT NULL AND ${active}`,
      )
      .all(facet.id)
      .map((row) => ({ ...row, facet })),
  );
  rows.sort((a, b) => a.sheet - b.sheet || a.cell - b.cell);
  for (const { facet, value } of rows) {
    const unit = unitAt.get(facet.unit);
    const figure = baseFigures.find((known) => known === facet.selector);
    if (unit === undefined || figure === undefined || !inYear(facet.period, year, year)) continue;
    columns[figure][unit] = value;
  }
  return columns;
}
