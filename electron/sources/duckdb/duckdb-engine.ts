import { readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import type * as DuckDB from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SourceColumn, SourceTable } from '../../../shared/model/source-run.ts';
import { column, list, sql, statementOf } from '../sql/dialect.ts';
import type { Dialect, Sql, Statement } from '../sql/dialect.ts';
import type { EngineRelation, EngineRow, SqlEngine } from '../sql/engine.ts';
import { duckPlan } from './duckdb-plan.ts';

const duckDialect: Dialect = {
  matches: (text, pattern) => sql`regexp_matches(${text}, ${pattern})`,
  trim: (text, characters) => sql`trim(${text}, ${characters})`,
  translate: (text, from, to) => sql`regexp_replace(translate(${text}, ${from}, ${to}), ' +', ' ', 'g')`,
  rows: (json, columns) => {
    const structure = Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, types[type]]));
    return sql`(select unnest(from_json(${json}, ${JSON.stringify([structure])}), recursive := true))`;
  },
};
const types = { text: 'VARCHAR', float8: 'DOUBLE' } as const;

type Format = 'csv' | 'parquet' | 'json';
const formats: Readonly<Record<string, Format>> = {
  ...{ '.csv': 'csv', '.tsv': 'csv', '.parquet': 'parquet', '.json': 'json', '.ndjson': 'json', '.jsonl': 'json' },
};

/** A table of a folder: one file, or all files of a sort in a folder below. */
interface FileTable {
  readonly name: string;
  readonly format: Format;
  /** Sorted: the last file is the newest. */
  readonly files: readonly string[];
}

const numericTypes = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL)/;
const THREADS_MOST = 4;

/** Files or a database of DuckDB's, read-only and with nothing else of the machine in reach. Errors: SOURCE_ENGINE_MISSING, SOURCE_AWAY. */
export async function openDuckEngine(path: string, timeout: number): Promise<Result<SqlEngine>> {
  const loaded = await loadDuck();
  if (loaded === null) return err(appError('SOURCE_ENGINE_MISSING', { engine: 'DuckDB', package: '@duckdb/node-api' }));
  const database = extname(path).toLowerCase() === '.duckdb';
  try {
    const folder = statSync(path).isDirectory();
    const instance = await loaded.DuckDBInstance.create(':memory:', {
      threads: String(THREADS_MOST),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    if (database) await connection.run(statementOf(sql`attach ${sql.lit(path)} as source (read_only)`).sql);
    const within = database || !folder ? dirname(path) : path;
    for (const setting of [
      sql`set allowed_directories = [${sql.lit(within)}]`,
      sql`set enable_external_access = false`,
      sql`set lock_configuration = true`,
    ])
      await connection.run(statementOf(setting).sql);
    return ok(createEngine(connection, path, { database, folder, timeout, end: () => instance.closeSync() }));
  } catch (fault) {
    return err(awayError(path, fault));
  }
}

async function loadDuck(): Promise<typeof DuckDB | null> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return null;
  }
}

function awayError(path: string, fault: unknown): AppError {
  return appError('SOURCE_AWAY', { source: path, detail: messageOf(fault) });
}

function messageOf(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n')[0]?.slice(0, 300) ?? '';
}

interface Opened {
  readonly database: boolean;
  readonly folder: boolean;
  readonly timeout: number;
  readonly end: () => void;
}

function createEngine(connection: DuckDBConnection, path: string, opened: Opened): SqlEngine {
  const files = opened.database ? [] : fileTables(path, opened.folder);
  const relation = (table: string): EngineRelation => {
    const file = files.find(({ name }) => name === table);
    return file === undefined ? databaseRelation(table) : fileRelation(file);
  };
  const filesOf = (tables: readonly string[]): readonly string[] =>
    opened.database ? [path] : files.filter(({ name }) => tables.includes(name)).flatMap((file) => file.files);
  let called = false;
  const run = async ({ sql: text, parameters }: Statement, limit: number): Promise<Result<readonly EngineRow[]>> => {
    if (called) return err(appError('CANCELLED'));
    let late = false;
    const watch = setTimeout(() => {
      late = true;
      connection.interrupt();
    }, opened.timeout * 1000);
    try {
      const bound = parameters.map((value) =>
        value === null || typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
      );
      const reader = await connection.streamAndReadUntil(text, limit + 1, bound);
      const rows = reader.getRowObjectsJS();
      return rows.length > limit ? err(appError('SOURCE_ROWS', { limit })) : ok(rows);
    } catch (fault) {
      if (late) return err(appError('SOURCE_TIMEOUT', { seconds: opened.timeout }));
      if (called) return err(appError('CANCELLED'));
      return err(appError('SOURCE_STATEMENT', { detail: messageOf(fault) }));
    } finally {
      clearTimeout(watch);
    }
  };
  const columnsOf = async (table: string): Promise<Result<readonly SourceColumn[]>> => {
    const described = await run(statementOf(sql`describe select * from ${relation(table).from} as raw`), 2000);
    if (!described.ok) return described;
    return ok(
      described.value
        .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
        .filter(({ name }) => name !== FILE && name !== ROW)
        .map(({ name, type }) => ({ name, type, numeric: numericTypes.test(type) })),
    );
  };
  return {
    dialect: duckDialect,
    relation,
    query: run,
    explain: async ({ sql: text, parameters }) => {
      const rows = await run({ sql: `explain (format json) ${text}`, parameters }, 10);
      return rows.ok ? ok(duckPlan(rows.value)) : rows;
    },
    size: async (tables) => ok(bytesOf(filesOf(tables))),
    describe: async () => {
      const names = opened.database ? await databaseTables(run) : ok(files.map(({ name }) => name));
      if (!names.ok) return names;
      const version = await run(statementOf(sql`select version() as v`), 1);
      if (!version.ok) return version;
      const tables: SourceTable[] = [];
      for (const name of names.value) {
        const columns = await columnsOf(name);
        if (!columns.ok && columns.error.code !== 'SOURCE_STATEMENT') return columns;
        // One file that can't be read is no reason to lose the others.
        tables.push(columns.ok ? { name, columns: columns.value } : { name, columns: [], problem: columns.error });
      }
      return ok({ engine: 'duckdb', version: String(version.value[0]?.['v'] ?? ''), medians: true, tables });
    },
    marker: async (tables) => {
      try {
        return ok(fileMarker(filesOf(tables)));
      } catch (fault) {
        return err(awayError(path, fault));
      }
    },
    cancel: () => {
      called = true;
      connection.interrupt();
    },
    close: async () => {
      connection.closeSync();
      opened.end();
    },
  };
}

const FILE = 'workbench_file';
const ROW = 'workbench_row';

async function databaseTables(
  run: (statement: Statement, limit: number) => Promise<Result<readonly EngineRow[]>>,
): Promise<Result<readonly string[]>> {
  const found = await run(
    statementOf(
      sql`select schema_name as s, name as n from (select schema_name, table_name as name from duckdb_tables() where database_name = 'source' union all select schema_name, view_name as name from duckdb_views() where database_name = 'source' and not internal) t order by s, n`,
    ),
    10_000,
  );
  return found.ok ? ok(found.value.map((row) => `${String(row['s'])}.${String(row['n'])}`)) : found;
}

function databaseRelation(table: string): EngineRelation {
  const at = table.indexOf('.');
  const name = sql.id('source', table.slice(0, Math.max(at, 0)), table.slice(at + 1));
  return { from: sql`(select *, rowid as ${sql.id(ROW)} from ${name})`, batch: null, order: column('raw', ROW) };
}

/** Every cell of CSV is a text, as the importer reads it; Parquet and JSON have types. */
function fileRelation({ format, files }: FileTable): EngineRelation {
  const paths = sql`[${list(files.map((file) => sql`${sql.lit(file)}`))}]`;
  const named = sql`filename = ${sql.lit(FILE)}`;
  const readers: Readonly<Record<Format, Sql>> = {
    csv: sql`read_csv(${paths}, all_varchar = true, header = true, union_by_name = true, null_padding = true, ${named})`,
    parquet: sql`read_parquet(${paths}, union_by_name = true, ${named})`,
    json: sql`read_json_auto(${paths}, union_by_name = true, ${named})`,
  };
  return {
    from: sql`(select *, row_number() over () as ${sql.id(ROW)} from ${readers[format]})`,
    batch: files.length > 1 ? column('raw', FILE) : null,
    order: column('raw', ROW),
  };
}

function fileTables(path: string, folder: boolean): readonly FileTable[] {
  if (!folder) {
    const format = formats[extname(path).toLowerCase()];
    return format === undefined ? [] : [{ name: 'data', format, files: [path] }];
  }
  const found: FileTable[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const format = formats[extname(entry.name).toLowerCase()];
    if (entry.isFile() && format !== undefined)
      found.push({ name: entry.name, format, files: [join(path, entry.name)] });
    if (entry.isDirectory()) found.push(...folderTables(path, entry.name));
  }
  return found;
}

function folderTables(path: string, folder: string): readonly FileTable[] {
  const files = readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const byFormat = Map.groupBy(files, (file) => formats[extname(file).toLowerCase()]);
  return [...byFormat].flatMap(([format, members]) =>
    format === undefined ? [] : [{ name: `${relative(path, join(path, folder))}/*.${format}`, format, files: members }],
  );
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Sizes and times of the files. */
function fileMarker(files: readonly string[]): string {
  return files
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${size}@${Math.round(mtimeMs)}`;
    })
    .join(' ');
}
