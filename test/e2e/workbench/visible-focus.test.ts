// Whoever works by keyboard must see where they are, and a screen reader must have something to say, at every stop of Tab.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { tabStops } from './tab-stops.ts';
import { openSample } from './open-sample.ts';
import { openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

const screens = ['开始', '数据', '导入', '指标', '得分', '图表', '情景', '成果'] as const;

describe.skipIf(chromiumPath === null)('focus by Tab', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
  });
  afterAll(() => work.close());

  it.each(
    screens.flatMap(
      (screen) =>
        [
          [screen, '浅色'],
          [screen, '深色'],
        ] as const,
    ),
  )('%s, %s: every stop is seen, whole, and has a name', async (screen, theme) => {
    const { page } = work;
    const button = page.getByRole('button', { name: `切换${theme}` });
    if ((await button.count()) > 0) await button.click();
    await page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await page.locator('main h1, main h2').first().waitFor();
    await expect.poll(() => page.locator('main .ant-spin-spinning').count(), { timeout: 90_000 }).toBe(0);
    const stops = await tabStops(page);
    expect(stops.length).toBeGreaterThan(10);
    expect({
      unseen: stops.filter(({ shown }) => !shown).map(({ what }) => what),
      cut: stops.filter(({ cut }) => cut.length > 0).map(({ what, cut }) => `${what}: ${cut.join(', ')}`),
      nameless: stops.filter(({ name }) => name === '').map(({ what }) => what),
      // An icon's own English name read out before the words: "download 保存为 PNG".
      iconNames: stops.filter(({ name }) => /^[a-z]+(-[a-z]+)*( |$)/.test(name)).map(({ what }) => what),
    }).toEqual({ unseen: [], cut: [], nameless: [], iconNames: [] });
  });
});
