import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from '../workbench/chromium.ts';
import { complaints, listenForComplaints } from '../workbench/listen-for-complaints.ts';
import { serveInProcess } from './serve-in-process.ts';

if (chromiumPath === null)
  process.stderr.write('screen-while-importing.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const ROWS = 300_000;

describe.skipIf(chromiumPath === null)('the screens while 300,000 rows are imported', () => {
  let server: Awaited<ReturnType<typeof serveInProcess>> | null = null;
  let browser: Browser | null = null;
  let page: Page;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-large-'));
    writeChecks(join(folder, '要素核查.csv'));
    server = await serveInProcess(join(folder, 'user'));
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN', reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE_MS);
    listenForComplaints(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).click();
    await page.locator('.project strong').first().waitFor({ timeout: 180_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const goTo = (name: string) =>
    page.getByRole('navigation', { name: '工作区' }).getByText(name, { exact: true }).click();
  const cancel = () => page.locator('.strip').getByRole('button', { name: '取消', exact: true });

  it('the preview runs with progress and a cancel button; meanwhile a weight edit is scored and shown', async () => {
    await goTo('导入');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles([join(folder, '要素核查.csv')]);
    const preview = page.getByRole('button', { name: '预览', exact: true });
    await preview.waitFor({ timeout: 90_000 });
    await preview.click();
    await cancel().waitFor();
    await goTo('得分');
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await expect.poll(() => page.locator('[row-id="110000"] [col-id="indexChange"]').first().innerText()).not.toBe('');
    // It was indeed during the import.
    expect(await cancel().isVisible()).toBe(true);
    await expect.poll(() => page.locator('.strip .ant-progress').count()).toBe(1);
  });

  it('cancelled, it leaves the project as it was', async () => {
    // Already at its end on a fast machine: then there is nothing to cancel, and nothing was written either.
    if (await cancel().isVisible())
      await cancel()
        .click({ timeout: 5_000 })
        .catch(() => undefined);
    await cancel().waitFor({ state: 'detached', timeout: 120_000 });
    await goTo('数据');
    await page.getByText('批次', { exact: true }).first().click();
    expect(await page.locator('.ant-table-tbody tr[data-row-key]').count()).toBe(1);
  });

  it('done again to its end it is there, and the counts add up', async () => {
    await goTo('导入');
    const preview = page.getByRole('button', { name: '预览', exact: true });
    const commit = page.getByRole('button', { name: '确认导入' });
    // On a fast machine the preview may have ended just before the cancel: then its outcome is already shown.
    await preview.or(commit).first().waitFor();
    if (await preview.isVisible()) await preview.click();
    await commit.waitFor({ timeout: 120_000 });
    await commit.click();
    await page.getByRole('heading', { name: '第 2 批已导入' }).waitFor({ timeout: 120_000 });
    const text = (await page.locator('#done + span').innerText()).replaceAll(',', '');
    const [rows = 0, imported = 0, skipped = 0, problems = 0] = [...text.matchAll(/\d+/g)].map(Number);
    // The header is a skipped row.
    expect([rows, imported, skipped, problems]).toEqual([ROWS + 1, ROWS, 1, 0]);
    expect(complaints).toEqual([]);
  });
});

/** 合成数据: element checks of two units. */
function writeChecks(path: string): void {
  const file = openSync(path, 'w');
  let text = '地区,事项编码,事项名称,要素,结果\r\n';
  for (let row = 0; row < ROWS; row += 1) {
    text += `${row % 2 === 0 ? '北京' : '天津'},L${row},合成事项${row},法定时限,${row % 10 < 9 ? 1 : 0}\r\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}
