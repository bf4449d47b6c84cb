// A colleague's project with hundreds of changes: the list scrolls to its end, is narrowed, and is decided at once.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../../electron/storage/project-file.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { valueOf } from '../../unit/storage/small-project.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { settled } from '../workbench/settled.ts';
import { layTwoProjects } from '../workbench/two-projects.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('many-lines.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('a merge of 448 lines', () => {
  let folder = '';
  let work: WorkbenchPage;
  const at = (name: string): string => join(folder, name);

  /** Corrects the first measures of all units, these many of them, as one change of the file. */
  function correct(file: string, dataset: Dataset, measures: number, value: number): void {
    const now = new Date().toISOString();
    const store = valueOf(openProject(at(file), { now, who: '李四' }));
    valueOf(
      store.transaction(() => {
        for (const { code: measure } of dataset.measures.slice(0, measures))
          for (const { code: unit } of dataset.units)
            valueOf(store.overrideValue({ unit, measure, value, reason: '复核', now }));
        return ok(null);
      }),
    );
    valueOf(store.close());
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-lines-'));
    const bench = startWorkbench(() => new Date());
    await bench.call('project.open-sample', { template: 'province-2021', job: 'sample' });
    await bench.call('project.save-as', { target: bench.write(at('甲.ewb')) });
    const { dataset } = await bench.snapshot();
    await bench.call('project.close', {});
    copyFileSync(at('甲.ewb'), at('乙.ewb'));
    correct('甲.ewb', dataset, 1, 80);
    correct('乙.ewb', dataset, 14, 70);
    await bench.end();
    const bytes = readFileSync(at('甲.ewb'));
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => layTwoProjects(userData, { 甲: bytes, 乙: bytes }),
    });
    work.page.setDefaultTimeout(60_000);
    await work.page.locator('.recent-open').filter({ hasText: '甲.ewb' }).click();
    await work.page.locator('.bar .project strong[title="甲.ewb"]').waitFor();
  }, 300_000);
  afterAll(async () => {
    await work?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is scrolled to its end, narrowed and decided at once', { timeout: 300_000 }, async () => {
    const { page } = work;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '合并同事的项目…' }).click();
    await (await choosing).setFiles(at('乙.ewb'));
    // 14 measures of 32 units; one measure was corrected on both sides.
    await page.getByText('共 448 条：采用 416，不采用 0，待定 32').waitFor();
    const lines = page.locator('.main [row-id] [col-id="what"]');
    await lines.first().waitFor();
    await lines.first().click();
    await page.keyboard.press('Control+End');
    await page.locator('.main [row-index="448"]').first().waitFor();
    expect(await lookOver(work, 'merge-many-lines')).toEqual(faultless);
    await page.locator('.toolbar').getByText('待定', { exact: true }).click();
    await expect.poll(() => lines.filter({ hasText: /改用/ }).count()).toBeLessThanOrEqual(32);
    await page.getByRole('button', { name: '所列都用对方的' }).click();
    await page.getByText('共 448 条：采用 448，不采用 0，待定 0').waitFor();
    await settled(page);
    await page.locator('.toolbar').getByText('全部', { exact: true }).click();
    await page.getByRole('region', { name: '采用之后的名次与等级' }).locator('.merge-moves').waitFor();
    await work.picture('merge-many-decided');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByText('采用 448 条，不采用 0 条').waitFor();
    expect(work.complaints).toEqual([]);
  });
});
