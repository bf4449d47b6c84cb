// The working method is the project's: two windows share it, a killed host loses nothing of it, undo goes through it and what was imported in one order.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayNumber } from '../../../shared/base/display.ts';
import { zipEntries } from '../../unit/exporting/zip-entries.ts';
import { serveInProcess } from '../importing/serve-in-process.ts';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from './chromium.ts';
import { shownUnits } from './grid-cells.ts';
import type { ShownUnit } from './grid-cells.ts';
import { listenForComplaints } from './listen-for-complaints.ts';
import { openSample } from './open-sample.ts';

if (chromiumPath === null) process.stderr.write('draft.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a draft', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-draft-'));
  let server: Awaited<ReturnType<typeof serveInProcess>>;
  let browser: Browser;
  let page: Page;
  let other: Page;
  let baseline: readonly ShownUnit[] = [];
  let drafted: readonly ShownUnit[] = [];

  const share = (at: Page, name: string) => at.getByRole('textbox', { name: `${name} 的占比（%）` });
  const type = async (at: Page, name: string, value: string): Promise<void> => {
    await share(at, name).fill(value);
    await share(at, name).press('Enter');
  };
  const badge = (at: Page) => at.locator('.bar .badge', { hasText: '草稿' });
  const nextUndo = async (at: Page): Promise<string> => {
    await at.getByRole('button', { name: /^撤销 \(Ctrl/ }).hover();
    const tooltip = at.locator('.ant-tooltip:not(.ant-tooltip-hidden)', { hasText: /^撤销(：|另一窗口的操作：)/ });
    await tooltip.waitFor();
    return tooltip.innerText();
  };
  const open = async (): Promise<Page> => {
    const made = await browser.newPage({
      viewport: { width: 1920, height: 1400 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    made.setDefaultTimeout(PATIENCE_MS);
    // The host is killed under it.
    listenForComplaints(made, { besides: /net::ERR_/ });
    await made.goto(server.url);
    return made;
  };

  beforeAll(async () => {
    server = await serveInProcess(folder);
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    page = await open();
    await openSample(page);
    baseline = await shownUnits(page);
    other = await open();
    await other.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stands from the first edit on and shows in the other window', async () => {
    expect(await badge(page).count()).toBe(0);
    await type(page, '方式完备度', '30');
    await badge(page).waitFor();
    await badge(other).waitFor();
    expect(await share(other, '方式完备度').inputValue()).toBe('30.00');
    drafted = await shownUnits(page);
    expect(drafted).not.toEqual(baseline);
    expect(await shownUnits(other)).toEqual(drafted);
  });

  it('takes edits of both windows; the newest step is undone, of the other window when that is agreed to', async () => {
    await type(other, '服务成效度', '40');
    await expect.poll(() => share(page, '服务成效度').inputValue()).toBe('40.00');
    const both = await shownUnits(page);
    expect(await shownUnits(other)).toEqual(both);
    expect(both).not.toEqual(drafted);
    await page
      .getByRole('status')
      .filter({ hasText: /^另一窗口：.*占比 A/ })
      .waitFor();
    expect(await nextUndo(page)).toMatch(/^撤销另一窗口的操作：.*占比 A/);
    expect(await nextUndo(other)).toMatch(/^撤销：.*占比 A/);
    // Not in a field: there the keys are the field's own.
    await page.locator('[row-id="110000"] [col-id="unit"]').first().click();
    const asked = page.getByRole('dialog', { name: '撤销另一窗口的操作？' });
    await page.keyboard.press('Control+z');
    await asked.getByRole('button', { name: '取消' }).click();
    await asked.waitFor({ state: 'hidden' });
    expect(await shownUnits(page)).toEqual(both);
    await page.keyboard.press('Control+z');
    await asked.getByRole('button', { name: '撤销这一步' }).click();
    await expect.poll(() => shownUnits(other)).toEqual(drafted);
    expect(await shownUnits(page)).toEqual(drafted);
    // What is the newest step by now was not done just now.
    expect(await other.getByRole('status').filter({ hasText: '另一窗口' }).count()).toBe(0);
  });

  it('is what the results workbook holds, which says so', async () => {
    const shown = new Map((await shownUnits(page)).map(({ code, index }) => [code, index]));
    await page.getByRole('button', { name: '项目菜单' }).click();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('menuitem', { name: '导出结果工作簿…' }).click();
    const workbook = join(folder, 'results.xlsx');
    await (await downloading).saveAs(workbook);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(workbook);
    const found = new Map<string, string>();
    book.getWorksheet('总览')?.eachRow((row) => {
      const cells = Array.isArray(row.values) ? row.values : [];
      const code = cells.find((cell) => typeof cell === 'string' && shown.has(cell));
      const index = cells.find((cell) => typeof cell === 'number' && !Number.isInteger(cell));
      if (typeof code === 'string' && typeof index === 'number') found.set(code, displayNumber(index));
    });
    expect(found).toEqual(shown);
    expect([...zipEntries(workbook).values()].some((part) => part.toString('utf8').includes('草稿'))).toBe(true);
  });

  it('is still there after the host was killed', async () => {
    await server.end('SIGKILL');
    await Promise.all([page.close(), other.close()]);
    server = await serveInProcess(folder);
    page = await open();
    await page.locator('.recent-open').first().click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    await badge(page).waitFor();
    expect(await shownUnits(page)).toEqual(drafted);
    expect(await nextUndo(page)).toContain('占比 C');
  });

  it('is undone in one order with what is imported', async () => {
    const csv = join(folder, '专家评分.csv');
    writeFileSync(csv, '\ufeff地区,采集项,专家,得分\r\n北京,A6-2.1,专家丁,1\r\n');
    await page.getByText('导入', { exact: true }).first().click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles([csv]);
    await page.getByRole('button', { name: '预览', exact: true }).click({ timeout: 90_000 });
    await page.getByRole('button', { name: '确认导入' }).click({ timeout: 90_000 });
    await page.getByRole('button', { name: '查看得分' }).click({ timeout: 90_000 });
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    await badge(page).waitFor();
    const imported = await shownUnits(page);
    await type(page, '办理成熟度', '10');
    await expect.poll(() => shownUnits(page)).not.toEqual(imported);
    await page.locator('[row-id="110000"] [col-id="unit"]').first().click();
    for (const state of [imported, drafted]) {
      await page.keyboard.press('Control+z');
      await expect.poll(() => shownUnits(page)).toEqual(state);
    }
    // The step before was made before the project was opened this time: it is asked for.
    await page.keyboard.press('Control+z');
    await page
      .getByRole('dialog', { name: '撤销上次打开时的操作？' })
      .getByRole('button', { name: '撤销这一步' })
      .click();
    await expect.poll(() => shownUnits(page)).toEqual(baseline);
    await badge(page).waitFor({ state: 'hidden' });
  });
});
