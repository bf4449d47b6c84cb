import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';

/** Rows that are copied at once: a few milliseconds' work. */
const ROWS = 4_000;

/** What is to be copied: facet → rows, by table. */
export interface StagedFacets {
  readonly records: ReadonlyMap<number, number>;
  readonly attributes: ReadonlyMap<number, number>;
}

const tables = ['records', 'attributes'] as const;
type RecordTable = (typeof tables)[number];

const textColumns: Readonly<Record<RecordTable | 'facets' | 'spots', readonly string[]>> = {
  records: ['item', 'name', 'person', 'day', 'note'],
  attributes: ['item', 'type', 'name', 'day_unit', 'person', 'day', 'note'],
  facets: ['selector', 'unit', 'channel', 'platform'],
  spots: ['subregion', 'person'],
};

/**
 * Copies texts, spots and facets that the project lacks, then the rows facet by facet in the order of their key, inside a
 * transaction. `whole`: every staged text and facet is of a record that is copied; else those of dropped sheets are told apart.
 */
export function* copyStaged(sql: Sql, schema: string, facets: StagedFacets, whole: boolean): Steps<void> {
  const used = whole ? null : yield* usedIds(sql, schema, facets);
  for (const table of ['texts', 'spots', 'facets'] as const) {
    if (used === null) yield* copyAll(sql, schema, table);
    else if (table !== 'facets') yield* copyEach(sql, schema, table, used[table]);
    else for (const of of tables) yield* copyEach(sql, schema, table, facets[of].keys());
  }
  for (const table of tables) yield* copyRows(sql, schema, table, facets[table]);
}

/** Texts and spots that the records to be copied name. */
function* usedIds(
  sql: Sql,
  schema: string,
  facets: StagedFacets,
): Steps<{ readonly texts: ReadonlySet<number>; readonly spots: ReadonlySet<number> }> {
  const texts = new Set<number>();
  const spots = new Set<number>();
  const addTexts = (table: RecordTable | 'facets' | 'spots', key: string, id: number): void => {
    const columns = textColumns[table].map((column) => `SELECT ${column} FROM ${schema}.${table} WHERE ${key} = $id`);
    for (const text of sql.prepare<{ id: number }, number>(columns.join(' UNION ')).pluck().all({ id }))
      texts.add(text);
  };
  for (const table of tables) {
    const spotsOf = sql
      .prepare<[number], number>(`SELECT DISTINCT spot FROM ${schema}.${table} WHERE facet = ?`)
      .pluck();
    for (const facet of facets[table].keys()) {
      yield;
      addTexts(table, 'facet', facet);
      addTexts('facets', 'id', facet);
      for (const spot of spotsOf.all(facet)) spots.add(spot);
    }
  }
  for (const spot of spots) addTexts('spots', 'id', spot);
  return { texts, spots };
}

/** Rows of the staged table by their ids; those that the project has already are not staged, and passed over. */
function* copyEach(sql: Sql, schema: string, table: 'texts' | 'spots' | 'facets', ids: Iterable<number>): Steps<void> {
  const copy = sql.prepare<[number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE id = ? AND id NOT IN (SELECT id FROM main.${table})`,
  );
  for (const id of ids) {
    copy.run(id);
    yield;
  }
}

function* copyAll(sql: Sql, schema: string, table: 'texts' | 'spots' | 'facets'): Steps<void> {
  const bound = (end: 'min' | 'max'): number =>
    sql.prepare<[], number | null>(`SELECT ${end}(id) FROM ${schema}.${table}`).pluck().get() ?? 0;
  const copy = sql.prepare<[number, number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE id BETWEEN ? AND ?`,
  );
  const last = bound('max');
  for (let from = bound('min'); from <= last; from += ROWS) {
    copy.run(from, from + ROWS - 1);
    yield;
  }
}

/** Facets of few rows are copied many at a time, one of many rows in pieces. */
function* copyRows(sql: Sql, schema: string, table: RecordTable, facets: ReadonlyMap<number, number>): Steps<void> {
  const inOrder = 'ORDER BY facet, item, spot, sheet, cell';
  const next = sql
    .prepare<[number, number], number>(
      `SELECT item FROM ${schema}.${table} WHERE facet = ? AND item > ? ORDER BY item LIMIT 1 OFFSET ${ROWS}`,
    )
    .pluck();
  const copyPiece = sql.prepare<[number, number, number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE facet = ? AND item > ? AND item <= ? ${inOrder}`,
  );
  // No facet but those to be copied has staged rows: what of it was dropped is gone.
  const copyRun = sql.prepare<[number, number]>(
    `INSERT INTO main.${table} SELECT * FROM ${schema}.${table} WHERE facet BETWEEN ? AND ? ${inOrder}`,
  );
  for (const { first, last, rows } of facetRuns(facets)) {
    if (rows <= ROWS) {
      copyRun.run(first, last);
      yield;
      continue;
    }
    let from = -1;
    for (;;) {
      const to = next.get(first, from);
      copyPiece.run(first, from, to ?? Number.MAX_SAFE_INTEGER);
      yield;
      if (to === undefined) break;
      from = to;
    }
  }
}

/** Facets in the order of their ids, as many together as have at most `ROWS` rows. */
function facetRuns(facets: ReadonlyMap<number, number>): readonly { first: number; last: number; rows: number }[] {
  const runs: { first: number; last: number; rows: number }[] = [];
  for (const [facet, rows] of [...facets].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run === undefined || run.rows + rows > ROWS) runs.push({ first: facet, last: facet, rows });
    else {
      run.last = facet;
      run.rows += rows;
    }
  }
  return runs;
}
