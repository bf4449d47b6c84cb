import { cellMarks, missingReasonIndex } from '../../../shared/model/dataset.ts';
import { baseFigures, recordKinds } from '../../../shared/model/record-kind.ts';
import { overrideSchema } from '../documents/document-schemas.ts';
import { readDocuments } from '../documents/documents.ts';
import type { Override } from '../../../shared/model/lineage.ts';
import { activeCondition } from '../records/overlaps.ts';
import type { Sql } from '../connection/sqlite.ts';
import { inYear } from './facet-index.ts';

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
  /** Per base figure one value per unit: persons, enterprises, applications. */
  readonly denominators: Readonly<Record<string, Float64Array>>;
  /** The same measures over the records of the year before; null when there are none. */
  readonly previous: Float64Array | null;
}

/** Key of an override in documents and audit. Read unit and measure from the document: codes of one's own may hold spaces. */
export function overrideKey(unit: string, measure: string): string {
  return `${unit} ${measure}`;
}

export function readOverrides(sql: Sql): readonly Override[] {
  return readDocuments(sql, 'override').map(({ value }) => overrideSchema.parse(value));
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
}

/** Puts the stored measure values, the overrides and the base figures into the arrays that scoring takes. */
export function readMeasureTable(
  sql: Sql,
  units: readonly string[],
  measures: readonly string[],
  year: number,
): MeasureTable {
  const cells = units.length * measures.length;
  const values = new Float64Array(cells).fill(Number.NaN);
  const reasons = new Uint8Array(cells).fill(missingReasonIndex('no_record'));
  const marks = new Uint8Array(cells);
  const records = new Uint32Array(cells);
  const batches = new Uint32Array(cells);
  const unitAt = new Map(units.map((unit, position) => [unit, position]));
  const measureAt = new Map(measures.map((measure, position) => [measure, position]));
  const cellOf = (unit: string, measure: string): number => {
    const u = unitAt.get(unit);
    const m = measureAt.get(measure);
    return u === undefined || m === undefined ? -1 : m * units.length + u;
  };
  let previous: Float64Array | null = null;
  for (const row of sql
    .prepare<[], ValueRow>('SELECT year, measure, unit, value, reason, marks, records, batch FROM measure_values')
    .iterate()) {
    const cell = cellOf(row.unit, row.measure);
    if (cell < 0) continue;
    if (row.year !== year) {
      previous ??= new Float64Array(cells).fill(Number.NaN);
      previous[cell] = row.value ?? Number.NaN;
      continue;
    }
    values[cell] = row.value ?? Number.NaN;
    reasons[cell] = row.reason;
    marks[cell] = row.marks;
    records[cell] = row.records;
    batches[cell] = row.batch;
  }
  for (const override of readOverrides(sql)) {
    const cell = cellOf(override.unit, override.measure);
    if (cell < 0) continue;
    values[cell] = override.value ?? Number.NaN;
    reasons[cell] = override.value === null ? missingReasonIndex('marked_missing') : 0;
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
    denominators: readDenominators(sql, unitAt, year),
    previous,
  };
}

/** Per base figure the newest value of each unit: persons, enterprises, applications. */
function readDenominators(
  sql: Sql,
  unitAt: ReadonlyMap<string, number>,
  year: number,
): Readonly<Record<string, Float64Array>> {
  const denominators: Record<string, Float64Array> = {};
  for (const name of Object.keys(baseFigures)) denominators[name] = new Float64Array(unitAt.size).fill(Number.NaN);
  const rows = sql
    .prepare<[number], { selector: string; unit: string; period: number; value: number }>(
      `
    SELECT s.text AS selector, u.text AS unit, f.period, r.value FROM facets f JOIN records r ON r.facet = f.id
    JOIN texts s ON s.id = f.selector JOIN texts u ON u.id = f.unit
    WHERE f.kind = ? AND r.value IS NOT NULL AND ${activeCondition(sql)} ORDER BY r.sheet, r.cell`,
    )
    .all(recordKinds.indexOf('base_figures'));
  for (const row of rows) {
    const unit = unitAt.get(row.unit);
    if (unit === undefined || !inYear(row.period, year, year)) continue;
    const column = (denominators[row.selector] ??= new Float64Array(unitAt.size).fill(Number.NaN));
    column[unit] = row.value;
  }
  return denominators;
}
