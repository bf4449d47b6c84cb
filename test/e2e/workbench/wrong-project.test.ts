// Whatever fails while projects are changed, an edit lands in the project that the screen shows, or nowhere: read from the files by commands.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readySample } from '../../fixtures/ready-sample.ts';
import { chromiumPath } from './chromium.ts';
import { layTwoProjects, overwritten, sameContent, shareInFile, withoutFramework } from './two-projects.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('wrong-project.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('an edit after a change of projects that went wrong', () => {
  let bytes: Uint8Array = new Uint8Array();
  let work: WorkbenchPage;
  let page: Page;
  const at = (name: string): string => join(work.userData, 'projects', name);

  /** Share of the first indicator before any edit. */
  let original = 0;

  beforeAll(async () => {
    bytes = await readySample('key-city-2021');
    const folder = mkdtempSync(join(tmpdir(), 'workbench-wrong-'));
    writeFileSync(join(folder, 'p.ewb'), bytes);
    original = await share(join(folder, 'p.ewb'));
    rmSync(folder, { recursive: true, force: true });
    expect([40, 55]).not.toContain(original);
  });
  afterEach(async () => {
    await work.close();
    expect(work.complaints).toEqual([]);
  });

  /** 甲 and 乙 among the recent projects, 甲 open and edited to 40 %. */
  const begin = async (second: Uint8Array): Promise<void> => {
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => layTwoProjects(userData, { 甲: bytes, 乙: second }),
    });
    ({ page } = work);
    await open('甲');
    await page.locator('.bar .project strong[title="甲.ewb"]').waitFor();
    await edit('40');
  };
  const open = (title: string): Promise<void> =>
    page
      .locator('.recent-open')
      .filter({ hasText: `${title}.ewb` })
      .click();
  const toStart = (): Promise<void> => page.getByRole('button', { name: '开始', exact: true }).click();
  /** File that the bar names; '' where no project is shown. */
  const shownFile = async (): Promise<string> => {
    const bar = page.locator('.bar .project strong');
    return (await bar.count()) === 0 ? '' : ((await bar.getAttribute('title')) ?? '');
  };
  /** Types the share of the first indicator and waits for the host's answer, whatever it is. */
  const edit = async (percent: string): Promise<void> => {
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    const field = page.getByRole('textbox', { name: /的占比（%）$/ }).first();
    await field.waitFor();
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('"method.edit"') === true,
    );
    await field.fill(percent);
    await field.press('Enter');
    await answered;
  };
  const share = async (path: string): Promise<number> => Math.round((await shareInFile(path)) * 100) / 100;
  /** What another process reads from the files, once this one has let go of them. */
  const inFiles = async (...names: readonly string[]): Promise<readonly number[]> => {
    await work.release();
    const shares: number[] = [];
    for (const name of names) shares.push(await share(at(name)));
    return shares;
  };

  it('lands in the project shown where settings can’t be written', async () => {
    await begin(bytes);
    const settings = join(work.userData, 'workbench.json');
    rmSync(settings);
    // Not even root writes a file where a folder with something in it is.
    mkdirSync(settings);
    writeFileSync(join(settings, 'in-the-way'), '');
    await toStart();
    await open('乙');
    await page.locator('.ant-message').getByText('设置').waitFor();
    await expect.poll(shownFile).not.toBe('');
    const file = await shownFile();
    await edit('55');
    expect(await shownFile()).toBe(file);
    expect(await inFiles('甲.ewb', '乙.ewb')).toEqual(file === '乙.ewb' ? [40, 55] : [55, original]);
  });

  it.each([
    ['overwritten', overwritten],
    ['readable, but not what was written', withoutFramework],
  ] as const)('lands in the one that was open where the other is %s, and the way out is offered', async (_, damage) => {
    const damaged = damage(bytes);
    await begin(damaged);
    await toStart();
    await open('乙');
    const dialog = page.getByRole('dialog', { name: '项目打不开' });
    await dialog.getByText('已损坏').waitFor();
    expect(await dialog.innerText()).toContain('画面上仍是');
    expect(await dialog.getByRole('button', { name: '抢救到新文件…' }).isEnabled()).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await shownFile()).toBe('甲.ewb');
    await edit('55');
    // With none open there is none to edit.
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '关闭项目' }).click();
    await page.locator('.bar .project').waitFor({ state: 'detached' });
    await open('乙');
    await dialog.getByText('已损坏').waitFor();
    expect(await dialog.innerText()).not.toContain('画面上仍是');
    expect(await shownFile()).toBe('');
    expect(await inFiles('甲.ewb')).toEqual([55]);
    // Opening and closing may write into the header, no more.
    expect(sameContent(at('乙.ewb'), damaged, 100)).toBe(true);
  });

  it('lands in the one that was open where a new one would take a name that is taken', async () => {
    await begin(bytes);
    // Someone else makes the file between the choice of its name and the making.
    const taken = at('丙.ewb');
    await page.route('**/api/invoke', async (route) => {
      if (route.request().postData()?.includes('"project.new"') === true) writeFileSync(taken, bytes);
      await route.continue();
    });
    await toStart();
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('textbox', { name: '项目名称' }).fill('丙');
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.locator('.ant-message').getByText('已存在，没有覆盖').waitFor();
    expect(await shownFile()).toBe('甲.ewb');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await edit('55');
    expect(await inFiles('甲.ewb', '乙.ewb', '丙.ewb')).toEqual([55, original, original]);
    expect(sameContent(at('丙.ewb'), bytes)).toBe(true);
  });
});
