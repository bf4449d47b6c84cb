import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import type { SheetRow } from '../cells/cell.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { isMissingToken } from '../../../shared/base/missing-token.ts';
import { parseTier } from '../values/parse-choice.ts';
import { parseYear } from '../values/parse-period.ts';
import { columnText, isBlank } from './column-text.ts';
import { createKeeper, reportBroken } from './parse-shared.ts';
import type { Draft, RowParser, SheetParsing } from './parse-shared.ts';
import { readNumber } from './read-number.ts';
import type { NumberRule } from './read-number.ts';

const indexRule: NumberRule = { percent: false, scale: 1, units: ['分'], min: 0, max: 100, rangeCode: 'RATING_RANGE' };

/** 历年结果表: 总体指数 and 能力分组 of a year as two records, of the table's year where no column says it; wide: a column a year that holds one or the other. */
export function createHistoryParser(parsing: SheetParsing): RowParser {
  const { columns, context, mapping, log } = parsing;
  const keep = createKeeper(parsing, false);
  const add = (
    row: SheetRow,
    unit: string,
    selector: '总体指数' | '能力分组',
    column: number,
    year: number,
    out: CollectedRecord[],
  ): void => {
    if (year > context.year) {
      log.problem(column, 'YEAR_BEYOND', { year, evaluated: context.year });
      return;
    }
    const value = selector === '总体指数' ? readIndex(row, column, parsing) : readTier(row, column, parsing);
    if (value === undefined) return;
    const record: Draft = { unit, selector, row: row.row, column, value };
    if (value === null) record.missing = 'marked_missing';
    record.period = year;
    keep(record, value ?? Number.NaN, out);
  };
  if (mapping.layout === 'years') {
    return (row, unit, out) => {
      for (const { column, period } of columns.wide) {
        if (period === undefined) continue;
        const tier = parseTier(columnText(row.cells[column - 1]), context.tiers);
        add(row, unit, tier === null ? '总体指数' : '能力分组', column, period, out);
      }
    };
  }
  const [yearColumn, indexColumn, tierColumn] = [columns.of('year'), columns.of('index'), columns.of('tier')];
  return (row, unit, out) => {
    const year = yearColumn > 0 ? readYear(row, yearColumn, parsing) : mapping.year;
    if (year === undefined) return;
    if (indexColumn > 0) add(row, unit, '总体指数', indexColumn, year, out);
    if (tierColumn > 0) add(row, unit, '能力分组', tierColumn, year, out);
  };
}

function readYear(row: SheetRow, column: number, { log }: SheetParsing): number | undefined {
  const cell = row.cells[column - 1];
  if (reportBroken(cell, column, log)) return undefined;
  const text = columnText(cell);
  const year = parseYear(text);
  if (year === null) log.problem(column, 'YEAR_UNREADABLE', { text: text.slice(0, 60) });
  return year ?? undefined;
}

/** 非常高、高、中、低. */
function tierNames(tiers: readonly TierLine[]): string {
  return tiers.map(({ tier }) => tierName(tier, 'zh', tiers)).join('、');
}

function readIndex(row: SheetRow, column: number, { log }: SheetParsing): number | null | undefined {
  const reading = readNumber(row.cells[column - 1], indexRule);
  if (reading.type === 'number') return reading.value;
  if (reading.type === 'missing') return null;
  if (reading.type === 'bad') log.problem(column, reading.code, reading.params);
  return undefined;
}

function readTier(row: SheetRow, column: number, { log, context }: SheetParsing): number | null | undefined {
  const cell = row.cells[column - 1];
  if (isBlank(cell) || reportBroken(cell, column, log)) return undefined;
  const text = columnText(cell);
  const tier = parseTier(text, context.tiers);
  if (tier !== null) return tierIds.indexOf(tier);
  if (isMissingToken(foldText(text))) return null;
  log.problem(column, 'TIER_UNKNOWN', { text: text.slice(0, 60), known: tierNames(context.tiers ?? standardTiers) });
  return undefined;
}
