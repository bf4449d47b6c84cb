import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { pasteInto } from './paste-into.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('own-framework.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** As copied from a spreadsheet: the code begins with a 0 and stays so. */
const units = ['代码\t名称\t地区', '01\t东区\t沿海', '02\t西区\t内陆', '03\t南区\t沿海'].join('\r\n');
/** X.1 on 0–10, Y.1 on 0–5: 东 90 and 80, 西 60 and 40, 南 100 and 100. */
const sheet = '地区,便捷程度,Y.1\n东区,9,4\n西区,6,2\n南区,10,5\n';

describe.skipIf(chromiumPath === null)('a framework made on screen', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
  });
  afterAll(() => work.close());
  const show = (screen: string) =>
    work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();

  async function confirm(reason: string): Promise<void> {
    const dialog = work.page.getByRole('dialog');
    await dialog.getByLabel('原因（记入审计记录）').fill(reason);
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Both sizes of what is on screen, and axe over it. */
  async function look(name: string): Promise<void> {
    const { page } = work;
    for (const size of [large, small]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture(name);
    }
    expect(await seriousViolations(page)).toEqual([]);
  }

  it('a blank project takes its units from a pasted block', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '新建… 空白指标体系' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('自建指标');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('button', { name: '录入评估对象…' }).click();
    const dialog = page.getByRole('dialog');
    await pasteInto(page, dialog.getByLabel(/^在此粘贴名单/), { text: units });
    await dialog.getByText('读到新增 3 个，更新 0 个。').waitFor();
    await dialog.locator('.ag-row [col-id="code"]', { hasText: '01' }).waitFor();
    await look('framework-units');
    await confirm('试点名单');
    await page.getByText('已有 3 个评估对象。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('录入评估对象…');
  });

  it('two first-level indicators with a measure each are added with their limits', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '添加第一个指标…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('代码', { exact: true }).fill('X');
    await dialog.getByLabel('名称', { exact: true }).fill('便捷');
    await dialog.getByLabel('采集项名称').fill('便捷程度');
    await dialog.getByLabel('下限').fill('10');
    await dialog.getByLabel('上限').fill('0');
    await dialog.getByLabel('原因（记入审计记录）').fill('讨论稿');
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    // What is wrong is said in the dialog, which stays.
    expect(await dialog.getByRole('alert').innerText()).toMatch(/X\.1.*下限 10 不小于上限 0/);
    await dialog.getByLabel('下限').fill('0');
    await dialog.getByLabel('上限').fill('10');
    await look('framework-indicator');
    await confirm('讨论稿');
    await page.locator('[row-id="X.1"] [col-id="name"]').first().waitFor();
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '添加一级指标…' }).click();
    await dialog.getByLabel('代码', { exact: true }).fill('Y');
    await dialog.getByLabel('名称', { exact: true }).fill('规范');
    await dialog.getByLabel('权重').fill('-2');
    await dialog.getByLabel('上限').fill('5');
    await dialog.getByLabel('原因（记入审计记录）').fill('讨论稿');
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await dialog.getByText('“-2”太小：不能小于 0。').waitFor();
    await dialog.getByLabel('权重').fill('3');
    await confirm('讨论稿');
    await page.locator('[row-id="Y.1"] [col-id="name"]').first().waitFor();
    expect([await cellText(page, 'X', 'share'), await cellText(page, 'Y', 'share')]).toEqual(['25.00%', '75.00%']);
    await look('framework-edit');
  });

  it('the grid refuses what the dialog refuses, and a block that contradicts itself', async () => {
    const { page } = work;
    const into = (code: string, column: string): Promise<void> =>
      page.locator(`[row-id="${code}"] [col-id="${column}"]`).first().click();
    const paste = async (text: string): Promise<void> => {
      await page.evaluate((block) => navigator.clipboard.writeText(block), text);
      await page.keyboard.press('Control+v');
    };
    await into('X.1', 'lower');
    await page.keyboard.type('999');
    await page.keyboard.press('Enter');
    await page.getByText('没有改动：采集项“X.1”的下限 999 不小于上限 10。请更正。').waitFor();
    await look('framework-refused');
    expect(await cellText(page, 'X.1', 'lower')).toBe('0');
    await page.getByRole('button', { name: '一级', exact: true }).click();
    await into('X', 'weight');
    await paste('0\n0\n');
    await page.getByText('没有改动：“total”的下级（X, Y）权重全为 0').waitFor();
    await paste('10\t10\n20\t20\n');
    await page.getByText('没有改动：粘贴的内容同时含“X”等行的权重和占比').waitFor();
    expect([await cellText(page, 'X', 'weight'), await cellText(page, 'Y', 'weight')]).toEqual(['1.00', '3.00']);
    await into('X', 'share');
    await paste('60\n40\n');
    await expect.poll(() => cellText(page, 'X', 'share')).toBe('60.00%');
    expect(await cellText(page, 'Y', 'share')).toBe('40.00%');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, 'X', 'share')).toBe('25.00%');
    await page.getByRole('button', { name: '采集项', exact: true }).click();
  });

  it('a small sheet is imported by the new names and codes, and the index is as by hand', async () => {
    const { page } = work;
    await show('导入');
    await page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
    const files = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], '原始值.csv'));
      return transfer;
    }, sheet);
    await page.dispatchEvent('.screen', 'dragover', { dataTransfer: files });
    await page.dispatchEvent('.screen', 'drop', { dataTransfer: files });
    await page.getByRole('button', { name: '预览', exact: true }).click({ timeout: 90_000 });
    await page.getByRole('button', { name: '确认导入' }).click({ timeout: 90_000 });
    await page.getByRole('heading', { name: '第 1 批已导入' }).waitFor({ timeout: 90_000 });
    await show('得分');
    await page.locator('[row-id="01"] [col-id="rank"]').first().waitFor();
    // (90 + 3·80)/4, (60 + 3·40)/4, 100.
    expect(
      await Promise.all(
        ['01', '02', '03'].map(async (unit) => (await cellText(page, unit, 'index')).replace(/^≈\s*/, '')),
      ),
    ).toEqual(['82.50', '45.00', '100.00']);
    await work.picture('framework-scores');
  });

  it('an indicator with values is removed after saying what that leaves unused; undo brings it back', async () => {
    const { page } = work;
    await show('指标');
    await page.getByText('详情', { exact: true }).click();
    await page.locator('[row-id="Y"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: '移除…' }).click();
    await page.getByText('现在计入的 3 条记录、0 处覆盖值将不再计入。').waitFor();
    await look('framework-remove');
    await confirm('并入便捷');
    await show('得分');
    await expect.poll(() => cellText(page, '01', 'index')).toMatch(/90\.00$/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, '01', 'index')).toMatch(/82\.50$/);
    await page.keyboard.press('Control+y');
    await expect.poll(() => cellText(page, '01', 'index')).toMatch(/90\.00$/);
    await page.keyboard.press('Control+z');
  });

  it('a measure and the units are edited in the dark as well, and the new words stand in the tree', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '切换深色' }).click();
    await show('指标');
    await page.getByText('详情', { exact: true }).click();
    await page.getByRole('button', { name: '采集项', exact: true }).click();
    await page.locator('[row-id="X.1"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: '编辑…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('采集项代码').isDisabled()).toBe(true);
    // As it was opened, it is no edit.
    await dialog.getByLabel('原因（记入审计记录）').fill('没有改');
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await dialog.getByText('没有改动：内容与打开时相同。').waitFor();
    await dialog.getByLabel('采集项名称').fill('办事便捷程度');
    await dialog.getByLabel('上限').fill('12.5');
    await look('framework-measure-dark');
    await confirm('界限重定');
    await expect.poll(() => cellText(page, 'X.1', 'name')).toContain('办事便捷程度');
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '评估对象…' }).click();
    await dialog.locator('[row-id="02"] [col-id="name"]').click();
    await dialog.getByRole('button', { name: '删除' }).click();
    await dialog.getByText('将移除 02：现在计入的 2 条记录不再计入。').waitFor();
    await dialog.locator('[row-id="01"] [col-id="name"]').click();
    await page.keyboard.press('Alt+ArrowDown');
    await look('framework-units-dark');
    await confirm('西区不参评');
    await page.getByRole('button', { name: '切换浅色' }).click();
    await show('得分');
    await expect.poll(() => page.locator('[row-id="02"]').count()).toBe(0);
    // 9 of 12.5 is 72: (72 + 3·80)/4.
    expect(await cellText(page, '01', 'index')).toMatch(/78\.00$/);
  });

  it('the audit log says of each edit why, and of a changed document only what changed', async () => {
    const { page } = work;
    await show('数据');
    await page.getByText('审计', { exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '界限重定' });
    await row.getByText('修订指标体系').waitFor();
    expect(await row.getByRole('listitem').allInnerTexts()).toEqual([
      'X.1 办事便捷程度的上限：10 → 12.5',
      'X.1 办事便捷程度的名称：便捷程度 → 办事便捷程度',
    ]);
    await look('framework-audit');
  });

  it('a draft goes along with a revision, and undo takes back one after the other', async () => {
    const { page } = work;
    await show('指标');
    const weight = page.locator('[row-id="X"] [col-id="weight"]').first();
    const held = await weight.innerText();
    const place = async (code: string) =>
      Number(await page.locator(`[row-id="${code}"]`).first().getAttribute('row-index'));
    const order = async () => ((await place('X')) < (await place('Y')) ? ['X', 'Y'] : ['Y', 'X']);
    expect(await order()).toEqual(['X', 'Y']);
    await weight.click();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    await page.getByText('详情', { exact: true }).click();
    await page.locator('[row-id="X"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: '下移', exact: true }).click();
    await expect.poll(order).toEqual(['Y', 'X']);
    expect((await weight.innerText()).trim()).toBe('3.00');
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(['X', 'Y']);
    expect((await weight.innerText()).trim()).toBe('3.00');
    await page.keyboard.press('Control+z');
    await expect.poll(() => weight.innerText()).toBe(held);
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor({ state: 'hidden' });
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
