import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSample } from '../../../electron/exporting/sample/generate-sample.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { asShown, coreScores } from './core-scores.ts';
import type { CoreUnits } from './core-scores.ts';
import { chromiumPath } from './chromium.ts';
import { cellText, shownUnits } from './grid-cells.ts';
import type { ShownUnit } from './grid-cells.ts';
import { large, openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('main-job.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Baseline 25/25/20/15/15; C typed as 30 % takes 10 points from the others in proportion to 25 : 25 : 15 : 15. */
const edited = { A: 21.875, B: 21.875, C: 30, D: 13.125, E: 13.125 };

describe.skipIf(chromiumPath === null)('the main job on screen', () => {
  let work: WorkbenchPage;
  let sheets = '';
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-downloads-'));
  let before: readonly ShownUnit[] = [];
  let after: readonly ShownUnit[] = [];
  let plotted: Readonly<Record<string, number>> = {};
  let strip = '';
  let workbook = '';
  let core: CoreUnits = [];
  let coreEdited: CoreUnits = [];

  beforeAll(async () => {
    sheets = mkdtempSync(join(tmpdir(), 'workbench-sheets-'));
    const template = loadTemplate('province-2021');
    if (!template.ok) throw new Error(template.error.code);
    const made = await generateSample({ template: template.value, out: sheets, records: 0, seed: 1 });
    if (!made.ok) throw new Error(made.error.code);
    work = await openWorkbenchPage(large);
  });
  afterAll(async () => {
    await work.close();
    for (const folder of [sheets, downloads]) rmSync(folder, { recursive: true, force: true });
  });

  it('makes a project from the province framework', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('端到端 2021');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
    expect(await page.locator('.bar .project strong').innerText()).toContain('端到端 2021');
  });

  it('imports the sample workbooks through the screen: recognised, previewed, committed, counts adding up', async () => {
    const { page } = work;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles(readdirSync(sheets).map((file) => join(sheets, file)));
    await page.getByRole('button', { name: '预览', exact: true }).waitFor({ timeout: 120_000 });
    await work.picture('import-plan');
    expect(await page.getByText('未识别').count()).toBe(0);
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('heading', { name: '导入的影响' }).waitFor({ timeout: 120_000 });
    await work.picture('import-preview');
    await page.getByRole('button', { name: '确认导入' }).click();
    const done = page.getByRole('heading', { name: '第 1 批已导入' });
    await done.waitFor({ timeout: 120_000 });
    await work.picture('import-done');
    const text = await page.locator('#done + span').innerText();
    const [rows = 0, imported = 0, skipped = 0, problems = 0] = [...text.matchAll(/\d+/g)].map(Number);
    expect(rows).toBeGreaterThan(100_000);
    expect(imported + skipped + problems).toBe(rows);
  });

  it('shows a rank, an index and a tier for each of the 32 units, in administrative order', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '查看得分' }).click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    before = await shownUnits(page);
    expect(before).toHaveLength(32);
    const order = await page.evaluate(() =>
      [...document.querySelectorAll('[role=row][row-id]')]
        .map((row) => row.getAttribute('row-id'))
        .filter((id, at, all) => all.indexOf(id) === at),
    );
    // GB/T 2260: 北京 110000 … 新疆 650000, then 新疆兵团.
    expect(order.slice(0, 4)).toEqual(['110000', '120000', '130000', '140000']);
  });

  it('follows a weight edit in index, rank, tier, plot and strip', async () => {
    const { page } = work;
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
    after = await shownUnits(page);
    strip = await page.locator('.strip .what').innerText();
    await page.getByText('构成图', { exact: true }).click();
    await page.locator('.js-plotly-plot .bars').first().waitFor({ timeout: 90_000 });
    plotted = await page.evaluate(() => {
      const element: unknown = document.querySelector('.js-plotly-plot');
      const traces: unknown = typeof element === 'object' && element !== null && 'data' in element ? element.data : [];
      const sums: Record<string, number> = {};
      for (const trace of Array.isArray(traces) ? traces : [])
        for (const [at, name] of trace.y.entries()) sums[name] = (sums[name] ?? 0) + trace.x[at];
      return sums;
    });
    await work.picture('scores-after-edit');
    await page.getByText('权重', { exact: true }).first().click();
    expect(await page.getByRole('textbox', { name: '服务成效度 的占比（%）' }).inputValue()).toBe('21.88');
  });

  it('gives everything back on Ctrl+Z and takes it again on Ctrl+Y', async () => {
    const { page } = work;
    await page.locator('[row-id="110000"] [col-id="unit"]').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).toBe('');
    expect(await shownUnits(page)).toEqual(before);
    await page.keyboard.press('Control+y');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
    expect(await shownUnits(page)).toEqual(after);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).toBe('');
  });

  it('exports a workbook', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '项目菜单' }).click();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('menuitem', { name: '导出结果工作簿…' }).click();
    const download = await downloading;
    workbook = join(downloads, 'results.xlsx');
    await download.saveAs(workbook);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('closes and reopens the project with the same scores', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '关闭项目' }).click();
    await page.locator('.recent-open').first().waitFor();
    const projects = join(work.userData, 'projects');
    const file = readdirSync(projects, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('.ewb'));
    core = coreScores(join(projects, file ?? ''), {});
    coreEdited = coreScores(join(projects, file ?? ''), edited);
    await page.locator('.recent-open').first().click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    expect(await shownUnits(page)).toEqual(before);
  });

  it('showed what the core computes, before and after the edit', () => {
    expect(before).toEqual(asShown(core));
    expect(after).toEqual(asShown(coreEdited));
    expect(after).not.toEqual(before);
    for (const unit of coreEdited) expect(plotted[unit.name]).toBeCloseTo(unit.index ?? Number.NaN, 9);
    const moved = core.filter((unit, at) => unit.rank !== coreEdited[at]?.rank).length;
    const retiered = core.filter((unit, at) => unit.tier !== coreEdited[at]?.tier).length;
    expect(strip).toContain(
      moved + retiered === 0 ? '名次、分组与操作前相同' : `${moved} 个对象名次变化，${retiered} 个分组变化`,
    );
  });

  it('exported the index of every unit to full precision', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(workbook);
    const sheet = book.getWorksheet('得分');
    const numbers = new Map<string, readonly number[]>();
    sheet?.eachRow((row) => {
      const cells: unknown[] = [];
      row.eachCell((cell) => cells.push(cell.result ?? cell.value));
      for (const cell of cells)
        if (typeof cell === 'string')
          numbers.set(
            cell,
            cells.filter((value) => typeof value === 'number'),
          );
    });
    for (const unit of core)
      expect(
        numbers.get(unit.name)?.some((value) => Math.abs(value - (unit.index ?? Number.NaN)) < 1e-9),
        unit.name,
      ).toBe(true);
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
