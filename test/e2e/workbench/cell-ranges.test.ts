// Ranges of cells by mouse and keys, what they put on the clipboard and take from it: the app's own, since the grid library's free edition has none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openSample } from './open-sample.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('cell-ranges.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('ranges of cells', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(large);
    await openSample(work.page);
  });
  afterAll(() => work.close());

  async function show(screen: string): Promise<void> {
    await work.page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    await settled(work.page);
  }
  const cell = (row: string, column: string) => work.page.locator(`[row-id="${row}"] [col-id="${column}"]`).first();
  async function middle(row: string, column: string): Promise<{ readonly x: number; readonly y: number }> {
    const box = await cell(row, column).boundingBox();
    if (box === null) throw new Error(`no cell ${row} ${column}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await work.page.mouse.move(from.x, from.y);
    await work.page.mouse.down();
    await work.page.mouse.move(to.x, to.y, { steps: 4 });
    await work.page.mouse.up();
  }
  const clipboard = (): Promise<string> => work.page.evaluate(() => navigator.clipboard.readText());
  const fill = (text: string): Promise<void> =>
    work.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  const weights = (): Promise<readonly string[]> =>
    Promise.all(['A', 'B', 'C', 'D', 'E'].map((code) => cellText(work.page, code, 'weight')));

  it('are drawn by the mouse, in light and dark, and copied as they are shown: words, not keys', async () => {
    const { page } = work;
    await show('得分');
    await drag(await middle('110000', 'index'), await middle('140000', 'tier'));
    // Index, evidence, rank and tier of four units.
    await expect.poll(() => page.locator('.in-range').count()).toBe(16);
    await work.picture('range-light');
    await page.keyboard.press('Control+c');
    const lines = (await clipboard()).split('\n').map((line) => line.split('\t'));
    expect(lines.map(([index]) => index)).toEqual(
      await Promise.all(['110000', '120000', '130000', '140000'].map((code) => cellText(page, code, 'index'))),
    );
    for (const line of lines) expect(line.at(-1)).toMatch(/^(非常高|高|中|低)(\(\+\))?$/);
    await page.getByRole('button', { name: '切换深色' }).click();
    await work.picture('range-dark');
    await page.getByRole('button', { name: '切换浅色' }).click();
  });

  it('end where Shift and a click say, and are copied with their headings from the menu', async () => {
    const { page } = work;
    await cell('110000', 'unit').click();
    await cell('120000', 'region').click({ modifiers: ['Shift'] });
    await expect.poll(() => page.locator('.in-range').count()).toBe(4);
    await cell('120000', 'unit').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^连同标题复制/ }).click();
    expect((await clipboard()).split('\n')[0]).toBe('评估对象\t地区');
    expect((await clipboard()).split('\n')).toHaveLength(3);
  });

  it('take one value, are filled by the handle and by Ctrl+D, each a step of the undo', async () => {
    const { page } = work;
    await show('指标');
    await page.getByRole('button', { name: '一级', exact: true }).click();
    const before = await weights();
    await drag(await middle('A', 'weight'), await middle('C', 'weight'));
    await fill('30');
    await page.keyboard.press('Control+v');
    await expect.poll(weights).toEqual(['30.00', '30.00', '30.00', before[3], before[4]]);
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
    await cell('A', 'weight').click();
    const box = await cell('A', 'weight').boundingBox();
    if (box === null) throw new Error('no cell');
    await drag({ x: box.x + box.width - 4, y: box.y + box.height - 4 }, await middle('D', 'weight'));
    await expect.poll(weights).toEqual([before[0], before[0], before[0], before[0], before[4]]);
    await work.picture('range-filled');
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
    await cell('C', 'weight').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect.poll(weights).toEqual([before[0], before[1], before[2], before[2], before[4]]);
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
  });

  it.each([
    ['30\t\n\n', null],
    ['30\n\n20', '第 2 行 · B 权重：这里要填一个数。'],
    ['30\n20\nabc', '第 3 行 · C 权重：“abc”不是数'],
    ['30\n"2\n0"', '第 2 行 · B 权重'],
    ['1\n2\n3\n4\n5\n6', '没有粘贴：内容有 6 行，从这里往下只有 5 行'],
    ['30\t20\t名称', '没有粘贴：第 1 行的“名称”落在“锁定”'],
  ])('take %j whole or refuse it whole, naming the row', async (block, refusal) => {
    const { page } = work;
    const before = await weights();
    await cell('A', 'weight').click();
    await fill(block);
    await page.keyboard.press('Control+v');
    if (refusal === null) {
      await expect.poll(weights).toEqual(['30.00', ...before.slice(1)]);
      await page.keyboard.press('Control+z');
    } else await page.getByText(refusal).first().waitFor();
    await expect.poll(weights).toEqual(before);
  });

  it('leave the clipboard as it was where a cut is refused, and nothing complains', async () => {
    const { page } = work;
    await fill('before');
    await cell('B', 'weight').click();
    await page.keyboard.press('Control+x');
    await page.getByText('B 权重：这里要填一个数。').first().waitFor();
    expect(await clipboard()).toBe('before');
    expect(work.complaints).toEqual([]);
  });
});
