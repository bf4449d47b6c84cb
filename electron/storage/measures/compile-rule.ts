import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { planRule } from './plan-rule.ts';
import type { RulePlan } from './plan-rule.ts';
import { sqliteCondition, sqliteExpression } from './rule-expression.ts';

/** A measure's rule in terms of the project's own tables. */
export interface CompiledRule extends Pick<RulePlan, 'measure' | 'facets' | 'reduction' | 'levelWeights' | 'scale'> {
  readonly table: 'records' | 'attributes';
  readonly kind: number;
  /** Conditions on rows; each takes one parameter, a text (its id is looked up) or a number. */
  readonly rows: readonly { readonly sql: string; readonly operand: string | number }[];
  readonly x: string;
  /** Second sum of a ratio. */
  readonly y: string;
}

/** Compiles the rule of a measure to SQLite. Errors: those of `planRule`. */
export function compileRule(measure: Measure): Result<CompiledRule> {
  const planned = planRule(measure);
  if (!planned.ok) return planned;
  const { kind, conditions, x, y, ...common } = planned.value;
  return ok({
    ...common,
    table: kind === 'item_attributes' ? 'attributes' : 'records',
    kind: recordKinds.indexOf(kind),
    rows: conditions.map(sqliteCondition),
    x: sqliteExpression(x),
    y: sqliteExpression(y),
  });
}
