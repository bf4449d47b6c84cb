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
import { readFacets, yearOf } from './facet-index.ts';
import { UNCOUNTED } from './evaluate-measure.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { MeasureChange } from './refresh-measures.ts';
import { unnamedPlatformBits } from './unnamed-platforms.ts';

/** One year's measure values. Arrays are measure-major, cell (m, u) at `m * units.length + u`. Missing is NaN, its reason in `reasons`. */
export interface YearTable {
  readonly year: number;
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
  /** The same measures of the year before; null when there are no records of it. */
  readonly previous: Float64Array | null;
}

/**
 * Measure values of every cell as scoring takes them: those of the year evaluated, and of every other year that has any. In the framework's
 * measure order and the units' administrative order.
 */
export interface MeasureTable extends YearTable {
  readonly units: readonly string[];
  readonly measures: readonly string[];
  /** Rising. */
  readonly others: readonly YearTable[];
}

/** Key of an override in documents and audit. Read unit, measure and year from the document: codes of one's own may hold spaces. */
function overrideKey(unit: string, measure: string, year: number): string {
  return `${unit} ${measure} ${year}`;
}

/** The override of a cell with the key that it stands under, or would: those made before overrides had years keep theirs. */
export function overrideAt(
  sql: Sql,
  cell: Pick<Override, 'unit' | 'measure' | 'year'>,
  evaluated: number,
): { readonly key: string; readonly override: Override | null } {
  const { unit, measure, year } = cell;
  const found = keyedOverrides(sql, evaluated).find(
    ({ override }) => override.unit === unit && override.measure === measure && override.year === year,
  );
  return found ?? { key: overrideKey(unit, measure, year), override: null };
}

/** Of every year. `evaluated`: the year of those that name none. */
export function readOverrides(sql: Sql, evaluated: number): readonly Override[] {
  return keyedOverrides(sql, evaluated).map(({ override }) => override);
}

/** Overrides without a year, with the one that was evaluated: what they are to be once another is. */
export function undatedOverrides(
  sql: Sql,
  evaluated: number,
): readonly { readonly key: string; readonly override: Override }[] {
  return keyedOverrides(sql, evaluated).filter(({ dated }) => !dated);
}

function keyedOverrides(
  sql: Sql,
  evaluated: number,
): readonly { readonly key: string; readonly dated: boolean; readonly override: Override }[] {
  return readDocuments(sql, 'override').map(({ key, value }) => {
    const { year, ...override } = parseStored(overrideSchema, value, `override ${key}`);
    return { key, dated: year !== undefined, override: { ...override, year: year ?? evaluated } };
  });
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
  /** Position in `valueSources`. */
  readonly source: number;
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
  source: 0,
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
  rules: readonly CompiledRule[],
  measures: readonly string[],
  year: number,
  after: MeasureTableAfter = { changes: [], source: projectRecords },
): MeasureTable {
  const unitAt = new Map(units.map((unit, position) => [unit, position]));
  const measureAt = new Map(measures.map((measure, position) => [measure, position]));
  const cellOf = (unit: string, measure: string): number => {
    const u = unitAt.get(unit);
    const m = measureAt.get(measure);
    return u === undefined || m === undefined ? -1 : m * units.length + u;
  };
  const years = new Map<number, YearColumns>();
  const of = (asked: number): YearColumns => {
    const columns = years.get(asked) ?? emptyColumns(units.length * measures.length, units.length);
    years.set(asked, columns);
    return columns;
  };
  const unnamedBit = unnamedPlatformBits(sql, rules, year, after.source);
  const put = (
    row: Pick<ValueRow, 'year' | 'measure' | 'unit'>,
    stored: Omit<ValueRow, 'year' | 'measure' | 'unit'>,
  ) => {
    const cell = cellOf(row.unit, row.measure);
    if (cell >= 0) putStored(of(row.year), cell, { ...stored, doubts: stored.doubts | unnamedBit(row, stored.source) });
  };
  for (const row of sql
    .prepare<[], ValueRow>(
      'SELECT year, measure, unit, value, reason, marks, records, batch, months, levels, doubts, source FROM measure_values',
    )
    .iterate())
    put(row, row);
  for (const change of after.changes) put(change, change.row ?? noValue);
  readBaseFigures(sql, after.source, unitAt, year, of);
  for (const override of readOverrides(sql, year)) {
    const cell = cellOf(override.unit, override.measure);
    if (cell >= 0) putOverride(of(override.year), cell, override.value);
    const unit = unitAt.get(override.unit);
    const isFigure = !measureAt.has(override.measure) && isBaseFigure(override.measure);
    if (unit !== undefined && isFigure) putFigure(of(override.year), override.measure, unit, override.value);
  }
  const table = (asked: number): YearTable => yearTable(asked, of(asked), years.get(asked - 1));
  const others = [...years.keys()]
    .filter((other) => other !== year && hasValues(years.get(other)))
    .sort((a, b) => a - b);
  return { units, measures, ...table(year), others: others.map(table) };
}

interface YearColumns {
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
  readonly marks: Uint8Array;
  readonly records: Uint32Array;
  readonly batches: Uint32Array;
  readonly months: Uint8Array;
  readonly levels: Uint8Array;
  readonly doubts: Uint8Array;
  readonly figures: Record<BaseFigure, Float64Array>;
  /** 1 where records say different numbers. */
  readonly disputed: Record<BaseFigure, Uint8Array>;
  /** Whether there are records, or an override, of a measure in this year. */
  spoken: boolean;
}

function emptyColumns(cells: number, units: number): YearColumns {
  const unknown = (): Float64Array => new Float64Array(units).fill(Number.NaN);
  return {
    values: new Float64Array(cells).fill(Number.NaN),
    reasons: new Uint8Array(cells).fill(missingReasonIndex('no_record')),
    marks: new Uint8Array(cells),
    records: new Uint32Array(cells),
    batches: new Uint32Array(cells),
    months: new Uint8Array(cells).fill(NOT_COUNTED),
    levels: new Uint8Array(cells).fill(NOT_COUNTED),
    doubts: new Uint8Array(cells),
    figures: { 常住人口: unknown(), 企业数: unknown(), 业务申报量: unknown() },
    disputed: {
      常住人口: new Uint8Array(units),
      企业数: new Uint8Array(units),
      业务申报量: new Uint8Array(units),
    },
    spoken: false,
  };
}

function putStored(columns: YearColumns, cell: number, stored: Omit<ValueRow, 'year' | 'measure' | 'unit'>): void {
  const { value, months, levels } = stored;
  columns.values[cell] = value ?? Number.NaN;
  columns.reasons[cell] = stored.reason;
  columns.marks[cell] = stored.marks;
  columns.records[cell] = stored.records;
  columns.batches[cell] = stored.batch;
  columns.months[cell] = months < 0 ? NOT_COUNTED : Math.min(months, NOT_COUNTED - 1);
  columns.levels[cell] = levels < 0 ? NOT_COUNTED : levels;
  columns.doubts[cell] = stored.doubts;
  columns.spoken = true;
}

function putOverride(columns: YearColumns, cell: number, value: number | null): void {
  columns.values[cell] = value ?? Number.NaN;
  columns.reasons[cell] = value === null ? missingReasonIndex('marked_missing') : 0;
  // What a person has set with a reason doesn't rest on the records that came.
  columns.months[cell] = NOT_COUNTED;
  columns.levels[cell] = NOT_COUNTED;
  columns.doubts[cell] = 0;
  columns.marks[cell] = (columns.marks[cell] ?? 0) | cellMarks.overridden;
  columns.spoken = true;
}

function putFigure({ figures, disputed }: YearColumns, figure: BaseFigure, unit: number, value: number | null): void {
  figures[figure][unit] = value ?? Number.NaN;
  disputed[figure][unit] = 0;
}

/** A year of which only base figures or missing values are known has nothing to score. */
function hasValues(columns: YearColumns | undefined): boolean {
  return columns?.values.some((value) => !Number.isNaN(value)) ?? false;
}

function yearTable(year: number, columns: YearColumns, before: YearColumns | undefined): YearTable {
  const { values, reasons, marks, records, batches, months, levels, doubts, figures, disputed } = columns;
  const isDisputed = baseFigures.some((figure) => disputed[figure].includes(1));
  return {
    year,
    values,
    reasons,
    marks,
    records,
    batches,
    evidence: { months, levels, records, doubts, ...(isDisputed ? { disputedFigures: disputed } : {}) },
    baseFigures: figures,
    previous: before?.spoken === true ? before.values : null,
  };
}

/** Per year and base figure the newest value of each unit: persons, enterprises, applications. */
function readBaseFigures(
  sql: Sql,
  source: RecordSource,
  unitAt: ReadonlyMap<string, number>,
  evaluated: number,
  of: (year: number) => YearColumns,
): void {
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
    if (unit === undefined || figure === undefined) continue;
    const { figures, disputed } = of(yearOf(facet.period, evaluated));
    const before = figures[figure][unit] ?? Number.NaN;
    if (!Number.isNaN(before) && before !== value) disputed[figure][unit] = 1;
    figures[figure][unit] = value;
  }
}
