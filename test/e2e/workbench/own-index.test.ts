import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('own-index.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** X = a on goalposts 0–10, weight 2; Y = b ÷ pop on goalposts 0–5, weight 1. 东: (2·90 + 80)/3; 西: (2·60 + 40)/3. */
async function scoreBook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Indicators').addRows([
    ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper', 'Denominator'],
    ['X', '便捷', '', 2, '', '', '', ''],
    ['Y', '规范', '', 1, '', '', '', ''],
    ['a', '甲项', 'X', 1, 'goalposts', 0, 10, ''],
    ['b', '乙项', 'Y', 1, 'goalposts', 0, 5, 'pop'],
  ]);
  workbook.addWorksheet('Units').addRows([
    ['Code', 'Name'],
    ['u1', '东'],
    ['u2', '西'],
  ]);
  workbook.addWorksheet('Data').addRows([
    ['Unit', 'a', 'b', 'pop'],
    ['u1', 9, 20, 5],
    ['u2', 6, 20, 10],
  ]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.skipIf(chromiumPath === null)('an index of one’s own on screen', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(small, { besides: /net::ERR_INTERNET_DISCONNECTED/ });
  });
  afterAll(() => work.close());
  const show = (screen: string) =>
    work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();

  it.each(['数据', '导入', '得分', '图表', '情景', '成果', '指标'])(
    'a blank project says on %s that it has no indicators and offers a score book',
    async (screen) => {
      const { page } = work;
      if ((await page.locator('.bar .project').count()) === 0) {
        await page.getByRole('button', { name: '新建… 空白指标体系' }).click();
        await page.getByRole('textbox', { name: '项目名称' }).fill('自有指数');
        await page.getByRole('button', { name: '选择位置并新建' }).click();
      }
      await show(screen);
      await page.getByRole('heading', { name: '这个项目没有指标' }).waitFor();
      expect(await page.getByRole('button', { name: '从计分书填充…' }).count()).toBe(1);
    },
  );

  it('refuses a book that is none, in words, and stays blank', async () => {
    const { page } = work;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '从计分书填充…' }).click();
    await (
      await choosing
    ).setFiles({
      name: '网页.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    });
    await page.getByLabel('原因（记入审计记录）').fill('试');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.locator('.ant-message-error').filter({ hasText: '网页' }).first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
    await page.getByRole('heading', { name: '这个项目没有指标' }).waitFor();
  });

  it('fills the blank project from a score book and shows its scores', async () => {
    const { page } = work;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '从计分书填充…' }).click();
    await (
      await choosing
    ).setFiles({ name: '我的指数2025.xlsx', mimeType: 'application/octet-stream', buffer: await scoreBook() });
    expect(await page.getByRole('textbox', { name: '评估年度' }).inputValue()).toBe('2025');
    await page.getByLabel('原因（记入审计记录）').fill('自有指数');
    await work.picture('fill-from-book');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.locator('[row-id="u1"] [col-id="rank"]').first().waitFor();
    expect(await cellText(page, 'u1', 'index')).toBe('86.67');
    expect(await cellText(page, 'u2', 'index')).toBe('53.33');
  });

  it('keeps the last scores and names the group when all weights of a group are 0', async () => {
    const { page } = work;
    await show('指标');
    await page.getByRole('button', { name: '一级', exact: true }).click();
    await page.locator('[row-id="X"] [col-id="weight"]').first().click();
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    // Y alone: 80 and 40.
    await expect.poll(() => page.locator('.strip .what').innerText()).toContain('权重 X');
    await page.locator('[row-id="Y"] [col-id="weight"]').first().click();
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    const alert = page.locator('.strip').getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/仍显示上一次的结果.*(total|总体指数)/);
    await show('得分');
    await page.locator('[row-id="u1"] [col-id="rank"]').first().waitFor();
    // 80 is a tier line: a mark for that may stand before it.
    expect(await cellText(page, 'u1', 'index')).toMatch(/80\.00$/);
    expect(await cellText(page, 'u2', 'index')).toMatch(/40\.00$/);
    await work.picture('scores-error');
    await page.keyboard.press('Control+z');
    await alert.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellText(page, 'u1', 'index')).toBe('86.67');
  });

  it('says when the program behind the page is gone, and when it is back', async () => {
    const { page } = work;
    expect(work.complaints).toEqual([]);
    await page.context().setOffline(true);
    await show('数据');
    await page.locator('[row-id="u1"] [col-id="a"]').first().click();
    await page.locator('.strip').getByRole('alert').filter({ hasText: '连接已断开' }).waitFor();
    await page.context().setOffline(false);
    await page.locator('.strip').getByRole('alert').waitFor({ state: 'hidden' });
  });

  it('asks before a page with unsaved edits is left', async () => {
    const { page } = work;
    await page.keyboard.press('Escape');
    await page.locator('.beside-panel').waitFor({ state: 'hidden' });
    await show('得分');
    const share = page.getByRole('textbox', { name: '便捷 的占比（%）' });
    await share.fill('50');
    await share.press('Enter');
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    // The step of the undo says that the project has it.
    await page.getByRole('button', { name: /^撤销 \(Ctrl/ }).hover();
    await page.locator('.ant-tooltip', { hasText: '撤销：占比 X' }).waitFor();
    // At rest, as it is after the page is loaded anew.
    await share.blur();
    const shown = await share.inputValue();
    await page.reload();
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    expect(await share.inputValue()).toBe(shown);
  });
});
