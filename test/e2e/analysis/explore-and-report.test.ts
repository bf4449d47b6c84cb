import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { settled } from '../workbench/settled.ts';
import { openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('explore-and-report.test.ts left out: no Chromium (set CHROMIUM to its path)\n');
const reports = [
  ['表格', 'tables'],
  ['文字', 'text'],
  ['报告', 'manuscript'],
  ['对象分析', 'profiles'],
  ['历年', 'history'],
  ['与公开结果核对', 'facts'],
  ['定稿', 'release'],
  ['导出', 'export'],
] as const;

describe.skipIf(chromiumPath === null)('the explore and report screens over the sample project', () => {
  let work: WorkbenchPage;
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-downloads-'));

  beforeAll(async () => {
    work = await openWorkbenchPage(small);
    await openSample(work.page);
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  async function screen(name: string): Promise<void> {
    await work.page.locator('.rail').getByRole('button', { name, exact: true }).click();
  }

  async function accessible(picture: string): Promise<void> {
    expect(await lookOver(work, picture)).toEqual(faultless);
  }

  it('draws every picture of the list', async () => {
    const { page } = work;
    await screen('图表');
    const entries = page.locator('.choices button');
    await entries.first().waitFor();
    const names = (await entries.allInnerTexts()).map((text) => text.split('\n')[0]);
    // docs/REPORT "Figures": F3-1, F3-2, seven regions F3-4 … F3-10, F4-1 and five second levels with odd numbers for the provinces.
    expect(names.slice(0, 15)).toEqual([
      '3-1',
      '3-2',
      '3-4',
      '3-5',
      '3-6',
      '3-7',
      '3-8',
      '3-9',
      '3-10',
      '4-1',
      '4-3',
      '4-5',
      '4-7',
      '4-9',
      '4-11',
    ]);
    for (let at = 0; at < names.length; at += 1) {
      await entries.nth(at).click();
      await page.locator('.canvas .js-plotly-plot .main-svg').first().waitFor({ timeout: 90_000 });
    }
  });

  it('redraws after an edit and keeps the zoom', async () => {
    const { page } = work;
    await screen('得分');
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    await screen('图表');
    await page.locator('.choices').getByText('两个指标的散点图').click();
    await page.locator('.canvas .js-plotly-plot .points').first().waitFor();
    const shown = (): Promise<readonly string[]> =>
      page.evaluate(() => {
        const element: unknown = document.querySelector('.canvas .js-plotly-plot');
        if (typeof element !== 'object' || element === null || !('layout' in element) || !('data' in element))
          return ['', ''];
        const { xaxis } = Object.fromEntries(Object.entries(element.layout ?? {}));
        return [JSON.stringify(xaxis?.range), JSON.stringify(element.data)];
      });
    const [whole] = await shown();
    const box = await page.locator('.canvas .nsewdrag').first().boundingBox();
    if (box === null) throw new Error('no plot');
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.7, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await shown())[0]).not.toBe(whole);
    const [zoomed, before] = await shown();
    const drawn = (): Promise<number> => page.evaluate(() => performance.getEntriesByName('workbench:plot').length);
    const held = await drawn();
    await page.keyboard.press('Control+z');
    await expect.poll(drawn).toBeGreaterThan(held);
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor({ state: 'detached' });
    expect((await shown())[0]).toBe(zoomed);
    // A's and B's own scores don't hang on the weight of C; the tier of nobody changed either.
    expect((await shown())[1]).toBe(before);
  });

  it('saves a picture as PNG of print size and as SVG with its title and the mark of synthetic data', async () => {
    const { page } = work;
    await page.locator('.choices button').first().click();
    await page.locator('.canvas .js-plotly-plot .bars').first().waitFor();
    const saved: Record<string, Buffer> = {};
    for (const format of ['PNG', 'SVG']) {
      const downloading = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: `保存为 ${format}` }).click();
      const download = await downloading;
      const file = join(downloads, download.suggestedFilename());
      await download.saveAs(file);
      saved[format] = readFileSync(file);
    }
    const png = saved['PNG'] ?? Buffer.alloc(0);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Width in the IHDR chunk: three dots a CSS pixel.
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(2100);
    const svg = saved['SVG']?.toString('utf8') ?? '';
    expect(svg).toContain('图 3-1');
    expect(svg).toContain('合成示例数据');
  });

  it('the explore screen has no serious accessibility finding', async () => {
    await accessible('explore');
    await work.page.locator('.choices').getByText('分省方格图').click();
    await settled(work.page);
    await accessible('explore-map');
  });

  it('copies a table for Word and Excel, spans and all', async () => {
    const { page } = work;
    await screen('成果');
    await page.getByRole('button', { name: '复制表格' }).click();
    await page.getByText('已复制：').first().waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const text = async (type: string): Promise<string> =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      return { html: await text('text/html'), plain: await text('text/plain') };
    });
    expect(copied.html).toContain('rowspan');
    expect(copied.html).toContain('北京');
    const [head = ''] = copied.plain.split('\n');
    expect(head.split('\t')[0]).toBe('分组');
    expect(copied.plain).toMatch(/非常高\t/);
  });

  it('shows a unit page with its rank band, as it prints', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('对象分析', { exact: true }).click();
    await page.locator('.choices').getByText('天津', { exact: true }).click();
    await page
      .locator('.table-notes')
      .getByText(/2000 次抽样.*位次的中位数为第/)
      .first()
      .waitFor({ timeout: 90_000 });
  });

  it('agrees with every published figure', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('与公开结果核对', { exact: true }).click();
    await page.getByRole('switch', { name: '只看不一致的' }).click({ timeout: 90_000 });
    await page.getByText('全部一致').waitFor();
  });

  it('releases the baseline and reproduces it', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('定稿', { exact: true }).click();
    await page.getByRole('button', { name: '定稿', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('送审稿');
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    const row = page.locator('tr[data-row-key]', { hasText: '送审稿' });
    await row.waitFor();
    expect(await row.innerText()).toContain('定稿');
    await page.getByRole('button', { name: '核验项目' }).click();
    await page.locator('.good').first().waitFor({ timeout: 90_000 });
    expect(await page.locator('.failed').count()).toBe(0);
  });

  it('hands over the tier tables in Word from the export cards', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('导出', { exact: true }).click();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: '分组与领先表 Word' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.docx$/);
  });

  it('says the sentences in the patterns of a file, or what is wrong with it', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('文字', { exact: true }).click();
    const chosen = page.locator('input[type=file][accept*=json]');
    const file = (text: string) => ({
      name: 'own.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ lang: 'zh', patterns: [{ id: 'mean', text }] })),
    });
    await chosen.setInputFiles(file('均分 {mean:here:total}（见{ref T2-1}）。'));
    await page
      .locator('.prose p')
      .getByText(/^均分 \d\d\.\d\d（见T2-1）。$/)
      .waitFor();
    await chosen.setInputFiles(file('均分 {mean:here:nowhere}。'));
    await page
      .getByRole('alert')
      .getByText(/mean.*nowhere/)
      .waitFor();
    expect(await page.locator('.prose p').getByText(/^均分/).count()).toBe(0);
    expect(await lookOver(work, 'report-patterns')).toEqual(faultless);
    await page.getByRole('button', { name: '不用' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('hands over the tables that are picked, in the version that is chosen', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('表格', { exact: true }).click();
    const list = page.getByRole('navigation', { name: '表格' });
    const box = (id: string) =>
      list.locator('li', { has: page.locator('.number', { hasText: id }) }).getByRole('checkbox');
    await box('T2-1').focus();
    await page.keyboard.press('Space');
    await box('TA-3').check();
    await list.getByRole('button', { name: '导出所选 2 张' }).click();
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/公开版\.csv$/);
    const path = join(downloads, 'picked.csv');
    await download.saveAs(path);
    const titles = readFileSync(path, 'utf8')
      .split('\r\n')
      .filter((row) => /^\ufeff?"表 [^"]*"$/.test(row));
    expect(titles.map((row) => row.replace(/^\ufeff?"(表 [\w-]+).*$/, '$1'))).toEqual(['表 2-1', '表 A-3']);
  });

  it.each(reports)('%s has no serious accessibility finding, light or dark, at both sizes', async (name, picture) => {
    await work.page.locator('.toolbar').getByText(name, { exact: true }).click();
    await accessible(`report-${picture}`);
  });

  it('made no console error and broke no content security policy', () => {
    expect(work.complaints).toEqual([]);
  });
});
