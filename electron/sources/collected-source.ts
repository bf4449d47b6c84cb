import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { SourceBinding } from '../../shared/model/source-binding.ts';
import type {
  SourceCell,
  SourceDescription,
  SourceRow,
  SourceRowPage,
  SourceTableCheck,
} from '../../shared/model/source-run.ts';
import { levelWeight } from '../storage/measures/evaluate-measure.ts';
import { planRule } from '../storage/measures/plan-rule.ts';
import type { RulePlan } from '../storage/measures/plan-rule.ts';
import type { CollectedSource, SourceContext, SourceProgress } from './port.ts';
import { readDictionaries } from './reading/dictionaries.ts';
import type { DistinctTexts, TableReading } from './reading/dictionaries.ts';
import { boundFault, boundTable } from './reading/table-columns.ts';
import type { BoundTable } from './reading/table-columns.ts';
import { every, id, list, sql, statementOf, textConstant } from './sql/dialect.ts';
import type { Sql } from './sql/dialect.ts';
import type { EngineRow, SqlEngine } from './sql/engine.ts';
import { measureQuery, plansOfKind, standingRows } from './sql/measure-query.ts';
import { planTables } from './plan-tables.ts';
import { numberAt, readCells } from './sql/read-cells.ts';
import { facetConditions, shapesOf, yearSql } from './sql/shapes.ts';
import { conditionSql } from './sql/rule-sql.ts';
import { distinctTexts, distinctValues, outsideRows } from './sql/table-rows.ts';
import { cellAnswer, typedAnswer } from './sql/typed-answer.ts';

/** Different texts of one column that are read here; a column with more isn't what it was taken for. */
const TEXTS_MOST = 200_000;
/** Rows of an answer by unit, measure, level and year. */
const CELLS_MOST = 2_000_000;

interface ReadTable {
  readonly table: BoundTable;
  readonly reading: TableReading;
}

/** A source over an engine that speaks SQL. */
export function createCollectedSource(
  engine: SqlEngine,
  context: SourceContext,
  tell: SourceProgress = () => undefined,
): CollectedSource {
  let described: SourceDescription | null = null;
  const describe = async (): Promise<Result<SourceDescription>> => {
    if (described !== null) return ok(described);
    const found = await engine.describe();
    if (found.ok) described = found.value;
    return found;
  };
  const readTables = async (binding: SourceBinding): Promise<Result<readonly ReadTable[]>> => {
    const description = await describe();
    if (!description.ok) return description;
    const tables: ReadTable[] = [];
    for (const [at, one] of binding.tables.entries()) {
      const table = boundTable(one, description.value.tables);
      if (!table.ok) return table;
      tell('texts', at, binding.tables.length, one.table);
      const reading = await readTable(engine, table.value, context);
      if (!reading.ok) return reading;
      tables.push({ table: table.value, reading: reading.value });
    }
    return ok(tables);
  };
  const plans = (): readonly RulePlan[] =>
    context.framework.measures.flatMap((measure) => {
      const plan = planRule(measure);
      return plan.ok ? [plan.value] : [];
    });
  return {
    describe,
    check: async (binding) => {
      const tables = await readTables(binding);
      if (!tables.ok) return tables;
      const checks: SourceTableCheck[] = [];
      for (const [at, one] of tables.value.entries()) {
        tell('rows', at, tables.value.length, one.table.binding.table);
        const checked = await checkTable(engine, one);
        if (!checked.ok) return checked;
        checks.push(checked.value);
      }
      return ok({ tables: checks });
    },
    aggregate: async (binding) => {
      const tables = await readTables(binding);
      if (!tables.ok) return tables;
      const cells: SourceCell[] = [];
      const statements: string[] = [];
      const units = new Set(context.units.map(({ code }) => code));
      for (const [at, { table, reading }] of tables.value.entries()) {
        tell('measures', at, tables.value.length, table.binding.table);
        const shapes = shapesOf(plansOfKind(plans(), table));
        if (shapes.length === 0) continue;
        const statement = statementOf(measureQuery(engine, table, reading, shapes, context.year));
        statements.push(statement.sql);
        const rows = await engine.query(statement, CELLS_MOST);
        if (!rows.ok) return rows;
        const sound = cellAnswer(rows.value, units);
        if (!sound.ok) return sound;
        cells.push(...readCells(shapes, sound.value));
      }
      const twice = repeatedCell(cells);
      return twice === null ? ok({ cells: cells.sort(inOrder), statements }) : err(twice);
    },
    rows: async (binding, cell, page) => {
      const plan = plans().find(({ measure }) => measure === cell.measure);
      const bound = binding.tables.filter(({ mapping }) => mapping.kind === plan?.kind);
      if (plan === undefined || bound.length === 0) return ok({ total: 0, rows: [] });
      const tables = await readTables({ ...binding, tables: bound });
      if (!tables.ok) return tables;
      let total = 0;
      const rows: SourceRow[] = [];
      for (const one of tables.value) {
        const found = await rowsOf(engine, one, plan, { ...cell, evaluated: context.year }, page);
        if (!found.ok) return found;
        total += found.value.total;
        rows.push(...found.value.rows);
      }
      return ok({ total, rows: rows.slice(0, page.limit) });
    },
    plan: async (binding) => {
      const description = await describe();
      if (!description.ok) return description;
      return planTables(engine, binding, description.value, { context, plans: plans() });
    },
    marker: async (binding) => {
      const described = await describe();
      const fault = described.ok ? boundFault(binding.tables, described.value.tables) : described.error;
      return fault === null ? engine.marker(binding.tables.map(({ table }) => table)) : err(fault);
    },
    cancel: () => engine.cancel(),
    close: () => engine.close(),
  };
}

async function readTable(engine: SqlEngine, table: BoundTable, context: SourceContext): Promise<Result<TableReading>> {
  const texts = async (query: Sql, width: number): Promise<Result<readonly DistinctTexts[]>> => {
    const found = await engine.query(statementOf(query), TEXTS_MOST);
    const rows = found.ok ? typedAnswer(found.value, (column) => column !== 'n') : found;
    if (!rows.ok)
      return rows.error.code === 'SOURCE_ROWS' ? err(appError('SOURCE_TEXTS', { table: table.binding.table })) : rows;
    return ok(
      rows.value.map((row) => ({
        texts: Array.from({ length: width }, (_, at) => String(row[`k${at}`] ?? '')),
        rows: numberAt(row, 'n'),
      })),
    );
  };
  return readDictionaries(table, context, {
    distinct: (columns) => texts(distinctTexts(engine, table, columns), columns.length),
    values: (selector, columns) =>
      texts(distinctValues(engine, table, selector, columns), (selector?.columns.length ?? 0) + columns.length),
  });
}

function withSteps(steps: readonly (readonly [string, Sql])[], select: Sql): Sql {
  return sql`with ${list(steps.map(([name, body]) => sql`${sql.id(name)} as (${body})`))} ${select}`;
}

async function checkTable(engine: SqlEngine, { table, reading }: ReadTable): Promise<Result<SourceTableCheck>> {
  const relation = engine.relation(table.binding.table);
  const all = await engine.query(
    statementOf(sql`select cast(count(*) as float8) as n from ${relation.from} as raw`),
    1,
  );
  if (!all.ok) return all;
  const counts = sql`select unit, selector, cast(count(*) as float8) as n from newest group by grouping sets ((unit), (selector)) order by unit, selector`;
  const found = await engine.query(statementOf(withSteps(standingRows(engine, table, reading), counts)), TEXTS_MOST);
  const standing = found.ok ? typedAnswer(found.value, (column) => column !== 'n') : found;
  if (!standing.ok) return standing;
  const units = standing.value.filter((row) => row['unit'] !== null);
  const beyond = await beyondDomain(engine, table, reading);
  if (!beyond.ok) return beyond;
  const steps = standingRows(engine, table, reading).slice(0, 1);
  const read = await engine.query(
    statementOf(withSteps(steps, sql`select cast(count(*) as float8) as n from records`)),
    1,
  );
  if (!read.ok) return read;
  const dictionaries = [...reading.dictionaries, ...(reading.values === null ? [] : [reading.values])];
  return ok({
    table: table.binding.table,
    kind: table.binding.mapping.kind,
    rows: numberAt(all.value[0] ?? {}, 'n'),
    read: numberAt(read.value[0] ?? {}, 'n'),
    counted: units.reduce((sum, row) => sum + numberAt(row, 'n'), 0),
    left: [
      ...dictionaries.flatMap(({ columns, left }) =>
        left.slice(0, LEFT_LISTED).map(({ texts, code, params, rows }) => ({
          ...(params === undefined ? {} : { params }),
          ...{ column: columns.map(({ name }) => name).join(' · '), text: texts.join(' · ').slice(0, 200), code, rows },
        })),
      ),
      ...beyond.value,
    ],
    units: units.map((row) => ({ unit: String(row['unit']), records: numberAt(row, 'n') })),
    selectors: standing.value
      .filter((row) => row['unit'] === null && row['selector'] !== '')
      .map((row) => ({ selector: String(row['selector']), records: numberAt(row, 'n') })),
  });
}

const LEFT_LISTED = 200;

/** Bare numbers outside the 取值范围 of their measure, by measure with the least and the greatest of them. */
async function beyondDomain(
  engine: SqlEngine,
  table: BoundTable,
  reading: TableReading,
): Promise<Result<SourceTableCheck['left']>> {
  const query = outsideRows(engine, table, reading);
  const [column] = table.all(table.kind.values);
  if (query === null || column === undefined) return ok([]);
  const found = await engine.query(statementOf(query), LEFT_LISTED);
  const rows = found.ok ? typedAnswer(found.value, (name) => name === 'selector') : found;
  if (!rows.ok) return rows;
  return ok(
    rows.value.map((row) => {
      const range = [...new Set([row['low'], row['high']])].map(String).join(' … ');
      return {
        ...{ column: column.name, text: `${String(row['selector'])}: ${range}` },
        ...{ code: 'DOMAIN_OUTSIDE', params: { text: range }, rows: numberAt(row, 'n') },
      };
    }),
  );
}

async function rowsOf(
  engine: SqlEngine,
  { table, reading }: ReadTable,
  plan: RulePlan,
  cell: { readonly unit: string; readonly year: number; readonly evaluated: number },
  page: { readonly offset: number; readonly limit: number },
): Promise<Result<SourceRowPage>> {
  const steps = [
    ...standingRows(engine, table, reading),
    ['dated', sql`select *, ${yearSql(cell.evaluated)} as year from newest`] as const,
  ];
  const { selector } = plan.facets;
  const weighted =
    plan.levelWeights === null ? [] : (['省', '市', '县'] as const).filter((level) => levelWeight(plan, level) > 0);
  const where = every([
    sql`unit = ${textConstant(cell.unit)}`,
    sql`year = ${cell.year}`,
    ...(selector === undefined ? [] : [sql`selector = ${textConstant(selector)}`]),
    ...(weighted.length === 0 ? [] : [sql`level in (${sql.join(weighted.map(textConstant))})`]),
    ...facetConditions(plan),
    ...plan.conditions.map(conditionSql),
  ]);
  const counted = await engine.query(
    statementOf(withSteps(steps, sql`select cast(count(*) as float8) as n from dated where ${where}`)),
    1,
  );
  if (!counted.ok) return counted;
  const order = list(['period', 'level', 'platform', 'item', 'subregion', 'person', 'lot', 'at'].map(id));
  const select = sql`select * from dated where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`;
  const rows = await engine.query(statementOf(withSteps(steps, select)), page.limit);
  if (!rows.ok) return rows;
  return ok({
    total: numberAt(counted.value[0] ?? {}, 'n'),
    rows: rows.value.map((row) => sourceRow(table.binding.table, row)),
  });
}

const shown = ['selector', 'level', 'subregion', 'channel', 'platform', 'period', 'item', 'name', 'type', 'person'];
const numbers = ['position', 'legal', 'promised', 'visits', 'immediate', 'depth'];

function sourceRow(table: string, row: EngineRow): SourceRow {
  const fields: Record<string, string | number | null> = {};
  for (const name of [...shown, ...numbers]) {
    const value = row[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') fields[name] = value;
  }
  const value = row['value'];
  return { table, value: typeof value === 'number' ? value : null, fields };
}

function inOrder(a: SourceCell, b: SourceCell): number {
  return a.year - b.year || compare(a.measure, b.measure) || compare(a.unit, b.unit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two tables of one kind can't both give a cell: what they hold would have to be reduced together. */
function repeatedCell(cells: readonly SourceCell[]) {
  const seen = new Set<string>();
  for (const { unit, measure, year } of cells) {
    const key = JSON.stringify([unit, measure, year]);
    if (seen.has(key)) return appError('SOURCE_TWICE', { unit, measure, year });
    seen.add(key);
  }
  return null;
}
