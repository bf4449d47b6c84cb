import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { writeTableFile } from '../../fixtures/workbooks/table-files.ts';
import type { TableFormat } from '../../fixtures/workbooks/table-files.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { cellText } from '../workbench/grid-cells.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('statistics-folder.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const units = ['北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江'];
const formats: readonly TableFormat[] = ['xlsx', 'xls', 'csv', 'et', 'html', 'xml', 'xlsb', 'xlsx', 'csv', 'xls'];
const measures = [
  '人均可支配收入（元）',
  '人均地区生产总值（元）',
  '城镇化率（%）',
  '每千人口医师数（人）',
  '互联网普及率（%）',
  '人均公园绿地面积（平方米）',
  '每万人发明专利数（件）',
  '人均图书藏量（册）',
  '居民平均预期寿命（岁）',
  '森林覆盖率（%）',
].map((heading, at) => ({
  code: `m${at + 1}`,
  heading,
  name: heading.replace(/（.*/, ''),
  unit: /（(.*)）/.exec(heading)?.[1] ?? '',
}));

/** Invented: of the measure `m` (from 0) in the unit `u`, between 10 and 90. */
const value = (u: number, m: number): number => 10 + ((u * 7 + m * 13 + u * m) % 81);
/** Every limit is 0 to 100 and every weight the same: the index is the mean. */
const indexOf = (u: number): number => measures.reduce((sum, _, m) => sum + value(u, m), 0) / measures.length;

/** What a yearbook's table has around its values, in five layouts. */
function tableOf(m: number): readonly (readonly (string | number)[])[] {
  const { heading, name, unit } = measures[m]!;
  const source = ['数据来源：国家统计局'];
  const other = (u: number, year: number): number => value(u, m) + (2021 - year);
  switch (m % 5) {
    case 0:
      return [
        [`指标：${heading}`],
        ['地区', '2021年', '2020年'],
        ...units.map((unitName, u) => [unitName, value(u, m), other(u, 2020)]),
        source,
      ];
    case 1:
      return [
        [name],
        [`单位：${unit}`],
        ['省份', '2019年', '2020年', '2021年'],
        ...units.map((unitName, u) => [unitName, other(u, 2019), other(u, 2020), value(u, m)]),
        source,
      ];
    case 2:
      return [['地区', '指标', '年份', '数值'], ...units.map((unitName, u) => [unitName, name, 2021, value(u, m)])];
    case 3:
      return [['2021年'], ['地区', heading], ...units.map((unitName, u) => [unitName, value(u, m)])];
    default:
      return [
        ['指标', ...units],
        [heading, ...units.map((_, u) => value(u, m))],
      ];
  }
}

async function ownProject(path: string): Promise<void> {
  const work = startWorkbench();
  try {
    const book = new ExcelJS.Workbook();
    book
      .addWorksheet('Indicators')
      .addRows([
        ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper', 'Unit'],
        ['A', '总体', '', 1, '', '', '', ''],
        ...measures.map(({ code, name, unit }) => [code, name, 'A', 1, 'goalposts', 0, 100, unit]),
      ]);
    book.addWorksheet('Units').addRows([['Code', 'Name'], ...units.map((name, u) => [`u${u + 1}`, name])]);
    book
      .addWorksheet('Data')
      .addRows([['Unit', ...measures.map(({ code }) => code)], ...units.map((_, u) => [`u${u + 1}`])]);
    const from = join(work.folder, 'book.xlsx');
    await book.xlsx.writeFile(from);
    await work.call('project.new', { template: 'blank', target: work.write(path) });
    await work.call('project.fill-from-book', { file: work.read(from), year: 2021, reason: '自有指数' });
  } finally {
    await work.end();
  }
}

describe.skipIf(chromiumPath === null)('ten statistics files of seven formats', () => {
  let work: WorkbenchPage;
  let folder: string;
  const files: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'statistics-folder-'));
    mkdirSync(join(folder, '年鉴'));
    for (const [m, format] of formats.entries())
      files.push(await writeTableFile(join(folder, '年鉴'), `${m + 1} ${measures[m]?.name ?? ''}`, format, tableOf(m)));
    await ownProject(join(folder, '自有指数.ewb'));
    work = await openWorkbenchPage();
  });
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('become scores without a file being edited, in four clicks', async () => {
    const { page } = work;
    let clicks = 0;
    const click = async (name: string | RegExp): Promise<void> => {
      clicks += 1;
      await page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click();
    };
    const chooser = page.waitForEvent('filechooser');
    await click(/^打开/);
    await (await chooser).setFiles(join(folder, '自有指数.ewb'));
    await page
      .getByRole('button', { name: /评估年度 2021/ })
      .or(page.getByText('评估年度 2021'))
      .first()
      .waitFor();
    await dropFiles(page, files);
    await page.getByText('10 个文件').first().waitFor({ timeout: 90_000 });
    await work.picture('statistics-folder-plan');
    await click('预览');
    await page.getByRole('heading', { name: '导入的影响' }).waitFor({ timeout: 90_000 });
    await work.picture('statistics-folder-preview');
    await click('确认导入');
    await page.getByRole('heading', { name: /第 \d+ 批已导入/ }).waitFor({ timeout: 90_000 });
    await work.picture('statistics-folder-done');
    // Nobody had an index: the first ones are said as such.
    await expect.poll(() => page.getByRole('status', { name: '刚才的变化' }).innerText()).toContain('8');
    clicks += 1;
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    await page.locator('[row-id="u1"]').first().waitFor();
    for (const u of units.keys()) expect(await cellText(page, `u${u + 1}`, 'index')).toBe(indexOf(u).toFixed(2));
    await work.picture('statistics-folder-scores');
    expect(clicks).toBeLessThan(25);
  });
});
