import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null) process.stderr.write('what-if.test.ts left out: no Chromium (set CHROMIUM to its path)\n');
const views = [
  ['情景', 'scenarios'],
  ['情景比较', 'compare'],
  ['权重助手', 'weights'],
  ['余量', 'margins'],
  ['不确定性', 'uncertainty'],
  ['敏感性', 'sensitivity'],
  ['目标求解', 'goal'],
  ['诊断', 'diagnostics'],
  ['结构分析', 'analysis'],
] as const;

describe.skipIf(chromiumPath === null)('the what-if laboratory over the sample project', () => {
  let work: WorkbenchPage;
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-downloads-'));

  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '情景', exact: true }).click();
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  async function view(name: string): Promise<void> {
    await work.page.locator('.toolbar .ant-segmented').getByText(name, { exact: true }).click();
  }

  async function judge(row: string, column: string, step: string): Promise<void> {
    await work.page.getByRole('combobox', { name: `${row} 比 ${column}` }).selectOption(step);
  }

  it('lists what the data say of themselves by what hangs on it, and leads to the indicator', async () => {
    const { page } = work;
    await view('诊断');
    await page.getByText(/^按影响排列/).waitFor({ timeout: 90_000 });
    const groups = page.locator('details.findings');
    expect(await groups.count()).toBeGreaterThan(2);
    expect(await groups.evaluateAll((all) => all.map((one) => one.hasAttribute('open')))).toEqual([
      true,
      ...Array.from({ length: (await groups.count()) - 1 }, () => false),
    ]);
    const moves = await groups.locator('summary').allInnerTexts();
    const tiers = moves.map((text) => /(\d+) 个换组/.exec(text)?.[1] ?? '0').map((digits) => digits.padStart(3, '0'));
    expect(tiers).toEqual([...tiers].sort().reverse());
    await work.picture('what-if-findings');
    const act = groups
      .first()
      .getByRole('button', { name: /^看指标 / })
      .first();
    const code = /^看指标 (.*)$/.exec((await act.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await act.click();
    await page.getByRole('main', { name: '指标' }).waitFor();
    await page.locator(`.ag-row:has-text("${code}")`).first().waitFor();
    await page.locator('.rail').getByRole('button', { name: '情景', exact: true }).click();
  });

  it('warns of contradicting AHP judgements, names the worst and follows a correction', async () => {
    const { page } = work;
    await view('权重助手');
    await page.getByText('层次分析', { exact: true }).click();
    // A = 5 B, B = 7 C, and yet C = 5 A: a circle.
    await judge('A 服务成效度', 'B 办理成熟度', '5');
    await judge('B 办理成熟度', 'C 方式完备度', '7');
    await judge('A 服务成效度', 'C 方式完备度', '1/5');
    await judge('C 方式完备度', 'D 事项覆盖度', '2');
    await judge('D 事项覆盖度', 'E 指南准确度', '1');
    const warning = page.getByText(/大于 0\.1，判断不一致。影响最大的是/);
    await warning.waitFor();
    await page.getByText(/有 5 个判断未填/).waitFor();
    expect(await page.locator('.matrix td.worst').count()).toBe(2);
    await work.picture('what-if-ahp');
    // A = B, B = C, A = C, C = 2 D, D = E: 2 : 2 : 2 : 1 : 1 out of 8.
    await judge('A 服务成效度', 'B 办理成熟度', '1');
    await judge('B 办理成熟度', 'C 方式完备度', '1');
    await judge('A 服务成效度', 'C 方式完备度', '1');
    await warning.waitFor({ state: 'detached' });
    expect(
      await page
        .locator('#proposal')
        .locator('xpath=ancestor::section')
        .locator('tbody tr:not([aria-hidden]) td:nth-child(3)')
        .allInnerTexts(),
    ).toEqual(['25.00%', '25.00%', '25.00%', '12.50%', '12.50%']);
  });

  it('applies the proposal as edits and keeps them as a scenario', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '采用', exact: true }).click();
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    await view('情景');
    await page.getByRole('button', { name: '新建情景' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('层次分析权重');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const row = page.locator('tr', { hasText: '层次分析权重' });
    await row.waitFor();
    expect(await row.innerText()).toContain('3 处');
    await row.getByRole('button', { name: /展开|Expand/ }).click();
    // 20 of 100 before, 2 of 8 now.
    await page.getByText('权重 C 方式完备度：20.00% → 25.00%').first().waitFor();
  });

  let shown: readonly (readonly string[])[] = [];
  it('compares the scenario with the baseline, changed tiers first', async () => {
    const { page } = work;
    await view('情景比较');
    await page.getByRole('heading', { name: '名次变化' }).waitFor();
    const rows = page.locator('#compare').locator('xpath=ancestor::section').locator('tbody tr[data-row-key]');
    expect(await rows.count()).toBe(32);
    shown = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '')),
    );
    // After the unit, index, rank, tier and evidence of either method.
    const changed = shown.map((cells) => cells[3] !== cells[7]);
    expect(changed.filter(Boolean).length).toBeLessThan(32);
    expect(changed.lastIndexOf(true)).toBe(changed.filter(Boolean).length - 1);
  });

  it('says what each index rests on beside it, as 得分 does: in the comparison and in the margins', async () => {
    const { page } = work;
    // The sample is complete: 32 units under two methods, the bar as long as the cell.
    const whole = page.locator('tbody td > .evidence.score-bar:not(.partly)');
    expect(await whole.count()).toBe(64);
    expect(await whole.first().evaluate(({ style }) => style.backgroundSize)).toMatch(/^100(\.0)?% 3px$/);
    expect(await whole.first().getAttribute('title')).toContain('100.0%');
    await view('余量');
    await page.getByRole('tab', { selected: true }).waitFor();
    await whole.first().waitFor();
    await work.picture('margins-evidence');
    const tabs = page.locator('#margins').locator('xpath=ancestor::section').getByRole('tab');
    await tabs.nth(1).click();
    await expect.poll(() => page.getByRole('tabpanel').locator('td > .evidence.score-bar:visible').count()).toBe(32);
    await work.picture('margins-evidence-units');
    await view('情景比较');
    await page.getByRole('heading', { name: '名次变化' }).waitFor();
  });

  it('exports the comparison to a workbook that says what the screen says', async () => {
    const { page } = work;
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: '导出比较 (xlsx)' }).click();
    const file = join(downloads, 'comparison.xlsx');
    await (await downloading).saveAs(file);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const numbers = new Map<string, number[]>();
    book.worksheets[0]?.eachRow((row) => {
      const cells: unknown[] = [];
      row.eachCell((cell) => cells.push(cell.value));
      for (const cell of cells)
        if (typeof cell === 'string')
          numbers.set(
            cell,
            cells.filter((value) => typeof value === 'number'),
          );
    });
    for (const [name = '', index = '', , , , own = ''] of shown) {
      const figures = (numbers.get(name) ?? []).map((value) => value.toFixed(2));
      expect(figures, name).toContain(index);
      expect(figures, name).toContain(/[\d.]+$/.exec(own.replace(/^[▲▼][\d.]+\.\d\d(?=\d)/, ''))?.[0]);
    }
  });

  it('ranks by other methods beside the index, and exports the table shown', async () => {
    const { page } = work;
    const card = page.locator('#rankings').locator('xpath=ancestor::section');
    await card.getByRole('button', { name: '计算' }).click();
    const table = card.getByRole('table');
    await table.waitFor();
    const cells = await table
      .locator('tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
      );
    expect(cells[0]?.slice(0, 3)).toEqual(['地区', '指数名次', 'TOPSIS']);
    // A head, 32 units, two correlations of the index with itself.
    expect(cells).toHaveLength(35);
    expect(cells.slice(33).map((row) => row[1])).toEqual(['1.00', '1.00']);
    for (const row of cells.slice(33))
      for (const figure of row.slice(2, -1)) expect(Number(figure)).toBeGreaterThan(0.3);
    await card.getByText(/名次变动最大：/).waitFor();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await card.getByRole('button', { name: /对照排名 Excel/ }).click();
    const file = join(downloads, 'rankings.xlsx');
    await (await downloading).saveAs(file);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const rows: string[][] = [];
    book.worksheets[0]?.eachRow((row) => {
      const texts: string[] = [];
      row.eachCell((cell) => texts.push(cell.text));
      rows.push(texts);
    });
    expect(rows).toContainEqual(cells[1]);
  });

  it('runs 10,000 draws in a worker, shows rank bands, keeps them and reproduces them to the bit', async () => {
    const { page } = work;
    await view('不确定性');
    await page.getByRole('button', { name: '开始模拟' }).click();
    await page.getByRole('heading', { name: '名次区间' }).waitFor({ timeout: 90_000 });
    await page.locator('.js-plotly-plot .scatterlayer .trace').first().waitFor({ timeout: 90_000 });
    const bands = await page.evaluate(() => {
      const element: unknown = document.querySelector('.js-plotly-plot');
      const traces: unknown = typeof element === 'object' && element !== null && 'data' in element ? element.data : [];
      return Array.isArray(traces) ? traces.map((trace) => trace.y.length) : [];
    });
    // Two bands of 32 lines with a gap after each, 32 medians, 32 own ranks.
    expect(bands).toEqual([96, 96, 32, 32]);
    await work.picture('what-if-uncertainty');
    await page.getByRole('button', { name: '存入项目' }).click();
    await page.getByRole('heading', { name: '项目中的分析' }).waitFor();
    await page.getByRole('button', { name: '复算核对' }).click();
    await page.getByText('复算结果与保存的逐位一致').waitFor({ timeout: 90_000 });
  });

  it('keeps judgements and bands while other screens are looked at', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    await page.locator('.weight-ticks i').first().waitFor({ timeout: 90_000 });
    await work.picture('scores-with-ticks');
    await page.locator('.rail').getByRole('button', { name: '情景', exact: true }).click();
    await page.getByRole('heading', { name: '名次区间' }).waitFor();
    await view('权重助手');
    await page.getByText('层次分析', { exact: true }).click();
    expect(await page.getByRole('combobox', { name: 'C 方式完备度 比 D 事项覆盖度' }).inputValue()).toBe('2');
    await view('不确定性');
  });

  it('cancels a long simulation at once', async () => {
    const { page } = work;
    await page.getByRole('textbox', { name: '次数' }).fill('5000000');
    await page.getByRole('button', { name: '开始模拟' }).click();
    const cancel = page.locator('.what-if').getByRole('button', { name: '取消', exact: true });
    await cancel.click();
    await page.getByRole('button', { name: '开始模拟' }).waitFor();
  });

  it.each(views)('%s has no serious accessibility finding, light or dark, at both sizes', async (name, picture) => {
    await view(name);
    expect(await lookOver(work, `what-if-${picture}`)).toEqual(faultless);
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
