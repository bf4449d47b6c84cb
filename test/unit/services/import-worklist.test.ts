import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorklistEffect, WorklistLine } from '../../../shared/model/worklist.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
});
afterEach(() => work.end());

const annual = (...rows: readonly (readonly (string | number)[])[]) => [['地区', '采集项', '数值', '平台'], ...rows];
const openIds = async (): Promise<ReadonlyMap<string, WorklistLine>> => {
  const { items } = await work.call('worklist.list', {});
  return new Map(items.filter(({ state }) => state === 'open').map((line) => [line.id, line]));
};
/** Counted by hand from what the list says before and after. */
function counted(lines: Iterable<WorklistLine>, without: ReadonlyMap<string, WorklistLine>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id, kind } of lines) if (!without.has(id)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
const shown = (counts: WorklistEffect['added']): Record<string, number> =>
  Object.fromEntries(counts.map(({ kind, lines }) => [kind, lines]));

test('the preview of an import says what opens and closes in the worklist, and the import does just that', async () => {
  const first = await work.importFiles(
    await work.sheet('年报.xlsx', annual(['北京', 'A1-2.1', '约九成', '省级平台'], ['天津', 'A1-2.1', 88, '省级平台'])),
  );
  expect(first.worklist.before).toBe(0);
  expect(first.worklist.removed).toEqual([]);
  // 32 units, of which only 天津 has a value; 160 measures, of which one has.
  expect(shown(first.worklist.added)).toMatchObject({ rejected_row: 1, missing_unit: 31, measure_without_data: 159 });

  const before = await openIds();
  const path = await work.sheet(
    '年报.xlsx',
    annual(['北京', 'A1-2.1', 91, '省级平台'], ['天津', 'A1-2.2', 135, '省级平台'], ['河北', 'A1-2.2', 70, '省级平台']),
  );
  const { plan } = await work.call('import.plan', { files: [work.read(path)], job: 'plan' });
  const preview = await work.call('import.preview', { plan, job: 'preview' });
  expect([...(await openIds()).keys()]).toEqual([...before.keys()]);
  const outcome = await work.call('import.commit', { plan, job: 'commit' });
  const after = await openIds();
  expect(outcome.worklist).toEqual(preview.worklist);
  expect([preview.worklist.before, preview.worklist.after]).toEqual([before.size, after.size]);
  expect(shown(preview.worklist.added)).toEqual(counted(after.values(), before));
  expect(shown(preview.worklist.removed)).toEqual(counted(before.values(), after));
  expect(shown(preview.worklist.added)).toMatchObject({ domain_violation: 1 });
  expect(shown(preview.worklist.removed)).toMatchObject({ rejected_row: 1, missing_unit: 2, measure_without_data: 1 });
});
