import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null)('分工包 on screen', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    work.page.setDefaultTimeout(60_000);
    await openSample(work.page);
  }, 300_000);
  afterAll(() => work?.close());

  async function look(name: string): Promise<void> {
    for (const size of [large, small]) {
      await work.page.setViewportSize(size);
      await settled(work.page);
      await work.picture(name);
    }
    expect(await seriousViolations(work.page)).toEqual([]);
  }

  test(
    'is chosen, looked at before it is written, and says what it is for wherever it is opened',
    { timeout: 300_000 },
    async () => {
      const { page, userData } = work;
      await page.getByRole('button', { name: '项目菜单' }).click();
      await page.getByRole('menuitem', { name: '分工包…' }).click();
      const dialog = page.getByRole('dialog', { name: '给同事写一个分工包' });
      await dialog.getByRole('status').getByText('将含：32 个').waitFor();
      await dialog.getByRole('button', { name: '写出分工包…' }).click();
      await dialog.getByText('请填写给谁。').waitFor();
      await dialog.getByLabel('给谁').fill('李四');
      // By keyboard: three units, one kind of sheet.
      const units = dialog.getByRole('combobox').nth(0);
      for (const unit of ['北京', '天津', '上海']) {
        await units.fill(unit);
        await units.press('Enter');
      }
      await units.press('Escape');
      const kinds = dialog.getByRole('combobox').nth(2);
      await kinds.fill('专家评分');
      await kinds.press('Enter');
      await kinds.press('Escape');
      await dialog.getByLabel('交代的话').fill('周五前寄回。');
      await dialog.getByText('将含：3 个评估对象，要 4 个采集项、1 种表类').waitFor();
      await dialog.getByText('不带：其他').waitFor();
      await look('package-dialog');
      const downloading = page.waitForEvent('download');
      await dialog.getByRole('button', { name: '写出分工包…' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/分工包 李四\.ewb$/);
      const path = join(userData, '李四.ewb');
      await download.saveAs(path);
      await dialog.waitFor({ state: 'hidden' });
      expect(readFileSync(path).includes('河北')).toBe(false);

      await page.locator('.rail').getByRole('button', { name: '开始', exact: true }).click();
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '打开项目…' }).click();
      await (await choosing).setFiles(path);
      const strip = page.getByRole('region', { name: /^分工包 · 给李四：3 个/ });
      await strip.getByText('周五前寄回。').waitFor();
      // A6-2 is rated by experts in four measures.
      expect(await strip.textContent()).toContain('原始值 0 / 12');
      await page.locator('.rail').getByRole('button', { name: '数据', exact: true }).click();
      await look('package-opened');
      await page.locator('.rail').getByRole('button', { name: '问题', exact: true }).click();
      // Nothing is wrong in what isn't there; what is awaited is said.
      await page.getByRole('heading', { name: '还缺 12 个原始值' }).waitFor();
      await page.getByText('专家评分：缺 12 个，共 12 个').waitFor();
      await look('package-worklist');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Dark theme' }).click();
      await look('package-opened-en-dark');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').last().fill('work package');
      await page
        .getByRole('option', { name: /^Work Package…/ })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('Holds 3').waitFor();
      await look('package-dialog-en-dark');
      expect(work.complaints).toEqual([]);
    },
  );
});
