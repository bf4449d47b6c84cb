import type { SheetRow } from '../cells/cell.ts';
import { parseFlag } from '../values/parse-flag.ts';
import { nearestNames, suggestionText } from '../units/name-distance.ts';
import { cached, columnText, isBlank, meaningOf } from './column-text.ts';
import {
  createCodeReader,
  createDateReader,
  createKeeper,
  createLevelReader,
  createMeasureReader,
  createPlatformReader,
  createTextReader,
  reportBroken,
} from './parse-shared.ts';
import type { Draft, RowParser, SheetParsing } from './parse-shared.ts';
import { isNotApplicable, statedValue } from './read-number.ts';

/** A 结果 or 是否具备 cell as 1 or 0, or 不适用; null when it is blank or means nothing (then `reason` says which to the log). */
export function createFlagReader(
  parsing: SheetParsing,
): (row: SheetRow, column: number, alone: boolean) => 0 | 1 | 'not_applicable' | null {
  const { log, mapping } = parsing;
  const meaning = meaningOf(mapping.meanings?.['result']);
  // 2: blank by the mapping; 3: not in the value map.
  const read = cached((text: string): 0 | 1 | 2 | 3 | 'not_applicable' => {
    const meant = meaning(text);
    if (meant === '') return 2;
    if (isNotApplicable(meant)) return 'not_applicable';
    const flag = parseFlag(meant);
    return flag === null ? 3 : flag ? 1 : 0;
  });
  return (row, column, alone) => {
    const cell = row.cells[column - 1];
    if (cell === 1 || cell === true) return 1;
    if (cell === 0 || cell === false) return 0;
    if (isBlank(cell)) {
      if (alone) log.skip(column, 'VALUE_EMPTY');
      return null;
    }
    if (reportBroken(cell, column, log)) return null;
    const text = typeof cell === 'string' ? cell : columnText(cell);
    const flag = read(text);
    if (flag === 0 || flag === 1 || flag === 'not_applicable') return flag;
    if (flag === 2) {
      if (alone) log.skip(column, 'VALUE_LEFT_OUT', { text: text.slice(0, 60) });
    } else log.problem(column, 'RESULT_UNKNOWN', { text: text.slice(0, 60) });
    return null;
  };
}

/** 指南要素核查记录: an element a row, or a column each. */
export function createElementChecksParser(parsing: SheetParsing): RowParser {
  const { columns, log, terms, mapping } = parsing;
  const keep = createKeeper(parsing, false);
  const flag = createFlagReader(parsing);
  const code = createCodeReader(parsing);
  const [name, person, note] = [
    createTextReader(parsing, 'itemName'),
    createTextReader(parsing, 'person'),
    createTextReader(parsing, 'note'),
  ];
  const elementText = createTextReader(parsing, 'element');
  const date = createDateReader(parsing);
  const find = cached((text: string) => terms.element(text));
  const resultColumn = columns.of('result');
  return (row, unit, out) => {
    const item = code(row);
    const itemName = name(row);
    if (item === '' && itemName === '') log.problem(columns.of('itemCode') || columns.of('itemName'), 'ITEM_EMPTY');
    const by = person(row);
    const on = date(row);
    const remark = note(row);
    const add = (element: string, column: number, alone: boolean): void => {
      const value = flag(row, column, alone);
      if (value === null) return;
      const record: Draft = { unit, selector: element, row: row.row, column, ...statedValue(value) };
      if (item !== '') record.item = item;
      if (itemName !== '') record.itemName = itemName;
      if (by !== '') record.person = by;
      if (on !== undefined) record.date = on;
      if (remark !== '') record.note = remark;
      keep(record, record.value ?? Number.NaN, out);
    };
    if (mapping.layout === 'elements') {
      if (!log.hasProblem())
        for (const wide of columns.wide) if (wide.selector !== undefined) add(wide.selector, wide.column, false);
      return;
    }
    const text = elementText(row);
    const element = text === '' ? null : find(text);
    if (element === null && !log.hasProblem()) {
      if (text === '') log.problem(columns.of('element'), 'ELEMENT_EMPTY');
      else
        log.problem(columns.of('element'), 'ELEMENT_UNKNOWN', {
          text: text.slice(0, 60),
          suggestions: suggestionText(nearestNames(text, terms.elements)),
        });
    }
    if (element !== null && !log.hasProblem()) add(element, resultColumn, true);
  };
}

/** 事项核查记录. 层级 must be there where the measure weights levels. */
export function createItemChecksParser(parsing: SheetParsing): RowParser {
  const { columns, log } = parsing;
  const keep = createKeeper(parsing, false);
  const measureOf = createMeasureReader(parsing);
  const flag = createFlagReader(parsing);
  const level = createLevelReader(parsing);
  const platform = createPlatformReader(parsing);
  const code = createCodeReader(parsing);
  const date = createDateReader(parsing);
  const [name, subregion, person, note] = [
    createTextReader(parsing, 'itemName'),
    createTextReader(parsing, 'subregion'),
    createTextReader(parsing, 'person'),
    createTextReader(parsing, 'note'),
  ];
  const resultColumn = columns.of('result');
  return (row, unit, out) => {
    const measure = measureOf(row);
    const itemLevel = level(row);
    const from = platform(row);
    const item = code(row);
    const itemName = name(row);
    if (item === '' && itemName === '') log.problem(columns.of('itemCode') || columns.of('itemName'), 'ITEM_EMPTY');
    if (measure === null || log.hasProblem()) return;
    if (itemLevel === undefined && measure.rule.levelWeights !== null) {
      log.problem(columns.of('level') || 1, 'LEVEL_EMPTY', { subject: measure.code });
      return;
    }
    const value = flag(row, resultColumn, true);
    if (value === null) return;
    const record: Draft = { unit, selector: measure.code, row: row.row, column: resultColumn, ...statedValue(value) };
    if (itemLevel !== undefined) record.level = itemLevel;
    const lower = subregion(row);
    if (lower !== '') record.subregion = lower;
    if (item !== '') record.item = item;
    if (itemName !== '') record.itemName = itemName;
    if (from !== undefined) record.platform = from;
    const by = person(row);
    if (by !== '') record.person = by;
    const on = date(row);
    if (on !== undefined) record.date = on;
    const remark = note(row);
    if (remark !== '') record.note = remark;
    keep(record, record.value ?? Number.NaN, out);
  };
}

/** 清单比对. */
export function createListComparisonParser(parsing: SheetParsing): RowParser {
  const { columns, log } = parsing;
  const keep = createKeeper(parsing, false);
  const measureOf = createMeasureReader(parsing);
  const flag = createFlagReader(parsing);
  const date = createDateReader(parsing);
  const [entry, person, note] = [
    createTextReader(parsing, 'listItem'),
    createTextReader(parsing, 'person'),
    createTextReader(parsing, 'note'),
  ];
  const resultColumn = columns.of('result');
  return (row: SheetRow, unit, out) => {
    const measure = measureOf(row);
    const item = entry(row);
    if (item === '') log.problem(columns.of('listItem'), 'ITEM_EMPTY');
    if (measure === null || log.hasProblem()) return;
    const value = flag(row, resultColumn, true);
    if (value === null) return;
    const record: Draft = {
      unit,
      selector: measure.code,
      row: row.row,
      column: resultColumn,
      ...statedValue(value),
      item,
    };
    const by = person(row);
    if (by !== '') record.person = by;
    const on = date(row);
    if (on !== undefined) record.date = on;
    const remark = note(row);
    if (remark !== '') record.note = remark;
    keep(record, record.value ?? Number.NaN, out);
  };
}
