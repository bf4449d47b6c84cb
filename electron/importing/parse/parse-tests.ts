import type { Measure } from '../../../shared/model/framework.ts';
import type { SheetRow } from '../cells/cell.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { cached, columnText } from './column-text.ts';
import { createFlagReader } from './parse-checks.ts';
import {
  createCodeReader,
  createDateReader,
  createKeeper,
  createMeasureReader,
  createPlatformReader,
  createTextReader,
} from './parse-shared.ts';
import type { Draft, RowParser, SheetParsing } from './parse-shared.ts';
import { readNumber, statedValue } from './read-number.ts';
import type { MissingWord, NumberRule } from './read-number.ts';

export function ratingRule(max: number): NumberRule {
  return { percent: false, scale: 1, units: ['分'], min: 0, max, rangeCode: 'RATING_RANGE' };
}

/** Result of reading a rating cell: why it has no value, where it says so; undefined = no record. */
function readRating(
  parsing: SheetParsing,
  row: SheetRow,
  column: number,
  max: number,
  measure?: string,
): number | MissingWord | undefined {
  const reading = readNumber(row.cells[column - 1], ratingRule(max));
  if (reading.type === 'number') return reading.value;
  if (reading.type === 'missing') return reading.reason;
  if (reading.type === 'bad') {
    const subject = measure === undefined ? {} : { subject: measure };
    parsing.log.problem(column, reading.code, { ...subject, ...reading.params });
  } else parsing.log.skip(column, 'VALUE_EMPTY');
  return undefined;
}

/** Person, date and note of a test, added to its record. */
function createWitness(parsing: SheetParsing): (row: SheetRow, record: Draft) => void {
  const [person, note] = [createTextReader(parsing, 'person'), createTextReader(parsing, 'note')];
  const date = createDateReader(parsing);
  return (row, record) => {
    const by = person(row);
    if (by !== '') record.person = by;
    const on = date(row);
    if (on !== undefined) record.date = on;
    const remark = note(row);
    if (remark !== '') record.note = remark;
  };
}

/** A word that must be one of the framework's (渠道, 步骤); '' after a problem. */
function createWordReader(
  parsing: SheetParsing,
  field: Field,
  known: (text: string) => string | null,
  words: readonly string[],
  code: string,
): (row: SheetRow) => string {
  const column = parsing.columns.of(field);
  const text = createTextReader(parsing, field);
  const read = cached(known);
  return (row) => {
    const value = text(row);
    const word = value === '' ? null : read(value);
    if (word === null && !parsing.log.hasProblem())
      parsing.log.problem(column || 1, code, { text: value.slice(0, 60), known: words.join('、') });
    return word ?? '';
  };
}

const notHit = new Set(['', '未命中', '无', '—', '——', '-', '--', '/', '未出现', '未找到', 'NA', 'N/A', '#N/A']);

/** 检索测试: 关联度 0–5 as the value, 命中位次 beside it (null: not hit). */
export function createKeywordTestsParser(parsing: SheetParsing): RowParser {
  const { columns, log, terms, duplicates } = parsing;
  const keep = createKeeper(parsing, true);
  const channel = createWordReader(parsing, 'channel', terms.channel, terms.channels, 'CHANNEL_UNKNOWN');
  const keyword = createTextReader(parsing, 'keyword');
  const witness = createWitness(parsing);
  const [relevanceColumn, positionColumn] = [columns.of('relevance'), columns.of('position')];
  return (row, unit, out) => {
    const by = channel(row);
    const word = keyword(row);
    if (word === '') log.problem(columns.of('keyword'), 'ITEM_EMPTY');
    const relevance = readRating(parsing, row, relevanceColumn, 5);
    const position = readPosition(parsing, row, positionColumn);
    if (log.hasProblem() || relevance === undefined) return;
    const record: Draft = {
      unit,
      selector: by,
      row: row.row,
      column: relevanceColumn,
      ...statedValue(relevance),
      item: word,
      channel: by,
    };
    record.position = position;
    witness(row, record);
    keep(record, duplicates.text(`\u0002${record.value ?? ''}\u0001${position ?? ''}`), out);
  };
}

function readPosition(parsing: SheetParsing, row: SheetRow, column: number): number | null {
  if (column === 0) return null;
  const cell = row.cells[column - 1];
  const text =
    cell === null || cell === undefined
      ? ''
      : typeof cell === 'object' && cell.type === 'error'
        ? cell.text
        : columnText(cell);
  if (notHit.has(foldName(text).toUpperCase())) return null;
  const reading = readNumber(cell, {
    percent: false,
    scale: 1,
    units: ['位'],
    min: 1,
    max: 100_000,
    rangeCode: 'POSITION_RANGE',
  });
  if (reading.type === 'number' && Number.isInteger(reading.value)) return reading.value;
  if (reading.type === 'bad') parsing.log.problem(column, reading.code, reading.params);
  else if (reading.type === 'number')
    parsing.log.problem(column, 'POSITION_RANGE', { text: String(reading.value), min: 1, max: 100_000 });
  return null;
}

/** 模拟申报: 得分 0–5 by step. */
export function createApplicationTestsParser(parsing: SheetParsing): RowParser {
  const { columns, log, terms } = parsing;
  const keep = createKeeper(parsing, true);
  const step = createWordReader(parsing, 'step', terms.step, terms.steps, 'STEP_UNKNOWN');
  const platform = createPlatformReader(parsing);
  const code = createCodeReader(parsing);
  const name = createTextReader(parsing, 'itemName');
  const witness = createWitness(parsing);
  const column = columns.of('score');
  return (row, unit, out) => {
    const at = step(row);
    const from = platform(row);
    const itemName = name(row);
    const item = code(row) || itemName;
    if (log.hasProblem()) return;
    const score = readRating(parsing, row, column, 5);
    if (score === undefined) return;
    const record: Draft = { unit, selector: at, row: row.row, column, ...statedValue(score) };
    if (item !== '') record.item = item;
    if (itemName !== '') record.itemName = itemName;
    if (from !== undefined) record.platform = from;
    witness(row, record);
    keep(record, record.value ?? Number.NaN, out);
  };
}

/** 体验测试: 得分 where the measure takes it, 结果 as 1/0 where it counts passes; a sheet may have one column for both. */
export function createExperienceTestsParser(parsing: SheetParsing): RowParser {
  const { columns, log, context } = parsing;
  const keep = createKeeper(parsing, true);
  const measureOf = createMeasureReader(parsing);
  const [task, channel] = [createTextReader(parsing, 'task'), createTextReader(parsing, 'channel')];
  const flag = createFlagReader(parsing);
  const witness = createWitness(parsing);
  const scoreColumn = columns.of('score') || columns.of('result');
  const resultColumn = columns.of('result') || columns.of('score');
  return (row, unit, out) => {
    const measure = measureOf(row);
    const item = task(row);
    if (item === '') log.problem(columns.of('task'), 'ITEM_EMPTY');
    if (measure === null || log.hasProblem()) return;
    const passes = measure.rule.passWhen?.field === '结果';
    const column = passes ? resultColumn : scoreColumn;
    const value = passes
      ? (flag(row, column, true) ?? undefined)
      : readRating(
          parsing,
          row,
          column,
          ratingTop(measure, context.framework.baseline.measures[measure.code]?.upper ?? null),
          measure.code,
        );
    if (value === undefined) return;
    const record: Draft = { unit, selector: measure.code, row: row.row, column, ...statedValue(value), item };
    const by = channel(row);
    if (by !== '') record.channel = by;
    witness(row, record);
    keep(record, record.value ?? Number.NaN, out);
  };
}

/** 0–5, unless the framework's upper limit of the measure is beyond. */
export function ratingTop(measure: Measure, upper: number | null): number {
  return measure.unit === '%' ? 100 : Math.max(5, upper ?? 5);
}

/** 专家评分: 0–100. */
export function createExpertRatingsParser(parsing: SheetParsing): RowParser {
  const { columns, log } = parsing;
  const keep = createKeeper(parsing, false);
  const measureOf = createMeasureReader(parsing);
  const expert = createTextReader(parsing, 'expert');
  const witness = createWitness(parsing);
  const column = columns.of('score');
  return (row, unit, out) => {
    const measure = measureOf(row);
    const item = expert(row);
    if (item === '') log.problem(columns.of('expert'), 'ITEM_EMPTY');
    if (measure === null || log.hasProblem()) return;
    const score = readRating(parsing, row, column, 100, measure.code);
    if (score === undefined) return;
    const record: Draft = { unit, selector: measure.code, row: row.row, column, ...statedValue(score), item };
    witness(row, record);
    keep(record, record.value ?? Number.NaN, out);
  };
}
