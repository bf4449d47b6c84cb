import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('notes.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('notes', () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-notes-'));
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const rail = (name: string) => work.page.locator('.rail').getByRole('button', { name, exact: true }).click();
  const cell = (unit: string, column: string) =>
    work.page.locator('.ag-row', { hasText: unit }).locator(`[col-id="${column}"]`).first();
  const row = (unit: string) => work.page.locator('.ag-row', { hasText: unit }).first();

  it(
    'are written on a score by Shift+F2 and by the menu, marked in words, answered and resolved, and undone',
    { timeout: 300_000 },
    async () => {
      const { page } = work;
      await rail('得分');
      await cell('天津', 'index').click();
      await page.keyboard.press('Escape');
      await cell('天津', 'index').focus();
      await page.keyboard.press('Shift+F2');
      const dialog = page.getByRole('dialog', { name: /批注 · 天津/ });
      await dialog.getByLabel('新批注').fill('指数偏高，请复核');
      await work.picture('notes-write');
      await dialog.getByRole('button', { name: '写批注' }).click();
      await expect.poll(() => cell('天津', 'index').innerText()).toContain('有未解决的批注');
      await work.picture('notes-mark');

      await cell('天津', 'index').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /批注…/ }).click();
      await dialog.getByLabel(/^答复/).fill('已核对原始值');
      await dialog.getByRole('button', { name: '答复', exact: true }).click();
      await dialog.getByText('已核对原始值').waitFor();
      await work.picture('notes-thread');
      expect(await seriousViolations(page)).toEqual([]);
      await dialog.getByRole('button', { name: '标为已解决' }).click();
      await dialog.getByRole('button', { name: '重新打开' }).waitFor();
      await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
      await expect.poll(() => cell('天津', 'index').innerText()).not.toContain('批注');
      await page.locator('.bar').press('Control+z');
      await expect.poll(() => cell('天津', 'index').innerText()).toContain('有未解决的批注');
      expect(await row('天津').count()).toBe(1);
    },
  );

  it(
    'are written on a table and a sentence, listed with filters, and lead to their place',
    { timeout: 300_000 },
    async () => {
      const { page } = work;
      await rail('成果');
      await page.getByText('表格', { exact: true }).first().click();
      await page.locator('.shown header').getByRole('button', { name: /^批注/ }).click();
      await page.getByRole('dialog').getByLabel('新批注').fill('表头要改');
      await page.getByRole('dialog').getByRole('button', { name: '写批注' }).click();
      await page.getByText('文字', { exact: true }).first().click();
      await page.locator('.prose').getByRole('button', { name: /^批注/ }).first().click();
      await page.getByRole('dialog').getByLabel('新批注').fill('这句要再斟酌');
      await page.getByRole('dialog').getByRole('button', { name: '写批注' }).click();
      await work.picture('notes-sentence');

      await rail('数据');
      await page.getByText('批注', { exact: true }).first().click();
      await page.getByText('未解决 3 条，共 3 条；列出 3 条').waitFor();
      await work.picture('notes-list');
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByLabel('写在哪类位置').click();
      await page.getByTitle('表', { exact: true }).click();
      await expect.poll(() => page.locator('.ant-table-row').count()).toBe(1);
      await page.getByRole('button', { name: '去看 表头要改' }).click();
      await page.locator('.shown header').getByRole('button', { name: '批注 1' }).waitFor();
    },
  );

  it('stand in the exported workbook as comments', { timeout: 300_000 }, async () => {
    const { page } = work;
    const downloading = page.waitForEvent('download');
    await page.locator('.bar').getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '导出结果工作簿…' }).click();
    const path = join(folder, 'book.xlsx');
    await (await downloading).saveAs(path);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const found: string[] = [];
    for (const sheet of book.worksheets)
      sheet.eachRow((each) =>
        each.eachCell({ includeEmpty: true }, (one) => {
          const note: unknown = one.note;
          if (note !== undefined) found.push(JSON.stringify(note));
        }),
      );
    expect(found.some((text) => text.includes('指数偏高，请复核') && text.includes('已核对原始值'))).toBe(true);
  });
});
