import type { ItemAttributes } from '../../../shared/model/collected-record.ts';
import type { OnlineDepth } from '../../../shared/model/record-kind.ts';
import type { SheetRow } from '../cells/cell.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { isMissingToken } from '../../../shared/base/missing-token.ts';
import { parseDepth } from '../values/parse-choice.ts';
import { parseDays, parseDayUnit } from '../values/parse-days.ts';
import type { DayUnit } from '../values/parse-days.ts';
import { parseFlag } from '../values/parse-flag.ts';
import { cached } from './column-text.ts';
import {
  createCodeReader,
  createKeeper,
  createLevelReader,
  createPlatformReader,
  createTextReader,
} from './parse-shared.ts';
import type { Draft, RowParser, SheetParsing } from './parse-shared.ts';
import { readNumber } from './read-number.ts';

const kindsOfHandling: Readonly<Record<string, boolean>> = {
  即办件: true,
  即办: true,
  即时办结: true,
  承诺件: false,
  承诺办件: false,
  非即办件: false,
  非即办: false,
  上报件: false,
};

/** 事项属性表: one record a row. 层级 and 平台 must be there, since the measures filter by them. */
export function createItemAttributesParser(parsing: SheetParsing): RowParser {
  const { columns, log, duplicates } = parsing;
  const keep = createKeeper(parsing, false);
  const level = createLevelReader(parsing);
  const platform = createPlatformReader(parsing);
  const code = createCodeReader(parsing);
  const [name, type, subregion, note] = [
    createTextReader(parsing, 'itemName'),
    createTextReader(parsing, 'itemType'),
    createTextReader(parsing, 'subregion'),
    createTextReader(parsing, 'note'),
  ];
  const attributesOf = createAttributesReader(parsing);
  const noteUnit = createDayUnitCount(parsing);
  return (row, unit, out) => {
    const itemCode = code(row);
    const itemName = name(row);
    const itemLevel = level(row);
    const from = platform(row);
    if (itemCode === '' && itemName === '') log.problem(columns.of('itemCode') || columns.of('itemName'), 'ITEM_EMPTY');
    if (itemLevel === undefined && !log.hasProblem()) log.problem(columns.of('level'), 'LEVEL_EMPTY');
    if (from === undefined && !log.hasProblem()) log.problem(columns.of('platform') || 1, 'PLATFORM_EMPTY');
    const attributes = attributesOf(row);
    if (log.hasProblem()) return;
    const record: Draft = {
      unit,
      selector: '',
      row: row.row,
      column: columns.of('itemCode') || columns.of('itemName'),
      value: null,
    };
    if (itemLevel !== undefined) record.level = itemLevel;
    const lower = subregion(row);
    if (lower !== '') record.subregion = lower;
    if (itemCode !== '') record.item = itemCode;
    if (itemName !== '') record.itemName = itemName;
    const itemType = foldText(type(row));
    if (itemType !== '') record.itemType = itemType;
    if (from !== undefined) record.platform = from;
    const remark = note(row);
    if (remark !== '') record.note = remark;
    record.attributes = attributes;
    noteUnit(attributes.dayUnit, row.row);
    const content = duplicates.text(`\u0002${Object.values(attributes).join('\u0001')}`);
    keep(record, content, out);
  };
}

/** Counts the units of days; a sheet that mixes them is flagged, since 20 自然日 are about 14 工作日. */
function createDayUnitCount({ columns, log, atEnd }: SheetParsing): (unit: string | null, row: number) => void {
  const counts = new Map<string, { readonly row: number; count: number }>();
  atEnd.push(() => {
    if (counts.size < 2) return;
    const [rarest] = [...counts].sort(([, a], [, b]) => a.count - b.count);
    if (rarest === undefined) return;
    log.warnAt(rarest[1].row, columns.of('dayUnit') || columns.of('promisedDays') || 1, 'DAY_UNITS_MIXED', {
      units: [...counts].map(([unit, { count }]) => `${unit} ${count}`).join('、'),
    });
  });
  return (unit, row) => {
    if (unit === null) return;
    const known = counts.get(unit);
    if (known === undefined) counts.set(unit, { row, count: 1 });
    else known.count += 1;
  };
}

function createAttributesReader(parsing: SheetParsing): (row: SheetRow) => ItemAttributes {
  const { columns, log, mapping } = parsing;
  const unitText = createTextReader(parsing, 'dayUnit');
  const legal = createDaysReader(parsing, 'legalDays');
  const promised = createDaysReader(parsing, 'promisedDays');
  const immediate = createImmediateReader(parsing);
  const depth = createDepthReader(parsing);
  const visitsColumn = columns.of('visits');
  return (row) => {
    const legalDays = legal(row);
    const promisedDays = promised(row);
    const said = unitText(row);
    const columnUnit = said === '' ? (mapping.dayUnit ?? null) : parseDayUnit(said);
    if (said !== '' && columnUnit === null)
      log.problem(columns.of('dayUnit'), 'DAY_UNIT_UNKNOWN', { text: said.slice(0, 60) });
    const units = new Set([columnUnit, legalDays.unit, promisedDays.unit].filter((unit) => unit !== null));
    if (units.size > 1)
      log.problem(columns.of('promisedDays') || columns.of('legalDays') || 1, 'DAY_UNIT_CONFLICT', {
        units: [...units].join('、'),
      });
    const [dayUnit = null] = units;
    if (legalDays.days !== null && promisedDays.days !== null && promisedDays.days > legalDays.days) {
      log.warn(columns.of('promisedDays'), 'PROMISED_OVER_LEGAL', {
        promised: promisedDays.days,
        legal: legalDays.days,
      });
    }
    let visits: number | null = null;
    if (visitsColumn > 0) {
      const reading = readNumber(row.cells[visitsColumn - 1], {
        percent: false,
        scale: 1,
        units: ['次'],
        min: 0,
        max: 1_000,
        rangeCode: 'VISITS_RANGE',
      });
      if (reading.type === 'bad') log.problem(visitsColumn, reading.code, reading.params);
      else if (reading.type === 'number') visits = reading.value;
    }
    return {
      legalDays: legalDays.days,
      promisedDays: promisedDays.days,
      dayUnit,
      visits,
      immediate: immediate(row),
      depth: depth(row),
    };
  };
}

/** Days and the unit written with them; a number cell names none. Missing tokens and empty cells: null days. */
function createDaysReader(
  parsing: SheetParsing,
  field: Field,
): (row: SheetRow) => { readonly days: number | null; readonly unit: DayUnit | null } {
  const { columns, log } = parsing;
  const column = columns.of(field);
  const none = { days: null, unit: null };
  const text = createTextReader(parsing, field);
  const headingUnit = parsing.mapping.columns
    .find((entry) => entry.column === column)
    ?.heading.match(/[(（]个?(工作日|自然日|天|日)[)）]\s*$/)?.[1];
  const fromHeading = headingUnit === undefined ? null : parseDayUnit(headingUnit);
  const read = cached((value: string) => {
    if (isMissingToken(foldText(value))) return none;
    const stated = parseDays(value);
    return stated === null ? undefined : { days: stated.days, unit: stated.unit ?? fromHeading };
  });
  return (row) => {
    if (column === 0) return none;
    const cell = row.cells[column - 1];
    if (typeof cell === 'number' && cell >= 0) return { days: cell, unit: fromHeading };
    if (typeof cell === 'object' && cell !== null && (cell.type === 'date' || cell.type === 'percent')) {
      log.problem(column, 'NOT_DAYS', { text: cell.type === 'date' ? cell.iso : `${cell.value * 100}%` });
      return none;
    }
    if (typeof cell === 'object' && cell !== null && cell.type === 'error' && isMissingToken(cell.text)) return none;
    const value = text(row);
    if (value === '') return none;
    const days = read(value);
    if (days !== undefined) return days;
    log.problem(column, 'NOT_DAYS', { text: value.slice(0, 60) });
    return none;
  };
}

function createImmediateReader(parsing: SheetParsing): (row: SheetRow) => boolean | null {
  const column = parsing.columns.of('immediate');
  const text = createTextReader(parsing, 'immediate');
  const read = cached((value: string) => {
    const folded = foldName(value);
    return Object.hasOwn(kindsOfHandling, folded) ? (kindsOfHandling[folded] ?? null) : parseFlag(value);
  });
  return (row) => {
    const value = text(row);
    if (value === '') return null;
    const flag = read(value);
    if (flag === null) parsing.log.problem(column, 'RESULT_UNKNOWN', { text: value.slice(0, 60) });
    return flag;
  };
}

function createDepthReader(parsing: SheetParsing): (row: SheetRow) => OnlineDepth | null {
  const column = parsing.columns.of('depth');
  const text = createTextReader(parsing, 'depth');
  const read = cached(parseDepth);
  return (row) => {
    const value = text(row);
    if (value === '') return null;
    const depth = read(value);
    if (depth === null) parsing.log.problem(column, 'DEPTH_UNKNOWN', { text: value.slice(0, 60) });
    return depth;
  };
}
