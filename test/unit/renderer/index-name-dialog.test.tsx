// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IndexSettings } from '../../../renderer/features/indicators/index-settings.tsx';
import { useAppearance } from '../../../renderer/state/appearance.ts';
import { showProject } from '../../../renderer/state/method-edits.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import { startServices } from '../services/service-bench.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

let page: Page;

beforeEach(async () => {
  page = openPage();
  leaveProject();
  useAppearance.setState({ language: 'zh' });
  showProject(await startServices().newProject('province-2021'));
  await page.show(<IndexSettings />);
});
afterEach(async () => {
  await page.close();
  useAppearance.setState({ language: 'zh' });
});

const effect = (): string => page.texts('[aria-label=会带来的变化]').join();
const root = (): string | undefined => useWorkbench.getState().snapshot?.dataset.nodes[0]?.name;

test('the name is edited in both languages with its effect said first, and every text and the root of the tree say it', async () => {
  const values = useWorkbench.getState().snapshot?.dataset.values;
  await page.press('指数名称：总体指数…');
  expect(effect()).toBe('名称不变。');
  await page.write('中文名称', '营商便利度');
  await page.write('英文名称', 'Ease score');
  expect(effect()).toBe('只改名称：得分、名次和分组不变。“总体指数/Overallindex”改称“营商便利度/Easescore”。');
  await page.press('确定');
  expect(useWorkbench.getState().working?.indexName).toEqual({ zh: '营商便利度', en: 'Ease score' });
  expect(page.texts('button')).toContain('指数名称：营商便利度…');
  expect(textsIn('zh')('scores.index')).toBe('营商便利度');
  expect(textsIn('en')('scores.index')).toBe('Ease score');
  expect(root()).toBe('营商便利度');
  await act(async () => useAppearance.setState({ language: 'en' }));
  expect(root()).toBe('Ease score');
  // It is the same data, which nothing has to score or read again.
  expect(useWorkbench.getState().snapshot?.dataset.values).toBe(values);
  await act(async () => leaveProject());
  expect(textsIn('zh')('scores.index')).toBe('总体指数');
});

test('a name that cannot stand says why beside its field, and is not kept', async () => {
  await page.press('指数名称：总体指数…');
  await page.write('中文名称', '营商|便利度');
  expect(page.texts('.field-remark').join()).toContain('不能使用的符号');
  expect(effect()).toBe('');
  await page.press('确定');
  expect(useWorkbench.getState().working?.indexName).toBeUndefined();
});

test('no text of the screens is left with its placeholder', () => {
  expect(textsIn('zh')('indexName.open')).toBe('指数名称：总体指数…');
  expect(textsIn('en')('explore.ranking')).toBe('Index in order');
});
