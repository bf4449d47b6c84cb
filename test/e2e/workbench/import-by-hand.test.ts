import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('import-by-hand.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Headings that no kind knows, results in the office's own words. */
const heading = '辖区名,对照条目编号,条目内容摘要,落实情况';
const beijing = ['落实', '落实', '未落实', '不涉及', '√'].map((word, at) => `北京,A5-2.1,条目${at + 1},${word}`);
const shanghai = ['落实', '未落实', '×', '不涉及'].map((word, at) => `上海,A5-2.1,条目${at + 1},${word}`);
const counts = '辖区名,对照条目编号,数目\n北京,A1-1.4,3\n上海,A1-1.4,1.5\n';

describe.skipIf(chromiumPath === null)('sheets mapped by hand', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    const { page } = work;
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('手工映射');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
  });
  afterAll(() => work.close());

  /** Drops a file on the window, as from the desktop. */
  async function drop(name: string, text: string): Promise<void> {
    const files = await work.page.evaluateHandle(
      ([called, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ''], called ?? ''));
        return transfer;
      },
      [name, text],
    );
    await work.page.dispatchEvent('.screen', 'dragover', { dataTransfer: files });
    await work.page.locator('.drop').waitFor();
    await work.page.dispatchEvent('.screen', 'drop', { dataTransfer: files });
  }

  async function choose(box: string, option: string): Promise<void> {
    await work.page.getByRole('combobox', { name: box, exact: true }).click();
    const shown = work.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await shown.locator('.ant-select-item-option').getByText(option, { exact: true }).click();
    await expect.poll(() => shown.count()).toBe(0);
  }

  async function search(box: string, text: string): Promise<void> {
    await work.page.getByRole('combobox', { name: box, exact: true }).fill(text);
    await work.page.keyboard.press('Enter');
  }

  async function commit(batch: number): Promise<string> {
    const { page } = work;
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('heading', { name: '导入的影响' }).waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('heading', { name: `第 ${batch} 批已导入` }).waitFor({ timeout: 90_000 });
    return page.locator('#done + span').innerText();
  }

  async function rawValue(unit: string, measure: string): Promise<string> {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '数据', exact: true }).click();
    const find = page.getByRole('combobox', { name: '按指标', exact: true });
    await find.fill(measure.split('.')[0] ?? '');
    await page.keyboard.press('Enter');
    await page.locator(`[row-id="${unit}"] [col-id="${measure}"]`).first().waitFor();
    return cellText(page, unit, measure);
  }

  it('a dropped web page without a table, named .xlsx, is refused by name, with what to do', async () => {
    const { page } = work;
    await drop('汇总.xlsx', '<html><body><table></table>请先登录</body></html>');
    const row = page.locator('tr.ant-table-row').filter({ hasText: '汇总.xlsx' });
    await row.waitFor({ timeout: 90_000 });
    await work.picture('import-refused');
    expect(await row.innerText()).toMatch(/无法读取[^]*另存/);
    expect(await page.getByRole('button', { name: '预览', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '放弃' }).click();
  });

  it('a sheet with odd headings is mapped column by column, its words given a meaning, and saved as a named mapping', async () => {
    const { page } = work;
    await drop('甲处清单.csv', [heading, ...beijing, ''].join('\n'));
    await page.getByText('没有表格').first().waitFor({ timeout: 90_000 });
    await choose('类型 甲处清单.csv 甲处清单', '清单比对');
    await page.getByRole('button', { name: '列映射…' }).click();
    await search('字段 辖区名', '地区');
    await search('字段 对照条目编号', '采集项');
    await search('字段 条目内容摘要', '清单项');
    await search('字段 落实情况', '结果');
    await choose('“落实”的含义', '是');
    await choose('“未落实”的含义', '否');
    await choose('“不涉及”的含义', '缺失（不计）');
    await work.picture('mapping');
    await page.getByRole('textbox', { name: '映射名称' }).fill('甲处的清单');
    await page.getByRole('button', { name: '保存映射' }).click();
    await page.getByText('甲处的清单').first().waitFor();
    await page.getByRole('button', { name: '应用', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // The header and five rows: three yes, one no, one left out; the header is listed as skipped.
    expect((await commit(1)).match(/\d+/g)).toEqual(['6', '4', '2', '0']);
  });

  it('counts the words as they were said to mean', async () => {
    // 落实 落实 √ of four: 75 %.
    expect(await rawValue('110000', 'A5-2.1')).toBe('75');
  });

  it('reads the next sheet of the same layout by the saved mapping without asking', async () => {
    const { page } = work;
    await drop('乙处清单.csv', [heading, ...shanghai, ''].join('\n'));
    await page.getByText('可导入').first().waitFor({ timeout: 90_000 });
    await page
      .getByText(/沿用|已保存的映射/)
      .first()
      .waitFor();
    expect((await commit(2)).match(/\d+/g)).toEqual(['5', '3', '2', '0']);
    // 落实 of 落实, 未落实, ×.
    expect(await rawValue('310000', 'A5-2.1')).toBe('33.33');
  });

  it('takes a column of values in the unit that is chosen for it', async () => {
    const { page } = work;
    await drop('件数.csv', counts);
    await page.getByText('没有表格').first().waitFor({ timeout: 90_000 });
    await choose('类型 件数.csv 件数', '年度汇聚统计表');
    await page.getByRole('button', { name: '列映射…' }).click();
    await search('字段 辖区名', '地区');
    await search('字段 对照条目编号', '采集项');
    await search('字段 数目', '数值');
    await choose('数值单位 数目', '万');
    await page.getByRole('button', { name: '应用', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await commit(3);
    // 3 of 万, traced to its cell.
    await rawValue('110000', 'A1-1.4');
    await page.locator('[row-id="110000"] [col-id="A1-1.4"]').first().click();
    await page
      .getByRole('dialog')
      .getByText(/30,?000/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.beside-panel').waitFor({ state: 'hidden' });
  });

  it('asks about a statistics table: what speaks for and against it, the project’s year and unit chosen, its title beside', async () => {
    const { page } = work;
    const title = '指标：城镇户籍人口(万人)';
    const rows = ['北京,1900,1880', '天津,1100,1090', '河北,3400,3300'];
    await drop('户籍人口.csv', [title, '地区,2022年,2021年', ...rows, ''].join('\n'));
    await page.getByText('未识别', { exact: true }).first().waitFor({ timeout: 90_000 });
    const include = page.getByRole('checkbox', { name: '导入 户籍人口.csv 户籍人口' });
    expect([await include.isChecked(), await include.isEnabled()]).toEqual([true, true]);
    expect(await page.getByRole('button', { name: '预览', exact: true }).isDisabled()).toBe(true);
    await page
      .getByText(/最接近.*不符：/)
      .first()
      .waitFor();
    await work.picture('import-asked');
    await choose('类型 户籍人口.csv 户籍人口', '基础数据表');
    await page.getByText('缺少列', { exact: true }).waitFor();
    await page.getByRole('button', { name: '列映射…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('标题：指标:城镇户籍人口(万人)').waitFor();
    await work.picture('mapping-statistics');
    await page.setViewportSize(large);
    await page.screenshot({ path: 'out/screenshots/mapping-statistics-1920x1080.png' });
    await page.setViewportSize(small);
    await search('项 2021年', '常住人口');
    await page.getByRole('button', { name: '应用', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    // Title, header, three regions.
    expect((await commit(4)).match(/\d+/g)).toEqual(['5', '3', '2', '0']);
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
