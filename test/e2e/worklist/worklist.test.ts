import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { layProject, spoiledProject } from './spoiled-project.ts';

if (chromiumPath === null) process.stderr.write('worklist.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the worklist of 33 spoiled files', () => {
  let work: WorkbenchPage;
  let spoiled: Awaited<ReturnType<typeof spoiledProject>>;
  beforeAll(async () => {
    spoiled = await spoiledProject();
    work = await openWorkbenchPage(undefined, { fill: (userData) => layProject(userData, spoiled.bytes) });
    work.page.setDefaultTimeout(60_000);
    await work.page.locator('main').getByRole('button', { name: /问题/ }).first().click();
    await work.page.locator('button.badge', { hasText: /^问题 / }).waitFor();
  }, 400_000);
  afterAll(() => work.close());

  const bar = (): Promise<string> => work.page.locator('button.badge', { hasText: /^问题 / }).innerText();
  const press = (key: string): Promise<void> => work.page.keyboard.press(key);
  const rows = () => work.page.locator('.main [role=gridcell]');
  /** By keyboard: the rail's button, then Tab into the grid and one row down from the group's heading. */
  const toWorklist = async (): Promise<void> => {
    await work.page.locator('.rail').getByRole('button', { name: '问题', exact: true }).focus();
    await press('Enter');
    await work.page.getByRole('heading', { name: '问题清单' }).waitFor();
    await work.picture('worklist');
    await rows().first().waitFor({ timeout: 15_000 });
    await focusGrid();
  };
  const focused = (selector: string): Promise<boolean> =>
    work.page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector);
  /** Tab goes into the grid's headings, arrows from there over the heading of a group to its first line. */
  const focusGrid = async (): Promise<void> => {
    for (let tabs = 0; tabs < 40 && !(await focused('.ag-root')); tabs += 1) await press('Tab');
    for (let downs = 0; downs < 5 && !(await focused('[role=gridcell]')); downs += 1) await press('ArrowDown');
    expect(await focused('[role=gridcell]')).toBe(true);
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
    expect(work.complaints).toEqual([]);
  });

  it('leads from a rejected row to its cell in the report of its batch, and from a doubt to its lineage', async () => {
    await toWorklist();
    await work.picture('worklist');
    await press('Enter');
    await work.page.locator('.issue-shown').first().waitFor();
    await toWorklist();
    await work.page.getByRole('searchbox').fill('像是单位');
    await focusGrid();
    await press('Enter');
    await work.page.getByRole('dialog').waitFor();
    await press('Escape');
  });

  it('is solved by keyboard alone, to 0 open, and undo opens it again', async () => {
    await toWorklist();
    const open = Number((await bar()).replace(/\D/g, ''));
    expect(open).toBe(spoiled.lines.filter(({ state }) => state === 'open').length);
    await press('s');
    await press('a');
    await work.page.getByRole('dialog').getByRole('textbox', { name: '原因（记入审计记录）' }).waitFor();
    await work.page.getByRole('dialog').getByRole('textbox').focus();
    await work.page.keyboard.type('试填数据，不影响结论');
    await work.page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).focus();
    await work.picture('worklist-accept');
    await press('Enter');
    await expect.poll(bar, { timeout: 60_000 }).toBe('问题 0');
    await work.picture('worklist-solved');
    await press('Control+z');
    await expect.poll(async () => Number((await bar()).replace(/\D/g, '')), { timeout: 60_000 }).toBeGreaterThan(0);
    expect(work.complaints).toEqual([]);
  });
});
