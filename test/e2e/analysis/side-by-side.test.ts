// The same picture of every year and of several methods: as many as there are, with the values of the project's tables, and nothing written on anything else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { chooseOption } from '../workbench/choose-option.ts';
import { layLargeProject } from '../workbench/large-project.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { overlapping } from '../workbench/text-overlap.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('side-by-side.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('pictures side by side and of 历年, of 400 units in three years', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small, { fill: (userData) => layLargeProject(userData, [2019, 2020, 2021]) });
    await work.page.locator('.recent-open').first().click();
    await work.page.locator('[row-id] [col-id="rank"]').first().waitFor();
  });
  afterAll(() => work?.close());

  const rail = (name: string): Promise<void> =>
    work.page.locator('.rail').getByRole('button', { name, exact: true }).click();
  const toYears = async (): Promise<void> => {
    await rail('成果');
    await work.page.locator('.toolbar').getByText('历年', { exact: true }).click();
    await work.page.getByText('名次与增长', { exact: true }).click();
  };
  const show = async (picture: string): Promise<void> => {
    await work.page.locator('.choices button').filter({ hasText: picture }).first().click();
    await work.page.locator('.canvas .main-svg').first().waitFor();
    await settled(work.page);
  };
  const panes = (): Promise<number> => work.page.locator('.canvas .cartesianlayer > .subplot').count();
  /** The rows of the picture's table. */
  const rows = async (): Promise<readonly (readonly string[])[]> => {
    await work.page.locator('.shown > header').getByText('表', { exact: true }).click();
    const found = await work.page
      .locator('.sheet tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    await work.page.locator('.shown > header').getByText('图', { exact: true }).click();
    await work.page.locator('.canvas .main-svg').first().waitFor();
    await settled(work.page);
    return found;
  };

  it('draw a pane a year with the indices of 历年, the same unit in focus in each', async () => {
    const { page } = work;
    await toYears();
    const table = await page
      .locator('.print-table tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    await rail('图表');
    await show('排序');
    await chooseOption(page, '突出', '地区77');
    await page.locator('.shown > header').getByText('历年', { exact: true }).click();
    await settled(page);
    expect(await panes()).toBe(3);
    expect(await overlapping(page)).toEqual([]);
    // One bar in each pane has the colour of the focus round it.
    expect(await page.locator('.canvas .bars .point path[style*="rgb(194, 65, 12)"]').count()).toBe(3);
    const drawn = await rows();
    for (const unit of ['地区77', drawn[0]?.[2] ?? '']) {
      const own = drawn.filter((row) => row[2] === unit);
      expect(own.map(([year]) => year)).toEqual(['2019', '2020', '2021']);
      const printed = table.find((row) => row.includes(unit)) ?? [];
      for (const row of own) expect(printed).toContain(row[3]);
    }
  });

  it.each([small, large])('have no text on another at $width × $height', async (size) => {
    const { page } = work;
    await page.setViewportSize(size);
    for (const picture of ['排序', '平行坐标', '得分分布', '散点图']) {
      await show(picture);
      expect([picture, await panes(), ...(await overlapping(page))]).toEqual([picture, 3]);
      await work.picture(`side-by-side-${picture}`);
    }
    await page.setViewportSize(small);
  });

  it('stand beside one another by method too', async () => {
    const { page } = work;
    await show('排序');
    await page.locator('.shown > header').getByText('方法与情景', { exact: true }).click();
    await settled(page);
    expect(await panes()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    expect(work.complaints).toEqual([]);
  });

  it.each([small, large])(
    'of 历年 show the first and the last, or those around a unit, at $width × $height',
    async (size) => {
      const { page } = work;
      await page.setViewportSize(size);
      await toYears();
      await settled(page);
      expect(await overlapping(page, '.sheet-canvas')).toEqual([]);
      await chooseOption(page, '范围', '全部 400 个');
      expect(await overlapping(page, '.sheet-canvas')).toEqual([]);
      await chooseOption(page, '范围', '“地区77”前后各 15 名');
      expect(await overlapping(page, '.sheet-canvas')).toEqual([]);
      expect(
        await page
          .locator('.sheet-canvas .main-svg text')
          .filter({ hasText: /^地区77　/ })
          .count(),
      ).toBe(1);
      await work.picture('years-400');
      await page.getByText('年度变化', { exact: true }).click();
      await settled(page);
      expect(await overlapping(page, '.sheet-canvas')).toEqual([]);
      await work.picture('year-change-400');
    },
  );
});
