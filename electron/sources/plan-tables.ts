import { ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { SourceBinding } from '../../shared/model/source-binding.ts';
import type { SourceDescription, SourcePlan, SourcePlanStep } from '../../shared/model/source-run.ts';
import type { RulePlan } from '../storage/measures/plan-rule.ts';
import type { SourceContext } from './port.ts';
import { readDictionaries } from './reading/dictionaries.ts';
import type { DistinctTexts, TableReading } from './reading/dictionaries.ts';
import { boundTable } from './reading/table-columns.ts';
import type { BoundTable } from './reading/table-columns.ts';
import { sql, statementOf } from './sql/dialect.ts';
import type { Sql, Statement } from './sql/dialect.ts';
import type { SqlEngine } from './sql/engine.ts';
import { measureQuery, plansOfKind } from './sql/measure-query.ts';
import { numberAt } from './sql/read-cells.ts';
import { shapesOf } from './sql/shapes.ts';
import { distinctTexts, distinctValues } from './sql/table-rows.ts';

/** Rows of a table whose texts are looked at: what is planned then has the shape of what will run. */
const SAMPLED = 1000;
const TEXTS_MOST = 10 * SAMPLED;

/** Explains every statement of a run over the bound tables. Errors: those of `boundTable` and of the engine. */
export async function planTables(
  engine: SqlEngine,
  binding: SourceBinding,
  { engine: name, version, tables: described }: SourceDescription,
  { context, plans }: { readonly context: SourceContext; readonly plans: readonly RulePlan[] },
): Promise<Result<SourcePlan>> {
  const steps: SourcePlanStep[] = [];
  const tables: SourcePlan['tables'][number][] = [];
  for (const one of binding.tables) {
    const table = boundTable(one, described);
    if (!table.ok) return table;
    const bytes = await engine.size([one.table]);
    if (!bytes.ok) return bytes;
    tables.push({ table: one.table, kind: one.mapping.kind, bytes: bytes.value });
    const planned = await planTable(engine, table.value, context, plans);
    if (!planned.ok) return planned;
    steps.push(...planned.value);
  }
  return ok({ engine: name, version, tables, steps });
}

type Wanted = Pick<SourcePlanStep, 'reads' | 'columns' | 'measures'> & { readonly statement: Statement };

async function planTable(
  engine: SqlEngine,
  table: BoundTable,
  context: SourceContext,
  plans: readonly RulePlan[],
): Promise<Result<readonly SourcePlanStep[]>> {
  const wanted: Wanted[] = [];
  const reading = await sampledReading(engine, table, context, wanted);
  if (!reading.ok) return reading;
  const shapes = shapesOf(plansOfKind(plans, table));
  if (shapes.length > 0)
    wanted.push({
      ...{ reads: 'measures', columns: [] },
      measures: shapes.reduce((sum, shape) => sum + shape.plans.length, 0),
      statement: statementOf(measureQuery(engine, table, reading.value, shapes, context.year)),
    });
  const steps: SourcePlanStep[] = [];
  for (const { statement, ...one } of wanted) {
    const explained = await engine.explain(statement);
    if (!explained.ok) return explained;
    steps.push({ table: table.binding.table, ...one, ...explained.value, statement: statement.sql });
  }
  return ok(steps);
}

/** Notes the statements that read the whole table, and asks them of its first rows. */
function sampledReading(
  engine: SqlEngine,
  table: BoundTable,
  context: SourceContext,
  wanted: Wanted[],
): Promise<Result<TableReading>> {
  const sampled: SqlEngine = {
    ...engine,
    relation: (name) => {
      const relation = engine.relation(name);
      return { ...relation, from: sql`(select * from ${relation.from} as sampled limit ${SAMPLED})` };
    },
  };
  const ask = async (query: (of: SqlEngine) => Sql, width: number): Promise<Result<readonly DistinctTexts[]>> => {
    const rows = await engine.query(statementOf(query(sampled)), TEXTS_MOST);
    if (!rows.ok) return rows;
    return ok(
      rows.value.map((row) => ({
        texts: Array.from({ length: width }, (_, at) => String(row[`k${at}`] ?? '')),
        rows: numberAt(row, 'n'),
      })),
    );
  };
  return readDictionaries(table, context, {
    distinct: (columns) => {
      const query = (of: SqlEngine): Sql => distinctTexts(of, table, columns);
      wanted.push({
        ...{ reads: 'texts', columns: columns.map(({ name }) => name), measures: 0 },
        statement: statementOf(query(engine)),
      });
      return ask(query, columns.length);
    },
    values: (selector, columns) => {
      const query = (of: SqlEngine): Sql => distinctValues(of, table, selector, columns);
      wanted.push({
        ...{ reads: 'values', columns: columns.map(({ name }) => name), measures: 0 },
        statement: statementOf(query(engine)),
      });
      return ask(query, (selector?.columns.length ?? 0) + columns.length);
    },
  });
}
