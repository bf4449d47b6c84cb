// A long meeting by the keyboard alone: four hundred units with long names, sixty proposals, twelve voters; in English too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLargeProject } from '../../../scripts/bench/large-project.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { byKeyboard } from '../workbench/by-keyboard.ts';
import type { Keyboard } from '../workbench/by-keyboard.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { smallTexts } from './small-texts.ts';

if (chromiumPath === null)
  process.stderr.write('long-meeting.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const PROPOSALS = 60;
const PROPOSER = '某某自治州政务服务和数据管理局综合协调处评估工作专班联络员欧阳';

/** Sixty proposals on the first level of the large project, each by somebody with a long name; the last one moves three weights. */
async function park(path: string): Promise<void> {
  const bench = startWorkbench();
  await bench.call('project.open', { file: bench.read(path) });
  const { dataset } = await bench.snapshot();
  const children = dataset.nodes.filter(({ depth }) => depth === 1).map(({ code }) => code);
  const group = dataset.nodes[0]?.code ?? '';
  for (let n = 1; n <= PROPOSALS; n += 1)
    await bench.call('meeting.park', {
      group,
      weights: Object.fromEntries(children.map((code, at) => [code, at === n % 5 ? 20 + n : 20 + (n === 60 ? at : 0)])),
      proposer: `${PROPOSER}${n}`,
      reason: '考虑到本地区人口结构与业务申报量的实际差异，建议提高该项权重，并在下一轮调整时复核',
    });
  await bench.call('project.close', {});
  bench.end();
}

describe.skipIf(chromiumPath === null)('a long meeting', { timeout: 240_000 }, () => {
  let work: WorkbenchPage;
  let keys: Keyboard;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-long-meeting-'));
    const path = join(folder, '大会.ewb');
    writeLargeProject(path, [2021]);
    await park(path);
    work = await openWorkbenchPage();
    keys = byKeyboard(work.page);
    const chooser = work.page.waitForEvent('filechooser');
    await work.page.getByRole('button', { name: /^打开/ }).first().click();
    await (await chooser).setFiles(path);
    await work.page.locator('.rail').getByRole('button', { name: '得分', exact: true }).waitFor();
    await work.page.locator('.ag-row').first().waitFor();
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = () => work.page.getByRole('main', { name: /会议演示|Meeting view/ });
  const chosen = () => view().locator('.meeting-proposals button[aria-pressed=true]');
  /** Whether all of it is in the list's own view. */
  const inView = () =>
    chosen().evaluate((button) => {
      const [own, list] = [button, button.closest('ul') ?? button].map((each) => each.getBoundingClientRect());
      return own !== undefined && list !== undefined && own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
    });
  /** What is cut off or lies over the edge of the view. */
  const outside = () =>
    view().evaluate((main) =>
      [...main.querySelectorAll('button, select, input, h1, h2')]
        .filter((each) => each.closest('.meeting-proposals ul, .meeting-slider-list') === null)
        .filter((each) => {
          const { right, bottom, left, top } = each.getBoundingClientRect();
          return left < 0 || top < 0 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1;
        })
        .map(({ textContent, tagName }) => textContent ?? tagName),
    );

  it('begins with the newest proposal in view, and steps through all of them with the chosen one always in view', async () => {
    await keys.press('F11');
    await chosen().waitFor();
    expect(await chosen().innerText()).toContain('提案 60');
    await expect.poll(inView).toBe(true);
    for (let n = 59; n >= 1; n -= 1) await keys.press('[');
    await expect.poll(() => chosen().innerText()).toContain('提案 1：');
    await expect.poll(inView).toBe(true);
    await keys.press(']');
    await expect.poll(() => chosen().innerText()).toContain('提案 2：');
    expect(await outside()).toEqual([]);
    await work.picture('meeting-long');
  });

  it('counts twelve hands, held keys not among them, and is decided and kept by keys alone', async () => {
    for (let hand = 0; hand < 8; hand += 1) await keys.press('1');
    for (let hand = 0; hand < 3; hand += 1) await keys.press('2');
    await keys.press('3');
    const bar = view().locator('.meeting-bar');
    await expect
      .poll(() => bar.getByRole('button', { name: /^赞成|^反对|^弃权/ }).allInnerTexts())
      .toEqual([
        expect.stringMatching(/赞成\s*8/),
        expect.stringMatching(/反对\s*3/),
        expect.stringMatching(/弃权\s*1/),
      ]);
    await keys.press('k', 'Enter');
    await view()
      .getByText(/情景：/)
      .first()
      .waitFor();
    await keys.press('a');
    await keys.type('八比三通过');
    await keys.press('Enter');
    await view().getByText('已采纳').first().waitFor();
    await keys.press('Control+z');
    await expect.poll(() => view().getByText('已采纳').count()).toBe(0);
  });

  it('pins units from among four hundred by what they are called', async () => {
    const { page } = work;
    await keys.press('u');
    const panel = page.getByRole('dialog');
    await panel.waitFor();
    await keys.to('查找');
    await keys.type('地区399');
    expect(await panel.getByRole('checkbox').count()).toBe(1);
    await work.picture('meeting-units-400');
    expect(await smallTexts(page)).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    // Eight are shown: one has to go first.
    expect(await panel.getByRole('checkbox').isDisabled()).toBe(true);
    await page.getByRole('searchbox', { name: '查找' }).fill('');
    await keys.to(() => keys.within('.meeting-choices'));
    await keys.press(' ');
    await page.getByRole('searchbox', { name: '查找' }).fill('地区399');
    await keys.to(() => keys.within('.meeting-choices'));
    await keys.press(' ');
    await keys.press('Escape');
    await view().getByRole('rowheader', { name: '地区399' }).waitFor();
    expect(await view().getByRole('rowheader', { name: '地区1', exact: true }).count()).toBe(0);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.press('u');
    await page.getByRole('searchbox', { name: '查找' }).fill('没有这个');
    await panel.getByText('没有符合的评估对象').waitFor();
    await work.picture('meeting-units-none');
    expect(await smallTexts(page)).toEqual([]);
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says why a name is refused, large enough to be read', async () => {
    const { page } = work;
    await keys.to(() => keys.within('.meeting-slider'));
    await keys.press('ArrowRight');
    await keys.press('n');
    await keys.to(/提议人/);
    await keys.type('欧阳');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.press('k');
    await page.getByLabel('情景名称').fill('同名');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.press('[', 'k');
    await page.getByLabel('情景名称').fill('同名');
    await keys.press('Enter');
    await page.getByRole('alert').waitFor();
    await work.picture('meeting-refused');
    expect(await smallTexts(page)).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('fits in English at both sizes, with every panel, and has nothing that axe minds', async () => {
    const { page } = work;
    await keys.press('Escape');
    await page.locator('.bar').getByRole('button', { name: 'English' }).click();
    await page.locator('.rail').getByRole('button', { name: 'Scores', exact: true }).waitFor();
    await keys.press('F11');
    await chosen().waitFor();
    for (const size of [small, large]) {
      await page.setViewportSize(size);
      expect(await outside(), `${size.width}`).toEqual([]);
      expect(await smallTexts(page)).toEqual([]);
      await work.picture('meeting-english');
      for (const [key, name] of [
        ['?', 'keys'],
        ['u', 'units'],
        ['m', 'methods'],
        ['a', 'accept'],
      ] as const) {
        await keys.press(key);
        await page.getByRole('dialog').waitFor();
        expect(await smallTexts(page), name).toEqual([]);
        await work.picture(`meeting-english-${name}`);
        await keys.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize(small);
    await keys.press('g');
    await work.picture('meeting-english-public');
    expect(await smallTexts(page)).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    await keys.press('g');
  });
});
