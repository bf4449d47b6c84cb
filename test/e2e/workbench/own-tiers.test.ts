import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { shownUnits } from './grid-cells.ts';
import { openSample } from './open-sample.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('own-tiers.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const tiers = [
  ['优秀', 95],
  ['良好', 88],
  ['中等', 80],
  ['合格', 70],
  ['不合格', Number.NEGATIVE_INFINITY],
] as const;

describe.skipIf(chromiumPath === null)('tiers of a project’s own, made in the dialog', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
  });
  afterAll(() => work.close());
  const show = (screen: string) =>
    work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
  const dialog = () => work.page.getByRole('dialog');
  const named = (place: number) => dialog().getByRole('textbox', { name: `第 ${place} 组名称`, exact: true });
  const look = async (name: string): Promise<void> => {
    await work.picture(name);
    await work.page.setViewportSize(large);
    await work.picture(name);
    await work.page.setViewportSize(small);
  };

  it('a fifth tier is added, and all are named and lined anew', async () => {
    const { page } = work;
    await show('指标');
    await page.getByText('详情', { exact: true }).click();
    await page.locator('[row-id="total"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: '分组界线与分值…' }).click();
    await named(1).waitFor();
    expect(await named(1).inputValue()).toBe('非常高');
    await dialog().getByRole('button', { name: '增加一组' }).click();
    // Above the lowest, halfway between the line above, 65, and the lower end of the scale.
    expect(await dialog().getByRole('textbox', { name: '“第一档”的下限' }).inputValue()).toBe('32.5');
    for (const [at, [name]] of tiers.entries()) await named(at + 1).fill(name);
    for (const [name, lower] of tiers.slice(0, 4)) {
      const field = dialog().getByRole('textbox', { name: `“${name}”的下限` });
      await field.fill(String(lower));
      await field.press('Enter');
    }
    await dialog().getByRole('textbox', { name: '第 1 组英文名称' }).fill('Excellent');
    await dialog().getByRole('status', { name: '会带来的变化' }).getByText('分组变化').waitFor();
    await look('tier-dialog');
  });

  it('refuses beside the field what cannot be, and nothing can be kept meanwhile', async () => {
    const ok = dialog().getByRole('button', { name: '确定', exact: true });
    await named(2).fill('优秀');
    await dialog().getByText('有两组都叫“优秀”').first().waitFor();
    expect(await ok.isDisabled()).toBe(true);
    await named(2).fill('');
    await dialog().getByText('分组名称不能为空').waitFor();
    expect(await ok.isDisabled()).toBe(true);
    await named(2).fill('良好');
    const line = dialog().getByRole('textbox', { name: '“良好”的下限' });
    await line.fill('96');
    await line.press('Enter');
    await dialog().getByText('须低于上一组的 95。').waitFor();
    await look('tier-dialog-refusal');
    expect(await ok.isDisabled()).toBe(true);
    await line.fill('88');
    await line.press('Enter');
    await expect.poll(() => ok.isDisabled()).toBe(false);
  });

  it('a tier moves by keyboard, its line stays where it is', async () => {
    const up = dialog().getByRole('button', { name: '“良好”上移' });
    await up.focus();
    await work.page.keyboard.press('Enter');
    await expect.poll(() => named(1).inputValue()).toBe('良好');
    expect(await dialog().getByRole('textbox', { name: '“良好”的下限' }).inputValue()).toBe('95');
    await dialog().getByRole('button', { name: '“良好”下移' }).focus();
    await work.page.keyboard.press('Enter');
    await expect.poll(() => named(1).inputValue()).toBe('优秀');
    await dialog().getByRole('button', { name: '确定', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
  });

  it('得分 and the results workbook name them, each by its line', async () => {
    const { page, userData } = work;
    await show('得分');
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    await look('tier-scores');
    await page.getByRole('button', { name: '项目菜单' }).click();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('menuitem', { name: '导出结果工作簿…' }).click();
    const file = join(userData, 'results.xlsx');
    await (await downloading).saveAs(file);
    const shown = new Map((await shownUnits(page)).map(({ code, tier }) => [code, tier]));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const printed = new Map<string, readonly [index: number, tier: string]>();
    book.getWorksheet('总览')?.eachRow((row) => {
      const cells = Array.isArray(row.values) ? row.values : [];
      const code = cells.find((cell) => typeof cell === 'string' && shown.has(cell));
      const index = cells.find((cell) => typeof cell === 'number' && !Number.isInteger(cell));
      const tier = cells.find((cell) => tiers.some(([name]) => name === cell));
      if (typeof code === 'string' && typeof index === 'number' && typeof tier === 'string')
        printed.set(code, [index, tier]);
    });
    // The grid draws the rows that are in sight.
    expect(printed.size).toBeGreaterThan(20);
    for (const [code, [index, tier]] of printed) {
      const by = tiers.find(([, lower]) => index >= lower)?.[0];
      expect([code, tier, shown.get(code)]).toEqual([code, by, by]);
    }
    expect(new Set([...printed.values()].map(([, tier]) => tier)).size).toBeGreaterThan(2);
  });

  it('the tables of 成果 list them, and the goal is sought for one of them', async () => {
    const { page } = work;
    await show('成果');
    await page.locator('.print-table').first().waitFor();
    await page.locator('.print-table .tier-cell').getByText('优秀').first().waitFor();
    await look('tier-tables');
    await show('情景');
    await page.getByText('目标求解', { exact: true }).first().click();
    await page.getByRole('combobox', { name: '目标分组' }).click();
    await page.getByTitle('良好', { exact: true }).last().click();
    await look('tier-goal');
  });

  it('in English the tier has its English name, the others their own', async () => {
    const { page } = work;
    await page.keyboard.press('Escape');
    await page
      .locator('.bar')
      .getByRole('button', { name: /English|EN/ })
      .click();
    await page.locator('.rail').getByRole('button', { name: 'Scores', exact: true }).click();
    await page.locator('[row-id="110000"] [col-id="tier"] .tier').first().waitFor();
    const names = new Set((await shownUnits(page)).map(({ tier }) => tier));
    expect([...names].every((name) => ['Excellent', '良好', '中等', '合格', '不合格'].includes(name))).toBe(true);
    expect(names.has('Excellent')).toBe(true);
    expect(work.complaints).toEqual([]);
  });
});
