import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('learnt-names.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a name of a unit that the importer does not know', () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-names-'));
    writeFileSync(join(folder, '评分.csv'), '地区,采集项,专家,得分\r\n首都,A6-2.1,甲,90\r\n天津,A6-2.1,甲,80\r\n');
    work = await openWorkbenchPage();
  });
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is chosen once in the preview, read from then on, and can be exported and forgotten', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('名称');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles([join(folder, '评分.csv')]);
    await page.getByRole('button', { name: '预览', exact: true }).click({ timeout: 90_000 });
    await page.getByRole('heading', { name: '导入的影响' }).waitFor({ timeout: 90_000 });
    await page.locator('.ant-table-row-expand-icon').first().click();
    await page.getByRole('combobox', { name: /首都/ }).click();
    await page.locator('.ant-select-item-option', { hasText: /^北京$/ }).click();
    await page.getByRole('button', { name: '重新预览' }).click();
    await expect.poll(() => page.locator('.facts').innerText()).toMatch(/问题\s*0/);

    await page.getByRole('button', { name: '名称与映射…' }).click();
    const dialog = page.getByRole('dialog', { name: '本项目记住的名称与列映射' });
    await dialog.getByText('首都').waitFor();
    const saved = join(folder, 'names.json');
    // A click while the dialog still opens may be lost, as a person's would: it is made again.
    let download = null;
    for (let tries = 0; download === null && tries < 4; tries += 1) {
      const downloading = page.waitForEvent('download', { timeout: 8_000 }).catch(() => null);
      await dialog.getByRole('button', { name: '导出名称…' }).click();
      download = await downloading;
    }
    await download?.saveAs(saved);
    expect(JSON.parse(readFileSync(saved, 'utf8')).aliases).toEqual([{ text: '首都', unit: '110000', name: '北京' }]);
    await dialog.getByRole('button', { name: '移除 首都' }).click();
    await dialog.getByText('首都').waitFor({ state: 'detached' });
    expect(work.complaints).toEqual([]);
  });
});
