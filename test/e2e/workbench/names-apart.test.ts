// Names of units that begin alike are told apart wherever they stand: in grids, lists and pictures of 32, 400 and 3,000 units.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { layLargeProject } from './large-project.ts';
import { settled } from './settled.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('names-apart.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const numerals = [...'一二三四五六七八九十'];
const prefectures = ['伊犁哈萨克自治州', '克孜勒苏柯尔克孜自治州', '湘西土家族苗族自治州', '恩施土家族苗族自治州'];

/** Townships of counties with long names: they differ in their last letters only. */
function nameOf(at: number): string {
  const digits = [...String(at)].map((digit) => numerals[Number.parseInt(digit, 10)] ?? '').join('');
  return `${prefectures[at % prefectures.length] ?? ''}察布查尔锡伯自治县第${digits}街道`;
}

/** Texts that are cut on the screen, by what is left of them, where another text is left the same. */
async function cutAlike(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const left = new Map<string, Set<string>>();
    let cut = 0;
    for (const part of document.querySelectorAll<HTMLElement>('main *, [role=listbox] *, .ant-select-dropdown *')) {
      const own = [...part.childNodes].find((node): node is Text => node instanceof Text && node.data.trim() !== '');
      if (own === undefined || part.clientWidth === 0) continue;
      // Whatever cuts it: itself or a box around it.
      let box: HTMLElement | null = part;
      while (box !== null && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
      if (box === null || /auto|scroll/.test(getComputedStyle(box).overflowX)) continue;
      const edge = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth;
      const range = document.createRange();
      range.selectNodeContents(own);
      if (range.getBoundingClientRect().right <= edge + 1) continue;
      cut += 1;
      let letters = own.data.length;
      // The sign of what was cut takes a letter's width.
      do {
        letters -= 1;
        range.setEnd(own, letters);
      } while (letters > 0 && range.getBoundingClientRect().right > edge - 13);
      const place = part.closest('[role=grid], [role=listbox], ul, table, main')?.className ?? '';
      const key = `${place}|${own.data.slice(0, letters)}`;
      left.set(key, (left.get(key) ?? new Set()).add(own.data));
    }
    const alike = [...left]
      .filter(([, texts]) => texts.size > 1)
      .map(([key, texts]) => `${key}: ${[...texts].join(' / ')}`);
    return [...alike, ...(cut < 0 ? ['none'] : [])];
  });
}

/** Labels of a picture that say the same, or lie over each other. */
async function labelsAlike(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const labels = [...document.querySelectorAll<SVGTextElement>('main .ytick text, main .xtick text')].filter(
      (text) => text.getBoundingClientRect().width > 0,
    );
    for (const axis of ['xtick', 'ytick']) {
      const texts = labels.filter((text) => text.closest(`.${axis}`) !== null);
      const words = texts.map((text) => text.textContent);
      for (const [at, word] of words.entries()) if (words.indexOf(word) !== at) found.push(`${axis} twice: ${word}`);
    }
    return found;
  });
}

describe.skipIf(chromiumPath === null).each([
  [32, 60],
  [400, 60],
  [3000, 40],
])('%i units with long names', (units, measures) => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => layLargeProject(userData, [2020, 2021], { units, measures, nameOf }),
    });
    await work.page.locator('.recent-open').first().click();
    await work.page.locator('[row-id] [col-id="rank"]').first().waitFor();
  });
  afterAll(() => work.close());

  it('are told apart in every grid, list and picture', async () => {
    const { page } = work;
    const alike: Record<string, readonly string[]> = {};
    const look = async (name: string): Promise<void> => {
      await settled(page);
      await work.picture(`names-${units}-${name}`);
      alike[name] = await cutAlike(page);
    };
    const show = (screen: string): Promise<void> =>
      page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await look('得分');
    expect(await page.locator('[row-id] [col-id="unit"]').count()).toBeGreaterThan(8);
    await show('数据');
    await page.locator('[row-id] [col-id="unit"]').first().waitFor();
    await look('数据');
    await show('问题');
    await look('问题');
    await show('图表');
    await page.locator('.js-plotly-plot .main-svg').first().waitFor();
    await look('图表');
    alike['图'] = await labelsAlike(page);
    await show('成果');
    await page.locator('.toolbar').getByText('对象分析', { exact: true }).click();
    await look('对象分析');
    await show('情景');
    await look('情景');
    await page.keyboard.press('Control+k');
    await page.locator('.find input').fill('察布查尔');
    await look('查找');
    await page.keyboard.press('Escape');
    expect(alike).toEqual(Object.fromEntries(Object.keys(alike).map((name) => [name, []])));
    expect(work.complaints).toEqual([]);
  });
});
