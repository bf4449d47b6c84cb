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
