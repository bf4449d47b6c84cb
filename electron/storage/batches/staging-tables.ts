import type { Sql } from '../connection/sqlite.ts';

/** What an import adds rows to, in the order in which rows may refer to others. */
const tables = ['texts', 'spots', 'facets', 'records', 'attributes'] as const;

/** Kilobytes of pages kept in memory for each staged import; the rest is in its file. */
const CACHE_KB = 32_768;

let attached = 0;

/**
 * Attaches an empty database with the tables that an import fills, and gives the schema's name. It is SQLite's own
 * temporary file: without a name from the moment it is made, so that the system takes it away when the process ends,
 * whatever way it ends. It has no journal: after a failed write it must be given up.
 */
export function attachStaging(sql: Sql): string {
  attached += 1;
  const schema = `staged${attached}`;
  // Temporary tables otherwise stay in memory, where millions of records have no room.
  sql.pragma('temp_store = FILE');
  try {
    sql.exec(`ATTACH '' AS ${schema}`);
    // The file is made when the first page is written, and where is decided then.
    sql.pragma(`${schema}.journal_mode = OFF`);
    sql.pragma(`${schema}.synchronous = OFF`);
    sql.pragma(`${schema}.cache_size = -${CACHE_KB}`);
    for (const table of tables) sql.exec(stagedSchema(sql, schema, table));
  } finally {
    sql.pragma('temp_store = MEMORY');
  }
  return schema;
}

/** Not within a transaction. */
export function detachStaging(sql: Sql, schema: string): void {
  sql.exec(`DETACH ${schema}`);
}

/** The project's own table, so that rows can be copied as they are. */
function stagedSchema(sql: Sql, schema: string, table: string): string {
  const found = sql
    .prepare<[string], string>("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table);
  if (found === undefined) throw new Error(`the project has no table ${table}`);
  return found.replace(`CREATE TABLE ${table}`, `CREATE TABLE ${schema}.${table}`);
}
