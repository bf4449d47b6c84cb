import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';

const bench = startWorkbench();
afterAll(() => bench.end());

const lake = join(bench.folder, 'lake');
const file = join(lake, '年度.csv');
const cell = { unit: '110000', measure: 'A1-2.1' };
const page = { offset: 0, limit: 10 };
const rows = (...lines: readonly string[]): void =>
  writeFileSync(file, ['区域,采集项,数值,平台', ...lines].join('\r\n'));
const valueOf = async (unit = cell.unit): Promise<number | undefined> => {
  const { dataset } = await bench.snapshot();
  const m = dataset.measures.findIndex(({ code }) => code === cell.measure);
  return dataset.values[m * dataset.units.length + dataset.units.findIndex(({ code }) => code === unit)];
};

beforeAll(async () => {
  mkdirSync(lake);
  await bench.call('project.new', { template: 'province-2021', target: bench.write(join(bench.folder, 'p.ewb')) });
});

test('a place is looked into, a table that isn’t recognised is mapped by hand, saved, planned, checked and run', async () => {
  rows('北京,A1-2.1,98.5,国家平台', '天津,A1-2.1,150,国家平台', '火星,A1-2.1,3,国家平台', '河北,A1-2.1,多,国家平台');
  const connection = { engine: 'duckdb', file: bench.read(lake) } as const;
  const look = await bench.call('source.look', { connection, job: 'look' });
  const [table] = look.tables;
  expect([look.engine, table?.table, table?.samples[0]]).toEqual([
    'duckdb',
    '年度.csv',
    ['北京', '天津', '火星', '河北'],
  ]);
  expect(await bench.call('source.list', {})).toEqual([]);
  if (table?.binding == null) throw new Error('not recognised');
  const save = { name: '湖', connection, tables: [table.binding], timeout: 60 };
  expect(await bench.refusal('source.save', { ...save, isNew: false })).toBe('SOURCE_UNKNOWN');
  await bench.call('source.save', { ...save, isNew: true });
  expect(await bench.refusal('source.save', { ...save, isNew: true })).toBe('SOURCE_NAME_TAKEN');

  const yearly = (await bench.snapshot()).framework.measures.filter(({ rule }) => rule.record === 'annual_statistics');
  const plan = await bench.call('source.plan', { name: '湖', job: 'plan' });
  expect(plan.tables).toEqual([{ table: '年度.csv', kind: 'annual_statistics', bytes: readFileSync(file).length }]);
  const last = plan.steps.at(-1);
  expect([last?.reads, last?.measures, last?.raw.includes('READ_CSV')]).toEqual(['measures', yearly.length, true]);
  expect(last?.operators).toContain('READ_CSV');
  expect(plan.steps.map(({ columns }) => columns)).toContainEqual(['区域']);

  const [checked] = (await bench.call('source.check', { name: '湖', job: 'check' })).tables;
  expect([checked?.rows, checked?.read, checked?.counted]).toEqual([4, 1, 1]);
  expect(checked?.units).toEqual([{ unit: '110000', records: 1 }]);
  expect(checked?.selectors).toEqual([{ selector: 'A1-2.1', records: 1 }]);
  expect(checked?.left.map(({ column, text, code, rows: n }) => [column, text, code, n])).toEqual(
    expect.arrayContaining([
      ['区域', '火星', 'UNIT_UNKNOWN', 1],
      ['采集项 · 数值', 'A1-2.1 · 多', 'NOT_A_NUMBER', 1],
      ['数值', 'A1-2.1: 150', 'DOMAIN_OUTSIDE', 1],
    ]),
  );

  const ran = await bench.call('source.run', { name: '湖', job: 'run' });
  expect([ran.before, ran.cells, ran.effect.cellsAdded, ran.effect.cellsChanged]).toEqual([null, 1, 1, 0]);
  expect(ran.effect.changes).toEqual([{ ...cell, before: null, after: 98.5 }]);
  expect(await valueOf()).toBe(98.5);
});

test('a re-run says what moved and withdraws the run before; withdrawn, restored and undone as an import is', async () => {
  rows('北京,A1-2.1,90,国家平台', '天津,A1-2.1,80,国家平台');
  const again = await bench.call('source.run', { name: '湖', job: 'run' });
  expect([again.before, again.effect.cellsAdded, again.effect.cellsChanged, again.moved]).toEqual([1, 1, 1, 2]);
  const [source] = await bench.call('source.list', {});
  expect([source?.batch, source?.run?.hash, source?.known, source?.password]).toEqual([
    2,
    again.run.hash,
    true,
    'none',
  ]);
  await bench.call('batch.withdraw', { batch: 2, reason: '核对' });
  expect(await valueOf()).toBeNaN();
  expect((await bench.call('source.list', {}))[0]?.batch).toBe(null);
  await bench.call('batch.restore', { batch: 2, reason: '核对' });
  expect(await valueOf()).toBe(90);
  const third = await bench.call('source.run', { name: '湖', job: 'run' });
  expect([third.moved, third.effect.cellsChanged, third.effect.changes]).toEqual([0, 0, []]);
  await bench.call('project.undo', {});
  expect((await bench.call('batch.list', {})).filter(({ status }) => status === 'active').map(({ id }) => id)).toEqual([
    2,
  ]);
  expect((await bench.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);
});

test('a sample of the rows behind a value is kept, and shown when the source is away', async () => {
  const { pin } = await bench.call('source.pin', { name: '湖', ...cell, job: 'pin' });
  expect([pin.total, pin.rows.map(({ value }) => value), pin.at]).toEqual([1, [90], '2026-05-01T08:00:00.000Z']);
  renameSync(lake, `${lake}-away`);
  expect(await bench.refusal('source.rows', { name: '湖', ...cell, ...page, job: 'rows' })).toBe('SOURCE_AWAY');
  expect(await bench.call('source.pinned', cell)).toEqual(pin);
  renameSync(`${lake}-away`, lake);
  await bench.call('source.unpin', cell);
  expect(await bench.call('source.pinned', cell)).toBe(null);
});

test('a column that was renamed since is named, nothing is written; mapped anew it runs', async () => {
  writeFileSync(file, '地区,采集项,数值,平台\r\n北京,A1-2.1,70,国家平台');
  const before = (await bench.snapshot()).revision;
  expect(await bench.refusal('source.run', { name: '湖', job: 'run' })).toBe('SOURCE_COLUMN_GONE');
  expect((await bench.snapshot()).revision).toBe(before);
  const look = await bench.call('source.look', { name: '湖', job: 'look' });
  const tables = look.tables.flatMap(({ binding }) => binding ?? []);
  await bench.call('source.save', { name: '湖', isNew: false, tables, timeout: 30 });
  await bench.call('source.run', { name: '湖', job: 'run' });
  expect(await valueOf()).toBe(70);
});

test('item codes are one though they are written full-width, as an import has it', async () => {
  const folder = join(bench.folder, 'items');
  mkdirSync(folder);
  const items = join(folder, '事项.csv');
  writeFileSync(
    items,
    [
      '地区,层级,采集项,事项编码,事项名称,平台,结果',
      '北京,省,A4-1.3,Ｈ－１,甲,省级平台,是',
      '北京,省,A4-1.3,H-1,甲,省级平台,否',
      '北京,省,A4-1.3,H-2\u200b,乙,省级平台,是',
    ].join('\r\n'),
  );
  await bench.call('source.add', {
    name: '事项',
    connection: { engine: 'duckdb', file: bench.read(folder) },
    job: 'a',
  });
  const [checked] = (await bench.call('source.check', { name: '事项', job: 'c' })).tables;
  expect([checked?.rows, checked?.read, checked?.counted]).toEqual([3, 3, 2]);
  await bench.call('source.run', { name: '事项', job: 'r' });
  const found = await bench.call('source.rows', { name: '事项', unit: '110000', measure: 'A4-1.3', ...page, job: 'r' });
  expect(found.rows.map(({ fields, value }) => [fields['item'], value])).toEqual([
    ['H-1', 1],
    ['H-2', 1],
  ]);
});

test('hostile names of tables and columns are names and nothing else', async () => {
  const folder = join(bench.folder, 'hostile');
  mkdirSync(folder);
  const names = [`a'; drop table x; --.csv`, `"quoted".csv`, `中文 表;.csv`, `${'长'.repeat(80)}.csv`];
  for (const [at, name] of names.entries())
    writeFileSync(
      join(folder, name),
      `"地区","采集项","数值","平台","x""; select 1; --","多\n行","${'列'.repeat(600)}"\n北京,A1-2.1,${60 + at},国家平台,1,2,3`,
    );
  const look = await bench.call('source.look', {
    ...{ connection: { engine: 'duckdb', file: bench.read(folder) }, job: 'l' },
  });
  expect(look.tables.map(({ table }) => table).sort()).toEqual([...names].sort());
  // A name that a project doesn't keep is no reason to lose the source.
  expect(look.tables.every(({ readable }) => !readable)).toBe(true);
  for (const [at, name] of names.entries())
    writeFileSync(
      join(folder, name),
      `"地区","采集项","数值","平台","x""; select 1; --","多\n行"\n${['北京', '天津', '河北', '山西'][at]},A1-2.1,${60 + at},国家平台,1,2`,
    );
  await bench.call('source.add', { name: '怪', connection: { engine: 'duckdb', file: bench.read(folder) }, job: 'a' });
  await bench.call('source.run', { name: '怪', job: 'r' });
  expect([await valueOf('110000'), await valueOf('140000')]).toEqual([60, 63]);
});

test('a project from elsewhere asks before it reads a place on this machine, and a changed place asks anew', async () => {
  const { createSourceSecrets } = await import('../../../electron/services/sources/source-secrets.ts');
  const secrets = createSourceSecrets({ userData: join(bench.folder, 'laptop'), host: 'electron' });
  const server = {
    ...({ engine: 'postgresql', host: 'db.example', port: 5432, database: 'd', user: 'u', tls: 'verify' } as const),
  };
  const files = { engine: 'duckdb', path: '/srv/lake' } as const;
  for (const connection of [server, files]) {
    expect(secrets.isKnown('p', connection)).toBe(false);
    secrets.know('p', connection);
    expect(secrets.isKnown('p', connection)).toBe(true);
    expect(secrets.isKnown('q', connection)).toBe(false);
  }
  for (const changed of [
    { host: 'evil.example' },
    { port: 1 },
    { database: 'e' },
    { user: 'v' },
    { tls: 'off' as const },
  ])
    expect(secrets.isKnown('p', { ...server, ...changed })).toBe(false);
  // A command without a password to send asks nothing.
  const command = createSourceSecrets({ userData: null, host: 'cli' });
  expect(command.isKnown('p', files)).toBe(true);
  expect(command.isKnown('p', { ...server, passwordVariable: 'WORKBENCH_P' })).toBe(false);
});

test('a password is kept only sealed, and only for the server, database and user it was given for', async () => {
  const { createSourceSecrets } = await import('../../../electron/services/sources/source-secrets.ts');
  const userData = join(bench.folder, 'sealed');
  const server = {
    ...({ engine: 'postgresql', host: 'db.example', port: 5432, database: 'd', user: 'u', tls: 'verify' } as const),
  };
  const turned = (text: string): string => [...text].reverse().join('');
  const seal = {
    available: async () => true,
    close: async (text: string) => turned(text),
    open: async (text: string) => turned(text),
  };
  const secret = 'sehr-geheim-7';
  const first = createSourceSecrets({ userData, host: 'electron', seal });
  expect(await first.give(server, secret, true)).toEqual({ ok: true, value: true });
  const kept = readFileSync(join(userData, 'sources.json'), 'utf8');
  expect([kept.includes(secret), kept.includes(turned(secret))]).toEqual([false, true]);
  const next = createSourceSecrets({ userData, host: 'electron', seal });
  expect([next.has(server), (await next.passwordOf(server)).ok]).toEqual(['kept', true]);
  expect(await next.passwordOf(server)).toEqual({ ok: true, value: secret });
  for (const other of [{ host: 'evil.example' }, { port: 1 }, { database: 'e' }, { user: 'v' }])
    expect(await next.passwordOf({ ...server, ...other })).toEqual({ ok: true, value: undefined });
  // Where the system can't keep it, it is for this session.
  const without = createSourceSecrets({
    ...{ userData: join(bench.folder, 'unsealed'), host: 'electron' },
    seal: { ...seal, available: async () => false },
  });
  expect([await without.give(server, secret, true), without.has(server)]).toEqual([
    { ok: true, value: false },
    'session',
  ]);
  next.forget(server);
  expect(readFileSync(join(userData, 'sources.json'), 'utf8')).not.toContain(turned(secret));
});
