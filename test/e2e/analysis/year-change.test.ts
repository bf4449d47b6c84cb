import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipEntries } from '../../unit/exporting/zip-entries.ts';
import { makeTwoYears } from '../../unit/services/two-years.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('year-change.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the change since an earlier project on screen', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'workbench-years-'));
  const [earlier, later, damaged] = ['2020.ewb', '2021.ewb', '坏.ewb'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];

  beforeAll(async () => {
    const services = startWorkbench();
    const made = await makeTwoYears(services);
    await services.call('project.close', {});
    writeFileSync(earlier, readFileSync(made.earlier));
    writeFileSync(later, readFileSync(made.later));
    writeFileSync(damaged, readFileSync(made.earlier).subarray(0, 5000));
    await services.end();
    work = await openWorkbenchPage(small);
    await choose('打开项目', later);
    await work.page.locator('[row-id="u1"]').first().waitFor({ timeout: 90_000 });
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.locator('.toolbar').getByText('历年', { exact: true }).click();
    // Nothing to compare with yet.
    await work.page.getByText('项目中没有往年结果，无从比较升降组。').waitFor();
    expect(await work.page.getByText('比上年升组').count()).toBe(0);
    await work.picture('report-no-earlier-year');
    await work.page.getByText('年度变化', { exact: true }).click();
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function choose(button: string, path: string): Promise<void> {
    const chooser = work.page.waitForEvent('filechooser');
    await work.page.getByRole('button', { name: button }).first().click();
    await (await chooser).setFiles(path);
  }
  const rows = (): Promise<readonly string[]> =>
    work.page
      .locator('.sortable-table tbody tr[data-row-key]')
      .evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join('|')),
      );

  it('says why a file is refused and what to choose instead', async () => {
    await choose('选择往年项目', damaged);
    await work.page.getByRole('alert').getByText('不能与“坏.ewb”比较').waitFor();
    await choose('换一个项目', later);
    // An upload is a copy: the same year gives it away.
    await work.page.getByRole('alert').getByText('请选择 2021 年以前的项目文件').waitFor();
  });

  it('shows every unit with its parts as worked out by hand, those of one year said, and sorts', async () => {
    await choose('换一个项目', earlier);
    await work.page.locator('.sortable-table').waitFor();
    expect(await rows()).toEqual([
      '东|65.50|64.50|-1.00|3.00|1.00|5.00|-10.00|中|低',
      '=南|50.00|60.00|10.00|10.00|0.00|0.00|0.00|低|低',
      '西|36.50|34.50|-2.00|0.00|-5.00|5.00|-2.00|低|低',
      '新|—|40.00|—|—|—|—|—|—|低',
      '旧|10.00|—|—|—|—|—|—|低|—',
    ]);
    expect(await work.page.locator('.sortable-table tfoot').innerText()).toMatch(
      /平均（3 个）\s+50\.67\s+53\.00\s+2\.33\s+4\.33\s+-1\.33\s+3\.33\s+-4\.00/,
    );
    await work.page.locator('.table-notes').getByText('只有 2021 年参评、没有 2020 年结果，不计变化：新。').waitFor();
    await work.page.locator('.sortable-table th').getByText('变化', { exact: true }).click();
    expect((await rows()).map((row) => row.split('|')[0])).toEqual(['=南', '东', '西', '新', '旧']);
    await work.page.locator('.sortable-table th').getByText('限值', { exact: true }).click();
    expect((await rows()).map((row) => row.split('|')[0])).toEqual(['=南', '西', '东', '新', '旧']);
  });

  it('draws what raises to the right of zero and what lowers to the left', async () => {
    await work.page.locator('.js-plotly-plot .bars').first().waitFor({ timeout: 90_000 });
    const drawn = await work.page.evaluate(() => {
      const element: unknown = document.querySelector('.js-plotly-plot');
      if (typeof element !== 'object' || element === null || !('data' in element) || !('layout' in element))
        return null;
      return JSON.stringify({
        x: Object.values(element.data ?? {}).map((trace: unknown) =>
          typeof trace === 'object' && trace !== null && 'x' in trace ? trace.x : null,
        ),
        layout: element.layout,
      });
    });
    const { x, layout } = JSON.parse(drawn ?? '{}');
    expect(x).toEqual(
      [
        [3, 10, 0],
        [1, 0, -5],
        [5, 0, 5],
        [-10, 0, -2],
      ].map((series) => series.map((value) => expect.closeTo(value, 9))),
    );
    expect(layout.barmode).toBe('relative');
  });

  it('hands over table and picture as one archive', async () => {
    const downloading = work.page.waitForEvent('download', { timeout: 120_000 });
    await work.page.getByRole('button', { name: '导出年度变化的全部文件（表格与图片）ZIP' }).click();
    const path = join(folder, 'change.zip');
    await (await downloading).saveAs(path);
    expect([...zipEntries(path).keys()].map((name) => name.split('.').at(-1))).toEqual([
      'xlsx',
      'docx',
      'csv',
      'svg',
      'png',
    ]);
  });

  it('keeps the earlier results when told to, with a reason', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '存入 2020 年结果…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('上年结果');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '更新 2020 年结果…' }).waitFor();
    await page.getByText('历年结果', { exact: true }).click();
    expect(await page.locator('.print-table tr', { hasText: '东' }).first().innerText()).toMatch(
      /低\s*64\.50\s*中\s*65\.50/,
    );
    await page.getByText('比上年降组 1 个：东').waitFor();
    await page.getByText('年度变化', { exact: true }).click();
  });

  it('has no serious accessibility finding, light or dark, and nothing beyond the window', async () => {
    const { page } = work;
    await page.locator('.sortable-table').waitFor();
    for (const size of [small, large]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture('report-year-change');
      expect(
        await page.evaluate(
          () =>
            document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
        ),
      ).toBe(false);
    }
    const light = await seriousViolations(page);
    await page.getByRole('button', { name: '切换深色' }).click();
    await settled(page);
    expect({ light, dark: await seriousViolations(page, 'colours') }).toEqual({ light: [], dark: [] });
    expect(work.complaints).toEqual([]);
  });
});
