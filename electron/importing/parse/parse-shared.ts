import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { baseFigures } from '../../../shared/model/base-figure.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import type { Level, RecordKind } from '../../../shared/model/record-kind.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { FrameworkTerms } from '../headings/framework-terms.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { UnitMatcher } from '../units/create-unit-matcher.ts';
import { nearestNames, suggestionText } from '../units/name-distance.ts';
import { parseLevel } from '../values/parse-choice.ts';
import { dateFromSerial, parseDate } from '../values/parse-date.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import type { Observation } from './across-sheet.ts';
import { cached, columnText, meaningOf } from './column-text.ts';
import type { DuplicateTracker } from './duplicate-tracker.ts';
import type { RowLog } from './row-log.ts';
import type { SheetColumns } from './sheet-columns.ts';

export type Draft = { -readonly [K in keyof CollectedRecord]: CollectedRecord[K] };

/** What the parsers of the kinds share while one sheet is read. */
export interface SheetParsing {
  readonly mapping: SheetMapping;
  readonly context: ImportContext;
  readonly columns: SheetColumns;
  readonly terms: FrameworkTerms;
  readonly units: UnitMatcher;
  readonly log: RowLog;
  readonly duplicates: DuplicateTracker;
  readonly observations: Observation[];
  /** Called once after the last row, for remarks on the sheet as a whole. */
  readonly atEnd: (() => void)[];
}

/** Reads one data row of a known unit: adds its records to `out`, its issues to the log. */
export type RowParser = (row: SheetRow, unit: string, out: CollectedRecord[]) => void;

/** Text of a field's column; '' without the column. Error cells and formulas without value are problems of the row. */
export function createTextReader(parsing: SheetParsing, field: Field): (row: SheetRow) => string {
  const column = parsing.columns.of(field);
  if (column === 0) return () => '';
  const meaning = meaningOf(parsing.mapping.meanings?.[field]);
  const plain = parsing.mapping.meanings?.[field] === undefined;
  return (row) => {
    const cell = row.cells[column - 1];
    if (typeof cell === 'object' && cell !== null && reportBroken(cell, column, parsing.log)) return '';
    const text = columnText(cell);
    return plain || text === '' ? text : meaning(text);
  };
}

/** True when the cell holds an error, a formula without value, or what its file could not say rightly; says so. */
export function reportBroken(cell: Cell | undefined, column: number, log: RowLog): boolean {
  if (typeof cell !== 'object' || cell === null) return false;
  if (cell.type === 'error') {
    log.problem(column, 'ERROR_CELL', { text: cell.text });
    return true;
  }
  if (cell.type === 'broken') {
    log.problem(column, cell.code, { text: cell.text.slice(0, 80) });
    return true;
  }
  if (cell.type === 'uncached') {
    log.problem(column, 'UNCACHED_FORMULA', { text: cell.formula.slice(0, 80) });
    return true;
  }
  return false;
}

/** What a row's number is of: a measure, or in 基础数据 a base figure. */
export interface RowIndicator {
  /** Code of the measure, or the base figure. */
  readonly code: string;
  readonly measure: Measure | null;
  /** Unit behind the name in the cell: 常住人口（万人）. */
  readonly unitText: string;
}

/**
 * The row's measure; a problem and null when it has none, an unknown one, one of another kind, or code and name that differ. An indicator that the project
 * lacks is listed once for all its rows; one that the mapping leaves out (meaning '') is skipped, listed once.
 */
export function createMeasureReader(parsing: SheetParsing): (row: SheetRow) => Measure | null {
  const read = createIndicatorReader(parsing);
  return (row) => read(row)?.measure ?? null;
}

export function createIndicatorReader(parsing: SheetParsing): (row: SheetRow) => RowIndicator | null {
  const { columns, terms, mapping, log } = parsing;
  const figures = mapping.kind === 'base_figures';
  const find = cached((text: string): RowIndicator | null => {
    const { baseFigure, measure, unitText } = terms.indicator(text);
    if (figures) return baseFigure === null ? null : { code: baseFigure, measure: null, unitText };
    return measure === null ? null : { code: measure.code, measure, unitText };
  });
  const meaning = meaningOf(mapping.meanings?.['measure']);
  const fixed = mapping.measure === undefined ? null : terms.measure(mapping.measure);
  const unread = createUnreadIndicators(parsing);
  return (row) => {
    let found: RowIndicator | null = fixed === null ? null : { code: fixed.code, measure: fixed, unitText: '' };
    let at = 0;
    for (const column of columns.measures) {
      const cell = row.cells[column - 1];
      if (reportBroken(cell, column, log)) return null;
      const text = columnText(cell);
      if (text === '') continue;
      const meant = meaning(text);
      if (meant === '') {
        unread.leave(row.row, column, text);
        return null;
      }
      const indicator = find(meant);
      if (indicator === null) {
        unread.unknown(row.row, column, text);
        return null;
      }
      if (at > 0 && found !== null && found.code !== indicator.code) {
        log.problem(column, 'MEASURE_MISMATCH', { text: text.slice(0, 60), other: found.code });
        return null;
      }
      found = indicator;
      at = column;
    }
    if (found === null) {
      log.problem(columns.measures[0] ?? 1, 'MEASURE_EMPTY');
      return null;
    }
    const { measure } = found;
    if (mapping.kind !== 'measure_table' && measure !== null && measure.rule.record !== mapping.kind) {
      log.problem(at || 1, 'MEASURE_OTHER_KIND', { subject: found.code, kind: recordKindNames[measure.rule.record] });
      return null;
    }
    return found;
  };
}

/** Indicators whose rows give no record, a line each however many rows they have. */
function createUnreadIndicators({ terms, mapping, log, atEnd }: SheetParsing): {
  unknown(row: number, column: number, text: string): void;
  leave(row: number, column: number, text: string): void;
} {
  const unknown = new Map<string, { readonly row: number; readonly column: number; rows: number }>();
  const left = new Map<string, { readonly row: number; readonly column: number; rows: number }>();
  const count = (of: typeof left, row: number, column: number, text: string): void => {
    const known = of.get(text);
    if (known === undefined) of.set(text, { row, column, rows: 1 });
    else known.rows += 1;
  };
  atEnd.push(() => {
    for (const [text, { row, column, rows }] of unknown)
      log.problemAt(row, column, rows === 1 ? 'MEASURE_UNKNOWN' : 'INDICATOR_UNKNOWN', {
        text: text.slice(0, 60),
        ...(rows === 1 ? {} : { rows }),
        suggestions: suggestMeasures(text, terms, mapping.kind),
      });
    for (const [text, { row, column, rows }] of left)
      log.skipAt(row, column, 'INDICATOR_LEFT', { text: text.slice(0, 60), rows });
  });
  return {
    unknown: (row, column, text) => {
      count(unknown, row, column, text);
      log.problemUnlisted();
    },
    leave: (row, column, text) => {
      count(left, row, column, text);
      log.skipUnlisted();
    },
  };
}

function suggestMeasures(text: string, terms: FrameworkTerms, kind: RecordKind): string {
  if (kind === 'base_figures') return baseFigures.join('、');
  const fitting = terms.measures.filter((measure) => kind === 'measure_table' || measure.rule.record === kind);
  return suggestionText(
    nearestNames(
      foldName(text),
      fitting.flatMap((measure) => [measure.code, measure.name]),
    ),
  );
}

export function createLevelReader(parsing: SheetParsing): (row: SheetRow) => Level | undefined {
  const text = createTextReader(parsing, 'level');
  const column = parsing.columns.of('level');
  const read = cached(parseLevel);
  return (row) => {
    const value = text(row);
    if (value === '') return undefined;
    const level = read(value);
    if (level === null) parsing.log.problem(column, 'LEVEL_UNKNOWN', { text: value.slice(0, 60) });
    return level ?? undefined;
  };
}

const platformWords: Readonly<Record<string, string>> = {
  国家政务服务平台: '国家平台',
  全国平台: '国家平台',
  全国一体化平台: '国家平台',
  全国一体化政务服务平台: '国家平台',
  国家级平台: '国家平台',
  国家: '国家平台',
  省级政务服务平台: '省级平台',
  省平台: '省级平台',
  省级: '省级平台',
  省: '省级平台',
  省级政务服务网: '省级平台',
  省政务服务网: '省级平台',
  移动: '移动端',
  手机端: '移动端',
  APP: '移动端',
  大厅: '实体大厅',
  政务服务大厅: '实体大厅',
  线下大厅: '实体大厅',
};

/** 平台 as the framework names it; a unit's own platform (广东政务服务网) is the 省级平台. The mapping's platform where there is no column. */
export function createPlatformReader(parsing: SheetParsing): (row: SheetRow) => string | undefined {
  const { mapping, context, terms, log } = parsing;
  const column = parsing.columns.of('platform');
  const text = createTextReader(parsing, 'platform');
  const known = new Map<string, string>();
  for (const [word, platform] of Object.entries(platformWords)) known.set(word, platform);
  for (const unit of context.units)
    if (unit.platform !== undefined && unit.platform !== '') known.set(foldName(unit.platform), '省级平台');
  for (const platform of terms.platforms) known.set(foldName(platform), platform);
  const read = cached(
    (value: string) => known.get(foldName(value)) ?? known.get(foldName(value).toUpperCase()) ?? null,
  );
  return (row) => {
    const value = text(row);
    if (value === '') return mapping.platform;
    const platform = read(value);
    if (platform === null)
      log.problem(column, 'PLATFORM_UNKNOWN', { text: value.slice(0, 60), known: terms.platforms.join('、') });
    return platform ?? undefined;
  };
}

/** yyyy-mm-dd; an unreadable date is a warning, since no score depends on it, and the date is left out. */
export function createDateReader(parsing: SheetParsing): (row: SheetRow) => string | undefined {
  const column = parsing.columns.of('date');
  if (column === 0) return () => undefined;
  const read = cached((text: string) => parseDate(text) ?? '');
  return (row) => {
    const cell = row.cells[column - 1];
    if (cell === null || cell === undefined) return undefined;
    if (typeof cell === 'object' && cell.type === 'date') return cell.iso.slice(0, 10);
    if (reportBroken(cell, column, parsing.log)) return undefined;
    const text = columnText(cell);
    if (text === '') return undefined;
    const date = typeof cell === 'number' ? (dateFromSerial(cell) ?? read(text)) : read(text);
    if (date !== '') return date;
    parsing.log.warn(column, 'DATE_UNREADABLE', { text: text.slice(0, 60) });
    return undefined;
  };
}

/** 事项编码: full-width folded, no spaces. Those that Excel ruined are seen to before a row is read (`ruined-codes.ts`). */
export function createCodeReader(parsing: SheetParsing): (row: SheetRow) => string {
  const text = createTextReader(parsing, 'itemCode');
  // The checks of an item come one after the other.
  let last = '';
  let folded = '';
  return (row) => {
    const given = text(row);
    if (given !== last) {
      last = given;
      folded = foldText(given);
    }
    return folded;
  };
}

/**
 * Keeps a record unless its key was seen in this file: the same content again is skipped and listed, another content is
 * a problem that names the first place. `content`: what must agree; NaN for missing.
 */
export function createKeeper(
  parsing: SheetParsing,
  personIsKey: boolean,
): (record: Draft, content: number, out: CollectedRecord[]) => boolean {
  const { duplicates, log } = parsing;
  const parts = [0, 0, 0, 0];
  const [unitNumber, selectorNumber, itemNumber] = [
    lastNumber(duplicates),
    lastNumber(duplicates),
    lastNumber(duplicates),
  ];
  return (record, content, out) => {
    parts[0] = unitNumber(record.unit);
    parts[1] = selectorNumber(record.selector);
    const { level, subregion, channel, platform, period } = record;
    const person = personIsKey ? record.person : undefined;
    parts[2] =
      level === undefined &&
      subregion === undefined &&
      channel === undefined &&
      platform === undefined &&
      period === undefined &&
      person === undefined
        ? 0
        : duplicates.text(
            `${level ?? ''}\u0001${subregion ?? ''}\u0001${channel ?? ''}\u0001${platform ?? ''}\u0001${period ?? ''}\u0001${person ?? ''}`,
          );
    const item = record.item ?? record.itemName;
    parts[3] = item === undefined ? 0 : itemNumber(item);
    const earlier = duplicates.seen(parts, content, record.row);
    if (earlier === null) {
      out.push(record);
      return true;
    }
    if (earlier.same) log.skip(record.column, 'DUPLICATE_SAME', { row: earlier.row, sheet: earlier.sheet });
    else {
      const { row, sheet } = earlier;
      log.problem(record.column, 'DUPLICATE_CONFLICT', { row, sheet, subject: record.selector });
    }
    return false;
  };
}

/** Consecutive records mostly repeat their texts: comparing with the last is cheaper than finding its number again. */
function lastNumber({ text: numberOf }: DuplicateTracker): (text: string) => number {
  let last: string | null = null;
  let number = 0;
  return (text) => {
    if (text === last) return number;
    number = numberOf(text);
    last = text;
    return number;
  };
}
