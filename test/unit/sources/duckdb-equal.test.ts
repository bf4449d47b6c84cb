import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';
import { cohorts, makeTables, newProject } from './equal-sources.ts';
import type { Tables } from './equal-sources.ts';
import { cellsOf, differing } from './same-values.ts';

/** 0: some 20,000 of the sample's least; `WORKBENCH_SOURCE_RECORDS=500000` for the whole of as many. */
const RECORDS = Number.parseInt(process.env['WORKBENCH_SOURCE_RECORDS'] ?? '0', 10);
const LONG = 300_000;

const bench = startWorkbench();
afterAll(() => bench.end());

/** The same tables as Parquet files, written by DuckDB itself. */
async function asParquet({ folder, files }: Tables, target: string): Promise<string> {
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

describe.each(cohorts)('%s: the same records', (cohort) => {
  test(
    'imported, and aggregated by DuckDB over CSV and over Parquet, give the same values, counts and evidence',
    { timeout: LONG },
    async () => {
      const tables = await makeTables(bench, cohort, RECORDS);
      await newProject(bench, cohort, `${cohort}-imported`, tables);
      await bench.importFiles(...tables.files);
      const imported = cellsOf(await bench.snapshot());
      expect(imported.filter(({ value }) => !Number.isNaN(value)).length).toBeGreaterThan(3_000);
      const parquet = await asParquet(tables, join(bench.folder, `${cohort}-parquet`));
      expect(readdirSync(parquet).length).toBe(readdirSync(tables.folder).length);

      for (const [name, folder] of [
        ['csv', tables.folder],
        ['parquet', parquet],
      ] as const) {
        await newProject(bench, cohort, `${cohort}-${name}`, tables);
        const added = await bench.call('source.add', {
          ...{ name: '湖', connection: { engine: 'duckdb', file: bench.read(folder) }, job: 'add' },
        });
        expect(added.tables.filter(({ readable }) => !readable)).toEqual([]);
        await bench.call('source.run', { name: '湖', job: 'run' });
        expect(differing(imported, cellsOf(await bench.snapshot()))).toEqual([]);
      }
    },
  );
});
