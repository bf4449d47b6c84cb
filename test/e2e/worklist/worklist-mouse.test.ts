import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { layProject, spoiledProject } from './spoiled-project.ts';

if (chromiumPath === null)
  process.stderr.write('worklist-mouse.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the worklist by mouse alone', () => {
  let work: WorkbenchPage;
  let lines: readonly WorklistLine[];
  beforeAll(async () => {
    const spoiled = await spoiledProject();
    ({ lines } = spoiled);
    work = await openWorkbenchPage(undefined, { fill: (userData) => layProject(userData, spoiled.bytes) });
    await work.page.locator('main').getByRole('button', { name: /问题/ }).first().click();
    await work.page.locator('button.badge', { hasText: /^问题 / }).waitFor();
  }, 600_000);
  afterAll(() => work.close());

  /** Lists what the words leave. */
  const list = async (words: string): Promise<void> => {
    await work.page.locator('.rail').getByRole('button', { name: '问题', exact: true }).click();
    await work.page.getByRole('searchbox').fill(words);
  };
  const cellOf = ({ id }: WorklistLine, column: string) =>
    work.page.locator(`.main [row-id=${JSON.stringify(id)}] [col-id=${column}]`);
  const lineWith = (holds: (line: WorklistLine) => boolean): WorklistLine => {
    const line = lines.find(holds);
    if (line === undefined) throw new Error('the spoiled set has no such line');
    return line;
  };
  const act = (name: string) => work.page.getByRole('button', { name, exact: true }).click();
  const title = () => work.page.getByRole('heading', { name: '问题清单' });

  it('takes the line that was clicked as the current one: its value is corrected, its domain asked for', async () => {
    const refused = lineWith(({ message }) => message.code === 'DOMAIN_OUTSIDE');
    await list(String(refused.cell));
    await cellOf(refused, 'what').click();
    await expect
      .poll(() => cellOf(refused, 'what').evaluate((cell) => getComputedStyle(cell).backgroundColor))
      .not.toBe('rgba(0, 0, 0, 0)');
    expect(await title().isVisible()).toBe(true);
    await act('取值范围');
    const dialog = work.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain(`取值范围：${refused.measure}`);
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await act('修改');
    await dialog.getByLabel('改为').first().waitFor();
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await work.picture('worklist-mouse-current');
  });

  it('says which line is accepted: unit, measure and what is wrong with it', async () => {
    const doubtful = lineWith(({ kind, unit, measure }) => kind === 'doubt' && unit !== null && measure !== null);
    await list(String(doubtful.measure));
    await cellOf(doubtful, 'kind').click();
    const said = await Promise.all(['unit', 'measure', 'what'].map((column) => cellOf(doubtful, column).innerText()));
    await act('接受');
    const dialog = work.page.getByRole('dialog');
    await dialog.waitFor();
    const text = await dialog.innerText();
    for (const words of said) expect(text).toContain(words);
    await work.picture('worklist-mouse-accept');
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('ticks boxes that each line has, and stays', async () => {
    const one = lineWith(({ kind, state }) => kind === 'missing_unit' || state === 'open');
    await list('');
    await cellOf(one, 'selected').first().waitFor();
    expect(await cellOf(one, 'selected').innerText()).toBe('☐');
    await cellOf(one, 'selected').click();
    expect(await cellOf(one, 'selected').innerText()).toBe('☑');
    await cellOf(one, 'selected').dblclick();
    expect(await cellOf(one, 'selected').innerText()).toBe('☑');
    expect(await title().isVisible()).toBe(true);
    await cellOf(one, 'selected').click();
    await work.picture('worklist-mouse-boxes');
  });

  it.each(['what', 'place'])(
    'goes to the place: a double click on a line, a click on its place (%s)',
    async (column) => {
      const read = lineWith(({ kind, cell }) => kind === 'rejected_row' && cell !== null);
      await list(`${read.cell} · ${read.file}`);
      await cellOf(read, column)[column === 'what' ? 'dblclick' : 'click']();
      await work.page.locator('tr.issue-shown').waitFor();
      expect(work.complaints).toEqual([]);
    },
  );
});
