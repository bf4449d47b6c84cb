import type { RecordAggregation, RecordRule } from '../framework.ts';
import type { RecordKind } from '../record-kind.ts';

/** Kinds of sheets whose records name their measure (采集项), and how those become one number per unit; first the usual way. */
const measureSources = {
  measure_table: ['mean'],
  monthly_statistics: ['yearly_total', 'last_month', 'mean', 'median'],
  annual_statistics: ['sum', 'mean', 'median'],
  item_checks: ['share'],
  experience_tests: ['mean', 'median', 'share'],
  list_comparison: ['share'],
  expert_ratings: ['median', 'mean'],
} as const satisfies Partial<Record<RecordKind, readonly RecordAggregation[]>>;
export type SourceKind = keyof typeof measureSources;
export const sourceKinds: readonly SourceKind[] = [
  'measure_table',
  'monthly_statistics',
  'annual_statistics',
  'item_checks',
  'experience_tests',
  'list_comparison',
  'expert_ratings',
];
export const sourceAggregations = ['yearly_total', 'last_month', 'sum', 'mean', 'median', 'share'] as const;
export type SourceAggregation = (typeof sourceAggregations)[number];

/** Where a measure's values come from, for the kinds above. The templates' measures have finer rules, which stay as they are. */
export interface MeasureSource {
  readonly record: SourceKind;
  readonly aggregation: SourceAggregation;
}

const valueFields: Readonly<Record<SourceKind, string>> = {
  measure_table: '数值',
  monthly_statistics: '数值',
  annual_statistics: '数值',
  item_checks: '结果',
  experience_tests: '得分',
  list_comparison: '是否具备',
  expert_ratings: '得分',
};

export function aggregationsOf(record: SourceKind): readonly SourceAggregation[] {
  return measureSources[record];
}

/** The rule by which records of the kind that name the measure's code become its value. */
export function sourceRule({ record, aggregation }: MeasureSource, code: string): RecordRule {
  const share = aggregation === 'share';
  const field = record === 'experience_tests' && share ? '结果' : valueFields[record];
  return {
    record,
    where: [{ field: '采集项', equals: code }],
    value: share ? null : { field, whenEmpty: null },
    passWhen: share ? { field, op: '=', operand: '1' } : null,
    aggregation,
    inner: null,
    levelWeights: null,
  };
}

/** The source of a rule that says no more than that; null for a finer one (levels, platforms, steps, elements). */
export function ruleSource(rule: RecordRule, code: string): MeasureSource | null {
  const record = sourceKinds.find((kind) => kind === rule.record);
  const aggregation = sourceAggregations.find((known) => known === rule.aggregation);
  if (record === undefined || aggregation === undefined || !aggregationsOf(record).includes(aggregation)) return null;
  const source = { record, aggregation };
  const plain = sourceRule(source, code);
  const same =
    JSON.stringify([plain.where, plain.value, plain.passWhen, plain.inner, plain.levelWeights]) ===
    JSON.stringify([rule.where, rule.value, rule.passWhen, rule.inner, rule.levelWeights]);
  return same ? source : null;
}
