import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { writeTableFile } from '../../fixtures/workbooks/table-files.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-cli-folders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let at = 0;
let project = '';
beforeEach(async () => {
  at += 1;
  project = join(folder, `p${at}.ewb`);
  await workbench('new', project, '--template', 'province-2021');
});

const heading = ['地区', '采集项', '专家', '得分'];
/** Two tables of two formats, and a text that is none. */
async function received(): Promise<string> {
  const from = join(folder, `来件 ${at}`);
  mkdirSync(join(from, '二'), { recursive: true });
  await writeTableFile(from, '甲', 'xls', [heading, ['北京', 'A6-2.1', '甲', 90]]);
  await writeTableFile(join(from, '二'), '乙', 'csv', [heading, ['天津', 'A6-2.1', '甲', 80]]);
  writeFileSync(join(from, '说明.docx'), 'x');
  return from;
}
async function imported(...args: readonly string[]): Promise<unknown> {
  const run = await workbench('import', project, ...args, '--json');
  expect(run.code, run.err).toBe(0);
  const { files } = JSON.parse(run.out);
  return files.map(({ file, sheets }: { file: string; sheets: { imported: number; problems: number }[] }) => [
    file,
    sheets.map(({ imported: rows, problems }) => [rows, problems]),
  ]);
}
/** One row of each file: what both give must count. */
async function scored(): Promise<void> {
  const why = await workbench('why', project, '120000', 'A6-2.1', '--json');
  expect(JSON.parse(why.out)).toMatchObject({ measures: [{ computed: 80 }] });
}

test('a folder named on the command line is read with the folders in it; what is no table is said', async () => {
  const from = await received();
  const run = await workbench('import', project, from, '--dry-run');
  expect(`${run.out}${run.err}`).toContain('说明.docx');
  expect(await imported(from)).toEqual([
    [expect.stringContaining('乙.csv'), [[1, 0]]],
    [expect.stringContaining('甲.xls'), [[1, 0]]],
  ]);
  await scored();
});

test('a .zip of it gives the same', async () => {
  const from = await received();
  const zip = join(folder, `来件 ${at}.zip`);
  writeFileSync(
    zip,
    zipOf([
      { name: '甲.xls', data: readFileSync(join(from, '甲.xls')) },
      { name: '二/乙.csv', data: readFileSync(join(from, '二', '乙.csv')) },
    ]),
  );
  expect(await imported(zip)).toHaveLength(2);
  await scored();
});

test('a folder without a table is refused with what to do, and the project stays', async () => {
  const empty = join(folder, '空');
  mkdirSync(empty);
  const before = readFileSync(project).subarray(100);
  const run = await workbench('import', project, empty);
  expect(run.code).toBe(2);
  expect(run.err).toMatch(/空.*没有可导入的表格（xlsx.*请核对/);
  expect(readFileSync(project).subarray(100).equals(before)).toBe(true);
});
