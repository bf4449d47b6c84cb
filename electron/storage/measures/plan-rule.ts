import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { levels } from '../../../shared/model/record-kind.ts';
import type { Level, RecordKind } from '../../../shared/model/record-kind.ts';
import { fieldPlace, operandNumber } from './record-fields.ts';
import type { RowCondition, RuleExpression } from './rule-expression.ts';

/** How the rows of a group become its number: `x` and `y` are the compiled expressions. */
export type Reduction = 'sum' | 'mean' | 'median' | 'last_month' | 'ratio' | 'one_minus_ratio';

/** A measure's rule as a small tree: filter, group, reduce, second stage over levels. Engines put it into their own language. */
export interface RulePlan {
  readonly measure: string;
  readonly kind: RecordKind;
  /** Texts that facets must have; period as a text too. */
  readonly facets: Readonly<Partial<Record<'selector' | 'level' | 'channel' | 'platform' | 'period', string>>>;
  readonly conditions: readonly RowCondition[];
  readonly x: RuleExpression;
  /** Second sum of a ratio. */
  readonly y: RuleExpression;
  readonly reduction: Reduction;
  /** Null: all rows are one group. */
  readonly levelWeights: Readonly<Partial<Record<Level, number>>> | null;
  /** 100 turns a share into percentage points, for measures whose unit is %. */
  readonly scale: number;
}

/**
 * The plan of a measure's rule. Errors: COMPILE_RULE_FIELD (the kind has no such field), COMPILE_RULE_OPERAND (not a number, not a
 * depth), COMPILE_RULE_INNER (an inner aggregation that isn't known), COMPILE_RULE_VALUE (nothing to aggregate), COMPILE_RULE_LEVELS.
 */
export function planRule(measure: Measure): Result<RulePlan> {
  const { rule } = measure;
  const fail = (code: string, params: Record<string, string> = {}): { ok: false; error: AppError } =>
    err(appError(code, { measure: measure.code, ...params }, { subject: measure.code }));
  const facets: Partial<Record<'selector' | 'level' | 'channel' | 'platform' | 'period', string>> = {};
  const conditions: RowCondition[] = [];
  for (const { field, equals } of rule.where) {
    const place = fieldPlace(rule.record, field);
    if (!place) return fail('COMPILE_RULE_FIELD', { field });
    if (place.in === 'facet') facets[place.column] = equals;
    else if (place.in === 'text') conditions.push({ on: 'text', column: place.column, equals });
    else {
      const operand = operandNumber(field, equals);
      if (Number.isNaN(operand)) return fail('COMPILE_RULE_OPERAND', { field, operand: equals });
      conditions.push({ on: 'number', of: place.compared, equals: operand });
    }
  }
  const weighted = rule.aggregation === 'weighted_by_level';
  if (weighted && (!rule.levelWeights || !levels.some((level) => (rule.levelWeights?.[level] ?? 0) > 0)))
    return fail('COMPILE_RULE_LEVELS');
  const name = weighted
    ? (rule.inner ?? '')
    : rule.aggregation === 'ratio_of_sums'
      ? (rule.inner ?? '')
      : rule.aggregation;
  const common = {
    measure: measure.code,
    kind: rule.record,
    facets,
    conditions,
    levelWeights: weighted ? rule.levelWeights : null,
  };
  const percent = measure.unit === '%' ? 100 : 1;

  const ratio = /^(1\s*-\s*)?sum\(([^()]+)\)\s*\/\s*sum\(([^()]+)\)$/.exec(name.trim());
  if (ratio) {
    const above = fieldPlace(rule.record, ratio[2]?.trim() ?? '');
    const below = fieldPlace(rule.record, ratio[3]?.trim() ?? '');
    if (above?.in !== 'number') return fail('COMPILE_RULE_FIELD', { field: ratio[2] ?? '' });
    if (below?.in !== 'number') return fail('COMPILE_RULE_FIELD', { field: ratio[3] ?? '' });
    // Rows with only one of the two would shift the ratio, so both must be there.
    return ok({
      ...common,
      x: { is: 'paired', of: above.value, beside: below.value, first: true },
      y: { is: 'paired', of: below.value, beside: above.value, first: false },
      reduction: ratio[1] ? 'one_minus_ratio' : 'ratio',
      scale: percent,
    });
  }
  if (name === 'share' && rule.passWhen) {
    const { field, op, operand } = rule.passWhen;
    const place = fieldPlace(rule.record, field);
    if (!place || place.in === 'facet') return fail('COMPILE_RULE_FIELD', { field });
    if (place.in === 'text') return fail('COMPILE_RULE_OPERAND', { field, operand });
    const bound = operandNumber(field, operand);
    if (!Number.isFinite(bound)) return fail('COMPILE_RULE_OPERAND', { field, operand });
    return ok({
      ...common,
      x: { is: 'compared', of: place.compared, by: op, bound },
      y: none,
      reduction: 'mean',
      scale: percent,
    });
  }
  if (!rule.value) return fail('COMPILE_RULE_VALUE');
  const place = fieldPlace(rule.record, rule.value.field);
  if (place?.in !== 'number') return fail('COMPILE_RULE_FIELD', { field: rule.value.field });
  const x = valueExpression(place.value, rule.value.field, rule.value.whenEmpty);
  const reduction = reductions[name];
  if (!reduction) return fail('COMPILE_RULE_INNER', { inner: name });
  return ok({ ...common, x, y: none, reduction, scale: name === 'share' ? percent : 1 });
}

const none: RuleExpression = { is: 'none' };

const reductions: Readonly<Record<string, Reduction>> = {
  sum: 'sum',
  yearly_total: 'sum',
  mean: 'mean',
  share: 'mean',
  median: 'median',
  last_month: 'last_month',
};

/** `whenEmpty` stands for an empty cell; for a position only where the row says "not hit", not where it says nothing. */
function valueExpression(of: RuleExpression, field: string, whenEmpty: number | null): RuleExpression {
  if (whenEmpty === null) return of;
  return field === '命中位次' ? { is: 'position', notHit: whenEmpty } : { is: 'filled', of, empty: whenEmpty };
}
