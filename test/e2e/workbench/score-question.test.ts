import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openSample } from './open-sample.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('score-question.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('asking about a score where it stands', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 300_000);
  afterAll(() => work.close());

  const panel = () => work.page.getByRole('complementary', { name: '这个分数怎么来的' });
  const screen = (name: string): Promise<void> =>
    work.page.locator('.rail').getByRole('button', { name, exact: true }).click();
  /** Numbers of one column of the panel's table. */
  const column = async (at: number): Promise<readonly number[]> =>
    (await panel().locator(`tbody td:nth-child(${at})`).allInnerTexts()).map((text) => Number.parseFloat(text));

  it('shows the children by their weights, whose products add up to the score that was clicked', async () => {
    const { page } = work;
    const index = Number(await cellText(page, '110000', 'index'));
    await page.locator('[row-id="110000"] [col-id="index"]').first().click();
    await panel().getByText('北京').first().waitFor();
    const products = await column(4);
    expect(products.length).toBe(5);
    expect(products.reduce((sum, product) => sum + product, 0)).toBeCloseTo(index, 1);
    expect((await column(2)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 1);
    await settled(page);
    await work.picture('score-question-zh-light');
  });

  it('leaves the grid usable: another cell is another question, by Enter too', async () => {
    const { page } = work;
    await page.locator('[row-id="120000"] [col-id="score A"]').first().click();
    await panel().getByText('天津').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().getByText('河北').first().waitFor();
    expect(await panel().locator('h3').innerText()).toContain('A ');
  });

  it('leads down to the normalisation with its numbers, to records, and back and forward', async () => {
    const { page } = work;
    for (let step = 0; step < 3; step += 1) await panel().locator('tbody button.link').first().click();
    const formula = await panel().locator('.formula').innerText();
    expect(formula).toMatch(/= \d+\.\d{4}$/);
    expect(await panel().innerText()).toContain('原始值');
    await settled(page);
    await work.picture('score-question-measure');
    await panel().getByRole('button', { name: '记录与单元格…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('.xlsx').or(drawer.getByText('.csv')).first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await panel().getByRole('button', { name: /^返回/ }).click();
    expect(await panel().locator('.formula').count()).toBe(0);
    await panel().getByRole('button', { name: /^前进/ }).click();
    expect(await panel().locator('.formula').innerText()).toBe(formula);
  });

  it('is in the menu of a cell, and goes with Escape', async () => {
    const { page } = work;
    await panel().getByRole('button', { name: /^关闭/ }).click();
    await panel().waitFor({ state: 'hidden' });
    await page.locator('[row-id="130000"] [col-id="tier"]').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: /这个分数怎么来的/ }).click();
    await panel().getByText('河北').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'hidden' });
  });

  it('asks in 成果 by the method that it shows', async () => {
    const { page } = work;
    await screen('成果');
    await page.getByRole('combobox', { name: '方法' }).waitFor();
    await page.getByText('对象分析', { exact: true }).click();
    await page.locator('td[data-code="A"]').first().click();
    await panel().locator('tbody tr').first().waitFor();
    await settled(page);
    await work.picture('score-question-report');
    await page.setViewportSize(large);
    await settled(page);
    await work.picture('score-question-report');
    await page.setViewportSize(small);
    await page.keyboard.press('Escape');
  });

  it('is there in English and dark', async () => {
    const { page } = work;
    await screen('得分');
    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('button', { name: 'Dark' })
      .or(page.getByRole('button', { name: /dark/i }))
      .first()
      .click();
    await page.setViewportSize(large);
    await page.locator('[row-id="110000"] [col-id="index"]').first().click();
    await page.getByRole('complementary', { name: 'How this score comes about' }).waitFor();
    await settled(page);
    await work.picture('score-question-en-dark');
  });
});
