import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typedAnswer } from '../../../electron/sources/sql/typed-answer.ts';
import { startWorkbench } from '../services/workbench.ts';
import { postgresVersion, startPostgres } from './start-postgres.ts';

const VARIABLE = 'WORKBENCH_FAULTS_PASSWORD';
const LONG = 120_000;
if (postgresVersion === null)
  process.stderr.write('postgres-faults.test.ts left out: no PostgreSQL (Debian: apt-get install postgresql)\n');
const postgres = postgresVersion === null ? null : await startPostgres();
const bench = startWorkbench();
const admin = new pg.Client({
  ...{ host: '127.0.0.1', port: postgres?.port ?? 1, database: 'postgres' },
  ...{ user: postgres?.user ?? '', password: postgres?.password ?? '' },
});
const project = join(bench.folder, 'p.ewb');
const errors: string[] = [];
const columns = `'北京'::text as "地区", 'A1-2.1'::text as "采集项", '98'::text as "数值", '国家平台'::text as "平台"`;

beforeAll(async () => {
  if (postgres === null) return;
  process.env[VARIABLE] = postgres.password;
  await admin.connect();
  await admin.query(`create view stats as select ${columns}`);
  await bench.call('project.new', { template: 'province-2021', target: bench.write(project) });
  await bench.call('source.add', { name: '库', connection, job: 'add' });
  await bench.call('source.run', { name: '库', job: 'run' });
  const [source] = await bench.call('source.list', {});
  await bench.call('source.save', { name: '库', isNew: false, tables: source?.binding.tables ?? [], timeout: 2 });
}, LONG);
afterAll(async () => {
  Reflect.deleteProperty(process.env, VARIABLE);
  await bench.end();
  await admin.end().catch(() => undefined);
  await postgres?.end();
});

const connection = {
  ...({ engine: 'postgresql', host: '127.0.0.1', port: postgres?.port ?? 1, database: 'postgres' } as const),
  ...({ user: postgres?.user ?? '', tls: 'off', passwordVariable: VARIABLE } as const),
};

/** The error of a run, which must write nothing. */
async function refusedRun(job = 'run'): Promise<string> {
  const before = await bench.snapshot();
  const refusal = await bench.call('source.run', { name: '库', job }).then(
    () => 'none',
    (fault: unknown) => String(fault),
  );
  errors.push(refusal);
  const after = await bench.snapshot();
  expect([after.revision, after.batches.length]).toEqual([before.revision, before.batches.length]);
  return /source\.run: (\w+)/.exec(refusal)?.[1] ?? refusal;
}

async function viewOf(from: string): Promise<void> {
  await admin.query(`create or replace view stats as select ${columns} from ${from}`);
}

/** Statements that the server is at, but this one. */
async function running(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where state = 'active' and application_name = 'evaluation-workbench'`,
  );
  return rows[0]?.n ?? -1;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test.skipIf(postgres === null)(
  'a view that never ends is stopped by its time-out, and by a cancel on the server too',
  { timeout: LONG },
  async () => {
    await viewOf('pg_sleep(1000)');
    expect(await refusedRun()).toBe('SOURCE_TIMEOUT');
    const cancelled = refusedRun('to-cancel');
    await until(async () => (await running()) > 0);
    await bench.call('job.cancel', { job: 'to-cancel' });
    expect(await cancelled).toBe('CANCELLED');
    await until(async () => (await running()) === 0);
  },
);

test.skipIf(postgres === null)(
  'an engine that goes away in the middle of a run is told as away',
  { timeout: LONG },
  async () => {
    await viewOf('pg_sleep(1000)');
    const ended = refusedRun();
    await until(async () => (await running()) > 0);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'evaluation-workbench'`,
    );
    expect(await ended).toBe('SOURCE_AWAY');
  },
);

test.skipIf(postgres === null)(
  'wrong passwords, lost tables and renamed columns are told by what to do',
  { timeout: LONG },
  async () => {
    process.env[VARIABLE] = 'falsch-und-geheim';
    expect(await refusedRun()).toBe('SOURCE_PASSWORD');
    process.env[VARIABLE] = postgres?.password ?? '';
    await admin.query('drop view stats');
    expect(await refusedRun()).toBe('SOURCE_TABLE_GONE');
    await admin.query(`create table stats as select ${columns.replace('"数值"', '"值"')}`);
    expect(await refusedRun()).toBe('SOURCE_COLUMN_GONE');
    await admin.query('drop table stats');
  },
);

test.skipIf(postgres === null)(
  'hostile names are names, and a number that is none is missing',
  { timeout: LONG },
  async () => {
    const table = `a"; drop table x; --\n中文${'长'.repeat(10)}`;
    await admin.query(`create table x (n int)`);
    await admin.query(
      `create view ${pg.escapeIdentifier(table)} as select ${columns.replace(`'98'::text`, `'NaN'::numeric`)}, 1 as ${pg.escapeIdentifier('"; select 1; --')}`,
    );
    await bench.call('source.add', { name: '怪', connection, job: 'add' });
    const { tables } = await bench.call('source.check', { name: '怪', job: 'check' });
    expect(tables.map(({ table: name, rows, read, left }) => [name, rows, read, left.map(({ code }) => code)])).toEqual(
      [[`public.${table}`, 1, 1, []]],
    );
    await bench.call('source.run', { name: '怪', job: 'run' });
    const { dataset } = await bench.snapshot();
    const at = dataset.measures.findIndex(({ code }) => code === 'A1-2.1') * dataset.units.length;
    expect(dataset.values[at + dataset.units.findIndex(({ code }) => code === '110000')]).toBe(98);
    expect((await admin.query('select count(*) from x')).rowCount).toBe(1);
  },
);

test('an answer of another type than was asked for is an error, never a nought', () => {
  const isText = (column: string): boolean => column === 'unit';
  expect(typedAnswer([{ unit: '110000', n: 1, s: null }], isText).ok).toBe(true);
  for (const row of [{ unit: 1 }, { unit: 'u', n: '5' }, { unit: 'u', n: Number.NaN }, { unit: 'u', n: 10n }])
    expect(typedAnswer([row], isText)).toMatchObject({ ok: false, error: { code: 'SOURCE_ANSWER' } });
});

test.skipIf(postgres === null)(
  'no password is in the project, its log, an event or an error, after all of this',
  async () => {
    const secret = postgres?.password ?? '';
    for (const file of [project, `${project}-wal`]) {
      const kept = await Promise.resolve(file)
        .then(readFileSync, () => Buffer.alloc(0))
        .catch(() => Buffer.alloc(0));
      expect([kept.includes(secret), kept.includes('falsch-und-geheim')]).toEqual([false, false]);
    }
    const audit = await bench.call('audit.page', { offset: 0, limit: 100 });
    const told = JSON.stringify([bench.events, errors, audit, await bench.call('source.list', {})]);
    expect(errors).toHaveLength(6);
    expect([told.includes(secret), told.includes('falsch-und-geheim')]).toEqual([false, false]);
  },
);
