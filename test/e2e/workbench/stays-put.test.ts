import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openSample } from './open-sample.ts';
import { settled } from './settled.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('stays-put.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('what an edit leaves where it is', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  });
  afterAll(() => work.close());

  const rowCodes = (): Promise<readonly string[]> =>
    work.page.evaluate(() =>
      [...document.querySelectorAll('[role=row][row-id]')]
        .map((row) => row.getAttribute('row-id') ?? '')
        .filter((code, at, all) => all.indexOf(code) === at),
    );
  /** Edits by the weight panel's + button without moving the focus. */
  const edit = (): Promise<void> =>
    work.page.evaluate(() => {
      document.querySelector<HTMLButtonElement>('button[aria-label="增加 方式完备度 的占比"]')?.click();
    });

  it('asks before Ctrl+Z takes back what was done before this opening, and names it', async () => {
    const { page } = work;
    await page.keyboard.press('Control+z');
    const dialog = page.getByRole('dialog', { name: '撤销上次打开时的操作？' });
    await dialog.getByText('导入 批次').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await cellText(page, '110000', 'index')).not.toBe('');
    expect((await rowCodes()).length).toBeGreaterThan(10);
  });

  it('keeps scroll and focused cell of the grid through a weight edit', async () => {
    const { page } = work;
    await page.locator('.ag-grid-body, .ag-body, [role=grid]').first().hover();
    await page.mouse.wheel(0, 300);
    await settled(page);
    await page.locator('[row-id="430000"] [col-id="unit"]').first().click();
    const place = (): Promise<unknown> =>
      page.evaluate(() => ({
        top: document.querySelector('[row-id="430000"] [col-id="unit"]')?.getBoundingClientRect().top,
        focused: document.activeElement?.getAttribute('col-id'),
        row: document.activeElement?.closest('[row-id]')?.getAttribute('row-id'),
        first: document.querySelector('[row-id="110000"] [col-id="unit"]')?.getBoundingClientRect().top ?? null,
      }));
    const before = await place();
    expect(before).toMatchObject({ focused: 'unit', row: '430000' });
    await edit();
    await expect.poll(() => cellText(page, '430000', 'indexChange')).not.toBe('');
    expect(await place()).toEqual(before);
  });

  // Its axes are fixed; that a zoom stays is seen on the Explore screen.
  it('redraws the plot when an edit is taken back, with its axes as they were', async () => {
    const { page } = work;
    await page.getByText('构成图', { exact: true }).click();
    await page.locator('.js-plotly-plot .bars').first().waitFor({ timeout: 90_000 });
    await settled(page);
    const bars = (): Promise<readonly (string | null)[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.js-plotly-plot .bars .point path')].map((bar) => bar.getAttribute('d')),
      );
    const ticks = (): Promise<readonly string[]> => page.locator('.js-plotly-plot .xtick').allTextContents();
    const edited = await bars();
    expect(edited.length).toBeGreaterThanOrEqual(32 * 5);
    expect(await ticks()).toEqual(['0', '50', '100']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, '430000', 'indexChange')).toBe('');
    await expect.poll(bars).not.toEqual(edited);
    expect(await ticks()).toEqual(['0', '50', '100']);
    await page.getByText('权重', { exact: true }).first().click();
  });

  it('opens the second and third level beside their parents and groups by region and tier without losing a unit', async () => {
    const { page } = work;
    await page.setViewportSize({ width: 1920, height: 1400 });
    await page.getByRole('button', { name: /^展开 服务成效度$/ }).click();
    await page.locator('.ag-header-cell[col-id="score A1"]').waitFor();
    await page.locator('.ag-header-cell[col-id="score A1"]').getByRole('button').click();
    await page.locator('.ag-header-cell[col-id="score A1-1"]').waitFor();
    await page.getByText('按地区', { exact: true }).click();
    // Seven regions head their 32 units; 华北 is first with 北京 first in it.
    await expect.poll(async () => (await rowCodes()).filter((code) => code.startsWith('group ')).length).toBe(7);
    expect((await rowCodes()).slice(0, 3)).toEqual(['group 华北', '110000', '120000']);
    await page.getByText('按能力水平', { exact: true }).click();
    await expect.poll(async () => (await rowCodes())[0]).toBe('group 非常高');
    expect((await rowCodes()).filter((code) => /^\d{6}$/.test(code))).toHaveLength(32);
    await page.getByText('不分组', { exact: true }).click();
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('sorts stably: units of one tier stay in administrative order, up or down', async () => {
    const { page } = work;
    await page.setViewportSize({ width: 1920, height: 1400 });
    const header = page.locator('.ag-header-cell[col-id="tier"]');
    for (const direction of ['ascending', 'descending']) {
      await header.click();
      await expect.poll(() => header.getAttribute('aria-sort')).toBe(direction);
      await settled(page);
      const rows = await Promise.all(
        (await rowCodes()).map(async (code) => ({
          code,
          tier: await page.locator(`[row-id="${code}"] [col-id="tier"] .tier`).first().innerText(),
        })),
      );
      expect(rows).toHaveLength(32);
      for (const tier of new Set(rows.map((row) => row.tier))) {
        const codes = rows.filter((row) => row.tier === tier).map((row) => row.code);
        // GB/T 2260 codes rise in administrative order; 新疆兵团 is listed last.
        const inOrder = [...codes].sort();
        expect(codes).toEqual(inOrder);
      }
    }
    await page.getByRole('button', { name: '恢复行政区划序' }).click();
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('moves the rows of a sorted grid when an edit changes ranks, and says in tooltips what is shown', async () => {
    const { page } = work;
    await page.setViewportSize({ width: 1920, height: 1400 });
    const header = page.locator('.ag-header-cell[col-id="rank"]');
    if ((await header.getAttribute('aria-sort')) !== 'ascending') await header.click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    const ranks = async (): Promise<readonly number[]> => {
      const codes = (await rowCodes()).filter((code) => /^\d{6}$/.test(code));
      return Promise.all(codes.map(async (code) => Number(await cellText(page, code, 'rank'))));
    };
    const tooltip = async (): Promise<string> => {
      await page.mouse.move(5, 5);
      await page.locator('.ag-tooltip').waitFor({ state: 'detached' });
      await page.locator('[row-id="110000"] [col-id="stack"]').first().hover();
      return page.locator('.ag-tooltip').innerText();
    };
    const rising = Array.from({ length: 32 }, (_, at) => at + 1);
    await expect.poll(ranks).toEqual(rising);
    const [before, said] = [await rowCodes(), await tooltip()];
    // Without first indicator A the index is another one: A of 北京 adds nothing.
    await page.getByLabel('服务成效度 的占比（%）').fill('0');
    await page.keyboard.press('Enter');
    await expect.poll(rowCodes).not.toEqual(before);
    expect(await ranks()).toEqual(rising);
    expect(await tooltip()).toMatch(/^服务成效度 0\.00/);
    expect(said).not.toMatch(/^服务成效度 0\.00/);
    await page.getByRole('button', { name: '撤销 (Ctrl+Z)' }).click();
    await expect.poll(rowCodes).toEqual(before);
    await page.getByRole('button', { name: '恢复行政区划序' }).click();
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('shows in every cell what a grid made anew shows, whatever was searched, filtered or pointed at before the edit', async () => {
    const { page } = work;
    await page.setViewportSize({ width: 1920, height: 1400 });
    const cells = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role=row][row-id] [col-id]')]
          .map(
            (cell) =>
              `${cell.closest('[row-id]')?.getAttribute('row-id')} ${cell.getAttribute('col-id')} ${cell.textContent} ${cell.firstElementChild?.getAttribute('style') ?? ''}`,
          )
          .sort(),
      );
    const share = async (percent: string): Promise<void> => {
      await page.getByLabel('方式完备度 的占比（%）').fill(percent);
      // Left, it shows two decimals again.
      await page.keyboard.press('Tab');
      await page.waitForFunction(
        (shown) => document.querySelector<HTMLInputElement>('[aria-label="方式完备度 的占比（%）"]')?.value === shown,
        Number(percent).toFixed(2),
      );
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    };
    const find = page.getByLabel('查找对象 (Ctrl+F)');
    const moved = page.getByRole('switch', { name: '只看名次变化' });
    const before: Readonly<Record<string, () => Promise<void>>> = {
      'a search cleared': async () => {
        await find.fill('北');
        await expect.poll(async () => (await rowCodes()).length).toBeLessThan(32);
        await find.fill('');
        await expect.poll(async () => (await rowCodes()).length).toBe(32);
        await share('35');
      },
      'moved units alone': async () => {
        await share('40');
        await moved.click();
        await expect.poll(async () => (await rowCodes()).length).toBeLessThan(32);
        await moved.click();
        await expect.poll(async () => (await rowCodes()).length).toBe(32);
        await share('10');
      },
      'a tooltip on show': async () => {
        await page.locator('[row-id="110000"] [col-id="stack"]').first().hover();
        await page.locator('.ag-tooltip').waitFor();
        await edit();
        await page.mouse.move(5, 5);
        await page.locator('.ag-tooltip').waitFor({ state: 'detached' });
        await share('40');
      },
      'an edit taken back while a tooltip shows': async () => {
        await share('35');
        await share('40');
        await page.locator('[row-id="110000"] [col-id="stack"]').first().hover();
        await page.locator('.ag-tooltip').waitFor();
        await page.evaluate(() => {
          document.querySelector<HTMLButtonElement>('button[aria-label="撤销 (Ctrl+Z)"]')?.click();
        });
        await page.waitForFunction(
          () => document.querySelector<HTMLInputElement>('[aria-label="方式完备度 的占比（%）"]')?.value === '35.00',
        );
        await page.mouse.move(5, 5);
        await page.locator('.ag-tooltip').waitFor({ state: 'detached' });
      },
      'edits there and back': async () => {
        for (const percent of ['30', '30.5', '60', '30', '60', '30.5', '30']) await share(percent);
      },
    };
    for (const [name, prepare] of Object.entries(before)) {
      await prepare();
      const live = await cells();
      expect(live.length, name).toBeGreaterThan(32 * 12);
      await page.getByText('按地区', { exact: true }).click();
      await expect.poll(async () => (await rowCodes())[0]).toBe('group 华北');
      await page.getByText('不分组', { exact: true }).click();
      await expect.poll(async () => (await rowCodes())[0]).toBe('110000');
      expect(live, name).toEqual(await cells());
    }
    await page.getByRole('button', { name: '恢复基准', exact: true }).click();
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('reaches rail, tools, grid and weights by Tab alone, finds by Ctrl+F', async () => {
    const { page } = work;
    await page.keyboard.press('Control+f');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('查找对象 (Ctrl+F)');
    await page.locator('.rail button').first().focus();
    const reached: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement) || at === document.body) return null;
        return ['rail', 'toolbar', 'grid', 'side', 'strip'].find((area) => at.closest(`.${area}`)) ?? at.className;
      });
      if (stop === null) break;
      reached.push(stop);
    }
    expect(new Set(reached)).toEqual(new Set([...reached, 'rail', 'toolbar', 'grid', 'side']));
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
