import { err, ok } from '../base/result.ts';
import { appError } from '../base/app-error.ts';
import { levels, recordKindNames } from './record-kind.ts';
import { recordFields } from './record-fields.ts';
import type { Level, RecordKind } from './record-kind.ts';
import type { RecordAggregation, RecordRule } from './framework.ts';
import type { Result } from '../base/result.ts';

/** The columns of `*-measures.csv` that drive the computing, as written. Empty text where a column says nothing. */
export interface RecordRuleText {
  readonly record: RecordKind;
  readonly where: string;
  readonly value: string;
  readonly passWhen: string;
  readonly aggregation: RecordAggregation;
  readonly inner: string;
  readonly levelWeights: string;
}

const inners = ['mean', 'share', 'sum', 'median', '1-sum(承诺时限)/sum(法定时限)'];

/**
 * Reads the grammars of one measure: `field=value;field=value`, `field` or `field?10`, `field op operand`,
 * `level:weight;…`. Strict: an unknown field, level or a rule that could not be computed is an error
 * (RULE_*, `params.text` what was read).
 */
export function parseRecordRule(text: RecordRuleText): Result<RecordRule> {
  const fields = recordFields[text.record];
  const where: { field: string; equals: string }[] = [];
  for (const part of split(text.where)) {
    const match = /^([^=<>?]+)=([^=]+)$/.exec(part);
    if (!match) return err(appError('RULE_WHERE', { text: part }));
    const [, field = '', equals = ''] = match;
    if (!fields.includes(field))
      return err(appError('RULE_FIELD', { text: field, kind: recordKindNames[text.record] }));
    where.push({ field, equals });
  }
  let value: RecordRule['value'] = null;
  if (text.value !== '') {
    const match = /^([^?]+?)(?:\?(-?\d+(?:\.\d+)?))?$/.exec(text.value);
    if (!match) return err(appError('RULE_VALUE', { text: text.value }));
    const [, field = '', whenEmpty] = match;
    if (!fields.includes(field))
      return err(appError('RULE_FIELD', { text: field, kind: recordKindNames[text.record] }));
    value = { field, whenEmpty: whenEmpty === undefined ? null : Number(whenEmpty) };
  }
  let passWhen: RecordRule['passWhen'] = null;
  if (text.passWhen !== '') {
    const match = /^([^=<>]+)(<=|>=|=|<|>)([^=<>]+)$/.exec(text.passWhen);
    const op = operators.find((known) => known === match?.[2]);
    if (!match || op === undefined) return err(appError('RULE_PASS', { text: text.passWhen }));
    const [, field = '', , operand = ''] = match;
    if (!fields.includes(field))
      return err(appError('RULE_FIELD', { text: field, kind: recordKindNames[text.record] }));
    passWhen = { field, op, operand };
  }
  const inner = text.inner === '' ? null : text.inner;
  if (inner !== null && !inners.includes(inner)) return err(appError('RULE_INNER', { text: inner }));
  const levelWeights = parseLevelWeights(text.levelWeights);
  if (!levelWeights.ok) return levelWeights;
  const byLevel = text.aggregation === 'weighted_by_level';
  if (byLevel !== (levelWeights.value !== null) || byLevel !== (inner !== null))
    return err(appError('RULE_LEVELS', { text: text.levelWeights }));
  const counted = byLevel ? inner : text.aggregation;
  if ((counted === 'share') !== (passWhen !== null)) return err(appError('RULE_PASS', { text: text.passWhen }));
  const needsValue = counted !== 'share' && counted?.startsWith('1-') !== true;
  if (needsValue !== (value !== null)) return err(appError('RULE_VALUE', { text: text.value }));
  return ok({
    record: text.record,
    where,
    value,
    passWhen,
    aggregation: text.aggregation,
    inner,
    levelWeights: levelWeights.value,
  });
}

const operators = ['=', '<=', '>=', '<', '>'] as const;

function split(text: string): readonly string[] {
  return text === '' ? [] : text.split(';');
}

function parseLevelWeights(text: string): Result<Readonly<Partial<Record<Level, number>>> | null> {
  if (text === '') return ok(null);
  const weights: Partial<Record<Level, number>> = {};
  for (const part of split(text)) {
    const match = /^(.+):(\d+(?:\.\d+)?)$/.exec(part);
    const level = levels.find((known) => known === match?.[1]);
    if (!match || level === undefined || weights[level] !== undefined)
      return err(appError('RULE_LEVELS', { text: part }));
    weights[level] = Number(match[2]);
  }
  return ok(weights);
}
