import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { MissingReason } from '../../../shared/model/dataset.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { SheetRow } from '../cells/cell.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { suspectedMissingCodes } from '../../../shared/base/missing-code.ts';
import { tinySpread } from '../../../shared/base/tiny-spread.ts';
import { readData, readText } from './read-cell.ts';
import type { IndicatorRow } from './read-indicators.ts';
import type { SheetLog } from './sheet-log.ts';
import { logUnheaded } from './sheet-table.ts';
import { createUnitFinder } from './unit-finder.ts';

const unitHeaders: readonly string[] = ['unit', '评估对象'];

/** Values by column code and unit position; NaN where missing, why in `reasons`. */
interface DataColumn {
  readonly code: string;
  /** Sheet column, from 1. */
  readonly column: number;
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

export interface BookData {
  readonly columns: ReadonlyMap<string, DataColumn>;
  /** Sheet row per unit position. */
  readonly rows: ReadonlyMap<number, number>;
}

/** Data 数据: a column of units (code or name), then a column per measure or denominator. Everything wrong is logged. */
export function readDataSheet(
  rows: readonly SheetRow[],
  indicators: readonly IndicatorRow[],
  units: readonly Unit[],
  log: SheetLog,
): BookData {
  const [header, ...body] = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const headerRow = header?.row ?? 1;
  const columns = new Map<string, DataColumn>();
  const headed = new Set<number>();
  let unitColumn: number | null = null;
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
    if (columns.has(text)) {
      log.error(headerRow, at + 1, 'BOOK_HEADER_TWICE', { header: text });
      continue;
    }
    const kind = known.get(text);
    if (kind === undefined) log.error(headerRow, at + 1, 'BOOK_COLUMN_UNKNOWN', { column: text });
    else if (kind === 'node') log.error(headerRow, at + 1, 'BOOK_COLUMN_OF_NODE', { column: text });
    columns.set(text, {
      code: text,
      column: at + 1,
      values: new Float64Array(units.length).fill(Number.NaN),
      reasons: new Uint8Array(units.length).fill(missingReasonIndex('no_record')),
    });
  }
  if (unitColumn === null) log.error(headerRow, 1, 'BOOK_HEADER_MISSING', { header: unitHeaders.join('/') });
  logUnheaded(body, headed, log);
  const percent = new Set(
    indicators.filter((row) => row.isMeasure && foldText(row.unit) === '%').map((row) => row.code),
  );
  const found = readRows(body, unitColumn, units, log);
  for (const { position, row, cells } of found) {
    for (const { code, column, values, reasons } of columns.values()) {
      const value = readData({ cell: cells[column - 1] ?? null, row, column }, percent.has(code), log);
      reasons[position] = missingReasonIndex(typeof value === 'number' ? 'present' : reasonOf[value]);
      if (typeof value === 'number') values[position] = value;
    }
  }
  warnFractions(columns, percent, headerRow, log);
  warnColumns(columns, found, headerRow, log);
  warnUnitsWithout(found, units, headerRow, log);
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
  readonly row: number;
  readonly cells: SheetRow['cells'];
}

function readRows(
  body: readonly SheetRow[],
  unitColumn: number | null,
  units: readonly Unit[],
  log: SheetLog,
): readonly UnitRow[] {
  if (unitColumn === null) return [];
  const find = createUnitFinder(units);
  const column = unitColumn + 1;
  const found = new Map<number, UnitRow>();
  for (const { row, cells } of body) {
    const text = readText({ cell: cells[unitColumn] ?? null, row, column }, log);
    const position = find(text);
    const earlier = typeof position === 'number' ? found.get(position) : undefined;
    if (text === '') log.error(row, column, 'BOOK_UNIT_EMPTY');
    else if (position === 'unknown') log.error(row, column, 'BOOK_UNIT_UNKNOWN', { unit: text });
    else if (position === 'ambiguous') log.error(row, column, 'BOOK_UNIT_AMBIGUOUS', { unit: text });
    else if (earlier !== undefined) log.error(row, column, 'BOOK_UNIT_TWICE', { unit: text, row: earlier.row });
    else found.set(position, { position, row, cells });
  }
  return [...found.values()];
}

/** docs/METHODS "Percentages": a percentage column wholly within 0–1 may hold shares that were meant as percentages. */
function warnFractions(
  columns: ReadonlyMap<string, DataColumn>,
  percent: ReadonlySet<string>,
  headerRow: number,
  log: SheetLog,
): void {
  for (const { code, column, values } of columns.values()) {
    const present = values.filter((value) => !Number.isNaN(value));
    if (percent.has(code) && present.length > 0 && present.every((value) => value >= 0 && value <= 1))
      log.warn(headerRow, column, 'BOOK_PERCENT_AS_SHARE', { column: code });
  }
}

/** Numbers that look like codes for a missing value, and columns whose values differ in the tenth digit only. */
function warnColumns(
  columns: ReadonlyMap<string, DataColumn>,
  found: readonly UnitRow[],
  headerRow: number,
  log: SheetLog,
): void {
  for (const { code, column, values } of columns.values()) {
    const suspected = new Set(suspectedMissingCodes(values));
    for (const { position, row } of found)
      if (suspected.has(position))
        log.warn(row, column, 'BOOK_MISSING_CODE_SUSPECT', { column: code, value: values[position] ?? Number.NaN });
    const range = tinySpread(values);
    if (range !== null) log.warn(headerRow, column, 'BOOK_TINY_SPREAD', { column: code, ...range });
  }
}

function warnUnitsWithout(found: readonly UnitRow[], units: readonly Unit[], headerRow: number, log: SheetLog): void {
  const present = new Set(found.map(({ position }) => position));
  const absent = units.filter((_, position) => !present.has(position)).map((unit) => unit.code);
  if (absent.length > 0)
    log.warn(headerRow, 1, 'BOOK_UNITS_WITHOUT_DATA', { count: absent.length, units: absent.slice(0, 10).join(', ') });
}
