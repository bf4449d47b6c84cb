import { foldingPairs } from '../../../shared/base/fold-text.ts';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { BoundColumn, BoundTable } from '../reading/table-columns.ts';
import type { Dictionary, TableReading } from '../reading/dictionaries.ts';
import { column, every, id, list, numberConstant, sql, textConstant } from './dialect.ts';
import type { Dialect, Sql } from './dialect.ts';
import type { EngineRelation, SqlEngine } from './engine.ts';

/** What the importer trims. */
const SPACES = ' \t\r\n\u00a0\u3000';
/** A number that every engine and the importer read alike; any other text is read by the importer. */
const BARE = '^-?[0-9]{1,15}([.][0-9]{1,12})?$';

/** Something besides visible ASCII. */
const NOT_PLAIN = '[^!-~]';
const foldedCharacters = foldingPairs();

/** What tells records of a facet apart, and the facet. */
export const keyColumns = ['unit', 'selector', 'level', 'channel', 'platform', 'period', 'item', 'subregion', 'person'];
/** What a record holds besides. */
export const contentColumns = [
  ...['value', 'missing', 'position', 'name', 'type', 'day_unit', 'legal', 'promised', 'visits', 'immediate', 'depth'],
];

/** A column's text as the importer would be handed it; nothing is ''. */
function cellText({ name }: BoundColumn): Sql {
  return sql`coalesce(cast(${column('raw', name)} as text), '')`;
}

function relationOf(engine: SqlEngine, table: BoundTable): { readonly raw: Sql; readonly relation: EngineRelation } {
  const relation = engine.relation(table.binding.table);
  return { raw: sql`${relation.from} as raw`, relation };
}

/** Distinct texts of some columns, with the number of rows. */
export function distinctTexts(engine: SqlEngine, table: BoundTable, columns: readonly BoundColumn[]): Sql {
  const texts = columns.map((one, at) => sql`${cellText(one)} as ${sql.id(`k${at}`)}`);
  const names = columns.map((_, at) => id(`k${at}`));
  return sql`select ${list(names)}, cast(count(*) as float8) as n from (select ${list(texts)} from ${relationOf(engine, table).raw}) t group by ${list(names)}`;
}

/** The same of values that aren't bare numbers under their selector; selectors that mean nothing left out. */
export function distinctValues(
  engine: SqlEngine,
  table: BoundTable,
  selector: Dictionary | null,
  columns: readonly BoundColumn[],
): Sql {
  const all = [...(selector?.columns ?? []), ...columns];
  const texts = all.map((one, at) => sql`${cellText(one)} as ${sql.id(`k${at}`)}`);
  const names = all.map((_, at) => id(`k${at}`));
  const [first] = columns;
  const joined =
    selector === null ? sql`` : sql` join ${dictionaryTable(engine.dialect, selector)} on ${joins(selector)}`;
  const bare =
    first === undefined || selector === null
      ? sql`false`
      : sql`(${column('d_selector', 'plain')} = 1 and ${isBare(engine.dialect, first)})`;
  return sql`select ${list(names)}, cast(count(*) as float8) as n from (select ${list(texts)} from ${relationOf(engine, table).raw}${joined} where not ${bare}) t group by ${list(names)}`;
}

function isBare(dialect: Dialect, value: BoundColumn): Sql {
  return dialect.matches(cellText(value), BARE);
}

function dictionaryTable(dialect: Dialect, dictionary: Dictionary): Sql {
  const keys = dictionary.columns.map((_, at) => [`k${at}`, 'text'] as const);
  const rows = dictionary.entries.map(({ texts, gives }) => ({
    ...Object.fromEntries(texts.map((text, at) => [`k${at}`, text])),
    ...gives,
  }));
  const columns = { ...Object.fromEntries(keys), ...dictionary.outputs };
  return sql`${dialect.rows(JSON.stringify(rows), columns)} as ${sql.id(`d_${dictionary.name}`)}`;
}

function joins(dictionary: Dictionary): Sql {
  return every(
    dictionary.columns.map((one, at) => sql`${column(`d_${dictionary.name}`, `k${at}`)} = ${cellText(one)}`),
  );
}

/**
 * The table's rows as records, under the names that rules use: unit, selector, level, channel, platform, period, item, subregion, person; value,
 * missing (index), position … ; `lot` and `at` put them in order. Rows that the importer wouldn't read are left out.
 */
export function recordRows(engine: SqlEngine, table: BoundTable, reading: TableReading): Sql {
  const { dialect } = engine;
  const { relation, raw } = relationOf(engine, table);
  const by = new Map(reading.dictionaries.map((one) => [one.name, one]));
  const joined = reading.dictionaries.map((one) => sql` join ${dictionaryTable(dialect, one)} on ${joins(one)}`);
  const { values } = reading;
  if (values !== null) joined.push(sql` left join ${dictionaryTable(dialect, values)} on ${joins(values)}`);
  const given = (name: string, output: string, otherwise: Sql): Sql =>
    by.has(name) ? column(`d_${name}`, output) : otherwise;
  const { sound } = reading;
  const text = (field: Field): Sql => trimmed(dialect, table, field);
  const none = sql`cast(null as float8)`;
  const columns: Readonly<Record<string, Sql>> = {
    unit: given('unit', 'unit', textConstant(sound.unit)),
    selector: given('selector', 'selector', textConstant(sound.selector)),
    level: table.kind.selector.includes('level')
      ? given('selector', 'level', textConstant(''))
      : given('level', 'level', textConstant(sound.level ?? '')),
    channel: given('channel', 'channel', textConstant('')),
    platform: given('platform', 'platform', textConstant(sound.platform ?? '')),
    period: given('period', 'period', numberConstant(sound.period ?? 0)),
    item: itemText(dialect, table),
    subregion: text('subregion'),
    person: table.kind.byPerson ? text('person') : textConstant(''),
    ...valueColumns(dialect, table, reading),
    position: given('position', 'position', none),
    name: text('itemName'),
    type: given('type', 'type', textConstant('')),
    day_unit: given('days', 'day_unit', textConstant('')),
    legal: given('days', 'legal', none),
    promised: given('days', 'promised', none),
    visits: given('visits', 'visits', none),
    immediate: given('immediate', 'immediate', none),
    depth: given('depth', 'depth', none),
    lot: lotOf(table, relation),
    at: orderOf(table, relation),
  };
  return recordRowsOf(columns, raw, joined, rowConditions(dialect, table, reading));
}

function recordRowsOf(columns: Readonly<Record<string, Sql>>, raw: Sql, joined: readonly Sql[], where: Sql): Sql {
  const named = Object.entries(columns).map(([name, expression]) => sql`${expression} as ${sql.id(name)}`);
  return sql`select ${list(named)} from ${raw}${sql.join([...joined], sql``)} where ${where}`;
}

function trimmed(dialect: Dialect, table: BoundTable, field: Field): Sql {
  const found = table.of(field);
  return found === null ? textConstant('') : dialect.trim(cellText(found), SPACES);
}

/** 事项编码 as `foldText` compares it; only texts with something to fold are put through it, which no code of a hundred million should pay for. */
function foldedCode(dialect: Dialect, table: BoundTable): Sql {
  const found = table.of('itemCode');
  if (found === null) return textConstant('');
  const text = trimmed(dialect, table, 'itemCode');
  const folded = dialect.trim(dialect.translate(text, foldedCharacters.from, foldedCharacters.to), ' ');
  return sql`case when ${dialect.matches(text, NOT_PLAIN)} then ${folded} else ${text} end`;
}

function itemText(dialect: Dialect, table: BoundTable): Sql {
  const texts = table.kind.item.map(
    (field) => sql`nullif(${field === 'itemCode' ? foldedCode(dialect, table) : trimmed(dialect, table, field)}, '')`,
  );
  return texts.length === 0 ? textConstant('') : sql`coalesce(${list(texts)}, '')`;
}

function valueColumns(dialect: Dialect, table: BoundTable, { values }: TableReading): Readonly<Record<string, Sql>> {
  const [first] = table.all(table.kind.values);
  if (values === null || first === undefined)
    return { value: sql`cast(null as float8)`, missing: numberConstant(missingReasonIndex('present')) };
  const read = column('d_value', 'value');
  const missing = sql`coalesce(${column('d_value', 'missing')}, 0)`;
  return {
    value: sql`case when ${plainCondition(dialect, first)} then cast(${cellText(first)} as float8) * ${column('d_selector', 'scale')} else ${read} end`,
    missing,
  };
}

/** The value is a bare number of a selector that takes one. */
function plainCondition(dialect: Dialect, first: BoundColumn): Sql {
  return sql`(${column('d_selector', 'plain')} = 1 and ${isBare(dialect, first)})`;
}

/** Bare numbers that are left out for their measure's 取值范围: selector, n rows, low and high of them; null: the kind has no such value. */
export function outsideRows(engine: SqlEngine, table: BoundTable, reading: TableReading): Sql | null {
  const { dialect } = engine;
  const selector = reading.dictionaries.find(({ name }) => name === 'selector');
  const [first] = table.all(table.kind.values);
  if (selector === undefined || reading.values === null || first === undefined) return null;
  const number = sql`case when ${plainCondition(dialect, first)} then cast(${cellText(first)} as float8) * ${column('d_selector', 'scale')} end`;
  const [low, high] = [column('d_selector', 'low'), column('d_selector', 'high')];
  const raw = relationOf(engine, table).raw;
  const inner = sql`select ${column('d_selector', 'selector')} as selector, ${number} as v, ${low} as lo, ${high} as hi from ${raw} join ${dictionaryTable(dialect, selector)} on ${joins(selector)}`;
  return sql`select selector, cast(count(*) as float8) as n, min(v) as low, max(v) as high from (${inner}) o where v < lo or v > hi group by selector order by selector limit 200`;
}

function rowConditions(dialect: Dialect, table: BoundTable, reading: TableReading): Sql {
  const conditions: Sql[] = [];
  if (table.kind.needsItem) conditions.push(sql`${itemText(dialect, table)} <> ''`);
  const [first] = table.all(table.kind.values);
  if (reading.values !== null && first !== undefined) {
    const number = sql`(cast(${cellText(first)} as float8) * ${column('d_selector', 'scale')})`;
    const [low, high] = [column('d_selector', 'low'), column('d_selector', 'high')];
    // Engines may look at conditions in any order: only CASE keeps a text that is no number from being cast.
    conditions.push(
      sql`case when ${plainCondition(dialect, first)} then (${low} is null or ${number} >= ${low}) and (${high} is null or ${number} <= ${high}) else ${column('d_value', 'read')} = 1 end`,
    );
  }
  return every(conditions);
}

function lotOf({ binding }: BoundTable, { batch }: EngineRelation): Sql {
  if (binding.newest !== undefined) return sql`${column('raw', binding.newest)}`;
  return batch ?? numberConstant(0);
}

function orderOf({ binding }: BoundTable, { order }: EngineRelation): Sql {
  if (binding.order !== undefined) return sql`${column('raw', binding.order)}`;
  return order ?? numberConstant(0);
}

/** Whether a key that repeats within a lot has a first row: where rows have no order, their values have to agree. */
export function isOrdered(engine: SqlEngine, { binding }: BoundTable): boolean {
  return binding.order !== undefined || engine.relation(binding.table).order !== null;
}
