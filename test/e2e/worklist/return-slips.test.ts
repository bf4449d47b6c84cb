import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { layProject, spoiledProject } from './spoiled-project.ts';

if (chromiumPath === null)
  process.stderr.write('return-slips.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('return slips', () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-slips-'));
    const spoiled = await spoiledProject();
    work = await openWorkbenchPage(undefined, { fill: (userData) => layProject(userData, spoiled.bytes) });
    await work.page.locator('main').getByRole('button', { name: /问题/ }).first().click();
    await work.page.locator('button.badge', { hasText: /^问题 / }).waitFor();
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bar = async (): Promise<number> =>
    Number((await work.page.locator('button.badge', { hasText: /^问题 / }).innerText()).replace(/\D/g, ''));
  const choose = async (path: string): Promise<void> => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '导入', exact: true }).click();
    const again = page.getByRole('button', { name: '继续导入' });
    if (await again.isVisible()) await again.click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles([path]);
    await page.getByRole('region', { name: '退回单：回单.xlsx' }).waitFor();
  };

  it('go out, one an office, come back filled, and a second time close nothing twice', async () => {
    const { page } = work;
    const before = await bar();
    await page.locator('.rail').getByRole('button', { name: '问题', exact: true }).click();
    // Three offices wrote words where a number belongs.
    await page.getByRole('searchbox').fill('约九成');
    await page.getByRole('status').filter({ hasText: '列出 3' }).waitFor();
    const marks = page.locator('.main [role=gridcell][col-id=selected]');
    for (let at = 0; at < 3; at += 1) await marks.nth(at).click();
    await page.getByRole('button', { name: '退回单 3', exact: true }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/退回 3 条问题，3 份退回单[\s\S]*天津：1 条/);
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '写出退回单…' }).click();
    const zip = join(folder, 'slips.zip');
    await (await downloading).saveAs(zip);
    await expect.poll(bar).toBe(before - 3);
    const parts = unzipSync(new Uint8Array(readFileSync(zip)));
    expect(Object.keys(parts)).toHaveLength(3);

    const [name] = Object.keys(parts).filter((part) => part.includes('天津'));
    const sent = join(folder, '退回.xlsx');
    writeFileSync(sent, parts[name ?? ''] ?? new Uint8Array());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(sent);
    const row = workbook.worksheets[0]?.getRow(5);
    expect([row?.getCell(6).text, row?.getCell(8).text]).toEqual(['C5', '']);
    if (row) row.getCell(8).value = 90;
    const filled = join(folder, '回单.xlsx');
    await workbook.xlsx.writeFile(filled);

    await choose(filled);
    const slip = page.getByRole('region', { name: '退回单：回单.xlsx' });
    expect(await slip.innerText()).toContain('录入 1 · 记录 0 · 已采纳过 0 · 未答 0 · 不采纳 0');
    await work.picture('slip-planned');
    await slip.getByRole('button', { name: '采纳 1 条填答' }).click();
    await slip.getByText('已采纳 1 条填答').waitFor();
    await page.getByRole('button', { name: '继续导入' }).click();

    await choose(filled);
    expect(await slip.innerText()).toContain('录入 0 · 记录 0 · 已采纳过 1 · 未答 0 · 不采纳 0');
    expect(await slip.getByRole('button', { name: /采纳 0 条/ }).isDisabled()).toBe(true);
    await work.picture('slip-known');
    await page.locator('.rail').getByRole('button', { name: '数据', exact: true }).click();
    await page.getByText('批次', { exact: true }).first().click();
    // The import of the spoiled set, and one batch of the slip.
    await expect.poll(() => page.locator('main .ant-table-tbody > tr.ant-table-row').count()).toBe(2);
    expect(work.complaints).toEqual([]);
  });
});
