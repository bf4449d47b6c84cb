import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('help.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the help beside the screen', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
  });
  afterAll(() => work.close());

  const panel = () => work.page.getByRole('complementary', { name: '帮助' });
  const heading = () => panel().getByRole('heading', { level: 2 });
  const press = (key: string) => work.page.keyboard.press(key);
  const screen = (name: string) => work.page.getByRole('main', { name });

  it('offers the tour once, which goes through six screens of the sample', async () => {
    const offer = work.page.getByRole('region', { name: '六步导览' });
    await expect.poll(() => offer.count()).toBe(1);
    await work.picture('help-offer');
    expect(await seriousViolations(work.page)).toEqual([]);
    await openSample(work.page);
    await work.page.getByRole('button', { name: '开始', exact: true }).click();
    await offer.getByRole('button', { name: '开始导览' }).click();
    for (const [at, name] of ['数据', '问题', '指标', '得分', '情景', '成果'].entries()) {
      await expect.poll(() => screen(name).count()).toBe(1);
      await expect.poll(() => panel().textContent()).toContain(`第 ${at + 1} 步，共 6 步`);
      if (at === 2) {
        await work.picture('help-tour');
        expect(await seriousViolations(work.page)).toEqual([]);
      }
      await panel()
        .getByRole('button', { name: at === 5 ? '结束导览' : '下一步' })
        .click();
    }
    await expect.poll(() => panel().count()).toBe(0);
    await work.page.getByRole('button', { name: '开始', exact: true }).click();
    await expect.poll(() => screen('开始').count()).toBe(1);
    expect(await offer.count()).toBe(0);
    // The user's own setting: it isn't offered after a reload either.
    await work.page.reload();
    await expect.poll(() => screen('得分').count()).toBe(1);
    await work.page.getByRole('button', { name: '开始', exact: true }).click();
    await expect.poll(() => screen('开始').count()).toBe(1);
    expect(await offer.count()).toBe(0);
  });

  it('opens by F1 at the page of the "?" nearest to the focus, leaves the grid in use, and closes by Esc', async () => {
    await work.page.getByRole('navigation', { name: '工作区' }).getByRole('button', { name: '得分' }).click();
    await work.page.locator('[row-id="110000"] [col-id="rank"]').first().click();
    await press('F1');
    await expect.poll(() => heading().textContent()).toBe('名次与并列');
    await work.picture('help-page');
    expect(await seriousViolations(work.page)).toEqual([]);
    // The screen can be worked with while it is open.
    await work.page.locator('[row-id="120000"] [col-id="rank"]').first().click();
    await press('ArrowDown');
    expect(await panel().count()).toBe(1);
    await press('F1');
    await press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
    await expect
      .poll(() => work.page.evaluate(() => document.activeElement?.closest('[role=row]') !== null))
      .toBe(true);
  });

  it('explains a panel of 情景 by its "?", links pages, goes back, and is found by Ctrl+K', async () => {
    await work.page.getByRole('button', { name: '情景', exact: true }).click();
    await work.page.getByText('敏感性', { exact: true }).click();
    await work.page
      .getByRole('button', { name: '说明：龙卷风图' })
      .or(work.page.getByRole('button', { name: /^说明：.*权重/ }))
      .first()
      .click();
    await expect.poll(() => heading().textContent()).toBe('龙卷风图');
    await panel().getByRole('button', { name: '目录' }).click();
    await expect.poll(() => heading().textContent()).toBe('目录');
    await work.picture('help-contents');
    expect(await seriousViolations(work.page)).toEqual([]);
    await panel().getByRole('button', { name: '术语表' }).click();
    await panel().getByRole('searchbox').fill('能力水平');
    await expect.poll(() => panel().locator('dt').first().textContent()).toContain('能力水平');
    await panel().getByRole('button', { name: '返回上一页' }).click();
    await expect.poll(() => heading().textContent()).toBe('目录');
    await panel().getByRole('button', { name: '关闭帮助' }).click();
    await press('Control+k');
    await work.page.getByRole('combobox', { name: '查找任何内容' }).fill('基尼');
    await expect.poll(() => work.page.getByRole('option').first().textContent()).toContain('说明');
    await press('Enter');
    await expect.poll(() => heading().textContent()).toBe('基尼系数');
  });

  it('is English under English, and dark under dark', async () => {
    await work.page.getByRole('button', { name: 'English' }).click();
    const english = work.page.getByRole('complementary', { name: 'Help' });
    await expect.poll(() => english.getByRole('heading', { level: 2 }).textContent()).toBe('Gini coefficient');
    expect(await english.textContent()).not.toMatch(/\p{Script=Han}/u);
    await work.page.getByRole('button', { name: 'Dark' }).click();
    await work.picture('help-page-en-dark');
    expect(await seriousViolations(work.page)).toEqual([]);
    await work.page.setViewportSize({ width: 1920, height: 1080 });
    await work.picture('help-page-en-dark');
    expect(work.complaints).toEqual([]);
  });
});
