// The working method is the project's: two windows share it, a killed host loses nothing of it, undo goes through it and what was imported in one order.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveInProcess } from '../importing/serve-in-process.ts';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { shownUnits } from './grid-cells.ts';
import type { ShownUnit } from './grid-cells.ts';
import { openSample } from './open-sample.ts';

if (chromiumPath === null) process.stderr.write('draft.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a draft', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-draft-'));
  let server: Awaited<ReturnType<typeof serveInProcess>>;
  let browser: Browser;
  let page: Page;
  let other: Page;
  let baseline: readonly ShownUnit[] = [];
  let drafted: readonly ShownUnit[] = [];

  const share = (at: Page, name: string) => at.getByRole('textbox', { name: `${name} 的占比（%）` });
  const type = async (at: Page, name: string, value: string): Promise<void> => {
    await share(at, name).fill(value);
    await share(at, name).press('Enter');
  };
  const badge = (at: Page) => at.locator('.bar .badge', { hasText: '草稿' });
  const nextUndo = async (at: Page): Promise<string> => {
    await at.getByRole('button', { name: /^撤销 \(Ctrl/ }).hover();
    const tooltip = at.locator('.ant-tooltip:not(.ant-tooltip-hidden)', { hasText: '撤销：' });
    await tooltip.waitFor();
    return tooltip.innerText();
  };
  const open = async (): Promise<Page> => {
    const made = await browser.newPage({
      viewport: { width: 1920, height: 1400 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    await made.goto(server.url);
    return made;
  };

  beforeAll(async () => {
    server = await serveInProcess(folder);
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    page = await open();
    await openSample(page);
    baseline = await shownUnits(page);
    other = await open();
    await other.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stands from the first edit on and shows in the other window', async () => {
    expect(await badge(page).count()).toBe(0);
    await type(page, '方式完备度', '30');
    await badge(page).waitFor();
    await badge(other).waitFor();
    expect(await share(other, '方式完备度').inputValue()).toBe('30.00');
    drafted = await shownUnits(page);
    expect(drafted).not.toEqual(baseline);
    expect(await shownUnits(other)).toEqual(drafted);
  });

  it('takes edits of both windows, and each undoes the newest step, whoever made it', async () => {
    await type(other, '服务成效度', '40');
    await expect.poll(() => share(page, '服务成效度').inputValue()).toBe('40.00');
    const both = await shownUnits(page);
    expect(await shownUnits(other)).toEqual(both);
    expect(both).not.toEqual(drafted);
    expect(await nextUndo(page)).toContain('占比 A');
    // Not in a field: there the keys are the field's own.
    await page.locator('[row-id="110000"] [col-id="unit"]').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => shownUnits(other)).toEqual(drafted);
    expect(await shownUnits(page)).toEqual(drafted);
  });

  it('is still there after the host was killed', async () => {
    await server.end('SIGKILL');
    await Promise.all([page.close(), other.close()]);
    server = await serveInProcess(folder);
    page = await open();
    await page.locator('.recent-open').first().click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    await badge(page).waitFor();
    expect(await shownUnits(page)).toEqual(drafted);
    expect(await nextUndo(page)).toContain('占比 C');
  });
});
