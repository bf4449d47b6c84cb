import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';
import { makeTables, newProject } from './equal-sources.ts';
import { cellsOf, differing } from './same-values.ts';
import { postgresVersion, startPostgres } from './start-postgres.ts';
import type { StartedPostgres } from './start-postgres.ts';

const VARIABLE = 'WORKBENCH_TEST_PASSWORD';
const LONG = 300_000;
const bench = startWorkbench();
if (postgresVersion === null)
  process.stderr.write('postgres-equal.test.ts left out: no PostgreSQL (Debian: apt-get install postgresql)\n');
const postgres = postgresVersion === null ? null : startPostgres();
afterAll(async () => {
  Reflect.deleteProperty(process.env, VARIABLE);
  await bench.end();
  postgres?.end();
});

/** A table for each kind: its files one after the other, with their place as lot and row. */
async function load(files: readonly string[], folder: string, server: StartedPostgres): Promise<void> {
  const client = new pg.Client({ ...server, host: '127.0.0.1', database: 'postgres' });
  await client.connect();
  const byTable = Map.groupBy(files, (file) => basename(join(file, '..') === folder ? file : join(file, '..'), '.csv'));
  for (const [table, members] of byTable)
    for (const [lot, file] of members.entries()) {
      const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      const columns = Object.keys(data[0] ?? {});
      const quoted = columns.map((name) => pg.escapeIdentifier(name));
      if (lot === 0)
        await client.query(
          `CREATE TABLE ${pg.escapeIdentifier(table)} (lot int, line int, ${quoted.map((name) => `${name} text`).join(', ')})`,
        );
      await client.query(
        `INSERT INTO ${pg.escapeIdentifier(table)} SELECT ${lot}, line, ${columns.map((_, at) => `r ->> ${at}`).join(', ')} FROM json_array_elements($1::json) WITH ORDINALITY AS t(r, line)`,
        [JSON.stringify(data.map((row) => columns.map((name) => row[name] ?? '')))],
      );
    }
  await client.end();
}

test.skipIf(postgres === null)(
  'PostgreSQL gives the same values, counts and evidence as an import, and no password comes out',
  { timeout: LONG },
  async () => {
    if (postgres === null) throw new Error('no PostgreSQL');
    const tables = await makeTables(bench, 'province-2021', 0);
    await newProject(bench, 'province-2021', 'imported', tables);
    await bench.importFiles(...tables.files);
    const imported = cellsOf(await bench.snapshot());
    await load(tables.files, tables.folder, postgres);

    await newProject(bench, 'province-2021', 'postgres', tables);
    const connection = {
      ...({ engine: 'postgresql', host: '127.0.0.1', port: postgres.port } as const),
      ...({ database: 'postgres', user: postgres.user, tls: 'off', passwordVariable: VARIABLE } as const),
    };
    const add = { name: '库', connection, newest: 'lot', order: 'line', job: 'add' };
    expect(await bench.refusal('source.add', add)).toBe('SOURCE_SECRET_MISSING');
    process.env[VARIABLE] = 'another';
    expect(await bench.refusal('source.add', add)).toBe('SOURCE_PASSWORD');
    process.env[VARIABLE] = postgres.password;
    const added = await bench.call('source.add', add);
    expect(added.tables.filter(({ readable }) => !readable)).toEqual([]);
    const outcome = await bench.call('source.run', { name: '库', job: 'run' });
    expect(differing(imported, cellsOf(await bench.snapshot()))).toEqual([]);
    const again = await bench.call('source.run', { name: '库', job: 'run' });
    expect([again.before, again.moved]).toEqual([outcome.batch, 0]);

    const rows = await bench.call('source.rows', {
      ...{ name: '库', unit: '540000', measure: 'A6-2.1', job: 'rows', offset: 0, limit: 100 },
    });
    expect(rows.rows.find(({ fields }) => fields['item'] === '专家壬')?.value).toBe(88);
    const kept = readFileSync(join(bench.folder, 'postgres.ewb'));
    expect(kept.includes(postgres.password)).toBe(false);
    expect(JSON.stringify([bench.events, await bench.call('source.list', {}), outcome])).not.toContain(
      postgres.password,
    );
  },
);
