/** Number columns of a record, as the rules name them; every engine that keeps records has them under these names. */
export type NumberColumn = 'value' | 'legal' | 'promised' | 'visits' | 'immediate' | 'depth';

/** Text columns of a record that rules compare. */
export type TextColumn = 'item' | 'name' | 'person' | 'type' | 'day_unit' | 'subregion';

export type Comparison = '=' | '<=' | '>=' | '<' | '>';

/** What a rule takes of a row, apart from any engine's language. */
export type RuleExpression =
  | { readonly is: 'none' }
  | { readonly is: 'column'; readonly column: NumberColumn }
  /** 命中位次; `notHit` stands for a position that was not hit (0), null: none does. */
  | { readonly is: 'position'; readonly notHit: number | null }
  /** `empty` stands for a row that says nothing. */
  | { readonly is: 'filled'; readonly of: RuleExpression; readonly empty: number }
  /** `of` where both say something. */
  | { readonly is: 'paired'; readonly of: RuleExpression; readonly beside: RuleExpression; readonly first: boolean }
  /** 1 where it holds, 0 where it doesn't, nothing where the row says nothing. */
  | { readonly is: 'compared'; readonly of: RuleExpression; readonly by: Comparison; readonly bound: number };

/** A condition on rows. */
export type RowCondition =
  | { readonly on: 'text'; readonly column: TextColumn; readonly equals: string }
  | { readonly on: 'number'; readonly of: RuleExpression; readonly equals: number };

/** Of SQLite: the project's own tables. */
export function sqliteExpression(expression: RuleExpression): string {
  switch (expression.is) {
    case 'none':
      return 'NULL';
    case 'column':
      return expression.column;
    case 'position':
      return expression.notHit === null
        ? 'nullif(position, 0)'
        : `CASE position WHEN 0 THEN ${expression.notHit} ELSE position END`;
    case 'filled':
      return `coalesce(${sqliteExpression(expression.of)}, ${expression.empty})`;
    case 'paired': {
      const [of, beside] = [sqliteExpression(expression.of), sqliteExpression(expression.beside)];
      const [above, below] = expression.first ? [of, beside] : [beside, of];
      return `CASE WHEN ${above} IS NOT NULL AND ${below} IS NOT NULL THEN ${of} END`;
    }
    case 'compared':
      return `(${sqliteExpression(expression.of)} ${expression.by} ${expression.bound})`;
  }
}

/** Takes one parameter: the id of the text, or the number. */
export function sqliteCondition(condition: RowCondition): { readonly sql: string; readonly operand: string | number } {
  if (condition.on === 'number') return { sql: `${sqliteExpression(condition.of)} = ?`, operand: condition.equals };
  const column =
    condition.column === 'subregion' ? '(SELECT subregion FROM spots WHERE spots.id = spot)' : condition.column;
  return { sql: `${column} = ?`, operand: condition.equals };
}
