// Tables that are no grids give their cells as grids do: ranges by mouse and keys, copied as they are shown.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('table-ranges.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Counties with one indicator each, from 60 rising to 99.9. */
async function counties(count: number): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Indicators').addRows([
    ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper'],
    ['X', '便捷', '', 1, '', '', ''],
    ['a', '甲项', 'X', 1, 'goalposts', 0, 100],
  ]);
  const units = Array.from({ length: count }, (_, at) => at);
  workbook.addWorksheet('Units').addRows([['Code', 'Name'], ...units.map((at) => [`u${at}`, `第${at + 1}县`])]);
  workbook.addWorksheet('Data').addRows([['Unit', 'a'], ...units.map((at) => [`u${at}`, 60 + at / 10])]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.skipIf(chromiumPath === null)('cells of tables', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(large);
    await openSample(work.page);
  });
  afterAll(() => work.close());

  async function show(screen: string, view: string): Promise<void> {
    await work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await work.page.locator('.toolbar').getByText(view, { exact: true }).click();
    await settled(work.page);
  }
  const cell = (table: string, row: number, column: number) =>
    work.page
      .locator(`${table} tbody tr:not([aria-hidden]):not(.ant-table-placeholder)`)
      .nth(row)
      .locator('th, td')
      .nth(column);
  const texts = async (table: string, row: number, columns: readonly number[]): Promise<readonly string[]> =>
    // Indents are of the screen.
    Promise.all(columns.map(async (column) => (await cell(table, row, column).innerText()).trim()));
  const clipboard = (): Promise<string> => work.page.evaluate(() => navigator.clipboard.readText());
  async function drag(table: string, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const { page } = work;
    await cell(table, ...from).scrollIntoViewIfNeeded();
    const [start, end] = [await cell(table, ...from).boundingBox(), await cell(table, ...to).boundingBox()];
    if (start === null || end === null) throw new Error(`no cell in ${table}`);
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
    await page.mouse.up();
  }

  it('of the report are drawn over by the mouse, in light and dark, and copied as they are shown', async () => {
    const { page } = work;
    await show('成果', '对象分析');
    await drag('.print-table', [0, 0], [3, 2]);
    await expect.poll(() => page.locator('[data-in-range]').count()).toBe(12);
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
    await page.keyboard.press('Control+c');
    const shown = await Promise.all([0, 1, 2, 3].map((row) => texts('.print-table', row, [0, 1, 2])));
    expect(await clipboard()).toBe(shown.map((line) => line.join('\t')).join('\n'));
    expect(await page.getByRole('status').filter({ hasText: '选中 4 × 3 个单元格' }).count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    await work.picture('table-range');
    await page.getByRole('button', { name: '切换深色' }).click();
    await work.picture('table-range-dark');
    await page.setViewportSize(small);
    await work.picture('table-range-dark');
    await page.getByRole('button', { name: '切换浅色' }).click();
    await work.picture('table-range');
    await page.setViewportSize(large);
  });

  it('are gone over by keys from the one stop of Tab, and copied with the heads from the menu', async () => {
    const { page } = work;
    await cell('.print-table', 0, 0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('[data-in-range]').count()).toBe(4);
    await cell('.print-table', 2, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^连同标题复制/ }).click();
    const heads = (await clipboard()).split('\n');
    expect(heads.at(-2)).toBe((await texts('.print-table', 1, [1, 2])).join('\t'));
    expect(heads[0]?.split('\t')[0]).toBe(
      await page.locator('.print-table thead tr').first().locator('th').nth(1).innerText(),
    );
  });

  // 表 2-1: the tier stands over its rows of six names.
  it('that are merged are copied whole, once', async () => {
    const { page } = work;
    await show('成果', '表格');
    await page.locator('.choices button', { hasText: 'T2-1' }).click();
    const tier = cell('.print-table', 0, 0);
    const rows = Number(await tier.getAttribute('rowspan'));
    expect(rows).toBeGreaterThan(1);
    await cell('.print-table', 1, 0).click();
    for (let left = 0; left < 2; left += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Control+c');
    const lines = (await clipboard()).split('\n').map((line) => line.split('\t'));
    expect(lines).toHaveLength(rows);
    expect(lines[0]).toEqual(await texts('.print-table', 0, [0, 1, 2]));
    expect(lines[1]).toEqual(['', '', await cell('.print-table', 1, 0).innerText()]);
    await work.picture('table-range-merged');
  });

  it('of other screens are copied alike', async () => {
    const { page } = work;
    await show('成果', '与公开结果核对');
    await drag('.ant-table', [0, 0], [1, 3]);
    await page.keyboard.press('Control+c');
    expect(await clipboard()).toBe(
      (await Promise.all([0, 1].map((row) => texts('.ant-table', row, [0, 1, 2, 3]))))
        .map((line) => line.join('\t'))
        .join('\n'),
    );
    // A page on, nothing of it is selected.
    await page.locator('.ant-pagination-item-2').click();
    await expect.poll(() => page.locator('[data-in-range]').count()).toBe(0);
  });

  it('are drawn over as well where the rows are put in another order under the press', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '情景', exact: true }).click();
    await page.locator('.toolbar').getByText('诊断', { exact: true }).click();
    const first = await page.locator('details.findings[open] summary strong').first().innerText();
    const table = page
      .locator('details.findings')
      .filter({ has: page.getByText(first, { exact: true }) })
      .locator('.ant-table');
    const at = (row: number, column: number) =>
      table.locator('tbody tr:not([aria-hidden])').nth(row).locator('td').nth(column).boundingBox();
    const start = await at(0, 0);
    if (start === null) throw new Error('no finding');
    // Where it has not been weighed yet: the pointer goes down, the order changes, the pointer moves.
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    await page.getByText('按影响排列：').waitFor({ timeout: 90_000 });
    await settled(page);
    const ends = [await at(0, 0), await at(1, 2)];
    for (const end of ends) {
      if (end === null) throw new Error('no cell');
      await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
    }
    await page.mouse.up();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
    await expect.poll(() => page.locator('[data-in-range]').count()).toBeGreaterThan(1);
    await settled(page);
    await drag('details.findings[open] .ant-table', [0, 0], [1, 2]);
    await page.keyboard.press('Control+c');
    expect(await clipboard()).toBe(
      (await Promise.all([0, 1].map((row) => texts('details.findings[open] .ant-table', row, [0, 1, 2]))))
        .map((line) => line.join('\t'))
        .join('\n'),
    );
    await work.picture('table-range-findings');
    expect(work.complaints).toEqual([]);
  });
});

describe.skipIf(chromiumPath === null)('cells of a table of 400 units', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
  });
  afterAll(() => work.close());

  it('are all copied by Ctrl+A, at both sizes without a bar below', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '新建… 空白指标体系' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('县域指数');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '从计分书填充…' }).click();
    await (
      await choosing
    ).setFiles({ name: '县域2025.xlsx', mimeType: 'application/octet-stream', buffer: await counties(400) });
    await page.getByLabel('原因（记入审计记录）').fill('县域');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.locator('[row-id="u0"]').first().waitFor({ timeout: 90_000 });
    await page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await page.locator('.toolbar').getByText('历年', { exact: true }).click();
    await page.locator('.print-table tbody th').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(lines).toHaveLength(400);
    expect([lines[0]?.split('\t')[0], lines.at(-1)]).toEqual(['第1县', '第400县\t非常高 99.90']);
    for (const size of [small, large]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture('table-range-400');
      expect(
        await page.evaluate(
          () =>
            [...document.querySelectorAll('.sheet, html')].filter((each) => each.scrollWidth > each.clientWidth).length,
        ),
      ).toBe(0);
    }
    expect(work.complaints).toEqual([]);
  });
});
