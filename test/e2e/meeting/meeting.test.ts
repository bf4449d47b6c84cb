import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openSample } from '../workbench/open-sample.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { large, openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { smallTexts } from './small-texts.ts';

if (chromiumPath === null) process.stderr.write('meeting.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the meeting view', { timeout: 120_000 }, () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-meeting-'));
    work = await openWorkbenchPage();
    await openSample(work.page);
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = () => work.page.getByRole('main', { name: '会议演示' });
  const slider = (name: string) => work.page.getByRole('slider', { name });

  it('opens by F11 and by the button on the screens with weights, and Escape leaves', async () => {
    const { page } = work;
    await page.keyboard.press('F11');
    await view().waitFor();
    expect(await page.locator('.rail').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.locator('.rail').waitFor();
    for (const screen of ['指标', '情景', '得分']) {
      await page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
      await page.getByRole('button', { name: '会议演示' }).click();
      await view().waitFor();
      await view().getByRole('button', { name: '退出' }).click();
      await page.locator('.rail').waitFor();
    }
  });

  it('moves every panel with a slider, and calls out who crosses a line by how much', async () => {
    const { page } = work;
    await page.keyboard.press('F11');
    await view().getByRole('region', { name: '会议演示' }).waitFor();
    await work.picture('meeting-first');
    expect(await view().getByText('没有评估对象变等级').count()).toBe(1);
    // 服务成效度 from 25 to 40 by the keyboard: 西藏 falls.
    await slider('服务成效度的权重').focus();
    for (let press = 0; press < 15; press += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => slider('服务成效度的权重').getAttribute('aria-valuetext')).toBe('40 %');
    await expect
      .poll(() => view().getByRole('region', { name: '等级变化' }).innerText())
      .toContain('西藏 高 → 中（距界线 ');
    await work.picture('meeting-moved');
  });

  it('parks the sliders as a proposal, counts hands, and takes them back one by one', async () => {
    const { page } = work;
    await page.keyboard.press('n');
    await page.getByLabel('提议人').fill('张处长');
    await page.getByLabel('理由').fill('成效最要紧');
    await work.picture('meeting-park');
    await page.keyboard.press('Enter');
    await view()
      .getByRole('button', { name: /提案 1：A 25→40/ })
      .waitFor();
    await page.locator('body').press('1');
    await page.locator('body').press('1');
    await page.locator('body').press('2');
    await page.locator('body').press('Shift+1');
    const bar = view().getByRole('region', { name: /提案 1/ });
    await expect.poll(() => bar.getByRole('button', { name: /^赞成/ }).innerText()).toMatch(/赞成\s*1\s*1/);
    await expect.poll(() => bar.getByRole('button', { name: /^反对/ }).innerText()).toMatch(/反对\s*1\s*2/);
    await page.keyboard.press('r');
    await expect.poll(() => slider('服务成效度的权重').getAttribute('aria-valuetext')).toBe('25 %');
    await page.keyboard.press('l');
    await expect.poll(() => slider('服务成效度的权重').getAttribute('aria-valuetext')).toBe('40 %');
  });

  it('keeps a proposal as a scenario and accepts it into the method with its reason, undone in one step', async () => {
    const { page } = work;
    await page.keyboard.press('k');
    await page.getByLabel('情景名称').press('Enter');
    await view().getByText('情景：张处长').waitFor();
    await page.keyboard.press('a');
    await page.getByLabel('理由').fill('多数赞成');
    await page.keyboard.press('Enter');
    await view().getByText('已采纳').first().waitFor();
    await expect.poll(() => slider('服务成效度的权重').getAttribute('aria-valuetext')).toBe('40 %');
    // Nothing names the unsaved.
    expect(await view().innerText()).not.toMatch(/草稿|未保存/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => slider('服务成效度的权重').getAttribute('aria-valuetext')).toBe('25 %');
    await expect.poll(() => view().getByText('已采纳').count()).toBe(0);
    await page.keyboard.press('Control+y');
    await view().getByText('已采纳').first().waitFor();
  });

  it('has no text smaller than 22 px and nothing that axe minds, in both themes and with each panel open', async () => {
    const { page } = work;
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      expect(await smallTexts(page), theme).toEqual([]);
      expect(await seriousViolations(page), theme).toEqual([]);
      for (const [key, name] of [
        ['?', 'keys'],
        ['u', 'units'],
        ['m', 'methods'],
      ] as const) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        expect(await smallTexts(page), `${theme} ${name}`).toEqual([]);
        expect(await seriousViolations(page), `${theme} ${name}`).toEqual([]);
        await work.picture(`meeting-${name}-${theme}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.setViewportSize(large);
      await work.picture(`meeting-${theme}`);
      await page.setViewportSize(small);
      await work.picture(`meeting-${theme}`);
    }
  });

  it('shows the public neither score nor rank nor weight', async () => {
    const { page } = work;
    const index = await view().locator('td.number').nth(1).innerText();
    expect(index).toMatch(/^\d+\.\d\d$/);
    await page.keyboard.press('g');
    await expect.poll(() => slider('服务成效度的权重').count()).toBe(0);
    // The screens lie behind, where nobody sees or reaches them.
    const shown = await view().evaluate((main) => main.outerHTML);
    expect(shown).not.toContain(index);
    const text = await page.locator('body').innerText();
    expect(text).not.toContain(index);
    expect(text).not.toMatch(/位次|25→40|张处长 A/);
    expect(await view().locator('td.number').count()).toBe(0);
    expect(text).toContain('提案 1');
    await work.picture('meeting-public');
  });

  it('writes minutes for the public while it is shown, and all of them otherwise', async () => {
    const { page } = work;
    const minutes = async (name: string): Promise<string> => {
      const downloading = page.waitForEvent('download');
      await page.keyboard.press('e');
      const path = join(folder, name);
      await (await downloading).saveAs(path);
      const document = unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array();
      return new TextDecoder().decode(document).replaceAll(/<[^>]+>/g, ' ');
    };
    const forPublic = await minutes('public.docx');
    expect(forPublic).toContain('赞成 1 票，反对 1 票');
    expect(forPublic).not.toContain('25→40');
    await page.keyboard.press('g');
    const all = await minutes('all.docx');
    for (const part of ['提案 1：A 25→40', '成效最要紧', '多数赞成', '西藏：高 → 中']) expect(all).toContain(part);
    await page.keyboard.press('Escape');
    await page.locator('.rail').waitFor();
  });
});
