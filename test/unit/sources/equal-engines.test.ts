import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationRequest } from '../../../shared/contract/operations.ts';
import { startWorkbench } from '../services/workbench.ts';
import { asParquet, asWorkbooks, intoCluster, intoPostgres } from './as-tables.ts';
import { cohorts, makeTables, newProject } from './equal-sources.ts';
import type { Cohort, Tables } from './equal-sources.ts';
import { importedRows, sourceRows } from './same-rows.ts';
import { cellsOf, differing } from './same-values.ts';
import type { ComparedCell } from './same-values.ts';
import { postgresVersion, startCluster, startPostgres } from './start-postgres.ts';
import type { StartedPostgres } from './start-postgres.ts';

const VARIABLE = 'WORKBENCH_TEST_PASSWORD';
const LONG = 600_000;
const bench = startWorkbench();
if (postgresVersion === null)
  process.stderr.write('The tests with PostgreSQL are left out: there is none (Debian: apt-get install postgresql)\n');
const ending: (() => Promise<void>)[] = [];
afterAll(async () => {
  Reflect.deleteProperty(process.env, VARIABLE);
  await bench.end();
  for (const end of ending) await end();
});

interface Expected {
  readonly cohort: Cohort;
  readonly tables: Tables;
  readonly cells: readonly ComparedCell[];
  /** Records behind some cells, by unit and measure. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** The same records through an import: what every engine has to give. */
async function expectedOf(cohort: Cohort): Promise<Expected> {
  const tables = await makeTables(bench, cohort);
  await newProject(bench, cohort, `${cohort}-imported`, tables);
  await bench.importFiles(...tables.files);
  const { framework, dataset } = await bench.snapshot();
  const rows = new Map<string, readonly string[]>();
  for (const measures of Map.groupBy(framework.measures, ({ rule }) => rule.record).values())
    for (const unit of [dataset.units[24]])
      if (unit !== undefined && measures[0] !== undefined)
        rows.set(`${unit.code} ${measures[0].code}`, await importedRows(bench, unit.code, measures[0].code));
  return { cohort, tables, cells: cellsOf(await bench.snapshot()), rows };
}

type Connection = OperationRequest<'source.add'>['connection'];

/** A new project in which a source gives what `expected` says, cells and the rows behind them. */
async function expectSame(
  { cohort, tables, cells, rows }: Expected,
  name: string,
  connection: Connection,
  order: { readonly newest?: string; readonly order?: string } = {},
): Promise<void> {
  await newProject(bench, cohort, `${cohort}-${name}`, tables);
  const added = await bench.call('source.add', { name, connection, ...order, job: 'add' });
  expect(added.tables.filter(({ readable }) => !readable)).toEqual([]);
  const first = await bench.call('source.run', { name, job: 'run' });
  expect(differing(cells, cellsOf(await bench.snapshot()))).toEqual([]);
  for (const [cell, records] of rows) {
    const [unit = '', measure = ''] = cell.split(' ');
    expect([cell, await sourceRows(bench, name, unit, measure)]).toEqual([cell, records]);
  }
  const again = await bench.call('source.run', { name, job: 'run' });
  expect([again.before, again.moved]).toEqual([first.batch, 0]);
}

const local = (server: StartedPostgres): Connection => ({
  ...({ engine: 'postgresql', host: '127.0.0.1', port: server.port } as const),
  ...({ database: 'postgres', user: server.user, tls: 'off', passwordVariable: VARIABLE } as const),
});

describe.each(cohorts)('%s: the same records give the same values, counts, evidence and rows', (cohort) => {
  let expected: Expected;
  beforeAll(async () => {
    expected = await expectedOf(cohort);
    expect(expected.cells.filter(({ value }) => !Number.isNaN(value)).length).toBeGreaterThan(3_000);
    expect([...expected.rows.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(6);
  }, LONG);

  test('imported from workbooks', { timeout: LONG }, async () => {
    await newProject(bench, cohort, `${cohort}-xlsx`, expected.tables);
    await bench.importFiles(...(await asWorkbooks(expected.tables, join(bench.folder, `${cohort}-workbooks`))));
    expect(differing(expected.cells, cellsOf(await bench.snapshot()))).toEqual([]);
  });

  test('DuckDB over CSV', { timeout: LONG }, async () => {
    await expectSame(expected, '湖', { engine: 'duckdb', file: bench.read(expected.tables.folder) });
  });

  test('DuckDB over Parquet', { timeout: LONG }, async () => {
    const parquet = await asParquet(expected.tables, join(bench.folder, `${cohort}-parquet`));
    expect(readdirSync(parquet).length).toBe(readdirSync(expected.tables.folder).length);
    await expectSame(expected, '列', { engine: 'duckdb', file: bench.read(parquet) });
  });

  test.skipIf(postgresVersion === null)(
    'PostgreSQL of one node, and no password comes out',
    { timeout: LONG },
    async () => {
      const server = await startPostgres();
      ending.push(server.end);
      await intoPostgres(expected.tables, server);
      await newProject(bench, cohort, `${cohort}-refused`, expected.tables);
      const add = { name: '库', connection: local(server), job: 'add' };
      Reflect.deleteProperty(process.env, VARIABLE);
      expect(await bench.refusal('source.add', add)).toBe('SOURCE_SECRET_MISSING');
      process.env[VARIABLE] = 'another';
      expect(await bench.refusal('source.add', add)).toBe('SOURCE_PASSWORD');
      process.env[VARIABLE] = server.password;
      await expectSame(expected, '库', local(server), { newest: 'lot', order: 'line' });
      const kept = readFileSync(join(bench.folder, `${cohort}-库.ewb`));
      expect(kept.includes(server.password)).toBe(false);
      expect(JSON.stringify([bench.events, await bench.call('source.list', {})])).not.toContain(server.password);
    },
  );

  test.skipIf(postgresVersion === null)(
    'PostgreSQL of a coordinator and three workers',
    { timeout: LONG },
    async () => {
      const cluster = await startCluster();
      ending.push(cluster.end);
      await intoCluster(expected.tables, cluster);
      for (const worker of cluster.workers) {
        const [held] = await worker.sql(
          `SELECT sum(reltuples) AS rows FROM pg_class WHERE relname ~ '^item_checks_' AND relkind = 'r'`,
        );
        expect(Number.parseInt(String(held?.['rows']), 10)).toBeGreaterThan(100);
      }
      process.env[VARIABLE] = cluster.password;
      await expectSame(expected, '集群', local(cluster), { newest: 'lot', order: 'line' });
    },
  );
});
