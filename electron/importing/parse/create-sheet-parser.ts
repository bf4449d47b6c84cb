import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import { scaleOfUnit, splitUnit } from '../values/unit-text.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { Merge } from '../profile/profile-sheet.ts';
import { createUnitMatcher } from '../units/create-unit-matcher.ts';
import { suggestionText } from '../units/name-distance.ts';
import { isOutsideCohort } from '../units/outside-cohort.ts';
import { foldName, trimText } from '../../../shared/base/fold-text.ts';
import { warnAcrossSheet } from './across-sheet.ts';
import { classifyRow, isTotalWord } from './classify-row.ts';
import { columnText, isBlank } from './column-text.ts';
import { createDuplicateTracker } from './duplicate-tracker.ts';
import type { DuplicateTracker } from './duplicate-tracker.ts';
import { createMergeFiller } from './fill-merges.ts';
import { createElementChecksParser, createItemChecksParser, createListComparisonParser } from './parse-checks.ts';
import { createHistoryParser } from './parse-history.ts';
import { createItemAttributesParser } from './parse-item-attributes.ts';
import { createRuinedCodes } from './ruined-codes.ts';
import { reportBroken } from './parse-shared.ts';
import type { RowParser, SheetParsing } from './parse-shared.ts';
import { createStatisticsParser } from './parse-statistics.ts';
import {
  createApplicationTestsParser,
  createExperienceTestsParser,
  createExpertRatingsParser,
  createKeywordTestsParser,
} from './parse-tests.ts';
import { createYearSetter, isUndated } from './record-years.ts';
import { createRowLog } from './row-log.ts';
import { sheetColumns } from './sheet-columns.ts';
import { isPercentUnit } from '../headings/value-unit.ts';

export interface ParserOptions {
  readonly sheet: string;
  readonly hidden?: boolean;
  readonly merges?: readonly Merge[];
  /** One for all sheets of a file, so that duplicates across its sheets are found. */
  readonly duplicates?: DuplicateTracker;
  /** Issues listed per code; all are counted. */
  readonly issueCap?: number;
}

/** Columns in which 合计 or 平均 makes the row a total of its unit: an expert called 平均 is none. */
const mayTotal: ReadonlySet<Field> = new Set([
  'month',
  'measure',
  'level',
  'itemCode',
  'itemName',
  'element',
  'keyword',
  'step',
  'task',
  'listItem',
  'expert',
  'person',
  'year',
]);

/** Takes the rows of one sheet in order, in batches of any size; memory does not grow with them but for the keys of records. */
export interface SheetParser {
  rows(batch: readonly SheetRow[]): CollectedRecord[];
  /** After the last batch: records of rows that had to wait for it. */
  rest(): CollectedRecord[];
  /** After `rest`. rows = imported + skipped + problems. */
  finish(): SheetReport;
}

const rowParsers: Readonly<Record<RecordKind, (parsing: SheetParsing) => RowParser>> = {
  base_figures: createStatisticsParser,
  monthly_statistics: createStatisticsParser,
  annual_statistics: createStatisticsParser,
  measure_table: createStatisticsParser,
  item_attributes: createItemAttributesParser,
  item_checks: createItemChecksParser,
  element_checks: createElementChecksParser,
  keyword_tests: createKeywordTestsParser,
  application_tests: createApplicationTestsParser,
  experience_tests: createExperienceTestsParser,
  list_comparison: createListComparisonParser,
  expert_ratings: createExpertRatingsParser,
  index_history: createHistoryParser,
};

export function createSheetParser(mapping: SheetMapping, context: ImportContext, options: ParserOptions): SheetParser {
  const log = createRowLog(options.issueCap);
  const columns = sheetColumns(mapping);
  const duplicates = options.duplicates ?? createDuplicateTracker();
  duplicates.sheet(options.sheet);
  const units = createUnitMatcher(context.units, { ...context.aliases, ...mapping.units });
  const parsing: SheetParsing = {
    mapping,
    context,
    columns,
    terms: frameworkTerms(context.framework),
    units,
    log,
    duplicates,
    observations: [],
    atEnd: [],
  };
  const parseRow = rowParsers[mapping.kind](parsing);
  const setYears = createYearSetter(parsing);
  const ruined = createRuinedCodes(columns.of('itemCode'), log);
  const fill = createMergeFiller(
    options.merges ?? [],
    mapping.headerRows.last,
    new Set(mapping.columns.map(({ column }) => column)),
    new Set(
      mapping.columns
        .filter((column) => column.field === 'value' || (column.field === 'wide' && mapping.layout !== 'elements'))
        .map((column) => column.column),
    ),
  );
  const headings = new Map(
    mapping.columns.map((column) => [column.column, foldName(column.heading.split(' / ').at(-1) ?? '')]),
  );
  const unitColumn = columns.of('unit');
  const totalColumns = mapping.columns.filter((column) => mayTotal.has(column.field)).map((column) => column.column);
  /** Rows of places that are no units of the project, each name listed once. */
  const outside: { readonly row: number; readonly text: string }[] = [];
  const codeColumn = /代码|编码|区划码|code/i.test(headings.get(unitColumn) ?? '');
  const unitOf = (text: string): string | null => (codeColumn ? units.matchCode(text) : units.match(text));
  warnSheet(parsing, options);

  /** True when the row waits for the sheet's end. */
  const dataRow = (row: SheetRow, out: CollectedRecord[]): boolean => {
    const cell = row.cells[unitColumn - 1];
    const text = typeof cell === 'string' ? cell : columnText(cell);
    const unit = columns.units.length > 1 ? agreedUnit(row, parsing) : text === '' ? null : unitOf(text);
    if (unit === 'different') return false;
    if (unit !== null) {
      log.concerns(unit);
      for (const column of totalColumns) {
        const other = row.cells[column - 1];
        if (typeof other === 'string' && isTotalWord(other)) {
          log.skip(column, 'TOTAL_ROW', { text: other });
          return false;
        }
      }
      const taken = ruined.take(row, unit);
      if (taken === 'wait') return true;
      if (row.hidden) log.warn(unitColumn, 'HIDDEN_ROW');
      if (taken === 'read') parseRow(row, unit, out);
      return false;
    }
    const other = classifyRow(row, unitColumn, headings);
    if (other !== null) {
      log.skip(other.column, other.code, { text: other.text });
      return false;
    }
    if (isOutsideCohort(text)) {
      outside.push({ row: row.row, text: trimText(text) });
      log.skipUnlisted();
      return false;
    }
    if (reportBroken(cell, unitColumn, log)) return false;
    if (text.trim() === '') log.problem(unitColumn, 'UNIT_EMPTY');
    else
      log.problem(unitColumn, 'UNIT_UNKNOWN', {
        text: text.slice(0, 60),
        suggestions: suggestionText(units.suggest(text)),
      });
    return false;
  };

  return {
    rows(batch) {
      const out: CollectedRecord[] = [];
      for (const given of batch) {
        if (isEmptyRow(given)) continue;
        const row = given.row <= mapping.headerRows.last ? given : fill(given);
        const before = out.length;
        log.begin(row.row);
        if (row.row < mapping.headerRows.first) skipWhole(row, 'TITLE_ROW');
        else if (row.row <= mapping.headerRows.last) skipWhole(row, 'HEADER_ROW');
        else if (dataRow(row, out)) {
          log.defer();
          continue;
        }
        setYears?.(out, before);
        log.end(out.length - before);
      }
      return out;
    },
    rest() {
      const out: CollectedRecord[] = [];
      ruined.rest((row, unit) => {
        const before = out.length;
        if (row.hidden) log.warn(unitColumn, 'HIDDEN_ROW');
        parseRow(row, unit, out);
        setYears?.(out, before);
        return out.length - before;
      });
      return out;
    },
    finish() {
      for (const remark of parsing.atEnd) remark();
      const [first] = outside;
      if (first !== undefined)
        log.skipAt(first.row, unitColumn, 'OUTSIDE_COHORT', {
          rows: outside.length,
          names: listed([...new Set(outside.map(({ text }) => text))]),
        });
      warnAcrossSheet(parsing.observations, mapping, context, log);
      return { sheet: options.sheet, hidden: options.hidden ?? false, kind: mapping.kind, ...log.summary() };
    },
  };

  function skipWhole(row: SheetRow, code: string): void {
    const first = row.cells.findIndex((cell) => !isBlank(cell));
    log.skip(first + 1, code, { text: columnText(row.cells[first]).slice(0, 60) });
  }
}

const namesListed = 40;

function listed(names: readonly string[]): string {
  return `${names.slice(0, namesListed).join('、')}${names.length > namesListed ? '……' : ''}`;
}

/** The unit that the row's region columns agree on; null when none names one, 'different' after the problem is said. */
function agreedUnit(row: SheetRow, { columns, units, log }: SheetParsing): string | null {
  let found: string | null = null;
  for (const column of columns.units) {
    const text = columnText(row.cells[column - 1]);
    const unit = text === '' ? null : units.match(text);
    if (unit === null || unit === found) continue;
    if (found !== null) {
      log.problem(column, 'UNIT_MISMATCH', { text: text.slice(0, 60), other: found });
      return 'different';
    }
    found = unit;
  }
  return found;
}

function isEmptyRow(row: SheetRow): boolean {
  return row.cells.every((cell: Cell) => isBlank(cell));
}

/** The measure's unit where the heading's brackets say per cent and it is none, or the other way round; else null. */
function columnUnit(column: ColumnMapping, { terms }: SheetParsing): string | null {
  const measure = column.selector === undefined ? null : terms.measure(column.selector);
  const { unitText } = splitUnit(column.heading.split(' / ').at(-1) ?? '');
  if (measure === null || column.field !== 'wide' || unitText === '') return null;
  return isPercentUnit(unitText) === (measure.unit === '%') ? null : measure.unit;
}

/** Of a month 1–12, a month yyyymm or a year. */
function yearOfPeriod(period: number, sheetYear: number): number {
  if (period <= 12) return sheetYear;
  return period > 9999 ? Math.floor(period / 100) : period;
}

/** Remarks on the sheet as a whole: hidden sheet, months of another year, columns that are not read. */
function warnSheet(parsing: SheetParsing, options: ParserOptions): void {
  const { mapping, context, log } = parsing;
  const row = mapping.headerRows.last;
  if (options.hidden === true) log.warnAt(1, 1, 'HIDDEN_SHEET');
  for (const column of mapping.columns) {
    if (column.field === 'ignore' && column.heading !== '' && !/^(?:序号|编号|行号|no\.?|#)$/i.test(column.heading))
      log.warnAt(row, column.column, 'COLUMN_NOT_READ', { heading: column.heading.slice(0, 60) });
    const unit = columnUnit(column, parsing);
    if (unit !== null)
      log.warnAt(row, column.column, 'HEADING_UNIT_DIFFERS', { heading: column.heading.slice(0, 60), unit });
    const dated = column.field === 'wide' && column.period !== undefined && mapping.layout !== 'years';
    const year = dated ? yearOfPeriod(column.period ?? 0, mapping.year ?? context.year) : context.year;
    if (year !== context.year) log.warnAt(row, column.column, 'OTHER_YEAR', { year, expected: context.year });
  }
  if (mapping.valueUnit !== undefined && scaleOfUnit(mapping.valueUnit) !== 1)
    log.warnAt(1, 1, 'SHEET_UNIT', { unit: mapping.valueUnit });
  const sheetYear = mapping.year ?? context.year;
  if (
    sheetYear !== context.year &&
    mapping.layout !== 'months' &&
    (mapping.kind === 'annual_statistics' ||
      mapping.kind === 'base_figures' ||
      mapping.kind === 'measure_table' ||
      isUndated(mapping.kind))
  ) {
    log.warnAt(1, 1, 'OTHER_YEAR', { year: sheetYear, expected: context.year });
  }
}
