import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null)('署名', () => {
  let open: WorkbenchPage;
  beforeAll(async () => {
    open = await openWorkbenchPage();
  });
  afterAll(() => open?.close());

  test('name and office are given once, kept with the settings, and shown again', { timeout: 300_000 }, async () => {
    const { page } = open;
    // Asked at the first start, and not again once it is given.
    const offer = page.getByRole('region', { name: '署名' });
    await offer.getByRole('button', { name: '先不填' }).waitFor();
    await open.picture('signature-offer');
    expect(await seriousViolations(page)).toEqual([]);
    await offer.getByRole('button', { name: '署名…' }).click();
    await page.keyboard.press('Escape');
    await openSample(page);
    const ask = async (): Promise<void> => {
      await page.getByRole('button', { name: '项目菜单' }).click();
      await page.getByRole('menuitem', { name: '署名…' }).click();
    };
    await ask();
    const dialog = page.getByRole('dialog', { name: '署名' });
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.getByText('请填写姓名。').waitFor();
    await dialog.getByLabel('姓名').fill('李四');
    await dialog.getByLabel('单位').fill('评估处');
    await open.picture('signature');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const kept: { settings: { editor: string } } = JSON.parse(
      readFileSync(join(open.userData, 'workbench.json'), 'utf8'),
    );
    expect(kept.settings.editor).toBe('李四（评估处）');
    await ask();
    await expect.poll(() => dialog.getByLabel('姓名').inputValue()).toBe('李四');
    expect(await dialog.getByLabel('单位').inputValue()).toBe('评估处');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.rail').getByRole('button', { name: '开始', exact: true }).click();
    await page.getByRole('region', { name: '六步导览' }).waitFor();
    expect(await offer.count()).toBe(0);
    expect(open.complaints).toEqual([]);
  });
});
