import type { Measure } from '../../../shared/model/framework.ts';
import type { CollectedRecord, IssueSubject } from '../../../shared/model/collected-record.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import { baseFigures, figureMagnitude } from '../../../shared/model/base-figure.ts';
import type { Magnitude } from '../../../shared/model/base-figure.ts';
import { domainValues, parseDomain } from '../../../shared/model/domain.ts';
import type { Domain } from '../../../shared/model/domain.ts';
import { parseMonth, parseYear } from '../values/parse-period.ts';
import { observationLimit } from './across-sheet.ts';
import { columnText } from './column-text.ts';
import {
  createIndicatorReader,
  createKeeper,
  createMeasureReader,
  createPlatformReader,
  createTextReader,
  reportBroken,
} from './parse-shared.ts';
import type { Draft, RowParser, SheetParsing } from './parse-shared.ts';
import { compareUnit, figureUnits } from '../headings/value-unit.ts';
import { readNumber } from './read-number.ts';
import type { NumberRule } from './read-number.ts';

/**
 * How the numbers of a measure or base figure are read: within the measure's 取值范围; where it has none, percentages may leave 0–100 (warned) and counts
 * may not be negative.
 * The unit is the heading's, else the title's where it is one of the measure's words, else ones.
 */
export function numberRule(
  units: readonly string[],
  scale: number | undefined,
  titleUnit: string | undefined,
  measure: Measure | null = null,
): NumberRule {
  const domain = domainOf(measure);
  const words = measure?.domain === undefined ? null : domainValues(measure.domain);
  const percent = units.includes('%');
  const titled = titleUnit === undefined ? null : compareUnit(titleUnit, units);
  const factor = scale ?? (titled !== null && titled.fit === 'same' ? titled.scale : 1);
  return {
    percent,
    // ‰ in a measure of %; any other factor would be another thing.
    scale: percent && factor !== 0.1 ? 1 : factor,
    units,
    ...(words === null ? {} : { words }),
    ...limits(domain ?? { lower: percent ? -Infinity : 0, upper: Infinity }),
  };
}

function limits({ lower, upper }: Domain): Pick<NumberRule, 'min' | 'max' | 'rangeCode'> {
  return { min: lower, max: upper, rangeCode: lower === 0 && upper === Infinity ? 'NEGATIVE_VALUE' : 'DOMAIN_OUTSIDE' };
}

/** The measure's 取值范围; null where its framework names none. */
function domainOf(measure: Measure | null): Domain | null {
  return measure?.domain === undefined ? null : parseDomain(measure.domain);
}

/** The factor that the row's 单位 cell gives, else the unit behind the indicator's name (`beside`); undefined without one. A unit that can't be the measure's is a problem. */
function createUnitReader(
  parsing: SheetParsing,
): (row: SheetRow, subject: string, words: readonly string[], beside?: string) => number | undefined {
  const column = parsing.columns.of('valueUnit');
  const text = createTextReader(parsing, 'valueUnit');
  return (row, subject, words, beside = '') => {
    const own = text(row);
    const stated = own === '' ? beside : own;
    if (stated === '') return undefined;
    const { fit, scale } = compareUnit(stated, words);
    const at = own === '' ? (parsing.columns.measures[0] ?? 1) : column;
    const params = { text: stated.slice(0, 30), unit: words.join('/'), subject };
    if (fit === 'wrong') parsing.log.problem(at, 'VALUE_UNIT_WRONG', params);
    else if (fit === 'other') parsing.log.warn(at, 'VALUE_UNIT_OTHER', params);
    return scale;
  };
}

/** Unit words of what a row's number is of. */
export function unitWords(code: string, measure: Measure | null): readonly string[] {
  const figure = baseFigures.find((known) => known === code);
  return figure === undefined ? [measure?.unit ?? ''] : figureUnits[figure];
}

/** 基础数据, 月度 and 年度汇聚统计, 指标原始值: numbers by unit, measure and period, one a row or wide. */
export function createStatisticsParser(parsing: SheetParsing): RowParser {
  const keep = createStatisticKeeper(parsing);
  const { columns, mapping, terms } = parsing;
  const platform = createPlatformReader(parsing);
  const note = createTextReader(parsing, 'note');
  const period = createPeriodReader(parsing);
  const stated = createUnitReader(parsing);
  if (mapping.layout === 'rows') {
    const indicatorOf = createIndicatorReader(parsing);
    const column = columns.of('value');
    return (row, unit, out) => {
      const indicator = indicatorOf(row);
      // What is of nothing that is known needs no further problem.
      if (indicator === null) return;
      const { code, measure, unitText } = indicator;
      const words = unitWords(code, measure);
      const at = period(row);
      const from = platform(row);
      const remark = note(row);
      const scale = stated(row, code, words, unitText);
      if (at === null || parsing.log.hasProblem()) return;
      const statistic = {
        unit,
        selector: code,
        period: at,
        platform: from,
        note: remark,
        percent: measure?.unit === '%',
        limited: measure?.domain !== undefined,
      };
      keep(
        statistic,
        row.cells[column - 1],
        row.row,
        column,
        numberRule(words, scale ?? columns.scale('value'), mapping.valueUnit, measure),
        true,
        out,
      );
    };
  }
  const rowMeasure =
    mapping.layout === 'months' && (columns.measures.length > 0 || mapping.measure !== undefined)
      ? createMeasureReader(parsing)
      : null;
  const wide = columns.wide.map((column) => ({
    ...column,
    measure: column.selector === undefined ? null : terms.measure(column.selector),
  }));
  return (row, unit, out) => {
    const named = rowMeasure === null ? null : rowMeasure(row);
    const from = platform(row);
    const remark = note(row);
    const at = mapping.layout === 'months' ? 0 : period(row);
    const rowScale = named === null ? undefined : stated(row, named.code, [named.unit]);
    if (parsing.log.hasProblem() || at === null) return;
    for (const { column, selector, period: stands, scale, measure } of wide) {
      const meant = measure ?? named;
      const figure = mapping.layout === 'figures' ? baseFigures.find((known) => known === selector) : undefined;
      if (figure === undefined && meant === null) continue;
      const when =
        mapping.layout === 'months'
          ? parsing.mapping.kind === 'monthly_statistics'
            ? monthPeriod(stands ?? 0, parsing)
            : 0
          : (stands ?? at);
      const statistic = {
        unit,
        selector: figure ?? meant?.code ?? '',
        period: when,
        platform: from,
        note: remark,
        percent: figure === undefined && meant?.unit === '%',
        limited: figure === undefined && meant?.domain !== undefined,
      };
      const words = unitWords(statistic.selector, meant);
      const rule = numberRule(words, rowScale ?? scale, mapping.valueUnit, figure === undefined ? meant : null);
      keep(statistic, row.cells[column - 1], row.row, column, rule, false, out);
    }
  };
}

interface Statistic {
  readonly unit: string;
  readonly selector: string;
  readonly period: number;
  readonly platform: string | undefined;
  readonly note: string;
  readonly percent: boolean;
  /** The measure names its 取值范围, by which the number was read. */
  readonly limited: boolean;
}

function createStatisticKeeper(parsing: SheetParsing) {
  const { log, observations, mapping } = parsing;
  const keep = createKeeper(parsing, false);
  const plain = mapping.kind === 'base_figures' || mapping.kind === 'measure_table';
  const checked =
    mapping.kind === 'base_figures' &&
    mapping.magnitudes !== 'accepted' &&
    parsing.context.framework.cohort !== 'custom';
  const outOfScale = (unit: string, selector: string, value: number): Magnitude | null => {
    const figure = checked ? baseFigures.find((known) => known === selector) : undefined;
    const usual = figure === undefined ? null : figureMagnitude(figure, unit);
    return usual !== null && (value < usual.low || value > usual.high) ? usual : null;
  };
  return (
    statistic: Statistic,
    cell: Cell | undefined,
    row: number,
    column: number,
    rule: NumberRule,
    alone: boolean,
    out: CollectedRecord[],
  ): void => {
    const reading = readNumber(cell, rule);
    const subject = (): IssueSubject => ({
      selector: statistic.selector,
      ...(statistic.period > 0 ? { period: statistic.period } : {}),
      ...(statistic.platform === undefined || plain ? {} : { platform: statistic.platform }),
    });
    if (reading.type === 'bad') {
      log.problem(column, reading.code, { subject: statistic.selector, ...reading.params }, subject());
      return;
    }
    if (reading.type === 'blank') {
      // In a wide sheet an empty cell is a month to come; alone in its row it is worth a line.
      if (alone) log.skip(column, 'VALUE_EMPTY', { subject: statistic.selector });
      return;
    }
    const usual = reading.type === 'number' ? outOfScale(statistic.unit, statistic.selector, reading.value) : null;
    if (reading.type === 'number' && usual !== null) {
      log.problem(
        column,
        'VALUE_MAGNITUDE',
        { subject: statistic.selector, value: reading.value, ...usual },
        subject(),
      );
      return;
    }
    const record: Draft = {
      unit: statistic.unit,
      selector: statistic.selector,
      row,
      column,
      value: reading.type === 'number' ? reading.value : null,
    };
    if (reading.type === 'missing') record.missing = reading.reason;
    if (statistic.platform !== undefined && !plain) record.platform = statistic.platform;
    if (statistic.period > 0) record.period = statistic.period;
    if (statistic.note !== '') record.note = statistic.note;
    if (!keep(record, record.value ?? Number.NaN, out) || reading.type === 'missing') return;
    if (statistic.percent && !statistic.limited && (reading.value < 0 || reading.value > 100))
      log.warn(column, 'PERCENT_RANGE', { subject: statistic.selector, value: reading.value });
    if (observations.length < observationLimit) {
      observations.push({
        selector: statistic.selector,
        unit: statistic.unit,
        platform: statistic.platform ?? '',
        period: statistic.period,
        value: reading.value,
        bare: reading.bare,
        percent: statistic.percent,
        row,
        column,
      });
    }
  };
}

/** Period of a row: yyyymm of 月份, else yyyy of 年度, else the sheet's or the evaluated year. Null after a problem. */
function createPeriodReader(parsing: SheetParsing): (row: SheetRow) => number | null {
  const { columns, mapping, context, log } = parsing;
  const monthly = mapping.kind === 'monthly_statistics';
  const column = columns.of(monthly ? 'month' : 'year');
  const yearColumn = monthly ? columns.of('year') : 0;
  const sheetYear = mapping.year ?? context.year;
  return (row) => {
    if (column === 0) return !monthly ? sheetYear : mapping.month === undefined ? 0 : sheetYear * 100 + mapping.month;
    const cell = row.cells[column - 1];
    if (reportBroken(cell, column, log)) return null;
    const text = columnText(cell);
    if (monthly) {
      const stated = parseMonth(text);
      if (stated === null) {
        log.problem(column, text === '' ? 'MONTH_EMPTY' : 'MONTH_UNREADABLE', { text: text.slice(0, 60) });
        return null;
      }
      if (stated.month < 1 || stated.month > 12) {
        log.problem(column, 'MONTH_RANGE', { text: text.slice(0, 60) });
        return null;
      }
      const beside = yearColumn === 0 ? '' : columnText(row.cells[yearColumn - 1]);
      const rowYear = beside === '' ? null : parseYear(beside);
      if (beside !== '' && (rowYear === null || (stated.year !== null && stated.year !== rowYear))) {
        log.problem(yearColumn, 'YEAR_UNREADABLE', { text: beside.slice(0, 60) });
        return null;
      }
      const year = stated.year ?? rowYear ?? sheetYear;
      return warnYear(year * 100 + stated.month, year, column, parsing);
    }
    if (text === '') return sheetYear;
    const year = parseYear(text);
    if (year === null) {
      log.problem(column, 'YEAR_UNREADABLE', { text: text.slice(0, 60) });
      return null;
    }
    return warnYear(year, year, column, parsing);
  };
}

function warnYear(period: number, year: number, column: number, { context, log }: SheetParsing): number {
  if (year !== context.year) log.warn(column, 'OTHER_YEAR', { year, expected: context.year });
  return period;
}

function monthPeriod(period: number, { mapping, context }: SheetParsing): number {
  return period > 12 ? period : (mapping.year ?? context.year) * 100 + period;
}
