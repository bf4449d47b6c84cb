// 数据源 from the file to the value: added, saved, checked, planned and run, and the records behind the value in its lineage.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openSample } from '../workbench/open-sample.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null) process.stderr.write('sources.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a source of records', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'workbench-sources-'));
  const file = join(folder, '年度.csv');
  beforeAll(async () => {
    const rows = ['北京,A1-2.1,98.5,国家平台', '天津,A1-2.1,150,国家平台', '火星,A1-2.1,3,国家平台'];
    writeFileSync(file, ['区域,采集项,数值,平台', ...rows].join('\r\n'));
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '数据源', exact: true }).click();
  });
  afterAll(async () => {
    await work?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Both sizes as pictures, and what axe finds at the small one. */
  const lookedAt = async (name: string): Promise<readonly unknown[]> => {
    const { page } = work;
    for (const size of [large, small]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture(`sources-${name}`);
    }
    return seriousViolations(page);
  };
  const answer = () => work.page.getByRole('status').filter({ has: work.page.getByRole('heading', { level: 2 }) });

  it('is found in a file, with what its columns hold, and kept under a name', async () => {
    const { page } = work;
    await page.getByText('还没有数据源').waitFor();
    await page.getByRole('button', { name: '添加数据源' }).click();
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /选择文件/ }).click();
    await (await chosen).setFiles(file);
    await page.getByText('认出的列：区域、采集项、数值、平台。').waitFor();
    await page.getByLabel('名称').fill('年度湖');
    expect(await lookedAt('editor')).toEqual([]);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('cell', { name: '年度湖', exact: true }).waitFor();
  });

  it('says before a run what it would read, leave out and cost', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '核对 年度湖' }).click();
    await answer().getByRole('cell', { name: '火星', exact: true }).waitFor();
    await answer().getByText('A1-2.1: 150').waitFor();
    expect(await lookedAt('check')).toEqual([]);
    await page.getByRole('button', { name: '计划 年度湖' }).click();
    await answer()
      .getByText(/READ_CSV/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await lookedAt('plan')).toEqual([]);
  });

  it('gives the value by a run, says what it was before, and its lineage fetches the records', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '取数 年度湖' }).click();
    await answer().getByRole('cell', { name: '98.50', exact: true }).waitFor();
    await answer().getByRole('cell', { name: '100.00', exact: true }).waitFor();
    expect(await lookedAt('run')).toEqual([]);
    await page.locator('.rail').getByRole('button', { name: '数据', exact: true }).click();
    await page.getByText('原始值', { exact: true }).click();
    await page.locator('[row-id="110000"] [col-id="A1-2.1"]').first().dblclick();
    const rows = page.getByRole('dialog', { name: '数据来源', exact: true }).getByRole('region', { name: /年度湖/ });
    await rows.getByRole('button', { name: '查看数据源中的记录' }).click();
    await rows.getByRole('cell', { name: '98.500000', exact: true }).waitFor();
    expect(await lookedAt('lineage')).toEqual([]);
  });
});
