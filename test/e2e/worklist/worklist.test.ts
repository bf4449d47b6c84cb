import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard } from '../workbench/by-keyboard.ts';
import type { Keyboard } from '../workbench/by-keyboard.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { layProject, spoiledProject } from './spoiled-project.ts';
import { writeSpoiledSet } from './spoiled-set.ts';

if (chromiumPath === null) process.stderr.write('worklist.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the worklist of 33 spoiled files, by keyboard alone', () => {
  let work: WorkbenchPage;
  let keys: Keyboard;
  let spoiled: Awaited<ReturnType<typeof spoiledProject>>;
  let paths: readonly string[] = [];
  let folder = '';
  /** What the system's dialog is given when it is asked for files. */
  let wanted: readonly string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-worklist-'));
    spoiled = await spoiledProject();
    paths = writeSpoiledSet(join(folder, 'files'), spoiled.files);
    work = await openWorkbenchPage(undefined, { fill: (userData) => layProject(userData, spoiled.bytes) });
    keys = byKeyboard(work.page);
    // Listened to all along: waiting for one begins to take it over only after a while.
    work.page.on('filechooser', (chooser) => void chooser.setFiles([...wanted]));
    await keys.to(async () => (await keys.within('main')) && /问题/.test(await keys.focused()));
    await keys.press('Enter');
    await work.page.locator('button.badge', { hasText: /^问题 / }).waitFor();
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bar = async (): Promise<number> =>
    Number((await work.page.locator('button.badge', { hasText: /^问题 / }).innerText()).replace(/\D/g, ''));
  const falls = (to: number) => expect.poll(bar, { timeout: 120_000 }).toBe(to);
  const inGrid = (): Promise<boolean> => keys.within('.main [role=gridcell]');
  const line = (): Promise<string> =>
    work.page.evaluate(() => document.activeElement?.closest('[row-id]')?.getAttribute('row-id') ?? '');
  /** From wherever the focus is to the rail's button. */
  const toWorklist = async (): Promise<void> => {
    await keys.to(async () => (await keys.within('.rail')) && (await keys.focused()) === '问题');
    await keys.press('Enter');
    await work.page.getByRole('heading', { name: '问题清单' }).waitFor();
  };
  /** No longer among the open lines that are listed. */
  const isSettled = (id: string): Promise<void> =>
    expect.poll(() => work.page.locator(`[row-id=${JSON.stringify(id)}]`).count(), { timeout: 90_000 }).toBe(0);
  /** The lines that the words leave are listed; the focus is on the first. */
  const find = async (words: string): Promise<void> => {
    await keys.press('Control+f');
    await keys.to(() => keys.within('input[type=search]'), 'Tab', 3);
    await keys.press('Control+a');
    if (words === '') await keys.press('Delete');
    else await keys.type(words);
    await keys.to(() => keys.within('.ag-root'));
    await keys.to(inGrid, 'ArrowDown', 6);
  };
  const reason = async (words: string): Promise<void> => {
    await keys.to(/原因/);
    await keys.type(words);
    await keys.to('确定');
    await keys.press('Enter');
  };
  /** The dialog that asks for a file has its button in focus; the file goes through 识别 and 预览 to 完成. */
  const readAgain = async (name: RegExp, mend = async (): Promise<void> => undefined): Promise<void> => {
    await expect.poll(keys.focused).toBe('选择文件…');
    wanted = paths.filter((path) => name.test(path));
    await keys.press('Enter');
    await work.page.getByRole('button', { name: '预览', exact: true }).waitFor();
    await mend();
    await keys.to('预览');
    await keys.press('Enter');
    await work.page.getByRole('button', { name: '确认导入' }).waitFor();
    await keys.to('确认导入');
    await keys.press('Enter');
    await work.page.getByRole('heading', { name: /批已导入/ }).waitFor();
  };

  it('names at least twelve kinds of fault, each in the file that has it', () => {
    const kinds = new Set(spoiled.files.flatMap(({ fault }) => fault ?? []));
    expect(spoiled.files).toHaveLength(33);
    expect(kinds.size).toBeGreaterThanOrEqual(12);
    for (const { name, fault } of spoiled.files) {
      if (fault === null) continue;
      const found = spoiled.lines.filter(
        ({ kind, message, file }) => (message.code === fault && file === name) || kind === fault,
      );
      expect(found.length, `${name} ${fault}`).toBeGreaterThan(0);
    }
  });

  it('corrects the value of a rejected row, and goes on at the line after it', async () => {
    await toWorklist();
    const before = await bar();
    expect(before).toBe(spoiled.lines.filter(({ state }) => state === 'open').length);
    await find('约九成');
    const corrected = await line();
    expect(corrected).toMatch(/^rejected_row\/.*\/NOT_A_NUMBER$/);
    await keys.press('f');
    await expect.poll(keys.focused).toBe('改为');
    await keys.type('90');
    await reason('电话核实');
    // With it goes that nobody has a value of A1-2.3.
    await falls(before - 2);
    await isSettled(corrected);
    // The value that he typed himself has not changed under his hands.
    expect(await work.page.getByText(/^你正在修改的值/).count()).toBe(0);
    expect(await inGrid()).toBe(true);
    expect(await line()).toMatch(/^rejected_row\/.*\/NOT_A_NUMBER$/);
  });

  it('corrects a doubtful value in the same way', async () => {
    const before = await bar();
    await find('像是单位');
    const doubtful = await line();
    await keys.press('f');
    await expect.poll(keys.focused).toBe('改为');
    await keys.press('Control+a');
    await keys.type('112');
    await reason('小数点错位');
    await expect.poll(bar, { timeout: 120_000 }).toBeLessThan(before);
    await isSettled(doubtful);
  });

  it('types a base figure where it is missing: F on its line, whose measures are scored then', async () => {
    const missing = spoiled.lines.find(({ kind }) => kind === 'missing_base');
    if (missing?.answer == null || missing.answer === 'override') throw new Error('no base figure is missing');
    const before = await bar();
    await find(`没有折算基数“${missing.answer.selector}”`);
    expect(await line()).toBe(missing.id);
    await keys.press('f');
    await expect.poll(keys.focused).toBe(missing.answer.selector);
    const dialog = work.page.getByRole('dialog');
    expect(await dialog.innerText()).toContain(`填写${missing.answer.selector}`);
    await keys.type('12000000');
    await work.page.getByRole('status', { name: '会带来的变化' }).waitFor();
    await work.picture('worklist-base-figure');
    await reason('统计公报');
    await expect.poll(bar, { timeout: 120_000 }).toBeLessThan(before);
    await isSettled(missing.id);
  });

  it('learns a spelling and reads the file again', async () => {
    const before = await bar();
    await find('广西某厅');
    const unread = await line();
    await keys.press('f');
    await expect.poll(keys.focused).toBe('“广西某厅”对应的评估对象');
    await keys.type('广西');
    await keys.press('Enter');
    await readAgain(/20_广西/);
    // The row, and that nobody has a value of A1-2.4.
    await falls(before - 2);
    expect(await work.page.getByRole('region', { name: '对问题清单的影响' }).innerText()).toMatch(
      /未处理 (\d+) → (\d+)[\s\S]*办结 2 条：未导入的行 1 · /,
    );
    await work.picture('worklist-import-done');
    await toWorklist();
    await isSettled(unread);
  });

  it('maps a column that was not read, in the plan of its file', async () => {
    const before = await bar();
    await find('经办处室联系电话');
    await keys.press('f');
    await readAgain(/09_/, async () => {
      await keys.to('列映射…');
      await keys.press('Enter');
      await keys.to('字段 经办处室联系电话');
      await keys.type('备注');
      await keys.press('Enter');
      await keys.to('应用');
      await keys.press('Enter');
      await work.page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    await falls(before - 1);
    await toWorklist();
  });

  it('corrects a domain with its effect and a reason, and reads the file again', async () => {
    const before = await bar();
    await find('9720');
    const refused = await line();
    await keys.press('d');
    await expect.poll(keys.focused).toBe('取值范围');
    await keys.press('Control+a');
    await keys.type('0..10000');
    await work.page.getByRole('status', { name: '会带来的变化' }).waitFor();
    await work.picture('worklist-domain');
    await reason('按千次计');
    await readAgain(/03_/);
    await expect.poll(bar, { timeout: 120_000 }).toBeLessThan(before);
    await toWorklist();
    await isSettled(refused);
  });

  it('puts lines on return slips, and accepts all that is left with one reason: 0 open', async () => {
    const before = await bar();
    await find('火星平台');
    await keys.press('Space', 'ArrowDown', 'Space', 'r');
    await expect.poll(keys.focused).toBe('写出退回单…');
    await work.picture('worklist-slip');
    const downloading = work.page.waitForEvent('download');
    await keys.press('Enter');
    expect((await downloading).suggestedFilename()).toBe('问题-退回单.zip');
    await falls(before - 2);
    await find('');
    await keys.press('s', 'a');
    // A Tab before the dialog stands moves the focus over the screen behind it, and there it comes back to when the dialog goes.
    await expect.poll(keys.focused).toMatch(/原因/);
    await reason('试填数据，不影响结论');
    await falls(0);
    await work.page.getByRole('heading', { name: '没有未处理的问题' }).waitFor();
    await work.picture('worklist-solved');
    await keys.press('Control+z');
    await expect.poll(bar, { timeout: 120_000 }).toBe(before - 2);
    expect(work.complaints).toEqual([]);
  });
});
