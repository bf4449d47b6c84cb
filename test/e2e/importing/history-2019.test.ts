import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { large, openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('history-2019.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Published indices by unit, as the file has them. */
const published = (file: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(file, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([name = '', index = '']) => [name, index]),
  );

describe.skipIf(chromiumPath === null)('the published indices of 2019, imported on screen', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(large);
  });
  afterAll(() => work.close());

  it.each([
    ['省级政府 2021', 'index-2019-provinces.csv', 32],
    ['重点城市 2021', 'index-2019-key-cities.csv', 32],
  ] as const)(
    'stand in 历年 of %s as published',
    async (template, name, count) => {
      const { page } = work;
      const file = `test/fixtures/history/${name}`;
      const expected = published(file);
      expect(expected.size).toBe(count);
      const show = (screen: string) => page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
      await page.locator('.rail button').first().click();
      await page.getByRole('button', { name: `打开示例 ${template}` }).click();
      await page.locator('[col-id="rank"] >> nth=1').waitFor({ timeout: 180_000 });
      await show('导入');
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '选择文件…' }).click();
      await (await choosing).setFiles(file);
      await page.getByRole('button', { name: '预览', exact: true }).click({ timeout: 90_000 });
      await page.getByRole('button', { name: '确认导入' }).click({ timeout: 90_000 });
      await page.getByRole('heading', { name: /第 \d+ 批已导入/ }).waitFor({ timeout: 90_000 });
      await show('成果');
      await page.locator('.toolbar').getByText('历年', { exact: true }).click();
      const table = page.locator('.print-table').first();
      await table.waitFor({ timeout: 90_000 });
      const heads = await table.locator('thead th').allInnerTexts();
      const column = heads.indexOf('2019');
      expect(column).toBeGreaterThan(0);
      const shown = await table.locator('tbody tr').evaluateAll(
        (rows, at) =>
          rows.map((row) => {
            const unit = (row.children[0]?.textContent ?? '').replace(/\s*\([+−]\)/g, '').trim();
            return [unit, /-?\d+\.\d+/.exec(row.children[at]?.textContent ?? '')?.[0] ?? '—'] as const;
          }),
        column,
      );
      expect(shown.length).toBe(count);
      // 新疆兵团 was not assessed in 2019: its cell is empty, and 历年 says — of it.
      const wanted = (unit: string): string => {
        const index = expected.get(unit) ?? 'not in the file';
        return index === '' ? '—' : Number(index).toFixed(2);
      };
      expect(shown.filter(([unit, index]) => index !== wanted(unit))).toEqual([]);
      expect(work.complaints).toEqual([]);
    },
    400_000,
  );
});
