// How a user arranges a grid: columns, order, filters, rows at the top; kept by project, and under names.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('grid-views.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a grid as its user arranges it', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
  });
  afterAll(() => work.close());

  const heading = (column: string) => work.page.locator(`.ag-header-cell[col-id="${column}"]`).first();
  const foot = () => work.page.locator('.grid-foot');
  /** Ids of the rows that scroll, from the top, as many as are drawn. */
  const rows = (): Promise<readonly string[]> =>
    work.page.evaluate(() =>
      [...document.querySelectorAll('[role=row][row-index][row-id]')]
        .filter((row) => /^\d+$/.test(row.getAttribute('row-index') ?? ''))
        .map((row) => [Number(row.getAttribute('row-index')), row.getAttribute('row-id') ?? ''] as const)
        .filter(([at], place, all) => all.findIndex(([other]) => other === at) === place)
        .toSorted((a, b) => a[0] - b[0])
        .map(([, id]) => id),
    );

  it('hides columns, found by name, and brings them back', async () => {
    const { page } = work;
    await foot().getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('textbox', { name: '查找列' }).fill('依据');
    await page.getByRole('checkbox', { name: '依据' }).uncheck();
    await expect.poll(() => heading('evidence').count()).toBe(0);
    await work.picture('grid-columns');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('textbox', { name: '查找列' }).fill('');
    await page.getByRole('button', { name: '全不选' }).click();
    await expect.poll(() => work.page.locator('.ag-header-cell[col-id]').count()).toBe(1);
    await page.getByRole('button', { name: '恢复默认' }).click();
    await expect.poll(() => heading('evidence').count()).toBe(1);
    await page.keyboard.press('Escape');
  });

  it('sorts by several columns and says in which order', async () => {
    const { page } = work;
    await heading('tier').locator('.ag-header-cell-label').click();
    await heading('region')
      .locator('.ag-header-cell-label')
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => heading('tier').locator('.ag-sort-order').innerText()).toBe('1');
    expect(await heading('region').locator('.ag-sort-order').innerText()).toBe('2');
    await expect.poll(() => foot().locator('.sorted-by').innerText()).toMatch(/^1 能力水平 ↑　2 .+ ↑$/);
    // Within a tier the regions are together.
    const shown = await Promise.all(
      (await rows())
        .slice(0, 12)
        .map(async (id) => `${await cellText(page, id, 'tier')} ${await cellText(page, id, 'region')}`),
    );
    const plain = shown.map((text) => text.replace('(+)', '').replace('≈', '').replaceAll(/\s+/g, ' '));
    expect(new Set(plain).size).toBe(plain.filter((text, at) => text !== plain[at - 1]).length);
    await foot().getByRole('button', { name: '取消排序' }).click();
    await expect.poll(async () => (await rows())[0]).toBe('110000');
  });

  it('keeps a unit in view at the top, by key and by menu, where it also stands in its place', async () => {
    const { page } = work;
    await page.locator('[row-id="330000"] [col-id="index"]').first().click();
    await page.keyboard.press('Alt+p');
    const top = page.locator('[role=row][row-index="t-0"]');
    await expect.poll(() => top.count()).toBeGreaterThan(0);
    expect(await page.locator('[row-index="t-0"] [col-id="unit"]').innerText()).toBe('浙江');
    expect(await rows()).toContain('330000');
    await work.picture('grid-top');
    await page.locator('[row-index="t-0"] [col-id="unit"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^固定到顶端/ }).click();
    await expect.poll(() => top.count()).toBe(0);
    await page.locator('[row-id="330000"] [col-id="index"]').first().click();
    await page.keyboard.press('Alt+p');
    await expect.poll(() => top.count()).toBeGreaterThan(0);
  });

  it('filters by number, text and choice, says how many are left, and leads back', async () => {
    const { page } = work;
    const before = await cellText(page, '330000', 'rank');
    await foot().getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByRole('textbox', { name: /^按名次筛选/ }).fill('1..3');
    await expect.poll(() => foot().getByRole('status').first().innerText()).toBe('3 / 32');
    expect((await rows()).length).toBe(3);
    // Ranks are of the whole cohort, and what is kept at the top stays there.
    expect(await page.locator('[row-index="t-0"] [col-id="rank"]').innerText()).toBe(before);
    await page.getByRole('textbox', { name: /^按名次筛选/ }).fill('abc');
    await expect.poll(() => foot().getByRole('status').first().innerText()).toBe('32 / 32');
    expect(await page.getByRole('textbox', { name: /^按名次筛选/ }).getAttribute('aria-invalid')).toBe('true');
    await foot().getByRole('button', { name: '显示全部' }).click();
    await page.getByRole('textbox', { name: /^按评估对象筛选/ }).fill('江苏|浙江');
    await expect.poll(rows).toEqual(['320000', '330000']);
    await foot().getByRole('button', { name: '显示全部' }).click();
    await page.getByRole('button', { name: /^按能力水平筛选/ }).click();
    await page.getByRole('checkbox', { name: '非常高', exact: true }).check();
    await work.picture('grid-filter');
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => new Set(await Promise.all((await rows()).map((id) => cellText(page, id, 'tier')))))
      .toSatisfy((tiers: ReadonlySet<string>) => [...tiers].every((tier) => tier.startsWith('非常高')));
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is kept with the project, and under a name of the user’s', async () => {
    const { page } = work;
    await foot().getByRole('button', { name: '视图' }).click();
    await page.getByRole('textbox', { name: '视图名称' }).fill('会议');
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await work.picture('grid-views');
    await page.getByRole('button', { name: '默认视图' }).click();
    await expect.poll(() => foot().getByRole('status').first().innerText()).toBe('32 / 32');
    await page.getByRole('button', { name: '会议', exact: true }).click();
    await expect.poll(() => foot().getByRole('status').first().innerText()).not.toBe('32 / 32');
    await page.keyboard.press('Escape');
    const count = await foot().getByRole('status').first().innerText();
    const border = await heading('unit').locator('.ag-header-cell-resize').boundingBox();
    if (border === null) throw new Error('no border');
    const width = (await heading('unit').boundingBox())?.width ?? 0;
    await page.mouse.move(border.x + border.width / 2, border.y + 8);
    await page.mouse.down();
    await page.mouse.move(border.x + border.width / 2 + 60, border.y + 8, { steps: 4 });
    await page.mouse.up();
    const saved = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('"widths"'));
    await saved.catch(() => undefined);
    await page.reload();
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    await expect.poll(() => foot().getByRole('status').first().innerText()).toBe(count);
    await expect.poll(async () => Math.round(((await heading('unit').boundingBox())?.width ?? 0) - width)).toBe(60);
    expect(await page.locator('[row-index="t-0"] [col-id="unit"]').innerText()).toBe('浙江');
    await foot().getByRole('button', { name: '显示全部' }).click();
    await foot().getByRole('button', { name: '视图' }).click();
    await page.getByRole('button', { name: '给视图“会议”改名' }).click();
    await page.getByRole('textbox', { name: '视图名称' }).fill('汇报');
    await page.getByRole('button', { name: '改名', exact: true }).click();
    await page.getByRole('button', { name: '删除视图“汇报”' }).click();
    await expect.poll(() => page.getByRole('button', { name: '汇报', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '默认视图' }).click();
    await page.keyboard.press('Escape');
  });

  it('sums up what is selected, names a cell by its row and column, and puts one text into many', async () => {
    const { page } = work;
    await page.setViewportSize(large);
    await page.locator('[row-id="110000"] [col-id="rank"]').first().click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const ranks = await Promise.all(['110000', '120000', '130000'].map((id) => cellText(page, id, 'rank')));
    const sum = ranks.reduce((all, rank) => all + Number(rank), 0);
    await expect
      .poll(() => foot().locator('.totals').innerText())
      .toBe(
        `选中 3 格　计数 3　求和 ${sum}　平均 ${(sum / 3).toFixed(2)}　最小 ${Math.min(...ranks.map(Number))}　最大 ${Math.max(...ranks.map(Number))}`,
      );
    await page.locator('[row-id="110000"] [col-id="index"]').first().click();
    const index = await cellText(page, '110000', 'index');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `北京，总体指数，${index}`,
    );
    await page.locator('.rail').getByRole('button', { name: '指标', exact: true }).click();
    await page.getByRole('button', { name: '一级', exact: true }).click();
    const weights = (): Promise<readonly string[]> =>
      Promise.all(['A', 'B', 'C', 'D'].map((code) => cellText(page, code, 'weight')));
    const before = await weights();
    await page.locator('[row-id="A"] [col-id="weight"]').first().click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.type('12');
    await page.keyboard.press('Control+Enter');
    await expect.poll(weights).toEqual(['12.00', '12.00', '12.00', before[3]]);
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
    expect(work.complaints).toEqual([]);
  });
});
