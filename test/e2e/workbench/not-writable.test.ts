// Projects that can't be written: held by another process, or lying in a read-only folder. What is said, what is refused, what still works.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../../electron/storage/project-file.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { readySample } from '../../fixtures/ready-sample.ts';
import { serveInProcess } from '../importing/serve-in-process.ts';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from './chromium.ts';
import { complaints, listenForComplaints } from './listen-for-complaints.ts';

const OPENED_AT = '2026-03-01T08:30:00.000Z';

describe.skipIf(chromiumPath === null || process.platform === 'win32')('a project that cannot be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-not-writable-'));
  const held = join(folder, 'held', '在别处打开.ewb');
  const crashed = join(folder, 'crashed', '死机.ewb');
  const shelved = join(folder, 'shelf', '只读.ewb');
  let holder: ProjectStore | null = null;
  let server: Awaited<ReturnType<typeof serveInProcess>> | null = null;
  let browser: Browser | null = null;
  let page: Page;

  beforeAll(async () => {
    const sample = await readySample('key-city-2021');
    for (const path of [held, crashed, shelved]) {
      mkdirSync(join(path, '..'));
      writeFileSync(path, sample);
    }
    writeFileSync(`${crashed}.lock`, JSON.stringify({ who: '李四', host: '三楼的电脑', pid: 1, since: OPENED_AT }));
    chmodSync(shelved, 0o444);
    chmodSync(join(shelved, '..'), 0o555);
    const user = join(folder, 'user');
    mkdirSync(user);
    writeFileSync(
      join(user, 'workbench.json'),
      JSON.stringify({
        settings: { language: 'zh', theme: 'light', editor: '' },
        recent: [
          { path: held, title: '在别处打开', openedAt: OPENED_AT },
          { path: crashed, title: '死机的项目', openedAt: OPENED_AT },
          { path: shelved, title: '只读的项目', openedAt: OPENED_AT },
        ],
      }),
    );
    // This process is the other program.
    const opened = openProject(held, { now: OPENED_AT, who: '张三' });
    if (!opened.ok) throw new Error(opened.error.code);
    holder = opened.value;
    server = await serveInProcess(user, { boundByPermissions: true });
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page.setDefaultTimeout(PATIENCE_MS);
    listenForComplaints(page);
    await page.goto(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end();
    holder?.close();
    chmodSync(join(shelved, '..'), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says who has it open, where and since when, and what to do', async () => {
    await page.getByRole('button', { name: /^在别处打开/ }).click();
    const said = page.locator('.ant-message').getByText('正由 张三');
    await said.waitFor();
    const text = await said.innerText();
    expect(text).toContain('在别处打开.ewb');
    expect(text).toContain('请在那边关闭后再打开，或复制该文件后打开副本');
    // A time of this machine's zone, not the file's own notation.
    expect(text).toMatch(/自 2026-0[23]-\d\d \d\d:30 起/);
    expect(await page.locator('.bar .project').count()).toBe(0);
  });

  it('opens once the other has closed it', async () => {
    holder?.close();
    holder = null;
    await page.getByRole('button', { name: /^在别处打开/ }).click();
    await page.locator('.bar .project strong').waitFor();
    expect(await page.locator('.bar .badge', { hasText: '只读' }).count()).toBe(0);
  });

  it('asks before it takes over what a machine that may have crashed left locked', async () => {
    await page.getByRole('button', { name: '开始', exact: true }).click();
    const recent = page.getByRole('button', { name: /^死机的项目/ });
    const dialog = page.getByRole('dialog', { name: '项目可能正在别处使用' });
    await recent.click();
    await dialog.getByText('另一台电脑（三楼的电脑）上 李四').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('.bar .project strong').getAttribute('title')).not.toContain('死机');
    await recent.click();
    await dialog.getByRole('button', { name: '接管并打开' }).click();
    await page.locator('.bar .project strong[title*="死机"]').waitFor();
    expect(JSON.parse(readFileSync(`${crashed}.lock`, 'utf8'))).not.toMatchObject({ who: '李四' });
  });

  it('opens one of a read-only folder as a copy, with a banner that stays and says what can be done', async () => {
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await page.getByRole('button', { name: /^只读的项目/ }).click();
    await page.locator('.bar .badge', { hasText: '只读' }).waitFor();
    const banner = page.locator('.banner');
    expect(await banner.innerText()).toContain('可以查看、试改权重和导出，但不能保存');
    expect(await banner.getByRole('button', { name: '另存副本…' }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: '数据', exact: true }).click();
    await banner.waitFor();
    expect(existsSync(`${shelved}.lock`)).toBe(false);
  });

  it('refuses what would be saved, with advice, and lets weights be tried', async () => {
    await page.getByRole('button', { name: '得分', exact: true }).click();
    const share = page.getByRole('textbox', { name: /的占比（%）$/ }).first();
    await share.fill('40');
    await share.press('Enter');
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByLabel('原因（记入审计记录）').fill('试存');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.locator('.ant-message').getByText('请用“另存副本”存到别处，打开那一份后继续').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
    await page.keyboard.press('Control+z');
  });

  it('exports, and saves a copy elsewhere that can be opened', async () => {
    const downloaded = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: /导出/ }).first().click();
    const file = join(folder, 'export.xlsx');
    await (await downloaded).saveAs(file);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    expect(book.worksheets.length).toBeGreaterThan(3);
    const copied = page.waitForEvent('download');
    await page.locator('.banner').getByRole('button', { name: '另存副本…' }).click();
    const copy = join(folder, 'copy.ewb');
    await (await copied).saveAs(copy);
    const opened = openProject(copy, { now: OPENED_AT });
    expect(opened.ok && opened.value.units().length).toBe(32);
    if (opened.ok) opened.value.close();
    expect(complaints).toEqual([]);
  });
});
