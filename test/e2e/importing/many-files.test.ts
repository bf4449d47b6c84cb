import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { writeTableFile } from '../../fixtures/workbooks/table-files.ts';
import type { TableFormat } from '../../fixtures/workbooks/table-files.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('many-files.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const FILES = 500;
const formats: readonly TableFormat[] = ['xlsx', 'csv', 'xls', 'html', 'xml', 'xlsb', 'et'];
const units = ['北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江'];
const long =
  '关于报送二〇二一年度省级政府一体化政务服务能力第三方评估采集数据的补充材料（修订稿第三版，以此为准，原表作废）';

/** 合成数据: ratings of experts, a file each; of every fiftieth the headings say nothing, one is cut off, one comes in two formats, one has a long name. */
async function writeFiles(folder: string): Promise<void> {
  for (let n = 0; n < FILES - 2; n += 1) {
    const unit = units[n % units.length] ?? '';
    const stem = `${String(n + 1).padStart(3, '0')} ${n === 7 ? long : `${unit}专家评分`}`;
    const head = n % 50 === 49 ? ['地区', '甲列', '乙列'] : ['地区', '采集项', '专家', '得分'];
    const rows =
      n % 50 === 49 ? units.map((name, u) => [name, u, u + n]) : [[unit, 'A6-2.1', `专家${n + 1}`, 60 + (n % 40)]];
    await writeTableFile(folder, stem, formats[n % formats.length] ?? 'xlsx', [head, ...rows]);
  }
  writeFileSync(join(folder, '998 残缺.xlsx'), readFileSync(join(folder, '001 北京专家评分.xlsx')).subarray(0, 900));
  await writeTableFile(folder, '001 北京专家评分', 'csv', [
    ['地区', '采集项', '专家', '得分'],
    ['北京', 'A6-2.1', '专家1', 60],
  ]);
}

describe.skipIf(chromiumPath === null)('five hundred files', () => {
  let work: WorkbenchPage;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'many-files-'));
    const project = startWorkbench();
    await project.call('project.new', {
      template: 'province-2021',
      target: project.write(join(folder, '评估.ewb')),
    });
    await project.end();
    work = await openWorkbenchPage();
    const chooser = work.page.waitForEvent('filechooser');
    await work.page.getByRole('button', { name: /^打开/ }).first().click();
    await (await chooser).setFiles(join(folder, '评估.ewb'));
    await work.page.getByText('评估年度 2021').first().waitFor();
  });
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['files', 'an archive'])('dropped as %s are one plan, told apart by their states', async (way) => {
    const { page } = work;
    const held = mkdtempSync(join(folder, 'held-'));
    await writeFiles(held);
    const files = readdirSync(held)
      .sort()
      .map((name) => join(held, name));
    expect(files.length).toBe(FILES);
    const archive = join(folder, '来件.zip');
    writeFileSync(archive, zipOf(files.map((file) => ({ name: basename(file), data: readFileSync(file) }))));
    await page.setViewportSize(small);
    const from = performance.now();
    await dropFiles(page, way === 'files' ? files : [archive]);
    // While they are read the file that is looked at is named.
    await page.getByText(/第 \d+\/500 个文件：/).waitFor({ timeout: 90_000 });
    await work.picture('many-files-planning');
    await page
      .getByText(/500 个文件共/)
      .first()
      .waitFor({ timeout: 240_000 });
    process.stderr.write(`500 files as ${way}: ${((performance.now() - from) / 1000).toFixed(1)} s to the plan\n`);
    const states = page.locator('.plan-states');
    expect((await states.innerText()).split('\n').filter((text) => text !== '')).toEqual([
      '全部 500',
      '待处理 9',
      '可导入 489',
      '不导入 1',
      '无法读取 1',
    ]);
    await work.picture(`many-files-plan-${way === 'files' ? 'files' : 'archive'}`);
    const head = page.getByRole('columnheader', { name: '文件' }).first();
    await page.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, 1500));
    expect((await head.boundingBox())?.y).toBeLessThan(100);
    await work.picture('many-files-scrolled');
    await page.setViewportSize(large);
    await work.picture('many-files-scrolled');
    await states.getByText('无法读取 1').click();
    await page.getByText('998 残缺.xlsx').first().waitFor();
    expect(await page.locator('.ant-table-tbody tr.ant-table-row').count()).toBe(1);
    await states.getByText('不导入 1').click();
    await page.getByText('001 北京专家评分.xlsx', { exact: true }).first().waitFor();
    await states.getByText('待处理 9').click();
    await work.picture('many-files-open');
    await page.setViewportSize(small);
    await work.picture('many-files-open');
    // A sheet that nothing is known of is mapped from here too: its kind first.
    await page.getByRole('button', { name: '列映射…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('选择这张表的类型后').waitFor();
    await dialog.getByRole('combobox', { name: '类型' }).click();
    await page.getByTitle('指标原始值表', { exact: true }).click();
    await dialog.getByText('甲列').waitFor();
    await work.picture('mapping-kind-chosen');
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '放弃' }).click();
    await page.getByRole('button', { name: '选择文件' }).waitFor();
  });
});
