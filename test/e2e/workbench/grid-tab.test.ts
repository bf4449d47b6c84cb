// Tab goes through the grid as through one thing: its headings are a stop, its cells are one, and then comes what stands after it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null)('Tab in the grid', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  });
  afterAll(() => work.close());

  /** What has the focus: a cell by row and column, a heading by column, anything else by its name. */
  const focused = (): Promise<string> =>
    work.page.evaluate(() => {
      const active = document.activeElement;
      const column = active?.closest('[col-id]')?.getAttribute('col-id');
      const row = active?.closest('.grid [row-id]')?.getAttribute('row-id');
      if (row != null) return `row ${row}, ${column}`;
      return column != null ? `heading ${column}` : (active?.getAttribute('aria-label') ?? active?.className ?? '');
    });

  it('goes from any cell to what comes after the grid, and backwards to the heading over it and on to what comes before', async () => {
    const { page } = work;
    for (const [row, column] of [
      ['110000', 'unit'],
      ['120000', 'index'],
      ['330000', 'tier'],
    ] as const) {
      const cell = page.locator(`.grid [row-id="${row}"] [col-id="${column}"]`).first();
      await cell.scrollIntoViewIfNeeded();
      await cell.click();
      expect(await focused()).toBe(`row ${row}, ${column}`);
      await page.keyboard.press('Tab');
      const after = await focused();
      expect(after).not.toMatch(/^row|^heading|grid-end/);
      expect(await page.evaluate(() => document.activeElement?.closest('.grid') ?? null)).toBeNull();
      await cell.click();
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe(`heading ${column}`);
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).not.toMatch(/^row|^heading|grid-end/);
      // And in again: the headings, then a cell, then out.
      await page.keyboard.press('Tab');
      expect(await focused()).toMatch(/^heading/);
      await page.keyboard.press('Tab');
      expect(await focused()).toMatch(/^row/);
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(after);
    }
  });

  it('comes back into a cell from what stands after the grid', async () => {
    const { page } = work;
    await page.locator('.grid [row-id="330000"] [col-id="unit"]').first().click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toMatch(/^row/);
  });

  it('without a complaint of the page', () => {
    expect(work.complaints).toEqual([]);
  });
});
