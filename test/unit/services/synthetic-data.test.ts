import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
});
afterEach(() => work.end());

const synthetic = async (): Promise<boolean | undefined> => (await work.call('project.snapshot', {}))?.synthetic;

test('a project that imports sheets of the sample says so for as long as they count', async () => {
  await work.importFiles(
    await work.sheet('真实.xlsx', [
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 90],
    ]),
  );
  expect(await synthetic()).toBe(false);
  const { batch } = await work.importFiles(
    await work.sheet('改了名.xlsx', [
      ['专家评分（合成示例数据）'],
      ['地区', '采集项', '专家', '得分'],
      ['天津', 'A6-2.1', '甲', 90],
    ]),
  );
  expect(await synthetic()).toBe(true);
  await work.call('batch.withdraw', { batch, reason: '示例不作数' });
  expect(await synthetic()).toBe(false);
});

test('a merge marks the import of the sample that it brings, and no other that had its number', async () => {
  const sheet = (name: string, unit: string, ...above: readonly string[][]) =>
    work.sheet(`${name}.xlsx`, [...above, ['地区', '采集项', '专家', '得分'], [unit, 'A6-2.1', '甲', 90]]);
  await work.call('project.close', {});
  const [mine, theirs] = [join(work.folder, '甲.ewb'), join(work.folder, '乙.ewb')] as const;
  for (const path of [mine, theirs]) {
    copyFileSync(join(work.folder, 'p.ewb'), path);
    await work.call('project.open', { file: work.read(path) });
    await work.importFiles(
      path === mine ? await sheet('真实', '北京') : await sheet('示例', '天津', ['专家评分（合成示例数据）']),
    );
    await work.call('project.close', {});
  }
  const merge = (path: string) => ({ file: work.read(path), lines: {}, prefer: null, job: 'm' });
  const batchOf = async (file: string): Promise<number> =>
    (await work.snapshot()).batches.find(({ files }) => files.some(({ name }) => name === file))?.id ?? 0;
  for (const [into, from] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    const copy = `${into}-合.ewb`;
    copyFileSync(into, copy);
    await work.call('project.open', { file: work.read(copy) });
    await work.call('merge.apply', merge(from));
    expect(await synthetic()).toBe(true);
    await work.call('batch.withdraw', { batch: await batchOf('真实.xlsx'), reason: '试' });
    expect(await synthetic()).toBe(true);
    await work.call('project.undo', {});
    await work.call('batch.withdraw', { batch: await batchOf('示例.xlsx'), reason: '试' });
    expect(await synthetic()).toBe(false);
    expect((await work.call('merge.look', merge(from))).lines.filter(({ kind }) => kind === 'setting')).toEqual([]);
    await work.call('project.close', {});
  }
});
