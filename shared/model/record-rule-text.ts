import { appError } from '../base/app-error.ts';
import { err } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { RecordAggregation, RecordRule } from './framework.ts';
import { parseRecordRule } from './record-rule-grammar.ts';
import { recordKindNames, recordKinds } from './record-kind.ts';

const keys = ['record', 'where', 'value', 'pass', 'aggregation', 'inner', 'levels'] as const;
type Key = (typeof keys)[number];
const aggregations: readonly RecordAggregation[] = [
  'sum',
  'yearly_total',
  'last_month',
  'mean',
  'median',
  'share',
  'ratio_of_sums',
  'weighted_by_level',
];

/** A rule in one text, its parts in the grammar of `*-measures.csv`: `record: item_checks | where: 采集项=A1 | pass: 结果=1 | aggregation: share`. */
export function recordRuleText(rule: RecordRule): string {
  const { where, value, passWhen, inner, levelWeights } = rule;
  const parts: Readonly<Record<Key, string>> = {
    record: rule.record,
    where: where.map(({ field, equals }) => `${field}=${equals}`).join(';'),
    value: value === null ? '' : value.field + (value.whenEmpty === null ? '' : `?${value.whenEmpty}`),
    pass: passWhen === null ? '' : `${passWhen.field}${passWhen.op}${passWhen.operand}`,
    aggregation: rule.aggregation,
    inner: inner ?? '',
    levels: Object.entries(levelWeights ?? {})
      .map(([level, weight]) => `${level}:${weight}`)
      .join(';'),
  };
  return keys.flatMap((key) => (parts[key] === '' ? [] : [`${key}: ${parts[key]}`])).join(' | ');
}

/** The rule of such a text; the kind of sheet also by its Chinese name. RULE_*. */
export function readRecordRule(text: string): Result<RecordRule> {
  const parts = new Map<string, string>();
  for (const part of text.split('|')) {
    const [, key = '', value = ''] = /^\s*([a-z]+)\s*:\s*(.*?)\s*$/s.exec(part) ?? [];
    if (!keys.some((known) => known === key) || parts.has(key))
      return err(appError('RULE_PART', { text: part.trim() }));
    parts.set(key, value);
  }
  const at = (key: Key): string => parts.get(key) ?? '';
  const record = recordKinds.find((kind) => kind === at('record') || recordKindNames[kind] === at('record'));
  const aggregation = aggregations.find((one) => one === at('aggregation'));
  if (record === undefined) return err(appError('RULE_PART', { text: `record: ${at('record')}` }));
  if (aggregation === undefined) return err(appError('RULE_PART', { text: `aggregation: ${at('aggregation')}` }));
  return parseRecordRule({
    record,
    where: at('where'),
    value: at('value'),
    passWhen: at('pass'),
    aggregation,
    inner: at('inner'),
    levelWeights: at('levels'),
  });
}
