import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worklistKinds } from '../../../shared/model/worklist.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { WorklistKind, WorklistLine } from '../../../shared/model/worklist.ts';
import { byKeyboard } from '../workbench/by-keyboard.ts';
import type { Keyboard } from '../workbench/by-keyboard.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { layProject, spoiledProject } from './spoiled-project.ts';

if (chromiumPath === null)
  process.stderr.write('worklist-places.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('Enter on a line of the worklist', () => {
  let work: WorkbenchPage;
  let keys: Keyboard;
  let lines: readonly WorklistLine[] = [];
  let units: readonly Unit[] = [];
  beforeAll(async () => {
    const spoiled = await spoiledProject({ unmeasured: true });
    lines = spoiled.lines;
    units = spoiled.units;
    work = await openWorkbenchPage(undefined, { fill: (userData) => layProject(userData, spoiled.bytes) });
    keys = byKeyboard(work.page);
    await work.page.locator('main').getByRole('button', { name: /问题/ }).first().click();
    await work.page.locator('button.badge', { hasText: /^问题 / }).waitFor();
  }, 600_000);
  afterAll(() => work.close());

  /** Lists the one line by what it says, and presses Enter on it. */
  const enter = async (line: WorklistLine): Promise<void> => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '问题', exact: true }).click();
    const search = page.getByRole('searchbox');
    await search.fill(wordsOf(line));
    await page
      .locator(`.main [role=row][row-id=${JSON.stringify(line.id)}]`)
      .first()
      .waitFor();
    await search.focus();
    await keys.to(() => keys.within('.ag-root'));
    await keys.to(() => keys.within(`[row-id=${JSON.stringify(line.id)}]`), 'ArrowDown', 40);
    await keys.press('Enter');
  };
  const wordsOf = ({ file, cell, unit, measure, indicator, message }: WorklistLine): string =>
    file !== null ? `${cell} · ${file}` : (measure ?? indicator ?? nameOf(unit) ?? message.code);
  const nameOf = (unit: string | null): string | null => units.find(({ code }) => code === unit)?.name ?? null;
  /** What the place must show, by where the line says that it is. */
  const arrived = async (line: WorklistLine): Promise<void> => {
    const { page } = work;
    const { file, cell, unit, measure, indicator } = line;
    if (file !== null) {
      const row = page.locator('tr.issue-shown');
      await row.waitFor();
      await expect.poll(() => keys.within('tr.issue-shown')).toBe(true);
      expect(await row.locator('td').nth(1).innerText()).toBe(cell);
      expect(
        await page.locator('tr:has(+ tr.ant-table-expanded-row tr.issue-shown) .file-name').last().innerText(),
      ).toContain(file);
    } else if (unit !== null && measure !== null) {
      const drawer = page.getByRole('dialog');
      await drawer.waitFor();
      expect(await drawer.innerText()).toContain(measure);
      await drawer.getByText('由记录算得').waitFor();
      if (line.kind === 'missing_base')
        expect(await drawer.locator('.ant-segmented-item-selected').innerText()).toMatch(/^折算基数/);
    } else {
      const code = unit ?? measure ?? indicator ?? '';
      await expect
        .poll(() =>
          keys.within(`.ag-root [row-id=${JSON.stringify(code)}], .ag-root [row-id$=${JSON.stringify(code)}]`),
        )
        .toBe(true);
    }
  };

  it.each(worklistKinds)('of the kind %s leads to its cell or place in one step', async (kind: WorklistKind) => {
    // The last: the lines of base figures name measures, and would come before it.
    const line = lines.findLast((one) => one.kind === kind);
    if (line === undefined) throw new Error(`the spoiled set has no ${kind}`);
    await enter(line);
    await arrived(line);
    await work.picture(`worklist-place-${kind}`);
    await keys.press('Escape');
    expect(work.complaints).toEqual([]);
  });
});
