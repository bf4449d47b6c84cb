import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { pasteInto } from './paste-into.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('annex-tables.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** 60 indicators on three levels, as copied from a spreadsheet. */
const sixty = [
  '一级指标\t权重\t二级指标\t权重\t三级指标\t权重\t单位\t方向\t指标说明',
  ...Array.from({ length: 60 }, (_, at) =>
    [
      at % 15 === 0 ? `领域${at / 15 + 1}` : '',
      at % 15 === 0 ? '25' : '',
      at % 5 === 0 ? `方面${at / 5 + 1}` : '',
      at % 5 === 0 ? '33.3' : '',
      `指标${at + 1}`,
      '20',
      '%',
      at % 2 === 0 ? '正向' : '逆向',
      `第${at + 1}项的说明`,
    ].join('\t'),
  ),
].join('\n');
const units400 = [
  '序号\t行政区划代码\t县（市、区）\t所属设区市',
  ...Array.from({ length: 400 }, (_, at) => `${at + 1}\t${110_101 + at}\t县${at + 1}\t市${Math.floor(at / 20) + 1}`),
].join('\n');

describe.skipIf(chromiumPath === null)('whole tables of indicators and units', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
  });
  afterAll(() => work.close());

  async function look(name: string): Promise<void> {
    const { page } = work;
    for (const size of [large, small]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture(name);
    }
    expect(await seriousViolations(page)).toEqual([]);
  }
  async function confirm(reason: string): Promise<void> {
    const dialog = work.page.getByRole('dialog');
    await dialog.getByLabel('原因（记入审计记录）').fill(reason);
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  const names = (): Promise<readonly string[]> =>
    work.page.getByRole('dialog').locator('.ag-row [col-id="name"]').allInnerTexts();

  it('a pasted table becomes the system of a blank project in one step', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '新建… 空白指标体系' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('县域指数');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('button', { name: '录入或导入指标体系…' }).click();
    const dialog = page.getByRole('dialog');
    await look('system-empty');
    await pasteInto(page, dialog.getByLabel(/^在此粘贴指标体系表/), { text: sixty });
    await dialog.getByText('全部看懂。').waitFor();
    await dialog.getByText('共 76 行，其中采集项 60 个。').waitFor();
    await look('system-sixty');
    await confirm('附件2');
    await expect.poll(() => cellText(page, 'A1', 'name')).toContain('方面1');
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: '录入或导入指标体系…' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => cellText(page, 'A1', 'name')).toContain('方面1');
  });

  it('rows are added, typed, moved in and out, filled and taken back by the keyboard', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '整表编辑或导入…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[row-id="A1-1"] [col-id="name"]').click();
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await names())[3]).toBe('');
    await dialog.locator('.ag-row[row-index="3"] [col-id="name"]').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('新增一项');
    await page.keyboard.press('Enter');
    await dialog.locator('.ag-row[row-index="3"] [col-id="weight"]').click();
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    expect((await names()).slice(0, 5)).toEqual(['领域1', '方面1', '指标1', '新增一项', '指标2']);
    // Out one level: the measures after it are below it then; back in.
    await dialog.locator('.ag-row[row-index="3"] [col-id="name"]').click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await names()).slice(2, 4)).toEqual(['新增一项', '指标1']);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await names()).slice(2, 4)).toEqual(['指标1', '新增一项']);
    // The unit of the row above, filled down over three.
    await dialog.locator('.ag-row[row-index="2"] [col-id="unit"]').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect.poll(() => dialog.locator('.ag-row[row-index="3"] [col-id="unit"]').innerText()).toBe('%');
    await dialog.getByText('新增 1 项：新增一项').waitFor();
    await look('system-edited');
    await confirm('讨论后增加');
    await page
      .getByRole('button', { name: '全部' })
      .first()
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await page.keyboard.press('Control+z');
  });

  it('another version of the table says what it changes before it is saved', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '整表编辑或导入…' }).click();
    const dialog = page.getByRole('dialog');
    const other = sixty
      .split('\n')
      .filter((line) => !line.includes('指标7\t'))
      .join('\n')
      .replace('指标3\t20', '指标3\t40');
    await pasteInto(page, dialog.getByLabel(/^在此粘贴指标体系表/), { text: other });
    await dialog.getByText('去掉 1 项：指标7').waitFor();
    await dialog.getByText('改动 1 项：指标3').waitFor();
    await look('system-other');
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('400 units are pasted with their groups and edited in place', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '评估对象…' }).click();
    const dialog = page.getByRole('dialog');
    await pasteInto(page, dialog.getByLabel(/^在此粘贴名单/), { text: units400 });
    await dialog.getByText('读到新增 400 个，更新 0 个。').waitFor();
    await dialog.locator('.ag-row[row-index="1"] [col-id="group"]').click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('市甲');
    await page.keyboard.press('Enter');
    await look('units-four-hundred');
    await confirm('附件1');
    await page.getByRole('button', { name: '修订' }).click();
    await page.getByRole('menuitem', { name: '评估对象…' }).click();
    await expect.poll(() => dialog.locator('.ag-row[row-index="1"] [col-id="group"]').innerText()).toBe('市甲');
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('nothing complained', () => {
    expect(work.complaints).toEqual([]);
  });
});
