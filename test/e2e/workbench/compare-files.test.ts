import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTwoYears } from '../../unit/services/two-years.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from './chromium.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null)('与另一个文件比较', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    const bench = startWorkbench();
    const { later } = await makeTwoYears(bench);
    await bench.call('project.close', {});
    const other = join(bench.folder, '另一.ewb');
    copyFileSync(later, other);
    await bench.call('project.open', { file: bench.read(other) });
    // D weighs a quarter, and d is the index's own scale: 62 → 82 lifts 东 from 64.5 to 69.5.
    await bench.call('data.override', { unit: 'u1', measure: 'd', value: 82, reason: '复核' });
    await bench.call('method.edit', { label: '并列', patch: { ties: 'average' } });
    await bench.call('project.close', {});
    const files = [readFileSync(later), readFileSync(other)] as const;
    await bench.end();
    work = await openWorkbenchPage(small, {
      fill: (userData) => {
        mkdirSync(join(userData, 'projects'), { recursive: true });
        const path = join(userData, 'projects', '本项目.ewb');
        writeFileSync(path, files[0]);
        writeFileSync(join(userData, '另一.ewb'), files[1]);
        const recent = [{ path, title: '本项目', openedAt: '2026-03-01T08:30:00.000Z' }];
        const settings = { language: 'zh', theme: 'light', editor: '' };
        writeFileSync(join(userData, 'workbench.json'), JSON.stringify({ settings, recent }));
      },
    });
    work.page.setDefaultTimeout(60_000);
    await work.page.locator('.recent-open').first().click();
    await work.page.locator('.bar .project').waitFor();
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
  async function compare(menu: string, item: string): Promise<void> {
    const { page, userData } = work;
    await page.getByRole('button', { name: menu }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: item }).click();
    await (await choosing).setFiles(join(userData, '另一.ewb'));
  }

  test('tells every difference in words, finds, copies and saves them', { timeout: 300_000 }, async () => {
    const { page, userData } = work;
    await compare('项目菜单', '与另一个文件比较…');
    const dialog = page.getByRole('dialog', { name: '本项目.ewb → 另一.ewb' });
    const parts = dialog.getByRole('region', { name: '差异清单' });
    await parts.getByText('东 d 丁一（2021）：62 → 82').waitFor();
    await parts.getByText(/^东：64\.5 → 69\.5/).waitFor();
    expect(await parts.getByRole('heading').allTextContents()).toEqual([
      ...['指标体系 相同', '评估对象 相同', '计分方法 1', '原始值 1', '结果与证据 1'],
    ]);
    await look('compare-files');
    await dialog.getByRole('searchbox').fill('丁一');
    await dialog.getByText('1 处差异', { exact: true }).waitFor();
    await dialog.getByRole('searchbox').fill('');
    await dialog.getByRole('button', { name: '复制' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('原始值\t东 d 丁一（2021）：62 → 82');
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '存为 CSV…' }).click();
    await (await downloading).saveAs(join(userData, '差异.csv'));
    expect(readFileSync(join(userData, '差异.csv'), 'utf8').split('\r\n').slice(0, 3)).toEqual([
      '\ufeff"部分","差异"',
      expect.stringMatching(/^"计分方法",/),
      '"原始值","东 d 丁一（2021）：62 → 82"',
    ]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await compare('Project menu', 'Compare with another file…');
    await page.getByRole('dialog').getByText('62 → 82').waitFor();
    await look('compare-files-en-dark');
    expect(work.complaints).toEqual([]);
  });
});
