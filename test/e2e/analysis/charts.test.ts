// Every picture of 图表 with 32 and with 400 units: nothing that is written lies on anything else that is written.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { chooseOption } from '../workbench/choose-option.ts';
import { layLargeProject } from '../workbench/large-project.ts';
import { openSample } from '../workbench/open-sample.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { overlapping } from '../workbench/text-overlap.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null) process.stderr.write('charts.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** What lies on one another in any of the pictures, by the picture's name. */
async function allPictures(work: WorkbenchPage, name: string): Promise<readonly string[]> {
  const { page } = work;
  const found: string[] = [];
  await page.locator('.choices button').first().waitFor();
  for (const choice of await page.locator('.choices button').all()) {
    await choice.click();
    await page.locator('.canvas .main-svg').first().waitFor();
    await settled(page);
    const title = (await choice.textContent()) ?? '';
    const pairs = await overlapping(page);
    if (pairs.length === 0) continue;
    found.push(`${title}: ${pairs.length}, ${pairs.slice(0, 3).join('; ')}`);
    await work.picture(`charts-${name}-overlap-${found.length}`);
  }
  return found;
}
const toCharts = (page: Page): Promise<void> => page.getByRole('button', { name: '图表', exact: true }).click();
const picture = (page: Page, name: string): Promise<void> =>
  page.locator('.choices button').filter({ hasText: name }).first().click();

describe.skipIf(chromiumPath === null)('pictures of the 32 provinces', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await toCharts(work.page);
  });
  afterAll(() => work?.close());

  it.each([small, large])('have no text on another at $width × $height', async (size) => {
    await work.page.setViewportSize(size);
    expect(await allPictures(work, '32')).toEqual([]);
    await work.page.setViewportSize(small);
  });

  it('say their values as a table, that can be read without the picture', async () => {
    const { page } = work;
    await picture(page, '两年对照');
    await page.getByText('表', { exact: true }).click();
    const table = page.getByRole('region', { name: '两年对照（表）' });
    await table.getByRole('columnheader', { name: '变化' }).waitFor();
    expect(await table.locator('tbody tr').count()).toBe(32);
    const [unit, was, is, change] = await table.locator('tbody tr').first().locator('td').allTextContents();
    expect(unit).not.toBe('');
    expect(
      Math.abs(Number.parseFloat(is ?? '') - Number.parseFloat(was ?? '') - Number.parseFloat(change ?? '')),
    ).toBeLessThan(0.011);
    // The table has the room that the picture had.
    expect((await table.boundingBox())?.height).toBeGreaterThan(480);
    await work.picture('charts-table');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByText('图', { exact: true }).click();
    await page.locator('.canvas .main-svg').first().waitFor();
  });

  it('put one unit in focus in all of them, and go to the clipboard as PNG', async () => {
    const { page } = work;
    await picture(page, '平行坐标');
    await chooseOption(page, '突出', '西藏');
    for (const name of ['平行坐标', '得分分布', '散点图', '名次变化', '两年对照', '排序']) {
      await picture(page, name);
      await settled(page);
      expect(
        await page.getByRole('combobox', { name: '突出', exact: true }).locator('xpath=ancestor::label').textContent(),
      ).toContain('西藏');
    }
    await picture(page, '平行坐标');
    await settled(page);
    expect(
      await page
        .locator('.canvas .main-svg text')
        .filter({ hasText: /^西藏$/ })
        .count(),
    ).toBe(1);
    await work.picture('charts-focus');
    await page.getByRole('button', { name: '复制图片' }).click();
    await page.getByText('图片已复制').waitFor();
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => [...item.types]),
    );
    expect(types).toEqual(['image/png']);
    expect(work.complaints).toEqual([]);
  });
});

describe.skipIf(chromiumPath === null)('pictures of 400 units', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small, { fill: (userData) => layLargeProject(userData, [2019, 2020, 2021]) });
    await work.page.locator('.recent-open').first().click();
    await work.page.locator('[row-id] [col-id="rank"]').first().waitFor();
    await toCharts(work.page);
  });
  afterAll(() => work?.close());

  it.each([small, large])('have no text on another at $width × $height', async (size) => {
    await work.page.setViewportSize(size);
    expect(await allPictures(work, '400')).toEqual([]);
    await work.page.setViewportSize(small);
  });

  it('open at the first and the last, and show all, a part or those around a unit, without a text on another', async () => {
    const { page } = work;
    await picture(page, '排序');
    await page.getByText('所示 30 个，共 400 个。').waitFor();
    await chooseOption(page, '突出', '地区77');
    await page.getByText('所示 35 个，共 400 个。').waitFor();
    await chooseOption(page, '范围', '“地区77”前后各 15 名');
    await page.getByText('所示 31 个，共 400 个。').waitFor();
    await work.picture('charts-around');
    await chooseOption(page, '范围', '全部 400 个');
    expect(await allPictures(work, '400-all')).toEqual([]);
    await picture(page, '名次变化');
    await settled(page);
    expect(
      await page
        .locator('.canvas .main-svg text')
        .filter({ hasText: /^地区77$/ })
        .count(),
    ).toBe(1);
    await work.picture('charts-all-400');
    expect(work.complaints).toEqual([]);
  });
});
