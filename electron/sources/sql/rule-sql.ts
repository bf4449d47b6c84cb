import type { RowCondition, RuleExpression } from '../../storage/measures/rule-expression.ts';
import { id, numberConstant, sql, textConstant } from './dialect.ts';
import type { Sql } from './dialect.ts';

const comparisons = { '=': sql`=`, '<=': sql`<=`, '>=': sql`>=`, '<': sql`<`, '>': sql`>` } as const;

/** A rule's expression over the columns of `recordRows`, in the language that all engines share. */
export function expressionSql(expression: RuleExpression): Sql {
  switch (expression.is) {
    case 'none':
      return sql`cast(null as float8)`;
    case 'column':
      return id(expression.column);
    case 'position':
      return expression.notHit === null
        ? sql`nullif(${id('position')}, 0)`
        : sql`case when ${id('position')} = 0 then ${numberConstant(expression.notHit)} else ${id('position')} end`;
    case 'filled':
      return sql`coalesce(${expressionSql(expression.of)}, ${numberConstant(expression.empty)})`;
    case 'paired': {
      const [of, beside] = [expressionSql(expression.of), expressionSql(expression.beside)];
      return sql`case when ${of} is not null and ${beside} is not null then ${of} end`;
    }
    case 'compared': {
      const of = expressionSql(expression.of);
      return sql`case when ${of} is null then null when ${of} ${comparisons[expression.by]} ${numberConstant(expression.bound)} then cast(1 as float8) else cast(0 as float8) end`;
    }
  }
}

export function conditionSql(condition: RowCondition): Sql {
  return condition.on === 'text'
    ? sql`${id(condition.column)} = ${textConstant(condition.equals)}`
    : sql`${expressionSql(condition.of)} = ${numberConstant(condition.equals)}`;
}
