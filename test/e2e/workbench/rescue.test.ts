// 抢救 on screen: offered where a project can't be opened and from the start screen; what it saved and couldn't, in the words of the command line.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readySample } from '../../fixtures/ready-sample.ts';
import { chromiumPath } from './chromium.ts';
import { commandOutput, layTwoProjects, overwritten, sameContent } from './two-projects.ts';
import { seriousViolations } from './serious-violations.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null) process.stderr.write('rescue.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('rescuing a project on the screen', () => {
  let work: WorkbenchPage;
  let page: Page;
  let damaged: Uint8Array = new Uint8Array();
  const at = (name: string): string => join(work.userData, 'projects', name);
  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
  const both = async (name: string): Promise<void> => {
    for (const size of [small, large]) {
      await page.setViewportSize(size);
      await work.picture(name);
    }
    await page.setViewportSize(small);
    expect(await seriousViolations(page)).toEqual([]);
  };

  beforeAll(async () => {
    const bytes = await readySample('key-city-2021');
    damaged = overwritten(bytes);
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => layTwoProjects(userData, { 甲: bytes, 乙: damaged }),
    });
    ({ page } = work);
  });
  afterAll(async () => {
    await work.close();
  });

  it('is offered where a project can’t be opened, says how far it is, and lists what the command line lists', async () => {
    await page.locator('.recent-open').filter({ hasText: '乙.ewb' }).click();
    const offer = dialog('项目打不开');
    await offer.getByText('已损坏').waitFor();
    await both('rescue-offered');
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/api/invoke', async (route) => {
      if (route.request().postData()?.includes('"project.rescue"') === true) await held;
      await route.continue();
    });
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await offer.getByRole('button', { name: '抢救到新文件…' }).click();
    const running = dialog('抢救“乙.ewb”');
    await running.getByRole('progressbar').waitFor();
    await both('rescue-running');
    goOn();
    const done = dialog('已抢救到“乙-抢救.ewb”');
    await done.waitFor({ timeout: 120_000 });
    await both('rescue-done');
    expect((await downloading).suggestedFilename()).toBe('乙-抢救.ewb');
    const lost = await done.getByRole('listitem').allInnerTexts();
    expect(lost.length).toBeGreaterThan(0);
    const saved = await done.locator('.rescue p').first().innerText();
    const printed = await commandOutput('rescue', at('乙.ewb'), '--to', join(work.userData, '命令.ewb'));
    expect(printed.trim().split('\n')).toEqual([`命令.ewb：${saved}`, ...lost.map((text) => `LOST    ${text}`)]);
    await done.getByRole('button', { name: '复制清单' }).click();
    await page.locator('.ant-message').getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toEqual(['乙.ewb → 乙-抢救.ewb', saved, ...lost]);
    expect(sameContent(at('乙.ewb'), damaged)).toBe(true);
    await done.getByRole('button', { name: '打开新文件' }).click();
    await page.locator('.bar .project strong[title="乙-抢救.ewb"]').waitFor();
    await page.unroute('**/api/invoke');
  });

  it('is there from the start screen and the project’s menu, for a file that the user chooses', async () => {
    const text = join(work.userData, '文本.ewb');
    writeFileSync(text, '地区,数值\n'.repeat(50));
    for (const ask of [
      async () => {
        await page.getByRole('button', { name: '项目菜单' }).click();
        await page.getByRole('menuitem', { name: '抢救损坏的项目…' }).click();
      },
      async () => {
        await page.getByRole('button', { name: '开始', exact: true }).click();
        await page.getByRole('button', { name: '抢救损坏的项目…' }).click();
      },
    ]) {
      const choosing = page.waitForEvent('filechooser');
      await ask();
      await (await choosing).setFiles([text]);
      await dialog('抢救项目').getByRole('button', { name: '抢救到新文件…' }).click();
      const failed = dialog('没有抢救成');
      await failed.getByText('没有可以抢救的内容').waitFor();
      expect(await failed.getByRole('button').allInnerTexts()).toEqual(['', '关闭']);
      await both('rescue-nothing');
      await failed.getByRole('button', { name: '关闭', exact: true }).last().click();
      await failed.waitFor({ state: 'hidden' });
    }
  });

  it('says that a name is taken, overwrites nothing, and goes on under another', async () => {
    const taken = at('乙-抢救 (2).ewb');
    let first = true;
    await page.route('**/api/invoke', async (route) => {
      if (first && route.request().postData()?.includes('"project.rescue"') === true) {
        first = false;
        writeFileSync(taken, 'something');
      }
      await route.continue();
    });
    await page.locator('.recent-open').filter({ hasText: '乙.ewb' }).click();
    await dialog('项目打不开').getByRole('button', { name: '抢救到新文件…' }).click();
    const failed = dialog('没有抢救成');
    await failed.getByText('已经存在，没有覆盖').waitFor();
    await both('rescue-taken');
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await failed.getByRole('button', { name: '另选新文件…' }).click();
    await dialog('已抢救到“乙-抢救 (3).ewb”').waitFor({ timeout: 120_000 });
    await downloading;
    expect(readFileSync(taken, 'utf8')).toBe('something');
    await page.getByRole('button', { name: '关闭', exact: true }).last().click();
  });

  it('speaks English where the screens do', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.recent-open').filter({ hasText: '乙.ewb' }).click();
    const offer = dialog('The project can’t be opened');
    await offer.getByText('is damaged').waitFor();
    await both('rescue-offered-en');
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await offer.getByRole('button', { name: 'Rescue into a new file…' }).click();
    const done = dialog(/^Rescued into/);
    await done.getByText('entries of the audit').first().waitFor({ timeout: 120_000 });
    await downloading;
    await both('rescue-done-en');
    expect((await done.getByRole('listitem').allInnerTexts()).join('')).not.toMatch(/[一-鿿]/);
    expect(work.complaints).toEqual([]);
  });
});
