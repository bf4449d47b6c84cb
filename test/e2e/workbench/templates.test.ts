import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('templates.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('an index of others as a template', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
  });
  afterAll(() => work.close());

  it('is offered on the first screen with what it is and where it comes from, and says that its values are invented', async () => {
    const { page } = work;
    const card = page.locator('.template', { hasText: '人类发展指数 HDI' });
    await card.waitFor();
    expect(await card.innerText()).toContain('联合国开发计划署');
    await work.picture('templates-start');
    await card.getByRole('button', { name: '新建… 人类发展指数 HDI' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('示例 HDI');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('gridcell', { name: '出生时预期寿命' }).first().waitFor();
    await work.picture('templates-indicators');
    expect(await page.locator('.bar').innerText()).toContain('合成示例数据');
  });

  it('is scored at once, with the decimals that its scale from 0 to 1 needs', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    await page.getByRole('gridcell', { name: '示例国甲' }).first().waitFor();
    await work.picture('templates-scores');
    // 0.958732 by a Python program from UNDP's formulas.
    expect(await cellText(page, 'X01', 'index')).toBe('0.9587');
    expect(
      await page
        .getByRole('combobox', { name: '分组临界' })
        .locator('xpath=ancestor::*[contains(@class,"ant-select")][1]')
        .innerText(),
    ).toBe('临界 ±0.005');
  });
});
