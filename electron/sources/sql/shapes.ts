import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { levels } from '../../../shared/model/record-kind.ts';
import { levelWeight } from '../../storage/measures/evaluate-measure.ts';
import type { RulePlan } from '../../storage/measures/plan-rule.ts';
import { conditionSql, expressionSql } from './rule-sql.ts';
import { every, id, numberConstant, sql, textConstant } from './dialect.ts';
import type { Sql } from './dialect.ts';

/** What several rules of a kind have in common but for their selector and the way they reduce: computed together, once. */
export interface Shape {
  /** Its columns are n0, c0 … */
  readonly number: number;
  readonly plans: readonly RulePlan[];
  /** Levels that are weighted; null: none are. */
  readonly levels: readonly string[] | null;
  /** A rule without a selector takes the rows of all of them. */
  readonly bySelector: boolean;
  readonly median: boolean;
  readonly last: boolean;
}

export function shapesOf(plans: readonly RulePlan[]): readonly Shape[] {
  const keyed = Map.groupBy(plans, (plan) => {
    const { selector, ...facets } = plan.facets;
    const parts = { facets, conditions: plan.conditions, x: plan.x, y: plan.y, levels: weightedOf(plan) };
    return canonicalJson(toJson({ ...parts, bySelector: selector !== undefined }));
  });
  return [...keyed.values()].map((members, number) => {
    const [first] = members;
    return {
      number,
      plans: members,
      levels: first === undefined ? null : weightedOf(first),
      bySelector: first?.facets.selector !== undefined,
      median: members.some(({ reduction }) => reduction === 'median'),
      last: members.some(({ reduction }) => reduction === 'last_month'),
    };
  });
}

function weightedOf(plan: RulePlan): readonly string[] | null {
  return plan.levelWeights === null ? null : levels.filter((level) => levelWeight(plan, level) > 0);
}

/** Whether the rule reads a row: what it asks of the facet and of the row. */
export function shapeCondition({ plans: [plan], levels: weighted }: Shape): Sql {
  if (plan === undefined) return sql`false`;
  return every([...facetConditions(plan), ...levelCondition(weighted), ...plan.conditions.map(conditionSql)]);
}

/** What the rule asks of a facet but for its selector, over the columns of `of`. */
export function facetConditions(plan: RulePlan, of?: string): readonly Sql[] {
  const at = (name: string): Sql => (of === undefined ? id(name) : sql`${sql.id(of, name)}`);
  const { level, channel, platform, period } = plan.facets;
  return [
    ...Object.entries({ level, channel, platform }).flatMap(([name, text]) =>
      text === undefined ? [] : [sql`${at(name)} = ${textConstant(text)}`],
    ),
    ...(period === undefined ? [] : [sql`cast(cast(${at('period')} as bigint) as text) = ${textConstant(period)}`]),
  ];
}

function levelCondition(weighted: readonly string[] | null): readonly Sql[] {
  return weighted === null ? [] : [sql`${id('level')} in (${sql.join(weighted.map(textConstant))})`];
}

export function shapeX({ plans: [plan] }: Shape): Sql {
  return plan === undefined ? sql`cast(null as float8)` : expressionSql(plan.x);
}

export function shapeY({ plans: [plan] }: Shape): Sql {
  return plan === undefined ? sql`cast(null as float8)` : expressionSql(plan.y);
}

/** The year that a period lies in, as `yearOf` says it. */
export function yearSql(evaluated: number): Sql {
  if (evaluated === 0) return numberConstant(0);
  return sql`case when ${id('period')} = 0 then ${numberConstant(evaluated)} when ${id('period')} >= 10000 then floor(${id('period')} / 100) else ${id('period')} end`;
}
