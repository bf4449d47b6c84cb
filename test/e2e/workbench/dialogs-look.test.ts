import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { textsIn } from '../../../renderer/ui/texts.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from './chromium.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('dialogs-look.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** The provinces with two measures of all, the users of Beijing without its population, and a row that is no number. */
async function project(): Promise<Buffer> {
  const work = startWorkbench();
  try {
    const path = join(work.folder, '看.ewb');
    await work.call('project.new', { template: 'province-2021', target: work.write(path) });
    const { dataset } = await work.snapshot();
    await work.importFiles(
      await work.sheet('值.xlsx', [
        ['地区', 'E2-1.1', 'E2-2.1'],
        ...dataset.units.map(({ name }, at) => [name, 60 + at, 95 - at]),
      ]),
      await work.sheet('月报.xlsx', [
        ['地区', '采集项', '月份', '数值', '平台'],
        ['北京', 'A2-1.1', '2021-12', 4_000, '省级平台'],
      ]),
      await work.sheet('年报.xlsx', [
        ['地区', '采集项', '数值', '平台'],
        ['北京', 'A1-2.1', '约九成', '省级平台'],
        ['天津', 'A1-2.1', 88, '省级平台'],
      ]),
    );
    await work.call('project.close', {});
    return readFileSync(path);
  } finally {
    await work.end();
  }
}

/** What of a dialog or heading is cut, stands outside of it or of the window. */
async function cut(place: Locator): Promise<readonly string[]> {
  return place.evaluate((box) => {
    const frame = box.getBoundingClientRect();
    const found: string[] = [];
    if (frame.left < 0 || frame.top < 0 || frame.right > innerWidth) found.push('outside the window');
    for (const part of box.querySelectorAll<HTMLElement>('*')) {
      const own = [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!own) continue;
      const { overflowX } = getComputedStyle(part);
      const at = part.getBoundingClientRect();
      if (at.width === 0) continue;
      const text = part.textContent.slice(0, 40);
      if (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1) found.push(`cut: ${text}`);
      if (at.right > frame.right + 1 || at.left < frame.left - 1) found.push(`beyond the dialog: ${text}`);
    }
    return found;
  });
}

/** Two of the four: what is cut is so by its language, what lacks contrast by its theme. */
const looks = [
  { language: 'zh', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

describe.skipIf(chromiumPath === null).each(looks)('dialogs in $language, $theme', ({ language, theme }) => {
  const t = textsIn(language);
  let work: WorkbenchPage;
  let page: Page;
  beforeAll(async () => {
    const bytes = await project();
    work = await openWorkbenchPage(small, {
      fill: (userData) => {
        mkdirSync(join(userData, 'projects'), { recursive: true });
        const path = join(userData, 'projects', '看.ewb');
        writeFileSync(path, bytes);
        const recent = [{ path, title: '看', openedAt: '2026-03-01T08:30:00.000Z' }];
        writeFileSync(
          join(userData, 'workbench.json'),
          JSON.stringify({ settings: { language, theme, editor: '' }, recent }),
        );
      },
    });
    ({ page } = work);
    await page.locator('.recent-open').first().click();
    await page.locator('.bar .project').waitFor();
  }, 300_000);
  afterAll(() => work.close());

  const show = (name: string): Promise<void> =>
    page.locator('.rail').getByRole('button', { name, exact: true }).click();
  const dialog = () => page.getByRole('dialog');
  /** At both sizes: nothing is cut, and axe finds nothing serious. */
  async function look(picture: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const size of [large, small]) {
      await page.setViewportSize(size);
      await settled(page);
      await work.picture(`look-${picture}-${language}-${theme}`);
      found.push(...(await cut(dialog())).map((what) => `${size.width}: ${what}`));
    }
    return [...found, ...(await seriousViolations(page))];
  }
  async function close(): Promise<void> {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  }
  /** The settings of the whole index, whose row stands first. */
  async function settings(): Promise<void> {
    await show(t('nav.indicators'));
    await page.getByText(t('indicators.side.detail'), { exact: true }).first().click();
    await page.locator('[row-id="total"] [col-id="name"]').first().click();
    await page.getByRole('button', { name: t('indexName.open') }).waitFor();
  }

  it('the heading of the evidence is whole', async () => {
    await show(t('nav.scores'));
    const heading = page.locator('.ag-header-cell[col-id="evidence"]');
    await heading.waitFor();
    for (const size of [small, large]) {
      await page.setViewportSize(size);
      await settled(page);
      expect(await heading.innerText()).toContain(t('scores.evidence'));
      expect(await cut(heading)).toEqual([]);
    }
    await work.picture(`look-scores-${language}-${theme}`);
  });

  it('the name of the index', async () => {
    await settings();
    await page.getByRole('button', { name: t('indexName.open') }).click();
    await dialog().getByLabel(t('indexName.zh')).fill('营商环境便利化水平综合评价得分指数');
    expect(await look('index-name')).toEqual([]);
    await dialog().getByLabel(t('indexName.zh')).fill('能力分组');
    await dialog().getByText('能力分组').first().waitFor();
    expect(await look('index-name-refused')).toEqual([]);
    await close();
  });

  it('own tiers', async () => {
    await settings();
    await page.getByRole('button', { name: t('tiers.open') }).click();
    await dialog().waitFor();
    expect(await look('tiers')).toEqual([]);
    await close();
  });

  it('the effect of a change before it is kept', async () => {
    await settings();
    const share = page
      .locator('.side label')
      .filter({ hasText: t('settings.availability') })
      .getByRole('textbox');
    await share.fill('1');
    await share.press('Enter');
    await dialog()
      .getByRole('status', { name: t('effect.label') })
      .waitFor();
    expect(await look('effect')).toEqual([]);
    await close();
  });

  it('a base figure where it is missing, and accepting with a reason', async () => {
    await show(t('nav.worklist'));
    const line = (words: string) => page.locator('.main .ag-row', { hasText: words }).first();
    await page.getByRole('searchbox').fill('常住人口');
    await line('常住人口').locator('[col-id="what"]').click();
    await page.getByRole('button', { name: t('worklist.fix'), exact: true }).click();
    await dialog().waitFor();
    expect(await look('base-figure')).toEqual([]);
    await close();
    await page.getByRole('searchbox').fill('C2');
    await line('C2').locator('[col-id="what"]').click();
    await page.getByRole('button', { name: t('worklist.accept'), exact: true }).click();
    await dialog().waitFor();
    expect(await look('accept')).toEqual([]);
    await close();
    expect(work.complaints).toEqual([]);
  });
});
