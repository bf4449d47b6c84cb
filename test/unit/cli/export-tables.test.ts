import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, 'p.ewb');
const rowsOf = (name: string): readonly string[] =>
  readFileSync(join(folder, name), 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');

beforeAll(async () => {
  expect((await workbench('new', project, '--template', 'hdi')).code).toBe(0);
});

test('a .csv holds the tables handed over on their own, one below the other', async () => {
  const run = await workbench('export', project, '--to', join(folder, 'tables.csv'));
  // A slow machine says its progress.
  expect([run.code, run.err.replace('export…\n', '')]).toEqual([0, '']);
  const rows = rowsOf('tables.csv');
  expect(rows.filter((row) => /^"表 /.test(row)).map((row) => row.slice(1, 7).trim())).toEqual([
    '表 2-1',
    // A cohort of one's own has no tables between them, so that none is missing in the numbers.
    '表 2-2',
    '表 A-2',
  ]);
  expect(rows.filter((row) => row === '')).toHaveLength(3);
});

test('--table takes one table of the report, whatever the case of its id', async () => {
  const run = await workbench(
    'export',
    project,
    '--what',
    'tables',
    '--table',
    't-MEANS',
    '--to',
    join(folder, 'm.csv'),
  );
  expect(run.code).toBe(0);
  const rows = rowsOf('m.csv');
  expect(rows[0]).toBe('"代码","指标","平均值","高于平均值数量","占比"');
  expect(rows.length).toBeGreaterThan(4);
});

test('several tables in one .csv stand in the report’s order, in an archive each is a file', async () => {
  const asked = ['export', project, '--what', 'tables', '--table', 'T-means, T2-1', '--audience', 'internal', '--to'];
  expect((await workbench(...asked, join(folder, 'two.csv'))).code).toBe(0);
  const titles = rowsOf('two.csv').filter((row) => /^"[^"]*"$/.test(row));
  expect(titles).toHaveLength(2);
  expect(titles[0]).toContain('表 2-1');
  expect((await workbench(...asked, join(folder, 'two.zip'))).code).toBe(0);
  expect((await workbench(...asked, join(folder, 'two'))).code).toBe(0);
  expect(readdirSync(join(folder, 'two'))).toHaveLength(2);
  for (const name of readdirSync(join(folder, 'two'))) expect(name).toMatch(/(?:T2-1|T-means).*\.csv$/);
});

test('a table that there is not is told with those there are, and nothing is written', async () => {
  const run = await workbench('export', project, '--what', 'tables', '--table', 'T9-9', '--to', join(folder, 'no.csv'));
  expect(run.code).toBe(2);
  expect(run.err).toMatch(/T9-9.*T2-1.*T-means/);
  expect(existsSync(join(folder, 'no.csv'))).toBe(false);
  expect((await workbench('export', project, '--table', 'T2-1', '--to', join(folder, 'no.xlsx'))).code).toBe(2);
});
