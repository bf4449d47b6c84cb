import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import pg from 'pg';
import type { Tables } from './equal-sources.ts';
import type { StartedCluster, StartedPostgres } from './start-postgres.ts';

interface Lot {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function readLot(file: string): Lot {
  const [columns = [], ...rows] = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data;
  return { columns, rows: rows.map((row) => columns.map((_, at) => row[at] ?? '')) };
}

/** The files by the table that they belong to: those of a folder below are the lots of one. */
function lotsByTable({ folder, files }: Tables): ReadonlyMap<string, readonly Lot[]> {
  const table = (file: string): string => basename(dirname(file) === folder ? file : dirname(file), '.csv');
  return new Map([...Map.groupBy(files, table)].map(([name, members]) => [name, members.map(readLot)]));
}

/** The same tables as Parquet files, written by DuckDB itself. */
export async function asParquet({ folder, files }: Tables, target: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const file of files) {
    const to = join(target, relative(folder, file)).replace(/csv$/, 'parquet');
    mkdirSync(dirname(to), { recursive: true });
    await connection.run(
      `COPY (SELECT * FROM read_csv('${file}', all_varchar = true, header = true)) TO '${to}' (FORMAT parquet)`,
    );
  }
  connection.closeSync();
  instance.closeSync();
  return target;
}

/** The same tables as workbooks, numbers as numbers; in the order of the files. */
export async function asWorkbooks({ folder, files }: Tables, target: string): Promise<readonly string[]> {
  const written: string[] = [];
  for (const file of files) {
    const { columns, rows } = readLot(file);
    const workbook = new ExcelJS.Workbook();
    const cell = (text: string): string | number | null =>
      text === ''
        ? null
        : /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)
          ? JSON.parse(text.replace(/^(-?)0+(?=\d)/, '$1'))
          : text;
    workbook.addWorksheet('表').addRows([[...columns], ...rows.map((row) => row.map(cell))]);
    const to = join(target, relative(folder, file)).replace(/csv$/, 'xlsx');
    mkdirSync(dirname(to), { recursive: true });
    await workbook.xlsx.writeFile(to);
    written.push(to);
  }
  return written;
}

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** A table for each kind: its files one after the other, with their place as lot and row. */
export async function intoPostgres(tables: Tables, server: StartedPostgres): Promise<void> {
  for (const [table, lots] of lotsByTable(tables)) {
    const columns = lots[0]?.columns ?? [];
    await server.sql(`CREATE TABLE ${quoted(table)} (${definition(columns)})`);
    await insertLots(server, table, lots);
  }
}

/** The same, with the rows of a region on one of the workers: partitions of the coordinator's tables are foreign tables. */
export async function intoCluster(tables: Tables, cluster: StartedCluster): Promise<void> {
  for (const [table, lots] of lotsByTable(tables)) {
    const columns = lots[0]?.columns ?? [];
    await cluster.sql(`CREATE TABLE ${quoted(table)} (${definition(columns)}) PARTITION BY HASH ("地区")`);
    for (const [at, worker] of cluster.workers.entries()) {
      const part = quoted(`${table}_${at + 1}`);
      await worker.sql(`CREATE TABLE ${part} (${definition(columns)})`);
      await cluster.sql(
        `CREATE FOREIGN TABLE ${part} PARTITION OF ${quoted(table)} FOR VALUES WITH (MODULUS ${cluster.workers.length}, REMAINDER ${at}) SERVER worker_${at + 1} OPTIONS (table_name '${table}_${at + 1}')`,
      );
    }
    await insertLots(cluster, table, lots);
    for (const [at, worker] of cluster.workers.entries()) await worker.sql(`ANALYZE ${quoted(`${table}_${at + 1}`)}`);
  }
}

function definition(columns: readonly string[]): string {
  return `lot int, line int, ${columns.map((name) => `${quoted(name)} text`).join(', ')}`;
}

async function insertLots(server: StartedPostgres, table: string, lots: readonly Lot[]): Promise<void> {
  for (const [lot, { columns, rows }] of lots.entries())
    await server.sql(
      `INSERT INTO ${quoted(table)} (lot, line, ${columns.map(quoted).join(', ')}) SELECT ${lot}, line, ${columns.map((_, at) => `r ->> ${at}`).join(', ')} FROM json_array_elements($1::json) WITH ORDINALITY AS t(r, line)`,
      [JSON.stringify(rows)],
    );
}
