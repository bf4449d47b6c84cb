import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('find-anything.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('Ctrl+K', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
  });
  afterAll(() => work.close());

  const field = () => work.page.getByRole('combobox', { name: '查找任何内容' });
  const options = () => work.page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
  const ask = async (query: string): Promise<void> => {
    await work.page.keyboard.press('Control+k');
    await field().fill(query);
  };
  /** Named as the rail names it. */
  const screen = (name: string) => work.page.getByRole('main', { name });

  it('offers commands before a project is open, and opens the sample by one', async () => {
    await ask('示例');
    await expect.poll(() => options().first().textContent()).toContain('打开示例');
    await work.page.keyboard.press('Escape');
    await expect.poll(() => field().count()).toBe(0);
    await openSample(work.page);
  });

  it('goes to a unit by its initials, an indicator, a value, a table, a figure and a view', async () => {
    await ask('nmg');
    await expect.poll(() => options().first().textContent()).toContain('内蒙古');
    await work.picture('find-unit');
    expect(await seriousViolations(work.page)).toEqual([]);
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('得分').count()).toBe(1);
    await expect
      .poll(() => work.page.evaluate(() => document.activeElement?.closest('[role=row]')?.textContent ?? ''))
      .toContain('内蒙古');

    await ask('A1-2');
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('指标').count()).toBe(1);

    await ask('北京 A1-2.1');
    await expect.poll(() => options().first().textContent()).toContain('数值');
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('数据').count()).toBe(1);
    await expect.poll(() => work.page.getByRole('dialog').filter({ hasText: 'A1-2.1' }).count()).toBe(1);
    await work.page.keyboard.press('Escape');

    await ask('表 2-1');
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('成果').count()).toBe(1);
    await expect.poll(() => work.page.locator('.shown h1').textContent()).toContain('2-1');

    await ask('F3-4');
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('图表').count()).toBe(1);
    await expect.poll(() => work.page.locator('.shown h1').first().textContent()).toContain('3-4');

    await ask('敏感');
    await work.page.keyboard.press('Enter');
    await expect.poll(() => screen('情景').count()).toBe(1);
    await expect.poll(() => work.page.getByRole('radio', { name: '敏感性' }).isChecked()).toBe(true);
  });

  it('lists what was chosen lately first, moves by the arrows and comes round', async () => {
    await work.page.keyboard.press('Control+k');
    await expect.poll(() => options().first().textContent()).toContain('敏感性');
    await work.picture('find-recent');
    const chosen = () => work.page.locator('[role=option][aria-selected=true]').textContent();
    await work.page.keyboard.press('ArrowDown');
    await expect.poll(chosen).toContain('3-4');
    await work.page.keyboard.press('ArrowUp');
    await work.page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await chosen()) === (await options().last().textContent())).toBe(true);
    await field().fill('没有这个名字');
    await expect.poll(() => work.page.getByText('没有找到“没有这个名字”').count()).toBe(1);
    await work.picture('find-nothing');
    await work.page.keyboard.press('Escape');
  });

  it('opens nothing over another dialog', async () => {
    await work.page.getByRole('button', { name: '关于' }).click();
    await expect.poll(() => work.page.getByRole('dialog').count()).toBe(1);
    await work.page.keyboard.press('Control+k');
    expect(await field().count()).toBe(0);
    await work.page.keyboard.press('Escape');
  });
});
