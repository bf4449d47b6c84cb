import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadTranslations } from '../../../shared/contract/outputs.ts';
import { gridTexts, readXlsx } from '../exporting/read-back.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

vi.setConfig({ testTimeout: 240_000 });
let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
});
afterEach(() => work.end());

const read = async (rows: Parameters<TestWorkbench['sheet']>[1]): Promise<ReadTranslations> => {
  const [table] = await work.call('translations.read', {
    from: { kind: 'file', file: work.read(await work.sheet('filled.xlsx', rows)) },
  });
  if (table === undefined) throw new Error('no table');
  return table;
};
const keep = async ({ rows }: ReadTranslations): Promise<void> => {
  await work.call('framework.change', {
    change: {
      kind: 'translations',
      rows: rows.map(({ kind, code, name, english }) => ({ kind, code, name, english })),
    },
    reason: '对照表',
  });
};
const english = async (name: string): Promise<string | undefined> =>
  (await work.call('translations.read', { from: null }))[0]?.rows.find((row) => row.name === name)?.english;
const head = ['类别', '代码', '中文名', '英文名'];

it('exports every name once with its English, and takes the table back filled: one undo step, with an entry of framework and units each', async () => {
  const path = join(work.folder, 'table.xlsx');
  await work.call('export.write', {
    what: 'translations',
    format: 'xlsx',
    target: work.write(path),
    language: 'zh',
    job: 'j',
  });
  const [sheet] = (await readXlsx(path)).worksheets;
  const rows = sheet === undefined ? [] : gridTexts(sheet);
  expect(rows[0]).toEqual(head);
  expect(rows).toContainEqual(['对象', '110000', '北京', 'Beijing']);
  expect(rows).toContainEqual(['机构', '', '山东省大数据局', 'Shandong Provincial Bureau of Big Data']);
  expect(new Set(rows.map((row) => row.join('|'))).size).toBe(rows.length);

  const filled = await read([
    head,
    ['对象', '110000', '北京', 'Peking'],
    ['Group', '', '华北', 'The North'],
    ['机构', '', '山东省大数据局', 'Big Data Bureau'],
    ['定义', '', '是否注明材料份数', 'Are copies counted?'],
    ['指标', 'A', '服务成效度', 'Service effectiveness'],
  ]);
  expect(filled.doubts).toEqual([]);
  const before = await work.call('audit.page', { offset: 0, limit: 100 });
  await keep(filled);
  const after = await work.call('audit.page', { offset: 0, limit: 100 });
  expect(after.total - before.total).toBe(2);
  expect(await english('北京')).toBe('Peking');
  expect(await english('华北')).toBe('The North');
  expect(await english('山东省大数据局')).toBe('Big Data Bureau');
  expect(await english('是否注明材料份数')).toBe('Are copies counted?');
  expect(await english('天津')).toBe('Tianjin');
  await work.call('project.undo', {});
  expect(await english('北京')).toBe('Beijing');
  expect(await english('山东省大数据局')).toBe('Shandong Provincial Bureau of Big Data');
});

it('goes back to the program’s English where a cell is empty, and changes nothing that it says already', async () => {
  await keep(await read([head, ['对象', '110000', '北京', 'Peking']]));
  const table = await read([head, ['对象', '110000', '北京', ''], ['对象', '120000', '天津', 'Tianjin']]);
  expect(table.rows.map(({ name, english: given }) => [name, given])).toEqual([['北京', '']]);
  await keep(table);
  expect(await english('北京')).toBe('Beijing');
});

it('lists what names nothing of the project with its cell, and reads the rest', async () => {
  const table = await read([
    head,
    ['对象', '999999', '某地', 'Somewhere'],
    ['对象', '110000', '南京', 'Nanjing'],
    ['对象', '120000', '天津', '津 Tianjin'],
  ]);
  expect(table.doubts.map(({ code, place }) => [code, place?.cell])).toEqual([
    ['TRANSLATION_UNKNOWN', 'C2'],
    ['TRANSLATION_OTHER_NAME', 'C3'],
    ['TRANSLATION_CHINESE', 'D4'],
  ]);
  expect(table.rows.map(({ code }) => code)).toEqual(['120000']);
});
