// `workbench <command>` of the installed app: the built main bundle, without a window.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workbench-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** No browser is named: a command that opened a window would fail. */
const workbench = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('../electron-stand-in/register.ts', import.meta.url).href,
      join(root, 'out/main/index.cjs'),
      ...args,
    ],
    { encoding: 'utf8', env: { ...process.env, WORKBENCH_USER_DATA: join(folder, 'user') } },
  );

it('makes a project from the resources packed beside the bundle, and verifies it', () => {
  const file = join(folder, '省级.ewb');
  expect(workbench('new', file, '--template', 'province-2021')).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(file)).toBe(true);
  expect(workbench('verify', file).status).toBe(0);
});

it('ends with 2 and one line when nothing could be done', () => {
  const answer = workbench('score', join(folder, 'missing.ewb'));
  expect(answer.status).toBe(2);
  expect(answer.stderr.trim().split('\n')).toHaveLength(1);
});

it('reads a spreadsheet in the worker thread beside the bundle', () => {
  const file = join(folder, '导入.ewb');
  workbench('new', file, '--template', 'province-2021');
  const sheet = join(folder, '基础数据表.csv');
  writeFileSync(sheet, '地区,常住人口（万人）,企业数,业务申报量\n北京,2189,100000,2000\n天津,1387,90000,1500\n');
  const answer = workbench('import', file, sheet, '--json');
  expect(answer.status).toBe(0);
  expect(JSON.parse(answer.stdout)).toMatchObject({
    batch: 1,
    files: [{ sheets: [{ kind: 'base_figures', imported: 2, problems: 0 }] }],
  });
});
