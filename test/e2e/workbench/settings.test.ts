import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { large, openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('settings.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('设置', { timeout: 300_000 }, () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 300_000);
  afterAll(() => work?.close());

  const dialog = () => work.page.getByRole('dialog', { name: '设置', exact: true });
  const choose = (group: string, name: string) =>
    dialog().getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).check();
  const index = () => work.page.locator('[row-id="110000"] [col-id="index"]').first().textContent();
  const tierFill = () =>
    work.page
      .locator('[row-id="110000"] [col-id="tier"] .tier')
      .first()
      .evaluate((tag) => getComputedStyle(tag).backgroundColor);
  const textSize = () =>
    work.page
      .locator('[row-id="110000"] [col-id="unit"]')
      .first()
      .evaluate((cell) => getComputedStyle(cell).fontSize);

  it('open by Ctrl+, and act at once on the grid behind them: decimals, colours, size of texts', async () => {
    await expect.poll(index).toMatch(/^\d+\.\d\d$/);
    expect(await textSize()).toBe('13px');
    await work.page.keyboard.press('Control+,');
    await dialog().waitFor();
    await work.picture('settings');
    expect(await seriousViolations(work.page)).toEqual([]);
    await choose('得分的小数位', '4 位');
    await expect.poll(index).toMatch(/^\d+\.\d{4}$/);
    await choose('能力水平的颜色', '绿');
    await expect.poll(tierFill).toBe('rgb(11, 80, 55)');
    await dialog().getByText('各种视觉下都分得清。').waitFor();
    await choose('文字大小', '特大（130%）');
    await expect.poll(textSize).toBe('16.9px');
    await work.picture('settings-largest');
    await work.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await work.picture('settings-scores-largest');
  });

  it('say in words which own colours can’t be told apart, and by whom', async () => {
    await work.page.getByRole('button', { name: '设置（Ctrl+,）' }).click();
    await choose('文字大小', '标准');
    await choose('能力水平的颜色', '自定');
    await dialog().getByLabel('第 2 档的颜色').fill('#789040');
    await dialog().getByLabel('第 1 档的颜色').fill('#c06050');
    await dialog().getByRole('button', { name: '减少一档' }).click();
    await dialog()
      .getByText(/黑白打印下，“非常高”与“.*”难以分辨/)
      .waitFor();
    await work.picture('settings-own');
    expect(await seriousViolations(work.page)).toEqual([]);
  });

  it('go out to a file and come back by it, what it says too much told; reset asks and leaves the language', async () => {
    const [download] = await Promise.all([
      work.page.waitForEvent('download'),
      dialog().getByRole('button', { name: '导出设置…' }).click(),
    ]);
    const path = join(work.userData, 'look.json');
    await download.saveAs(path);
    const file: { settings: Record<string, unknown> } = JSON.parse(readFileSync(path, 'utf8'));
    expect(file.settings).toMatchObject({ decimals: 4, tierColours: 'own', ownTierColours: ['#c06050', '#789040'] });
    await dialog().getByRole('button', { name: '恢复初始设置' }).click();
    await work.page.getByRole('tooltip').getByRole('button', { name: '恢复初始设置' }).click();
    await expect.poll(index).toMatch(/^\d+\.\d\d$/);
    await expect.poll(tierFill).toBe('rgb(31, 85, 130)');
    writeFileSync(path, JSON.stringify({ ...file, settings: { ...file.settings, language: 'en', font: 'Song' } }));
    const [chooser] = await Promise.all([
      work.page.waitForEvent('filechooser'),
      dialog().getByRole('button', { name: '导入设置…' }).click(),
    ]);
    await chooser.setFiles(path);
    await work.page.getByText('left alone: font').waitFor();
    await expect.poll(index).toMatch(/^\d+\.\d{4}$/);
    await expect.poll(tierFill).toBe('rgb(192, 96, 80)');
    const english = work.page.getByRole('dialog', { name: 'Settings', exact: true });
    await english.getByRole('radio', { name: 'Dark', exact: true }).check();
    await work.page.setViewportSize(large);
    await work.picture('settings-english-dark');
    expect(await seriousViolations(work.page)).toEqual([]);
  });

  it('hold after a reload, are found by Ctrl+K, and break no rule of the page', async () => {
    await work.page.reload();
    await expect.poll(index).toMatch(/^\d+\.\d{4}$/);
    await work.page.keyboard.press('Control+k');
    await work.page.locator('dialog.find').getByRole('combobox').fill('settings');
    await work.page.keyboard.press('Enter');
    await work.page.getByRole('dialog', { name: 'Settings', exact: true }).waitFor();
    expect(work.complaints).toEqual([]);
  });
});
