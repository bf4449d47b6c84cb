import { TOTAL } from '../../../shared/model/dataset.ts';
import { domainText, domainWords, parseDomain } from '../../../shared/model/domain.ts';
import { MONTHS_MOST } from '../../../shared/model/framework.ts';
import type {
  AggregationId,
  Direction,
  ImputationId,
  NormalisationId,
  RescalingId,
  TreatmentId,
} from '../../../shared/model/method.ts';
import type { SheetRow } from '../cells/cell.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { readRecordRule } from '../../../shared/model/record-rule-text.ts';
import type { KeptRow } from './kept-row.ts';
import { checkTree } from './check-tree.ts';
import { choices, readChoice, readDirection } from './read-choice.ts';
import { readName, readSetting, readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import { readParameters } from './read-parameters.ts';
import type { RowParameters } from './read-parameters.ts';
import type { SheetLog } from './sheet-log.ts';
import { readSheetTable } from './sheet-table.ts';
import type { TableRow } from './sheet-table.ts';

const fields = [
  'code',
  'name',
  'parent',
  'weight',
  'direction',
  'unit',
  'normalisation',
  'lower',
  'upper',
  'target',
  'denominator',
  'treatment',
  'aggregation',
  'parameters',
  'imputation',
  'rescale',
  'domain',
  'months',
  'nameEn',
  'definition',
  'definitionEn',
  'source',
  'collection',
  'levels',
  'period',
  'rule',
] as const;
export type IndicatorField = (typeof fields)[number];

const headers: Readonly<Record<IndicatorField, readonly string[]>> = {
  code: ['code', '代码'],
  name: ['name', '名称'],
  parent: ['parent', '上级'],
  weight: ['weight', '权重'],
  direction: ['direction', '方向'],
  unit: ['unit', '单位'],
  normalisation: ['normalisation', '标准化'],
  lower: ['lower', '下限'],
  upper: ['upper', '上限'],
  target: ['target', '目标'],
  denominator: ['denominator', '折算基数'],
  treatment: ['treatment', '异常值处理'],
  aggregation: ['aggregation', '合成'],
  parameters: ['parameters', '参数'],
  imputation: ['imputation', '缺失填补'],
  rescale: ['rescale', '再标准化'],
  domain: ['domain', '取值范围'],
  months: ['months', '应有月数'],
  nameEn: ['name(english)', 'name_en', '英文名'],
  definition: ['definition', '定义', '指标解释'],
  definitionEn: ['definition(english)', 'definition_en', '定义英文'],
  source: ['source', 'datasource', '数据来源'],
  collection: ['collection', '采集方式'],
  levels: ['levels', '层级'],
  period: ['period', '周期'],
  rule: ['rule', '采集规则'],
};

/** A row of Indicators 指标体系, with the rows that name it as Parent settled. */
export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  /** Null: none of its own. */
  readonly nameEn: string | null;
  readonly parent: string | null;
  /** Null where empty: allowed for the one root only. */
  readonly weight: number | null;
  readonly direction: Direction;
  readonly unit: string;
  readonly normalisation: NormalisationId | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly target: number | null;
  readonly denominator: string | null;
  readonly treatment: TreatmentId | null;
  readonly aggregation: AggregationId | null;
  readonly parameters: RowParameters;
  readonly imputation: ImputationId | null;
  readonly rescale: RescalingId | null;
  /** As it is kept; null: not known. */
  readonly domain: string | null;
  /** Months that a whole period has; null: not said. */
  readonly months: number | null;
  readonly kept: KeptRow;
  /** Rows without children are measures. */
  readonly isMeasure: boolean;
  /** Sheet row, and the column of each field found (1-based). */
  readonly row: number;
  readonly columns: ReadonlyMap<IndicatorField, number>;
}

/** Reads Indicators. Codes once, parents known, no cycle; a weight for every row but the one root. Everything wrong is logged. */
export function readIndicators(rows: readonly SheetRow[], log: SheetLog): readonly IndicatorRow[] {
  const table = readSheetTable(rows, headers, ['code', 'parent', 'weight'], log, fields);
  const seen = new Map<string, number>();
  const parents = new Set<string>();
  const coded: { readonly code: string; readonly parent: string | null; readonly line: TableRow<IndicatorField> }[] =
    [];
  for (const line of table.rows) {
    const code = readText(line.at('code'), log);
    const column = table.columns.get('code') ?? 1;
    const earlier = seen.get(code);
    if (code === '') log.error(line.row, column, 'BOOK_CODE_EMPTY');
    else if (code === TOTAL) log.error(line.row, column, 'BOOK_CODE_RESERVED', { code });
    else if (earlier !== undefined) log.error(line.row, column, 'BOOK_CODE_TWICE', { code, row: earlier });
    else {
      seen.set(code, line.row);
      const parent = readText(line.at('parent'), log);
      if (parent !== '') parents.add(parent);
      coded.push({ code, parent: parent === '' ? null : parent, line });
    }
  }
  if (table.rows.length === 0) log.error(table.headerRow, 1, 'BOOK_SHEET_EMPTY', { sheet: log.sheet });
  const column = table.columns.get('parent') ?? 1;
  checkTree(
    coded.map(({ code, parent, line }) => ({ code, parent, row: line.row })),
    column,
    log,
  );
  const roots = coded.filter(({ parent }) => parent === null);
  return coded.map(({ code, parent, line }) =>
    readRow(code, parent, line, !parents.has(code), roots.length === 1 && parent === null, table.columns, log),
  );
}

function readRow(
  code: string,
  parent: string | null,
  line: TableRow<IndicatorField>,
  isMeasure: boolean,
  isRoot: boolean,
  columns: ReadonlyMap<IndicatorField, number>,
  log: SheetLog,
): IndicatorRow {
  const unit = readName(line.at('unit'), log);
  const percent = foldText(unit) === '%';
  const normalisation = readChoice(line.at('normalisation'), choices.normalisation, log);
  const row: IndicatorRow = {
    code,
    name: readName(line.at('name'), log) || code,
    nameEn: readName(line.at('nameEn'), log) || null,
    parent,
    weight: isRoot ? null : readWeight(line, log),
    direction: readDirection(line.at('direction'), log),
    unit,
    normalisation,
    lower: readSetting(line.at('lower'), percent, log),
    upper: readSetting(line.at('upper'), percent, log),
    target: readSetting(line.at('target'), percent, log),
    denominator: readText(line.at('denominator'), log) || null,
    treatment: readChoice(line.at('treatment'), choices.treatment, log),
    aggregation: readChoice(line.at('aggregation'), choices.aggregation, log),
    parameters: readParameters(line.at('parameters'), normalisation === 'count_points', log),
    imputation: readChoice(line.at('imputation'), choices.imputation, log),
    rescale: readChoice(line.at('rescale'), choices.rescale, log),
    domain: readDomain(line.at('domain'), log),
    months: readMonths(line.at('months'), log),
    kept: {
      definition: readName(line.at('definition'), log),
      definitionEn: readName(line.at('definitionEn'), log),
      source: readName(line.at('source'), log),
      collection: readName(line.at('collection'), log),
      levels: readName(line.at('levels'), log),
      period: readName(line.at('period'), log),
      rule: isMeasure ? readRule(line.at('rule'), log) : null,
    },
    isMeasure,
    row: line.row,
    columns,
  };
  warnUnused(row, line, log);
  return row;
}

function readDomain(cell: PlacedCell, log: SheetLog): string | null {
  const text = readName(cell, log);
  if (text === '') return null;
  if (parseDomain(text) !== null) return domainText(text);
  log.error(cell.row, cell.column, 'BOOK_DOMAIN_INVALID', { text, known: domainWords.join(', ') });
  return null;
}

function readRule(cell: PlacedCell, log: SheetLog): KeptRow['rule'] {
  const text = readName(cell, log);
  if (text === '') return null;
  const rule = readRecordRule(text);
  if (rule.ok) return rule.value;
  log.error(cell.row, cell.column, rule.error.code, { ...rule.error.params });
  return null;
}

function readMonths(cell: PlacedCell, log: SheetLog): number | null {
  const months = readSetting(cell, false, log);
  if (months === null || Number.isNaN(months)) return null;
  if (Number.isInteger(months) && months >= 1 && months <= MONTHS_MOST) return months;
  log.error(cell.row, cell.column, 'BOOK_VALUE_INVALID', { text: String(months) });
  return null;
}

function readWeight(line: TableRow<IndicatorField>, log: SheetLog): number | null {
  const cell = line.at('weight');
  const weight = readSetting(cell, true, log);
  if (weight === null) log.error(cell.row, cell.column, 'BOOK_WEIGHT_EMPTY');
  else if (weight < 0) log.error(cell.row, cell.column, 'BOOK_WEIGHT_NEGATIVE', { weight });
  return weight;
}

/** What a row fills in without effect is a slip more often than not. */
function warnUnused(row: IndicatorRow, line: TableRow<IndicatorField>, log: SheetLog): void {
  const unused: readonly IndicatorField[] = row.isMeasure
    ? ['aggregation', 'rescale']
    : [
        'normalisation',
        'lower',
        'upper',
        'target',
        'denominator',
        'treatment',
        'imputation',
        'domain',
        'months',
        'rule',
      ];
  for (const field of unused) {
    const { cell, column } = line.at(field);
    if (cell !== null && cell !== '')
      log.warn(row.row, column, 'BOOK_FIELD_UNUSED', { code: row.code, field: headers[field].join('/') });
  }
}
