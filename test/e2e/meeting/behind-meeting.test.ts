// What a person had on the screens is there again after a meeting.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('behind-meeting.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('behind the meeting view', { timeout: 120_000 }, () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 600_000);
  afterAll(() => work.close());

  const view = () => work.page.getByRole('main', { name: '会议演示' });
  const rail = (name: string) => work.page.locator('.rail').getByRole('button', { name, exact: true });
  const cell = (unit: string, column: string) =>
    work.page.locator(`.ag-row[row-id="${unit}"] [col-id="${column}"]`).first();
  const meet = async (): Promise<void> => {
    await work.page.keyboard.press('F11');
    await view().locator('.meeting-slider input').first().waitFor();
  };
  const leave = async (): Promise<void> => {
    await work.page.keyboard.press('Escape');
    await rail('得分').waitFor();
  };
  /** Text of what has the focus. */
  const focused = () => work.page.evaluate(() => document.activeElement?.closest('[col-id]')?.getAttribute('col-id'));
  const scrolled = () =>
    work.page.evaluate(() => Math.max(...[...document.querySelectorAll('.shell *')].map(({ scrollTop }) => scrollTop)));

  it('the grid is scrolled as it was, with the cell that had the focus', async () => {
    const { page } = work;
    await cell('110000', 'index').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(scrolled).toBeGreaterThan(0);
    const before = { top: await scrolled(), column: await focused() };
    await meet();
    // Nothing of the screens is seen or reached.
    expect(await rail('得分').count()).toBe(0);
    expect(await page.locator('.shell').isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.meeting') !== null)).toBe(true);
    await leave();
    await expect.poll(focused).toBe(before.column);
    expect(await scrolled()).toBe(before.top);
  });

  it('a panel beside the grid stays open, through Escape in a panel of the meeting too', async () => {
    const { page } = work;
    await rail('数据').click();
    await page.locator('.ag-row[row-id="110000"] .ag-cell.ag-cell-value').nth(2).waitFor();
    await page.locator('.ag-row[row-id="110000"] [col-id="A1-1.1"]').first().dblclick();
    const panel = page.getByRole('dialog', { name: '数据来源' });
    await panel.waitFor();
    await meet();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '按键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '按键' }).waitFor({ state: 'detached' });
    await leave();
    expect(await panel.count()).toBe(1);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('a dialog that is half filled in lies behind it, keeps what was typed, and takes no key of the meeting', async () => {
    const { page } = work;
    await rail('得分').click();
    await cell('110000', 'index').click();
    await page.keyboard.press('Escape');
    await cell('110000', 'index').focus();
    await page.keyboard.press('Shift+F2');
    const typed = page.getByRole('dialog', { name: /批注/ }).getByLabel('新批注');
    await typed.fill('还没写完');
    await meet();
    expect(await typed.isVisible()).toBe(false);
    await page.locator('.meeting-slider input').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('n');
    await page.getByLabel('提议人').fill('张处长');
    await page.keyboard.press('Enter');
    await view()
      .getByRole('region', { name: /提案 1/ })
      .waitFor();
    await leave();
    expect(await typed.inputValue()).toBe('还没写完');
    await expect.poll(() => typed.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await typed.waitFor({ state: 'detached' });
  });

  it('two windows in one meeting count hands together, and each shows what the other did to the method', async () => {
    const { page } = work;
    const other = await page.context().newPage();
    await other.goto(work.url);
    await other.locator('.rail').getByRole('button', { name: '得分', exact: true }).waitFor();
    const hands = (from: Page) =>
      from
        .locator('.meeting-bar')
        .getByRole('button', { name: /^赞成|^反对|^弃权/ })
        .locator('output')
        .allInnerTexts();
    for (const each of [page, other]) {
      await each.keyboard.press('F11');
      await each.locator('.meeting-bar').waitFor();
    }
    await page.keyboard.press('1');
    await other.keyboard.press('1');
    await page.keyboard.press('2');
    await other.keyboard.press('1');
    for (const each of [page, other]) await expect.poll(() => hands(each)).toEqual(['3', '1', '0']);
    // Accepted there, while sliders stand elsewhere here: the other's method is under them.
    const slider = (from: Page) => from.locator('.meeting-slider input').first();
    await slider(page).focus();
    await page.keyboard.press('ArrowRight');
    await other.keyboard.press('a');
    await other.getByLabel('理由').fill('通过');
    await other.keyboard.press('Enter');
    await page.locator('.meeting-bar').getByText('已采纳').waitFor();
    await other.keyboard.press('Escape');
    await other.locator('.rail').getByRole('button', { name: '得分', exact: true }).waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toBe('26 %');
    // Undone there, while it is looked at here.
    await other.locator('.bar').press('Control+z');
    await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toBe('25 %');
    await expect.poll(() => page.locator('.meeting-bar').getByText('已采纳').count()).toBe(0);
    await leave();
    await other.close();
  });

  it('a project that is closed meanwhile ends the meeting', async () => {
    const { page } = work;
    await meet();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    const other = await page.context().newPage();
    await other.goto(work.url);
    await other.locator('.bar').getByRole('button', { name: '项目菜单' }).click();
    await other.getByRole('menuitem', { name: /关闭项目/ }).click();
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    expect(await view().count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
    await other.close();
  });
});
