import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { slips } from '../../../shared/model/slips.ts';
import type { RulePlan } from '../../storage/measures/plan-rule.ts';
import type { TableReading } from '../reading/dictionaries.ts';
import type { BoundTable } from '../reading/table-columns.ts';
import { column, every, id, list, sql } from './dialect.ts';
import type { Sql } from './dialect.ts';
import type { SqlEngine } from './engine.ts';
import { facetConditions, shapeCondition, shapeX, shapeY, yearSql } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { contentColumns, isOrdered, keyColumns, recordRows } from './table-rows.ts';

const NOT_APPLICABLE = missingReasonIndex('not_applicable');
const facetColumns = ['year', 'unit', 'selector', 'level', 'channel', 'platform', 'period'];
const keys = list(keyColumns.map(id));

/**
 * The records of a table that stand, named `newest`, one of each key, as the importer's rules choose it: of a lot the first row, of several lots the
 * one of the greatest. With the steps before it: `records`, `kept` (one of each key and lot).
 */
export function standingRows(
  engine: SqlEngine,
  table: BoundTable,
  reading: TableReading,
): readonly (readonly [string, Sql])[] {
  const ordered = isOrdered(engine, table);
  // Without an order no row is the first; then the records of a key are told apart by what they say, and differing ones are a conflict.
  const settled = list([
    ...(ordered ? [] : contentColumns.map((name) => sql`${id(name)} desc nulls last`)),
    sql`${id('at')}`,
  ]);
  return [
    ['records', recordRows(engine, table, reading)],
    [
      'kept',
      ordered
        ? sql`select * from (select *, row_number() over (partition by ${keys}, ${id('lot')} order by ${id('at')}) as r1 from records) f where r1 = 1`
        : sql`select * from records`,
    ],
    [
      'newest',
      sql`select * from (select *, row_number() over (partition by ${keys} order by ${id('lot')} desc, ${settled}) as r2 from kept) g where r2 = 1`,
    ],
  ];
}

/** Several records of one key can stand in a table: those of several lots, or all where rows have no order. */
function mayConflict(engine: SqlEngine, table: BoundTable): boolean {
  return (
    table.binding.newest !== undefined ||
    engine.relation(table.binding.table).batch !== null ||
    !isOrdered(engine, table)
  );
}

/**
 * All measures of a table in one statement: a row for each year, unit, selector (null: all) and level (null: all), with the columns of each shape by
 * its number: n rows, c with a value, e that say 不适用, s and t sums of x and y, m months, f first period, l sum of the last, d median, p platforms that
 * differ by a slip, u figures with and without platform, k conflicting records.
 */
export function measureQuery(
  engine: SqlEngine,
  table: BoundTable,
  reading: TableReading,
  shapes: readonly Shape[],
  evaluated: number,
): Sql {
  const steps: (readonly [string, Sql])[] = [
    ...standingRows(engine, table, reading),
    ['counted', sql`select *, ${yearSql(evaluated)} as year from newest`],
    ['facets', facetsStep(shapes)],
    ['dated', datedStep(shapes)],
    ['cells', cellsStep(shapes)],
    ['pairs', pairsStep(shapes)],
  ];
  const joined: Sql[] = [sql` left join pairs p on ${sameCell('p')} and ${column('c', 'level')} is null`];
  const selected: Sql[] = [sql`c.*`, ...shapes.map(({ number }) => sql`${column('p', `p${number}`)}`)];
  const medians = shapes.filter(({ median }) => median);
  if (medians.length > 0) {
    steps.push(['medians', mediansStep(shapes, medians)]);
    joined.push(
      sql` left join medians d on ${sameCell('d')} and ${column('c', 'level')} is not distinct from ${column('d', 'level')}`,
    );
    selected.push(...medians.map(({ number }) => column('d', `d${number}`)));
  }
  if (table.binding.mapping.kind === 'monthly_statistics' || table.binding.mapping.kind === 'annual_statistics') {
    steps.push(['unnamed', unnamedStep(shapes)]);
    joined.push(sql` left join unnamed u on ${sameCell('u')} and ${column('c', 'level')} is null`);
    selected.push(...shapes.map(({ number }) => column('u', `u${number}`)));
  }
  if (mayConflict(engine, table)) {
    steps.push(['conflicts', conflictsStep(shapes, evaluated)]);
    joined.push(sql` left join conflicts k on ${sameCell('k')} and ${column('c', 'level')} is null`);
    selected.push(...shapes.map(({ number }) => column('k', `k${number}`)));
  }
  const with_ = steps.map(([name, body]) => sql`${sql.id(name)} as (${body})`);
  return sql`with ${list(with_)} select ${list(selected)} from cells c${sql.join(joined, sql``)}`;
}

function sameCell(other: string): Sql {
  return every([
    sql`${column('c', 'year')} = ${column(other, 'year')}`,
    sql`${column('c', 'unit')} = ${column(other, 'unit')}`,
    sql`${column('c', 'selector')} is not distinct from ${column(other, 'selector')}`,
  ]);
}

function facetsStep(shapes: readonly Shape[]): Sql {
  const columns = shapes.flatMap((shape) => {
    const inside = shapeCondition(shape);
    const when = (what: Sql): Sql => sql`case when ${inside} then ${what} end`;
    const exempt = sql`case when ${inside} and ${id('missing')} = ${NOT_APPLICABLE} then 1 end`;
    return [
      as(sql`count(${when(sql`1`)})`, 'n', shape),
      as(sql`count(${when(shapeX(shape))})`, 'c', shape),
      as(sql`count(${exempt})`, 'e', shape),
      as(sql`sum(${when(shapeX(shape))})`, 's', shape),
      as(sql`sum(${when(shapeY(shape))})`, 't', shape),
    ];
  });
  const groups = list(facetColumns.map(id));
  return sql`select ${groups}, count(${id('value')}) as figures, ${list(columns)} from counted group by ${groups}`;
}

function as(expression: Sql, letter: string, { number }: Pick<Shape, 'number'>): Sql {
  return sql`${expression} as ${sql.id(`${letter}${number}`)}`;
}

function of(letter: string, { number }: Pick<Shape, 'number'>, from?: string): Sql {
  return from === undefined ? id(`${letter}${number}`) : column(from, `${letter}${number}`);
}

/** Beside each facet the last period of its cell. */
function datedStep(shapes: readonly Shape[]): Sql {
  const last = shapes
    .filter((shape) => shape.last)
    .map((shape) => {
      const cell = [
        'year',
        'unit',
        ...(shape.bySelector ? ['selector'] : []),
        ...(shape.levels === null ? [] : ['level']),
      ];
      const spoken = sql`case when ${of('c', shape)} > 0 then ${id('period')} end`;
      return as(sql`max(${spoken}) over (partition by ${list(cell.map(id))})`, 'lp', shape);
    });
  return last.length === 0 ? sql`select * from facets` : sql`select *, ${list(last)} from facets`;
}

/** Of which columns cells are grouped: with levels where some are weighted, without selectors where a rule takes all. */
function groupingSets(shapes: readonly Shape[], withLevels = true): Sql {
  const sets = new Set<string>();
  for (const { bySelector, levels } of shapes) {
    const columns = ['year', 'unit', ...(bySelector ? ['selector'] : [])];
    sets.add(columns.join(' '));
    if (levels !== null && withLevels) sets.add([...columns, 'level'].join(' '));
  }
  return sql`group by grouping sets (${sql.join([...sets].map((set) => sql`(${list(set.split(' ').map(id))})`))})`;
}

function cellsStep(shapes: readonly Shape[]): Sql {
  const columns = shapes.flatMap((shape) => {
    const spoken = sql`case when ${of('c', shape)} > 0 then ${id('period')} end`;
    const number = (expression: Sql, letter: string): Sql => as(sql`cast(${expression} as float8)`, letter, shape);
    return [
      ...['n', 'c', 'e', 's', 't'].map((letter) => number(sql`sum(${of(letter, shape)})`, letter)),
      number(sql`count(distinct ${spoken})`, 'm'),
      number(sql`min(${spoken})`, 'f'),
      ...(shape.last
        ? [
            number(
              sql`sum(case when ${of('c', shape)} > 0 and ${id('period')} = ${of('lp', shape)} then ${of('s', shape)} end)`,
              'l',
            ),
          ]
        : []),
    ];
  });
  // A grouping set names what it lacks with null, so all of them need the columns.
  return sql`select ${cellColumnsOf(shapes)}, ${list(columns)} from dated ${groupingSets(shapes)}`;
}

/** The columns of the cell; null stands for one that no set groups by. */
function cellColumnsOf(shapes: readonly Shape[], withLevels = true): Sql {
  const selector = shapes.some(({ bySelector }) => bySelector);
  const level = withLevels && shapes.some(({ levels }) => levels !== null);
  return list([
    id('year'),
    id('unit'),
    selector ? id('selector') : sql`cast(null as text) as selector`,
    ...(withLevels ? [level ? id('level') : sql`cast(null as text) as level`] : []),
  ]);
}

function mediansStep(shapes: readonly Shape[], medians: readonly Shape[]): Sql {
  const columns = medians.map((shape) =>
    as(
      sql`percentile_cont(0.5) within group (order by case when ${shapeCondition(shape)} then ${shapeX(shape)} end)`,
      'd',
      shape,
    ),
  );
  return sql`select ${cellColumnsOf(shapes)}, ${list(columns)} from counted ${groupingSets(shapes)}`;
}

/** Facets of one period and level on two platforms whose figures differ by a slip. */
function pairsStep(shapes: readonly Shape[]): Sql {
  const columns = shapes.map((shape) => {
    const single = (side: string): Sql => sql`${of('n', shape, side)} = 1 and ${of('c', shape, side)} > 0`;
    return as(
      sql`max(case when ${single('a')} and ${single('b')} and ${slipCondition(of('s', shape, 'a'), of('s', shape, 'b'))} then 1 else 0 end)`,
      'p',
      shape,
    );
  });
  const same = ['year', 'unit', 'selector', 'period', 'level'].map(
    (name) => sql`${column('a', name)} = ${column('b', name)}`,
  );
  const named = ['year', 'unit', 'selector'].map((name) => sql`${column('a', name)} as ${sql.id(name)}`);
  const flags = shapes.map((shape) => as(sql`max(${of('p', shape)})`, 'p', shape));
  const inner = sql`select ${list(named)}, ${list(columns)} from facets a join facets b on ${every(same)} and a.platform < b.platform where a.platform <> '' group by a.year, a.unit, a.selector`;
  return sql`select ${cellColumnsOf(shapes, false)}, ${list(flags)} from (${inner}) i ${groupingSets(shapes, false)}`;
}

/** As `isSlipOf` says it. */
function slipCondition(a: Sql, b: Sql): Sql {
  const ratio = sql`(case when ${a} > ${b} then ${a} / ${b} else ${b} / ${a} end)`;
  const close = slips.map((slip) => sql`(${ratio} >= ${slip / 1.1} and ${ratio} <= ${slip * 1.1})`);
  return sql`case when ${a} > 0 and ${b} > 0 then ${sql.join(close, sql` or `)} else false end`;
}

/** Figures that stand with a platform and without one (`unnamedPlatformBits`). */
function unnamedStep(shapes: readonly Shape[]): Sql {
  const columns = shapes.map((shape) => {
    const [plan] = shape.plans;
    const applies =
      plan === undefined || plan.facets.platform !== undefined ? sql`false` : every(facetConditions(plan, 'a'));
    return as(sql`max(case when ${applies} then 1 else 0 end)`, 'u', shape);
  });
  const same = ['year', 'unit', 'selector', 'period', 'level', 'channel'].map(
    (name) => sql`${column('a', name)} = ${column('b', name)}`,
  );
  const named = ['year', 'unit', 'selector'].map((name) => sql`${column('a', name)} as ${sql.id(name)}`);
  const flags = shapes.map((shape) => as(sql`max(${of('u', shape)})`, 'u', shape));
  const inner = sql`select ${list(named)}, ${list(columns)} from facets a join facets b on ${every(same)} where a.platform = '' and b.platform <> '' and a.figures > 0 and b.figures > 0 group by a.year, a.unit, a.selector`;
  return sql`select ${cellColumnsOf(shapes, false)}, ${list(flags)} from (${inner}) i ${groupingSets(shapes, false)}`;
}

/** Records of one key that say different things. */
function conflictsStep(shapes: readonly Shape[], evaluated: number): Sql {
  const inner = shapes.flatMap((shape) => {
    const inside = shapeCondition(shape);
    const x = sql`case when ${inside} then ${shapeX(shape)} end`;
    return [
      as(sql`count(case when ${inside} then 1 end)`, 'n', shape),
      as(sql`count(${x})`, 'c', shape),
      as(sql`min(${x})`, 'a', shape),
      as(sql`max(${x})`, 'b', shape),
    ];
  });
  const flags = shapes.map((shape) => {
    const [n, c, a, b] = ['n', 'c', 'a', 'b'].map((letter) => of(letter, shape));
    return as(
      sql`max(case when ${n} > 1 and (${a} is distinct from ${b} or (${c} > 0 and ${c} < ${n})) then 1 else 0 end)`,
      'k',
      shape,
    );
  });
  const yearly = sql`select ${yearSql(evaluated)} as year, i.* from (select ${keys}, ${list(inner)} from kept group by ${keys}) i`;
  return sql`select ${cellColumnsOf(shapes, false)}, ${list(flags)} from (${yearly}) j ${groupingSets(shapes, false)}`;
}

export function plansOfKind(plans: readonly RulePlan[], table: BoundTable): readonly RulePlan[] {
  return plans.filter(({ kind }) => kind === table.binding.mapping.kind);
}
