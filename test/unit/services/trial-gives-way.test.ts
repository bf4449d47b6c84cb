import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
const asked = { file: '', lines: {}, prefer: 'theirs' as const };

/** The sample, and a colleague's copy of it with an import that takes many turns to put in. */
beforeAll(async () => {
  work = startWorkbench();
  const [mine, theirs] = [join(work.folder, '甲.ewb'), join(work.folder, '乙.ewb')];
  await work.call('project.open-sample', { template: 'province-2021', job: 'sample' });
  await work.call('project.save-as', { target: work.write(mine) });
  await work.call('project.close', {});
  copyFileSync(mine, theirs);
  await work.call('project.open', { file: work.read(theirs) });
  const rows = Array.from({ length: 30_000 }, (_, row) => `天津,A6-2.1,专家${row},${row % 100}`);
  const file = join(work.folder, '评分.csv');
  writeFileSync(file, ['地区,采集项,专家,得分', ...rows, ''].join('\n'));
  await work.importFiles(file);
  await work.call('project.close', {});
  await work.call('project.open', { file: work.read(mine) });
  asked.file = work.read(theirs);
}, 120_000);
afterAll(() => work.end());

/** Begins to try the merge out and, once that writes, does something else; gives how both ended. */
async function meanwhile(act: () => Promise<unknown>): Promise<readonly string[]> {
  const seen = work.events.length;
  const effect = work.call('merge.effect', { ...asked, job: 'try' }).then(
    () => 'tried',
    (error: unknown) => String(error).replace(/^Error: merge\.effect: (\w+).*$/, '$1'),
  );
  while (!work.events.slice(seen).some((event) => event.name === 'progress' && event.phase === 'copy'))
    await new Promise((resolve) => setImmediate(resolve));
  return [
    await act().then(
      () => 'done',
      (error: unknown) => String(error),
    ),
    await effect,
  ];
}

test('who writes, saves a copy, verifies or imports calls off what a merge is tried for', async () => {
  const file = join(work.folder, '一条.csv');
  writeFileSync(file, '地区,采集项,专家,得分\n北京,A6-2.1,专家甲,20\n');
  const { plan } = await work.call('import.plan', { files: [work.read(file)], job: 'plan' });
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    override: () => work.call('data.override', { unit: '540000', measure: 'A6-2.1', value: 95, reason: '复核' }),
    alias: () => work.call('alias.save', { text: '津门', unit: '120000' }),
    undo: () => work.call('project.undo', {}),
    preview: () => work.call('change.preview', { kind: 'override', unit: '540000', measure: 'A6-2.1', value: 5 }),
    copy: () => work.call('project.save-as', { target: work.write(join(work.folder, '副本.ewb')) }),
    verify: () => work.call('project.verify', {}),
    import: () => work.call('import.commit', { plan, job: 'import' }),
  };
  for (const [name, act] of Object.entries(acts))
    expect([name, ...(await meanwhile(act))]).toEqual([name, 'done', 'CANCELLED']);
  const before = await work.snapshot();
  expect(await meanwhile(() => work.call('merge.apply', { ...asked, job: 'merge' }))).toEqual(['done', 'CANCELLED']);
  expect((await work.snapshot()).batches.length).toBe(before.batches.length + 1);
  expect(await work.call('project.verify', {})).toEqual([]);
});
