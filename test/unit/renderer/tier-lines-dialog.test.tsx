// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TierLinesDialog } from '../../../renderer/features/indicators/tier-lines-dialog.tsx';
import { useAppearance } from '../../../renderer/state/appearance.ts';
import { showProject } from '../../../renderer/state/method-edits.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { startServices } from '../services/service-bench.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

const close = vi.fn<() => void>();
let page: Page;

/** 甲 95, 乙 85, 丙 70, 丁 50: a unit in each of the four tiers. */
beforeEach(async () => {
  page = openPage();
  close.mockReset();
  leaveProject();
  useAppearance.setState({ language: 'zh' });
  const project = await startServices().newProject('province-2021');
  const { dataset, method } = smallDataset({
    units: ['甲', '乙', '丙', '丁'],
    measures: { M: { values: [95, 85, 70, 50] } },
  });
  showProject({ ...project, dataset, baseline: method, draft: null });
  await page.show(<TierLinesDialog open close={close} />);
});
afterEach(() => page.close());

const effect = (): string => page.texts('[aria-label=会带来的变化]').join();
const tags = (): readonly string[] => page.texts('.tier-row .tier');
const tiers = () => useWorkbench.getState().working?.tiers.map(({ tier, lower, name }) => [tier, lower, name ?? '']);

test('shows the tiers as they are, and that nothing changes', () => {
  expect(tags()).toEqual(['非常高', '高', '中', '低']);
  expect(effect()).toBe('名次、分组与操作前相同');
});

test('tiers that are only called otherwise move no unit, and it says so', async () => {
  await page.write('第 1 组名称', '优秀');
  await page.write('第 2 组名称', '良好');
  expect(effect()).toBe('只有分组名称变化，没有对象换组。');
  await page.press('确定');
  expect(close).toHaveBeenCalledOnce();
  expect(tiers()).toEqual([
    ['tier_1', 90, '优秀'],
    ['tier_2', 80, '良好'],
    ['medium', 65, ''],
    ['low', null, ''],
  ]);
});

test('a line that passes a unit names it, with its tier before and after', async () => {
  await page.write('“高”的下限', '88');
  expect(effect()).toBe('名次变化0个，分组变化1个。乙高→中');
  // Called otherwise besides: still one unit that changes tier.
  await page.write('第 1 组名称', '优秀');
  expect(effect()).toBe('名次变化0个，分组变化1个。乙高→中另有分组名称变化。');
});

test('two tiers that change places move the units that are in them', async () => {
  await page.press('“高”上移');
  expect(tags()).toEqual(['高', '非常高', '中', '低']);
  expect(effect()).toBe('名次变化0个，分组变化2个。甲非常高→高乙高→非常高');
});

test('one more tier takes the units of its band, and one less gives them to the tier below', async () => {
  // Halfway between 65 and 0.
  await page.press('增加一组');
  expect(tags()).toEqual(['非常高', '高', '中', '第一档', '低']);
  expect(effect()).toBe('名次变化0个，分组变化1个。丁低→第一档');
  await page.press('去掉“第一档”');
  await page.press('去掉“非常高”');
  expect(effect()).toBe('名次变化0个，分组变化1个。甲非常高→高');
});

test('what cannot be kept says why beside its field, and cannot be confirmed', async () => {
  await page.write('第 2 组名称', '非常高');
  await page.write('“非常高”的下限', '60');
  expect(page.texts('.field-remark').filter((text) => text !== '')).not.toEqual([]);
  await page.press('确定');
  expect(close).not.toHaveBeenCalled();
  expect(tiers()?.map(([tier]) => tier)).toEqual(['very_high', 'high', 'medium', 'low']);
});

test('cancelled, nothing is edited', async () => {
  await page.write('第 1 组名称', '优秀');
  await page.press('取消');
  expect(close).toHaveBeenCalledOnce();
  expect(tiers()?.map(([, , name]) => name)).toEqual(['', '', '', '']);
});
