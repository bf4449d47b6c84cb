import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { NumberColumn, RuleExpression, TextColumn } from './rule-expression.ts';

/** Where a field that a rule names is kept. */
export type FieldPlace =
  /** Of the facet: decides which key ranges are read. */
  | { readonly in: 'facet'; readonly column: 'selector' | 'level' | 'channel' | 'platform' | 'period' }
  /** A text of the row. */
  | { readonly in: 'text'; readonly column: TextColumn }
  /** A number of the row; `value` is the number itself, `compared` what pass conditions compare. */
  | { readonly in: 'number'; readonly value: RuleExpression; readonly compared: RuleExpression };

const selectorField: Readonly<Record<RecordKind, readonly string[]>> = {
  base_figures: ['基础数据'],
  monthly_statistics: ['采集项'],
  annual_statistics: ['采集项'],
  item_attributes: [],
  item_checks: ['采集项'],
  element_checks: ['要素'],
  keyword_tests: ['渠道'],
  application_tests: ['步骤'],
  experience_tests: ['采集项'],
  list_comparison: ['采集项'],
  expert_ratings: ['采集项'],
  measure_table: ['采集项'],
  index_history: [],
};

const facetFields: Readonly<Record<string, 'level' | 'channel' | 'platform' | 'period'>> = {
  层级: 'level',
  渠道: 'channel',
  平台: 'platform',
  月份: 'period',
  年度: 'period',
};

const textFields: Readonly<Record<string, TextColumn>> = {
  事项编码: 'item',
  关键词: 'item',
  任务: 'item',
  清单项: 'item',
  专家: 'item',
  事项: 'item',
  事项名称: 'name',
  核查人: 'person',
  测试人: 'person',
};

const attributeTexts: Readonly<Record<string, TextColumn>> = {
  事项编码: 'item',
  事项名称: 'name',
  事项类型: 'type',
  时限单位: 'day_unit',
};

const plain = (column: NumberColumn): FieldPlace => {
  const of = { is: 'column', column } as const;
  return { in: 'number', value: of, compared: of };
};

const valueFields: ReadonlySet<string> = new Set(['数值', '得分', '关联度', '结果', '是否具备']);

const attributeNumbers: Readonly<Record<string, NumberColumn>> = {
  法定时限: 'legal',
  承诺时限: 'promised',
  跑动次数: 'visits',
  是否即办: 'immediate',
  网办深度: 'depth',
};

/** A position that was not hit (0) is no number, but worse than any: `命中位次<=3` is not passed. */
const hitPosition: FieldPlace = {
  in: 'number',
  value: { is: 'position', notHit: null },
  compared: { is: 'position', notHit: 1_000_000_000 },
};

/** Place of a field (a column name of docs/FORMATS "Collected spreadsheets") in the records of a kind; null when that kind has no such field. */
export function fieldPlace(kind: RecordKind, field: string): FieldPlace | null {
  if (selectorField[kind].includes(field)) return { in: 'facet', column: 'selector' };
  const facet = facetFields[field];
  if (facet) return { in: 'facet', column: facet };
  if (field === '下级地区') return { in: 'text', column: 'subregion' };
  const text = (kind === 'item_attributes' ? attributeTexts : textFields)[field];
  if (text) return { in: 'text', column: text };
  if (kind === 'item_attributes') {
    const number = attributeNumbers[field];
    return number ? plain(number) : null;
  }
  if (valueFields.has(field)) return plain('value');
  return kind === 'keyword_tests' && field === '命中位次' ? hitPosition : null;
}

/** A rule's operand as a number: 网办深度 by its place in the rising order, 是 and 否 as 1 and 0. NaN when it is none. */
export function operandNumber(field: string, operand: string): number {
  if (field === '网办深度') {
    const depth = onlineDepths.findIndex((name) => name === operand.trim());
    return depth >= 0 ? depth : Number.NaN;
  }
  if (operand.trim() === '是') return 1;
  if (operand.trim() === '否') return 0;
  return operand.trim() === '' ? Number.NaN : Number(operand);
}
