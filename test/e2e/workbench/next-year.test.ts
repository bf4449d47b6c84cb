import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxTables, readXlsx } from '../../unit/exporting/read-back.ts';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('next-year.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Of 2021 by title, by day, and by column. */
const sheets2021 = {
  '核查.csv': '2021年事项核查记录\n地区,采集项,事项编码,结果,核查日期\n北京,A4-1.3,X1,是,2021-05-06\n',
  '清单.csv': '地区,采集项,事项编码,结果,核查日期\n北京,A4-2.2,X2,是,2021-05-06\n',
  '年度.csv': '地区,年度,采集项,数值\n北京,2021,A2-1.2,500\n',
};

describe.skipIf(chromiumPath === null)('the project of the next year', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 300_000);
  afterAll(() => work.close());
  const show = (screen: string) =>
    work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
  const dialog = () => work.page.getByRole('dialog');
  async function confirm(): Promise<void> {
    await dialog().getByLabel('原因（记入审计记录）').fill('2022 年调整');
    await dialog().getByRole('button', { name: '确定', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
  }
  async function look(name: string): Promise<void> {
    for (const size of [large, small]) {
      await work.page.setViewportSize(size);
      await settled(work.page);
      await work.picture(name);
    }
    expect(await seriousViolations(work.page)).toEqual([]);
  }
  const revise = async (code: string, button: string): Promise<void> => {
    await work.page.locator(`[row-id="${code}"] [col-id="name"]`).first().click();
    await work.page.getByRole('button', { name: button, exact: true }).click();
  };

  it('is begun on the open one: the year is asked for, and one that the title contradicts is said', async () => {
    const { page } = work;
    await show('开始');
    await page.getByRole('button', { name: '以当前项目为基础…' }).click();
    await dialog().getByText('留在原项目：采集记录').waitFor();
    expect(await dialog().getByRole('textbox', { name: '评估年度' }).inputValue()).toBe('2022');
    await dialog().getByRole('textbox', { name: '评估年度' }).fill('2023');
    await dialog().getByRole('textbox', { name: '项目名称' }).fill('省级评估2022');
    await dialog().getByRole('alert').getByText('名称里写的是 2022 年，评估年度是 2023 年。').waitFor();
    await look('next-year-dialog');
    await dialog().getByRole('textbox', { name: '评估年度' }).fill('2022');
    await dialog().getByRole('button', { name: '选择位置并新建' }).click();
    await page.locator('.bar').getByRole('button', { name: '评估年度 2022' }).waitFor();
    await page.locator('.bar').getByText('省级评估2022').waitFor();
  });

  it('takes a changed system: two indicators dropped, one moved, one added', async () => {
    const { page } = work;
    await page.getByText('详情', { exact: true }).click();
    await page.getByRole('button', { name: '三级', exact: true }).click();
    for (const code of ['A4-3', 'A5-5']) {
      await page.getByRole('searchbox').fill(code);
      await revise(code, '移除…');
      await confirm();
    }
    await page.getByRole('searchbox').fill('A6-2');
    await revise('A6-2', '移到…');
    await dialog().getByRole('combobox').fill('A5');
    await dialog().getByRole('combobox').press('Enter');
    await confirm();
    await page.getByRole('searchbox').fill('B6');
    await revise('B6', '添加下级指标…');
    await dialog().getByLabel('代码', { exact: true }).fill('B6-5');
    await dialog().getByLabel('名称', { exact: true }).fill('区块链应用');
    await dialog().getByLabel('下限').fill('0');
    await dialog().getByLabel('上限').fill('100');
    await confirm();
    await page.getByRole('searchbox').fill('');
  });

  it('shows what became of the system, by level and indicator, and hands it over', async () => {
    const { page, userData } = work;
    await page.getByRole('button', { name: '修订', exact: true }).click();
    await page.getByRole('menuitem', { name: '与上一年体系对比…' }).click();
    // A4: two of three left, 1/3 → 1/2. A5: one gone, one come, 1/5 as before. A6: one of two left. B6: five instead of four.
    await dialog()
      .getByText('2022 年三级指标 54 个（2021 年 55 个）：新增 1 个、取消 2 个、改变所属 1 个、占比改变 7 个。')
      .first()
      .waitFor();
    const rows = await dialog()
      .locator('.print-table')
      .nth(1)
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent).join('|')));
    const third = rows.filter((row) => row.startsWith('三级指标'));
    expect(third).toEqual([
      '三级指标|占比改变|A4-1 减时间|A4 服务满意度|33.33%|A4-1 减时间|A4 服务满意度|50.00%',
      '三级指标|占比改变|A4-2 减跑动|A4 服务满意度|33.33%|A4-2 减跑动|A4 服务满意度|50.00%',
      '三级指标|取消|A4-3 即办程度|A4 服务满意度|33.33%|—|—|—',
      '三级指标|改变所属|A6-2 特色服务|A6 特色创新|50.00%|A6-2 特色服务|A5 服务便利化|20.00%',
      '三级指标|取消|A5-5 便民服务|A5 服务便利化|20.00%|—|—|—',
      '三级指标|占比改变|A6-1 无障碍服务|A6 特色创新|50.00%|A6-1 无障碍服务|A6 特色创新|100.00%',
      '三级指标|占比改变|B6-1 国家平台服务应用|B6 应用支撑|25.00%|B6-1 国家平台服务应用|B6 应用支撑|20.00%',
      '三级指标|占比改变|B6-2 电子印章|B6 应用支撑|25.00%|B6-2 电子印章|B6 应用支撑|20.00%',
      '三级指标|占比改变|B6-3 办件信息|B6 应用支撑|25.00%|B6-3 办件信息|B6 应用支撑|20.00%',
      '三级指标|占比改变|B6-4 用户中心|B6 应用支撑|25.00%|B6-4 用户中心|B6 应用支撑|20.00%',
      '三级指标|新增|—|—|—|B6-5 区块链应用|B6 应用支撑|20.00%',
    ]);
    await look('next-year-systems');
    for (const [button, file] of [
      ['Excel', 'systems.xlsx'],
      ['Word', 'systems.docx'],
    ] as const) {
      const downloading = page.waitForEvent('download', { timeout: 120_000 });
      await dialog().getByRole('button', { name: button }).click();
      await (await downloading).saveAs(join(userData, file));
    }
    const workbook = await readXlsx(join(userData, 'systems.xlsx'));
    expect(JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()))).toContain('B6-5 区块链应用');
    expect(JSON.stringify(await docxTables(join(userData, 'systems.docx')))).toContain('B6-5 区块链应用');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  it('data of 2021 that is imported into it counts nowhere in 2022, and is listed', async () => {
    const { page } = work;
    await show('导入');
    await page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
    const files = await page.evaluateHandle((contents) => {
      const transfer = new DataTransfer();
      for (const [name, content] of Object.entries(contents)) transfer.items.add(new File([content], name));
      return transfer;
    }, sheets2021);
    await page.dispatchEvent('.screen', 'dragover', { dataTransfer: files });
    await page.dispatchEvent('.screen', 'drop', { dataTransfer: files });
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('heading', { name: '第 1 批已导入' }).waitFor();
    await page.locator('.bar').getByRole('button', { name: '其他年度记录 3' }).click();
    await page.getByRole('heading', { name: '其他年度的记录' }).waitFor();
    expect(
      await page
        .locator('tr[data-row-key]')
        .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent).join('|')).sort()),
    ).toEqual([
      '2021|1|年度.csv|年度|年度汇聚统计表|1',
      '2021|1|核查.csv|核查|事项核查记录|1',
      '2021|1|清单.csv|清单|事项核查记录|1',
    ]);
    await look('next-year-other-years');
    await show('开始');
    await page.locator('.glance').getByText('0.0%').waitFor();
  });

  it('says before the year is changed what will be missing', async () => {
    const { page } = work;
    await page.locator('.bar').getByRole('button', { name: '评估年度 2022' }).click();
    // The project holds values of both years: the bar switches between them.
    await page.getByRole('menuitem', { name: '改为评估 2021 年…' }).click();
    expect(await dialog().getByRole('textbox', { name: '评估年度' }).inputValue()).toBe('2021');
    await dialog()
      .getByText(
        '换成 2021 年后，2022 年的 0 条记录不再计入所评年度（仍作为 2022 年的数值保留）；项目里 2021 年的记录有 3 条。',
      )
      .waitFor();
    await page.getByRole('button', { name: '切换深色' }).dispatchEvent('click');
    await look('next-year-change-dark');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.locator('.rail').getByRole('button', { name: 'Start', exact: true }).click();
    await look('next-year-start-english-dark');
    expect(work.complaints).toEqual([]);
  });
});
