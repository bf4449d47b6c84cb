import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openSample } from '../workbench/open-sample.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { large, openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('expert-rounds.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a round of experts', () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-experts-'));
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '情景', exact: true }).click();
    await work.page.getByText('专家', { exact: true }).first().click();
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const figure = (name: string) => work.page.locator('.figures span', { hasText: name }).locator('strong').innerText();

  it(
    'is opened, sent out, taken in with what was left out by cell, and decided upon',
    { timeout: 300_000 },
    async () => {
      const { page } = work;
      await page.getByText('还没有专家轮次').waitFor();
      await work.picture('experts-none');
      await page.getByRole('button', { name: '新开一轮…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('名称').fill('指标重要性');
      await dialog.getByLabel('专家人数').fill('3');
      await dialog.getByLabel('专家人数').press('Tab');
      await work.picture('experts-open');
      await dialog.getByRole('button', { name: '确定' }).click();
      await expect.poll(() => figure('回收')).toBe('0/3');

      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: '生成专家表…' }).click();
      const zip = join(folder, 'forms.zip');
      await (await downloading).saveAs(zip);
      const paths: string[] = [];
      for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
        const path = join(folder, basename(name));
        writeFileSync(path, bytes);
        paths.push(path);
        await fillForm(path, paths.length);
      }
      expect(paths).toHaveLength(3);

      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '收入返回的表…' }).click();
      await (await choosing).setFiles(paths);
      await expect.poll(() => figure('回收')).toBe('2/3');
      await page.getByText(/E03\.xlsx · 专家表 · D\d+：.*“五分”/).waitFor();
      expect(await figure('积极系数')).toBe('66.7%');
      await page.getByRole('region', { name: '统计', exact: true }).waitFor();
      await page.getByText('好差评管理').waitFor();
      await page.getByRole('button', { name: '处理…' }).first().click();
      const deciding = page.getByRole('dialog');
      await deciding.getByLabel('处理').click();
      await page.getByTitle('改名', { exact: true }).click();
      await deciding.getByLabel('新名称').fill('服务成效');
      await deciding.getByRole('textbox').last().fill('两位专家建议');
      await work.picture('experts-decide');
      await deciding.getByRole('button', { name: '确定' }).click();
      await page.getByText('改名 · 服务成效 · 两位专家建议').waitFor();

      // What was left out is taken once it is accepted.
      await page.getByLabel('没填完的').check();
      await page.getByRole('button', { name: '按此再收一次' }).click();
      await expect.poll(() => figure('回收')).toBe('3/3');
      expect(await seriousViolations(page)).toEqual([]);
      await work.picture('experts');
      await page.setViewportSize(large);
      await work.picture('experts');
      expect(work.complaints).toEqual([]);
    },
  );

  /** The third writes words where a number belongs. */
  async function fillForm(path: string, number: number): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    let item = 0;
    workbook.worksheets[0]?.eachRow((row) => {
      const key = row.getCell(1).text;
      if (key === 'date') row.getCell(4).value = new Date('2026-05-01');
      else if (key.startsWith('basis:')) row.getCell(4).value = '大';
      else if (key === 'familiarity') row.getCell(4).value = '很熟悉';
      else if (key.startsWith('item:')) {
        item += 1;
        row.getCell(4).value = number === 3 && item === 2 ? '五分' : Math.max(1, 6 - item);
        if (number === 1 && item === 1) row.getCell(5).value = '好差评管理';
      }
    });
    await workbook.xlsx.writeFile(path);
  }
});
