import { domainValues } from '../../../shared/model/domain.ts';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { MissingReason } from '../../../shared/model/dataset.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { SheetRow } from '../cells/cell.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { suspectedMissingCodes } from '../../../shared/base/missing-code.ts';
import { tinySpread } from '../../../shared/base/tiny-spread.ts';
import { bookYear } from './book-year.ts';
import { readData, readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import type { IndicatorRow } from './read-indicators.ts';
import type { SheetLog } from './sheet-log.ts';
import { logUnheaded } from './sheet-table.ts';
import { createUnitFinder } from './unit-finder.ts';

const unitHeaders: readonly string[] = ['unit', '评估对象'];
const yearHeaders: readonly string[] = ['year', '年度'];

/** Values by column code and unit position; NaN where missing, why in `reasons`. */
interface DataColumn {
  readonly code: string;
  /** Sheet column, from 1. */
  readonly column: number;
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

/** The values of one year, or of a sheet without years. */
interface BookValues {
  readonly columns: ReadonlyMap<string, DataColumn>;
  /** Sheet row per unit position. */
  readonly rows: ReadonlyMap<number, number>;
}

export interface BookYear extends BookValues {
  readonly year: number;
}

/** Of a sheet with a year column the values of its last year, and those of each. */
export interface BookData extends BookValues {
  /** Rising; empty where the sheet has no such column. */
  readonly years: readonly BookYear[];
}

/** The same data with another of its years in front; null where it has no such year. */
export function dataOfYear(data: BookData, year: number): BookData | null {
  const asked = data.years.find((values) => values.year === year);
  return asked === undefined ? null : { columns: asked.columns, rows: asked.rows, years: data.years };
}

/**
 * Data 数据: a column of units (code or name), one of years where the book has several (a row a unit and year), then a column per measure or
 * denominator. Everything wrong is logged.
 */
export function readDataSheet(
  rows: readonly SheetRow[],
  indicators: readonly IndicatorRow[],
  units: readonly Unit[],
  log: SheetLog,
): BookData {
  const [header, ...body] = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const headerRow = header?.row ?? 1;
  const heads = new Map<string, number>();
  const headed = new Set<number>();
  let unitColumn: number | null = null;
  let yearColumn: number | null = null;
  const known = columnKinds(indicators);
  for (const [at, cell] of (header?.cells ?? []).entries()) {
    const text = readText({ cell, row: headerRow, column: at + 1 }, log);
    if (text === '') continue;
    headed.add(at);
    if (unitHeaders.includes(foldName(text).toLowerCase()) && !known.has(text)) {
      if (unitColumn !== null) log.error(headerRow, at + 1, 'BOOK_HEADER_TWICE', { header: text });
      unitColumn ??= at;
      continue;
    }
    if (yearHeaders.includes(foldName(text).toLowerCase()) && !known.has(text)) {
      if (yearColumn !== null) log.error(headerRow, at + 1, 'BOOK_HEADER_TWICE', { header: text });
      yearColumn ??= at;
      continue;
    }
    if (heads.has(text)) {
      log.error(headerRow, at + 1, 'BOOK_HEADER_TWICE', { header: text });
      continue;
    }
    const kind = known.get(text);
    if (kind === undefined) log.error(headerRow, at + 1, 'BOOK_COLUMN_UNKNOWN', { column: text });
    else if (kind === 'node') log.error(headerRow, at + 1, 'BOOK_COLUMN_OF_NODE', { column: text });
    heads.set(text, at + 1);
  }
  if (unitColumn === null) log.error(headerRow, 1, 'BOOK_HEADER_MISSING', { header: unitHeaders.join('/') });
  logUnheaded(body, headed, log);
  const percent = new Set(
    indicators.filter((row) => row.isMeasure && foldText(row.unit) === '%').map((row) => row.code),
  );
  const words = new Map(
    indicators.flatMap(({ code, domain }) => {
      const values = domain === null ? null : domainValues(domain);
      return values === null ? [] : [[code, values] as const];
    }),
  );
  const found = readRows(body, unitColumn, yearColumn, units, log);
  const valuesOf = (rows: readonly UnitRow[]): BookValues =>
    readValues(rows, heads, units.length, { percent, words }, log);
  const years = [...new Set(found.flatMap(({ year }) => year ?? []))]
    .sort((a, b) => a - b)
    .map((year): BookYear => ({ year, ...valuesOf(found.filter((row) => row.year === year)) }));
  const last = years.at(-1) ?? valuesOf(found);
  const cellsOf = (code: string): readonly RowValue[] =>
    (years.length > 0 ? years : [last]).flatMap(({ columns, rows }) =>
      [...rows].map(([position, row]) => ({ row, value: columns.get(code)?.values[position] ?? Number.NaN })),
    );
  for (const [code, column] of heads) if (percent.has(code)) warnFractions(code, column, cellsOf(code), headerRow, log);
  for (const [code, column] of heads) warnColumn(code, column, cellsOf(code), headerRow, log);
  if (years.length === 0) warnUnitsWithout(last, units, headerRow, log);
  for (const year of years) warnUnitsWithout(year, units, headerRow, log, year.year);
  return { columns: last.columns, rows: last.rows, years };
}

/** A column's values of some rows, by unit. */
function readValues(
  found: readonly UnitRow[],
  heads: ReadonlyMap<string, number>,
  units: number,
  {
    percent,
    words,
  }: {
    readonly percent: ReadonlySet<string>;
    readonly words: ReadonlyMap<string, ReadonlyMap<string, number>>;
  },
  log: SheetLog,
): BookValues {
  const columns = new Map(
    [...heads].map(([code, column]): [string, DataColumn] => [
      code,
      {
        code,
        column,
        values: new Float64Array(units).fill(Number.NaN),
        reasons: new Uint8Array(units).fill(missingReasonIndex('no_record')),
      },
    ]),
  );
  for (const { position, row, cells } of found) {
    for (const { code, column, values, reasons } of columns.values()) {
      const value = readData({ cell: cells[column - 1] ?? null, row, column }, percent.has(code), log, words.get(code));
      reasons[position] = missingReasonIndex(typeof value === 'number' ? 'present' : reasonOf[value]);
      if (typeof value === 'number') values[position] = value;
    }
  }
  return { columns, rows: new Map(found.map(({ position, row }) => [position, row])) };
}

const reasonOf = {
  missing: 'marked_missing',
  not_applicable: 'not_applicable',
  empty: 'no_record',
} as const satisfies Record<string, MissingReason>;

/** Which columns the sheet may have, by code. A code that names a denominator may stand for that only. */
function columnKinds(indicators: readonly IndicatorRow[]): ReadonlyMap<string, 'measure' | 'denominator' | 'node'> {
  return new Map([
    ...indicators.map((row) => [row.code, row.isMeasure ? 'measure' : 'node'] as const),
    ...indicators.flatMap((row) => (row.denominator === null ? [] : [[row.denominator, 'denominator'] as const])),
  ]);
}

interface UnitRow {
  readonly position: number;
  /** Null where the sheet has no years. */
  readonly year: number | null;
  readonly row: number;
  readonly cells: SheetRow['cells'];
}

function readRows(
  body: readonly SheetRow[],
  unitColumn: number | null,
  yearColumn: number | null,
  units: readonly Unit[],
  log: SheetLog,
): readonly UnitRow[] {
  if (unitColumn === null) return [];
  const find = createUnitFinder(units);
  const column = unitColumn + 1;
  const found = new Map<string, UnitRow>();
  for (const { row, cells } of body) {
    const text = readText({ cell: cells[unitColumn] ?? null, row, column }, log);
    const position = find(text);
    const year =
      yearColumn === null ? null : readYear({ cell: cells[yearColumn] ?? null, row, column: yearColumn + 1 }, log);
    const key = `${position}/${year ?? ''}`;
    const earlier = found.get(key);
    if (text === '') log.error(row, column, 'BOOK_UNIT_EMPTY');
    else if (position === 'unknown') log.error(row, column, 'BOOK_UNIT_UNKNOWN', { unit: text });
    else if (position === 'ambiguous') log.error(row, column, 'BOOK_UNIT_AMBIGUOUS', { unit: text });
    else if (year === undefined) continue;
    else if (earlier === undefined) found.set(key, { position, year, row, cells });
    else if (year === null) log.error(row, column, 'BOOK_UNIT_TWICE', { unit: text, row: earlier.row });
    else log.error(row, column, 'BOOK_UNIT_YEAR_TWICE', { unit: text, year, row: earlier.row });
  }
  return [...found.values()];
}

/** 2021, 2021年, 2021年度; undefined after logging anything else. */
function readYear(placed: PlacedCell, log: SheetLog): number | undefined {
  const text = readText(placed, log);
  const year = bookYear(text.replace(/年度?$/, ''));
  if (year !== null) return year;
  log.error(placed.row, placed.column, text === '' ? 'BOOK_YEAR_EMPTY' : 'BOOK_YEAR_INVALID', { text });
  return undefined;
}

interface RowValue {
  readonly row: number;
  readonly value: number;
}

/** docs/METHODS "Percentages": a percentage column wholly within 0–1 may hold shares that were meant as percentages. */
function warnFractions(
  code: string,
  column: number,
  cells: readonly RowValue[],
  headerRow: number,
  log: SheetLog,
): void {
  const present = cells.filter(({ value }) => !Number.isNaN(value));
  if (present.length > 0 && present.every(({ value }) => value >= 0 && value <= 1))
    log.warn(headerRow, column, 'BOOK_PERCENT_AS_SHARE', { column: code });
}

/** Numbers that look like codes for a missing value, and a column whose values differ in the tenth digit only. */
function warnColumn(code: string, column: number, cells: readonly RowValue[], headerRow: number, log: SheetLog): void {
  const values = Float64Array.from(cells, ({ value }) => value);
  const suspected = new Set(suspectedMissingCodes(values));
  for (const [at, { row, value }] of cells.entries())
    if (suspected.has(at)) log.warn(row, column, 'BOOK_MISSING_CODE_SUSPECT', { column: code, value });
  const range = tinySpread(values);
  if (range !== null) log.warn(headerRow, column, 'BOOK_TINY_SPREAD', { column: code, ...range });
}

/** `year` left out: of a sheet without years. */
function warnUnitsWithout(
  { rows }: BookValues,
  units: readonly Unit[],
  headerRow: number,
  log: SheetLog,
  year?: number,
): void {
  const absent = units.filter((_, position) => !rows.has(position)).map((unit) => unit.code);
  if (absent.length === 0) return;
  const params = { count: absent.length, units: absent.slice(0, 10).join(', ') };
  if (year === undefined) log.warn(headerRow, 1, 'BOOK_UNITS_WITHOUT_DATA', params);
  else log.warn(headerRow, 1, 'BOOK_UNITS_WITHOUT_YEAR', { ...params, year });
}
