// 标注 on a picture, from the first to its way out of the program: by mouse and by keyboard, moved, edited, undone, and there again after closing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard } from '../workbench/by-keyboard.ts';
import { chooseOption } from '../workbench/choose-option.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { openSample } from '../workbench/open-sample.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { overlapping } from '../workbench/text-overlap.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('annotations.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('annotations of a picture', () => {
  let work: WorkbenchPage;
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-annotations-'));
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await toCharts();
  });
  afterAll(async () => {
    await work?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  const toCharts = async (): Promise<void> => {
    await work.page.locator('.rail').getByRole('button', { name: '图表', exact: true }).click();
    await work.page.locator('.choices button').filter({ hasText: '排序' }).first().click();
    await work.page.locator('.canvas .bars').first().waitFor();
    await settled(work.page);
  };
  const panel = () => work.page.getByRole('complementary', { name: '图上标注' });
  /** What is written onto the picture. */
  const written = async (): Promise<readonly string[]> => {
    await settled(work.page);
    return work.page.locator('.canvas .annotation-text').allTextContents();
  };
  const boxOf = async (text: string): Promise<{ readonly x: number; readonly y: number }> => {
    await settled(work.page);
    const box = await work.page.locator('.canvas .annotation-text').filter({ hasText: text }).boundingBox();
    if (box === null) throw new Error(`${text} is not drawn`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** The index of a unit as the picture's table says it. */
  const indexOf = async (unit: string): Promise<string> => {
    const { page } = work;
    await page.getByText('表', { exact: true }).click();
    const row = page.locator('.sheet tbody tr').filter({ has: page.getByText(unit, { exact: true }) });
    const value = (await row.locator('td').nth(2).textContent()) ?? '';
    await page.getByText('图', { exact: true }).click();
    await page.locator('.canvas .bars').first().waitFor();
    return value;
  };

  it('is made with the mouse: an arrow to the bar that is clicked, on a place where nothing is written', async () => {
    const { page } = work;
    await page.getByRole('button', { name: '标注', exact: true }).click();
    await panel().getByText('这张图还没有标注').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await panel().getByRole('button', { name: '箭头' }).click();
    await panel().getByLabel('写什么').fill('这里断开一档');
    const bar = await page.locator('.canvas .bars .point').nth(6).boundingBox();
    if (bar === null) throw new Error('no bar');
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
    await panel().getByRole('button', { name: '保存标注' }).click();
    await panel()
      .getByText(/^标注：“这里断开一档”，指向/)
      .waitFor();
    expect(await written()).toEqual(['这里断开一档']);
    expect(await overlapping(page)).toEqual([]);
    await work.picture('annotations-arrow');
  });

  it('is made by keyboard alone: the mark of a unit, moved by the arrow keys', async () => {
    const { page } = work;
    const keys = byKeyboard(page);
    await panel().getByRole('button', { name: '改标注“这里断开一档”' }).focus();
    await keys.to('标出对象', 'Shift+Tab');
    await keys.press('Enter');
    await keys.to('写什么');
    await keys.to('指向');
    await keys.type('西藏');
    await keys.press('Enter');
    await keys.to('保存标注');
    await keys.press('Enter');
    const value = await indexOf('西藏');
    await expect.poll(written).toEqual(['这里断开一档', `西藏 ${value}`]);
    const before = await boxOf('西藏');
    await keys.to(/移动标注“西藏/);
    await keys.press('ArrowUp', 'ArrowUp', 'ArrowLeft');
    await settled(page);
    const after = await boxOf('西藏');
    expect([Math.round(after.x - before.x), Math.round(after.y - before.y)]).toEqual([-10, -20]);
  });

  it('is dragged, and each step is taken back by Ctrl+Z and done again', async () => {
    const { page } = work;
    const at = await boxOf('这里断开一档');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y - 25, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    const there = await boxOf('这里断开一档');
    expect([Math.round(there.x - at.x), Math.round(there.y - at.y)]).toEqual([60, -25]);
    await page.getByRole('button', { name: '标注 2' }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => Math.round((await boxOf('这里断开一档')).x)).toBe(Math.round(at.x));
    await page.keyboard.press('Control+y');
    await expect.poll(async () => Math.round((await boxOf('这里断开一档')).x)).toBe(Math.round(there.x));
  });

  it('follows its unit when weights move, and says so when the picture no longer shows it', async () => {
    const { page } = work;
    const before = await written();
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
    await toCharts();
    const value = await indexOf('西藏');
    await expect.poll(written).toEqual(['这里断开一档', `西藏 ${value}`]);
    expect(before).not.toContain(`西藏 ${value}`);
    await chooseOption(page, '范围', '东北');
    expect(await written()).toEqual([]);
    await page.locator('.shown .notes').getByText('标注“西藏”未画：图中没有西藏的这一点。').waitFor();
    await work.picture('annotations-elsewhere');
    await chooseOption(page, '范围', '全部');
    expect(await written()).toHaveLength(2);
    expect(await overlapping(page)).toEqual([]);
  });

  it('goes out with the picture, is read under its table, and is there again after closing', async () => {
    const { page } = work;
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存为 SVG' }).click();
    const download = await downloading;
    const file = join(downloads, 'picture.svg');
    await download.saveAs(file);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toContain('这里断开一档');
    expect(svg).toContain('标注：“这里断开一档”，指向');
    await page.getByText('表', { exact: true }).click();
    await page
      .getByRole('region', { name: /（表）$/ })
      .getByText(/^标出：西藏（/)
      .waitFor();
    await page.getByText('图', { exact: true }).click();
    const held = await written();
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '关闭项目' }).click();
    await page.locator('.recent-open').first().click();
    await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
    await toCharts();
    expect(await written()).toEqual(held);
    for (const theme of ['light', 'dark'] as const) {
      if (theme === 'dark') await page.getByRole('button', { name: '切换深色' }).click();
      for (const size of [small, large]) {
        await page.setViewportSize(size);
        await settled(page);
        await work.picture(`annotations-${theme}`);
      }
      await page.setViewportSize(small);
      await settled(page);
      expect(await seriousViolations(page, theme === 'light' ? 'all' : 'colours')).toEqual([]);
    }
    await page.getByRole('button', { name: '标注 2' }).click();
    await panel().getByRole('button', { name: '去掉标注“这里断开一档”' }).click();
    await expect.poll(written).toHaveLength(1);
    expect(work.complaints).toEqual([]);
  });
});
