import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText, shownUnits } from './grid-cells.ts';
import { faultless, lookOver } from './look-over.ts';
import { openSample } from './open-sample.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('screens.test.ts left out: no Chromium (set CHROMIUM to its path)\n');
const screens = [
  ['开始', 'start'],
  ['数据', 'data'],
  ['导入', 'import'],
  ['指标', 'indicators'],
  ['得分', 'scores'],
] as const;

describe.skipIf(chromiumPath === null)('the screens over the sample project', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
  });
  afterAll(() => work.close());

  async function show(screen: string): Promise<void> {
    await work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await settled(work.page);
  }

  it.each(screens)(
    '%s has no serious accessibility finding, light or dark, and fits both sizes',
    async (screen, name) => {
      await show(screen);
      expect(await lookOver(work, name)).toEqual(faultless);
    },
  );

  it('speaks English on request and goes back', async () => {
    const { page } = work;
    await show('得分');
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.getByRole('heading', { name: 'Scores', level: 1 }).waitFor();
    await work.picture('scores-english');
    await page.getByRole('button', { name: '中文', exact: true }).click();
    await page.getByRole('heading', { name: '得分', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  });

  it('sorts by index without losing administrative order, and returns to it', async () => {
    const { page } = work;
    await page.setViewportSize(large);
    await show('得分');
    const codes = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role=row][row-id]')]
          .map((row) => row.getAttribute('row-id') ?? '')
          .filter((code, at, all) => all.indexOf(code) === at),
      );
    const administrative = await codes();
    await page.locator('.ag-header-cell[col-id="index"]').click();
    await expect.poll(async () => (await codes())[0]).not.toBe(administrative[0]);
    const indices = await Promise.all((await codes()).slice(0, 5).map((code) => cellText(page, code, 'index')));
    expect([...indices].sort((a, b) => Number(b) - Number(a))).toEqual(indices);
    await page.getByRole('button', { name: '恢复行政区划序' }).click();
    await expect.poll(codes).toEqual(administrative);
    await page.setViewportSize(small);
  });

  it('pastes a block from Excel into the weights as one edit', async () => {
    const { page } = work;
    await show('指标');
    await page.getByRole('button', { name: '一级', exact: true }).click();
    await page.evaluate(() => navigator.clipboard.writeText('30\n20\n20\n20\n10\n'));
    await page.locator('[row-id="A"] [col-id="weight"]').first().click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => cellText(page, 'A', 'weight')).toBe('30.00');
    expect(await Promise.all(['B', 'C', 'D', 'E'].map((code) => cellText(page, code, 'weight')))).toEqual([
      '20.00',
      '20.00',
      '20.00',
      '10.00',
    ]);
    expect(await cellText(page, 'total', 'sum')).toBe('100.00');
    expect(await page.locator('.strip .what').innerText()).toContain('粘贴 5 格');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, 'A', 'weight')).toBe('25.00');
  });

  it('edits by arrows and typing as Excel does, and refuses what is no weight', async () => {
    const { page } = work;
    await page.locator('[row-id="A"] [col-id="weight"]').first().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await expect.poll(() => cellText(page, 'B', 'weight')).toBe('50.00');
    // 50 of 125.
    expect(await cellText(page, 'B', 'share')).toBe('40.00%');
    await page.keyboard.type('-3');
    await page.keyboard.press('Enter');
    await page.getByText('C 权重：“-3”太小：不能小于 0。').waitFor();
    expect(await cellText(page, 'C', 'weight')).toBe('20.00');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, 'B', 'weight')).toBe('25.00');
  });

  it('keeps a locked weight while its siblings follow', async () => {
    const { page } = work;
    await show('得分');
    await page.getByRole('button', { name: '锁定 服务成效度' }).click();
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('31');
    await share.press('Enter');
    // 75 − 31 = 44 for B : D : E = 25 : 15 : 15.
    await expect.poll(() => page.getByRole('textbox', { name: '办理成熟度 的占比（%）' }).inputValue()).toBe('20.00');
    expect(await page.getByRole('textbox', { name: '服务成效度 的占比（%）' }).inputValue()).toBe('25.00');
    await page.getByRole('button', { name: '解锁 服务成效度' }).click();
  });

  it('leaves the project and comes back with the draft, asking nothing', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '关闭项目' }).click();
    await page.locator('.recent-open').first().click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    expect(await page.getByRole('textbox', { name: '办理成熟度 的占比（%）' }).inputValue()).toBe('20.00');
    expect(await page.locator('.bar .badge', { hasText: '草稿' }).count()).toBe(1);
  });

  it('saves the baseline on Ctrl+S with a reason that the audit log keeps', async () => {
    const { page } = work;
    await page.keyboard.press('Control+s');
    await page.getByLabel('原因（记入审计记录）').fill('专家会议定');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('已保存为基准。').waitFor();
    expect(await cellText(page, '110000', 'indexChange')).toBe('');
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '审计记录' }).click();
    await page.getByRole('cell', { name: '专家会议定' }).first().waitFor();
    await work.picture('audit');
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByTitle('基准方法').click();
    await expect.poll(() => page.getByRole('cell', { name: /^保存为基准方法/ }).count()).toBe(1);
    await expect.poll(() => page.getByText('1 条', { exact: true }).count()).toBe(1);
    await work.picture('audit-baseline');
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: '导出所列' }).click();
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await (await downloading).path());
    const written: string[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => written.push(cell.text)));
    expect(written.some((text) => text.startsWith('只有筛选出的 1 条'))).toBe(true);
    expect(written.some((text) => text.startsWith('保存为基准方法'))).toBe(true);
  });

  it('overrides a value with a reason, marks the cell, and undoes it', async () => {
    const { page } = work;
    await page.getByText('原始值', { exact: true }).click();
    const cell = page.locator('[row-id="120000"] [col-id="A1-1.1"]').first();
    await cell.waitFor();
    const original = await cellText(page, '120000', 'A1-1.1');
    await cell.click();
    await page.getByRole('button', { name: '覆盖数值…' }).click();
    // Beside the grid, not over it: the cell stays in sight, and another can be asked about.
    const panel = page.getByRole('dialog', { name: '数据来源', exact: true });
    await panel.waitFor();
    const [grid, beside] = [await page.locator('.screen .grid').first().boundingBox(), await panel.boundingBox()];
    expect((grid?.x ?? 0) + (grid?.width ?? 0)).toBeLessThanOrEqual((beside?.x ?? 0) + 1);
    expect(grid?.width ?? 0).toBeGreaterThan(500);
    await work.picture('lineage');
    await page.getByRole('textbox', { name: '改为' }).fill('123456');
    await page.getByLabel('原因（记入审计记录）').fill('电话核实');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await expect.poll(() => cellText(page, '120000', 'A1-1.1')).toMatch(/^改\s*123,456$/);
    await page.getByRole('textbox', { name: '改为' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.locator('.beside-panel').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '撤销 (Ctrl+Z)' }).click();
    await expect.poll(() => cellText(page, '120000', 'A1-1.1')).toBe(original);
  });

  it('withdraws a batch and brings it back with the same scores', async () => {
    const { page } = work;
    await page.setViewportSize(large);
    await show('得分');
    const before = await shownUnits(page);
    await show('数据');
    await page.getByText('批次', { exact: true }).first().click();
    await page.getByRole('button', { name: '撤回…' }).click();
    await page.getByLabel('原因（记入审计记录）').fill('退回重报');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await show('得分');
    await page.getByRole('heading', { name: '还没有得分' }).waitFor();
    await work.picture('scores-empty');
    await show('数据');
    await page.getByText('批次', { exact: true }).first().click();
    await page.getByRole('button', { name: '恢复…' }).click();
    await page.getByLabel('原因（记入审计记录）').fill('核对无误');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('有效', { exact: true }).waitFor();
    await show('得分');
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    expect(await shownUnits(page)).toEqual(before);
    await page.setViewportSize(small);
  });

  it('learns what an unknown unit name means and previews again', async () => {
    const { page } = work;
    await show('导入');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    const csv =
      '地区,常住人口(万人),企业数(户),业务申报量(件)\n魔都,2489,2000000,30000000\n北京,2188,1900000,20000000\n';
    await (await choosing).setFiles({ name: '基础数据补报.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('heading', { name: '导入的影响' }).waitFor({ timeout: 90_000 });
    await page.locator('.ant-table-row-expand-icon').first().click();
    await page.getByText('“魔都”不是本项目的评估对象').waitFor();
    await work.picture('import-problem');
    await page.getByRole('combobox', { name: '“魔都”对应的评估对象' }).fill('上海');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '按新的名称对应重新预览' }).click();
    await expect.poll(() => page.getByText('“魔都”不是本项目的评估对象').count(), { timeout: 90_000 }).toBe(0);
    await page.getByRole('button', { name: '放弃' }).click();
    await page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
