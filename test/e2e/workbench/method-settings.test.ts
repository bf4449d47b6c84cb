import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTwoYears } from '../../unit/services/two-years.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from './chromium.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('method-settings.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/**
 * Two projects. 两年: 东 64.5, =南 60, 新 40 on three quarters of its weight (its D was set to nothing), 西 34.5; 初填: a new project of the provinces with two
 * of 160 measures.
 */
async function projects(): Promise<Readonly<Record<string, Buffer>>> {
  const work = startWorkbench();
  try {
    const { later } = await makeTwoYears(work);
    await work.call('data.override', { unit: 'u5', measure: 'd', value: null, reason: '退回' });
    await work.call('project.close', {});
    const begun = join(work.folder, '初填.ewb');
    await work.call('project.new', { template: 'province-2021', target: work.write(begun) });
    const { dataset } = await work.snapshot();
    await work.importFiles(
      await work.sheet('值.xlsx', [['地区', 'E2-1.1', 'E2-2.1'], ...dataset.units.map(({ name }) => [name, 90, 80])]),
    );
    await work.call('project.close', {});
    return { 两年: readFileSync(later), 初填: readFileSync(begun) };
  } finally {
    await work.end();
  }
}

describe.skipIf(chromiumPath === null)('the settings of the whole index', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    const made = await projects();
    work = await openWorkbenchPage(small, {
      fill: (userData) => {
        const folder = join(userData, 'projects');
        mkdirSync(folder, { recursive: true });
        const recent = Object.entries(made).map(([title, bytes]) => {
          const path = join(folder, `${title}.ewb`);
          writeFileSync(path, bytes);
          return { path, title, openedAt: '2026-03-01T08:30:00.000Z' };
        });
        const settings = { language: 'zh', theme: 'light', editor: '' };
        writeFileSync(join(userData, 'workbench.json'), JSON.stringify({ settings, recent }));
      },
    });
  }, 300_000);
  afterAll(() => work.close());

  const screen = (name: string): Promise<void> =>
    work.page.locator('.rail').getByRole('button', { name, exact: true }).click();
  const dialog = () => work.page.getByRole('dialog');
  const effect = () => dialog().getByRole('status', { name: '会带来的变化' });
  const strip = () => work.page.locator('.strip');
  const badge = () => work.page.locator('.bar .badge', { hasText: '草稿' });
  const setting = (name: string) => work.page.locator('.side label').filter({ hasText: new RegExp(`^${name}`) });
  async function choose(name: string, option: string): Promise<void> {
    await setting(name).locator('.ant-select').click();
    await work.page.locator('.ant-select-item-option').filter({ hasText: option }).click();
  }

  it('a number typed before any dialog was open is asked about, and Enter does not answer', async () => {
    const { page } = work;
    await page.locator('.recent-open', { hasText: '两年' }).click();
    await page.locator('[row-id="u1"]').first().waitFor();
    await screen('指标');
    await page.getByText('详情', { exact: true }).click();
    await page.locator('[row-id="R"] [col-id="name"]').first().click();
    const share = setting('最低实测比例').getByRole('textbox');
    await share.fill('80');
    await share.press('Enter');
    await expect.poll(() => effect().innerText()).toMatch(/4 个 → 3 个/);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await badge().count()).toBe(0);
  });

  it('a choice says whose index, rank and tier it takes, and is dropped when it is not kept', async () => {
    const { page } = work;
    await choose('缺失时', '有缺失则不计分');
    // 新 lacks D: it goes, and 西 is third.
    await expect.poll(() => effect().innerText()).toMatch(/有总体指数的对象：4 个 → 3 个/);
    expect(await effect().innerText()).toMatch(/名次变化 2 个，分组变化 1 个。\s*新\s*低\s*→\s*—/);
    await settled(page);
    await work.picture('method-change');
    await dialog()
      .getByRole('button', { name: '取 消' })
      .or(dialog().getByRole('button', { name: '取消' }))
      .click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await badge().count()).toBe(0);
    expect(await setting('缺失时').innerText()).toContain('剔除后重新分配权重');
  });

  it('kept, it stands in the draft, and the strip says the same; undo says what it gave back', async () => {
    const { page } = work;
    const share = setting('最低实测比例').getByRole('textbox');
    await share.fill('80');
    await share.press('Enter');
    await expect.poll(() => effect().innerText()).toMatch(/4 个 → 3 个/);
    await dialog()
      .getByRole('button', { name: /保\s*留/ })
      .click();
    await dialog().waitFor({ state: 'hidden' });
    await badge().waitFor();
    await expect.poll(() => strip().innerText()).toMatch(/计分设置.*2 个对象名次变化，1 个分组变化：新/s);
    expect(await strip().innerText()).toMatch(/草稿较基准：名次 2 · 分组 1/);
    await page.locator('[row-id="R"] [col-id="name"]').first().click();
    await page.keyboard.press('Control+z');
    await badge().waitFor({ state: 'detached' });
    await expect.poll(() => strip().innerText()).toMatch(/撤销：计分设置.*2 个对象名次变化，1 个分组变化：新/s);
  });

  it('another way to aggregate says its effect, and so does saving it as the baseline', async () => {
    const { page } = work;
    // =南 has 0 on B, of which there is no geometric mean: it can't be kept.
    await choose('合成', '几何平均');
    await expect.poll(() => effect().innerText()).toMatch(/之后不能计分：.*得分为 0/);
    expect(
      await dialog()
        .getByRole('button', { name: /保\s*留/ })
        .isDisabled(),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    // The least of A, B, C, D: 东 40, =南 0, 西 8, 新 40, so that 新 ties with 东, 西 is third and =南 last.
    await choose('合成', '最小值');
    await expect.poll(() => effect().innerText()).toMatch(/名次变化 3 个/);
    await dialog()
      .getByRole('button', { name: /保\s*留/ })
      .click();
    await badge().waitFor();
    await page.keyboard.press('Control+s');
    await expect.poll(() => effect().innerText()).toMatch(/名次变化 3 个/);
    await settled(page);
    await work.picture('save-baseline');
    await dialog().getByRole('textbox').fill('改用几何平均');
    await dialog()
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await badge().waitFor({ state: 'detached' });
    await expect.poll(() => strip().innerText()).toMatch(/较原基准：名次 3 · 分组 \d/);
    expect(await strip().innerText()).not.toMatch(/相同|没有变化/);
    await page.setViewportSize(large);
    await settled(page);
    await work.picture('after-save-baseline');
    await page.setViewportSize(small);
  });

  it('the index gets a name of its own: its effect is said first, every screen reads it, undo gives the usual one back', async () => {
    const { page } = work;
    await page.getByRole('button', { name: /^指数名称：总体指数/ }).click();
    await dialog().getByRole('textbox', { name: '中文名称' }).fill('营商便利度');
    await dialog().getByRole('textbox', { name: '英文名称' }).fill('Ease score');
    await expect.poll(() => effect().innerText()).toMatch(/只改名称：得分、名次和分组不变/);
    await settled(page);
    await work.picture('index-name');
    await dialog()
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await dialog().waitFor({ state: 'hidden' });
    await badge().waitFor();
    await screen('得分');
    await page.locator('[col-id="index"]').filter({ hasText: '营商便利度' }).first().waitFor();
    await screen('成果');
    await page.getByText('营商便利度').first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('总体指数');
    await screen('指标');
    await page.keyboard.press('Control+z');
    await badge().waitFor({ state: 'detached' });
    await page.getByText('详情', { exact: true }).click();
    await page.locator('[row-id="R"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: /^指数名称：总体指数/ }).waitFor();
  });

  it('a project that is being filled says how far it is, and leads to what is missing', async () => {
    const { page } = work;
    await screen('开始');
    await page.locator('.recent-open', { hasText: '初填' }).click();
    const banner = page.getByRole('status').filter({ hasText: '32 个对象证据不足：实测的权重不到 65.0%' });
    await banner.waitFor();
    await settled(page);
    await work.picture('being-filled');
    await banner.getByRole('button', { name: '打开问题清单' }).click();
    await page
      .getByText(/证据不足：计入的实测权重只占 .*%，低于 65%，没有总体指数。.*缺 \d+ 项：/)
      .first()
      .waitFor();
    await settled(page);
    await work.picture('being-filled-worklist');
    await screen('成果');
    await page.getByText(/各对象实测的权重都不到 65%/).waitFor();
    await page.getByRole('button', { name: '打开问题清单' }).click();
    await page.getByRole('heading', { name: /问题/ }).first().waitFor();
    expect(work.complaints).toEqual([]);
  });
});
