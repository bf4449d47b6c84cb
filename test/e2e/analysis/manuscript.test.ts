import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { settled } from '../workbench/settled.ts';
import { openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('manuscript.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** The sample of the key cities, as the build makes it. */
const cities = fileURLToPath(new URL('../../../out/samples/key-city-2021.ewb.gz', import.meta.url));

describe.skipIf(chromiumPath === null)('the report and its structure on screen', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'workbench-manuscript-'));
  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.locator('.toolbar').getByText('报告', { exact: true }).click();
    await work.page.locator('.manuscript-preview h2').first().waitFor({ timeout: 90_000 });
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const preview = () => work.page.locator('.manuscript-preview');
  const list = () => work.page.getByRole('listbox', { name: '报告结构' });
  const row = (name: string) => list().getByRole('option').filter({ hasText: name }).first();
  const headings = async (): Promise<readonly string[]> => preview().locator('h2').allInnerTexts();

  it('shows the provinces’ public report, without any unit’s score', async () => {
    expect(await preview().locator('h1').innerText()).toContain('省级政府');
    expect(await headings()).toContain('第六章  发展建议'.replace('  ', ' '));
    expect(await preview().innerText()).not.toContain('分省方格图');
  });

  it('moves a chapter with all beneath it, and hides a table, by the keyboard; Ctrl+Z takes it back', async () => {
    const { page } = work;
    await row('面临的问题').click();
    await list().press('Alt+ArrowUp');
    await expect.poll(headings).toContain('第四章 面临的问题');
    await page.keyboard.press('Control+z');
    await expect.poll(headings).toContain('第五章 面临的问题');
    const tables = () => preview().locator('table caption').allInnerTexts();
    const before = await tables();
    await row('省级政府及数据来源').click();
    await list().press(' ');
    await expect.poll(async () => (await tables()).length).toBe(before.length - 1);
    await list().press(' ');
    await expect.poll(tables).toEqual(before);
  });

  it('fills a slot with text in which a value follows the result', async () => {
    const { page } = work;
    await list().getByRole('option').filter({ hasText: '待编写：发展建议' }).click();
    const field = page.locator('.editor textarea');
    await field.fill('总体指数平均值为 {mean:province:total}，应当巩固。');
    await page.locator('.editor .ant-tag').getByText('88.07').waitFor();
    await field.blur();
    const said = preview().getByText('应当巩固。');
    await said.waitFor();
    expect(await said.innerText()).toBe('总体指数平均值为 88.07，应当巩固。');
    expect(await said.locator('.fact').getAttribute('title')).toBe('mean:province:total');
    await field.fill('总体指数 {mean:province:NONE}');
    await field.blur();
    await page.getByRole('alert').getByText('mean:province:NONE').waitFor();
    expect(await page.getByRole('button', { name: 'Word', exact: true }).isDisabled()).toBe(true);
    await field.fill('总体指数平均值为 {mean:province:total}，应当巩固。');
    await field.blur();
    await expect.poll(() => page.getByRole('button', { name: 'Word', exact: true }).isEnabled()).toBe(true);
    expect(await lookOver(work, 'report-manuscript')).toEqual(faultless);
  }, 300_000);

  it('proposes boxes, and prints one where it belongs, numbered and listed', async () => {
    const { page } = work;
    await page.locator('.structure').getByText('专栏', { exact: true }).first().click();
    await page.getByRole('button', { name: '添加专栏 北京' }).click();
    const text = page.locator('.editor textarea');
    await text.fill('北京推进一网通办。');
    await text.blur();
    await preview().locator('.box').getByText('北京推进一网通办。').waitFor();
    expect(await preview().locator('.box strong').innerText()).toContain('专栏 1');
    await preview().locator('.listed').getByText('专栏目录').waitFor();
    await settled(page);
    expect(await lookOver(work, 'report-boxes')).toEqual(faultless);
  }, 300_000);

  it.skipIf(!existsSync(cities))(
    'takes the key cities’ project into the same report',
    async () => {
      const { page } = work;
      const other = join(folder, 'key-city-2021.ewb');
      writeFileSync(other, gunzipSync(readFileSync(cities)));
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '选另一类对象的项目…' }).click();
      await (await chooser).setFiles(other);
      await expect.poll(() => preview().locator('h1').innerText(), { timeout: 90_000 }).toContain('省级政府和重点城市');
      const text = await preview().innerText();
      expect(text).toContain('表 2-4');
      expect(text).toContain('图 4-12');
      expect(text).toContain('华北地区的重点城市有 3 个：石家庄、太原、呼和浩特。');
      await settled(page);
      await work.picture('report-both');
      const downloading = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: 'Word', exact: true }).click();
      expect((await downloading).suggestedFilename()).toMatch(/公开版.*\.docx$/);
    },
    300_000,
  );
});
