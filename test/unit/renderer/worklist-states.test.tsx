// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { joinHost } from '../../../renderer/client/invoke.ts';
import { WorklistScreen } from '../../../renderer/features/worklist/worklist-screen.tsx';
import { NothingShown } from '../../../renderer/features/worklist/worklist-states.tsx';
import { noFilter } from '../../../renderer/features/worklist/worklist-rows.ts';
import type { WorklistFilter } from '../../../renderer/features/worklist/worklist-rows.ts';
import { useWorklistView } from '../../../renderer/features/worklist/worklist-view.ts';
import { goTo, useAppearance } from '../../../renderer/state/appearance.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { fetchWorklist, useWorklist } from '../../../renderer/state/worklist.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { WorklistLine, WorklistState } from '../../../shared/model/worklist.ts';
import { startServices } from '../services/service-bench.ts';
import { idleHost } from './idle-host.ts';

let root: Root;
let place: HTMLElement;
let answer: () => unknown;

/** What a project has; a blank one has no indicators. */
async function snapshotOf(template: 'province-2021' | 'blank'): Promise<ProjectSnapshot> {
  return startServices().newProject(template);
}
const line = (state: WorklistState): WorklistLine => ({
  ...{ id: `missing_unit/${state}`, kind: 'missing_unit', unit: '110000', measure: null, indicator: null },
  ...{ batch: null, file: null, sheet: null, cell: null, blocking: false, state },
  ...{ message: appError('WORKLIST_MISSING_UNIT'), because: null, why: '', by: '', at: '', of: '', answer: null },
});
const show = (screen: React.JSX.Element): Promise<void> => act(async () => root.render(screen));
const texts = (selector: string): readonly string[] =>
  [...place.querySelectorAll(selector)].map(({ textContent }) => textContent.replaceAll(/\s/g, ''));
async function press(label: string): Promise<void> {
  const button = [...place.querySelectorAll('button')].find(
    ({ textContent }) => textContent.replaceAll(/\s/g, '') === label,
  );
  if (button === undefined) throw new Error(`no button ${label} among ${texts('button').join(', ')}`);
  await act(async () => button.click());
}
const screen = (): string => useAppearance.getState().screen;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  leaveProject();
  goTo('worklist');
  answer = () => ok({ items: [] });
  joinHost({
    ...idleHost,
    invoke: async () => answer(),
  });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

test('of two questions under way the later one counts, whichever is answered first', async () => {
  useWorkbench.setState({ snapshot: await snapshotOf('province-2021') });
  let answerFirst: (value: unknown) => void = () => undefined;
  const late = new Promise((resolve) => {
    answerFirst = resolve;
  });
  answer = () => late;
  const first = fetchWorklist();
  answer = () => ok({ items: [line('open')] });
  await fetchWorklist();
  answerFirst(ok({ items: [] }));
  await first;
  expect(useWorklist.getState().lines?.map(({ state }) => state)).toEqual(['open']);
});

describe('the worklist says what is missing of it', () => {
  test('no project is open: where one is opened', async () => {
    await show(<WorklistScreen />);
    expect(texts('h2')).toEqual(['还没有打开项目']);
  });

  test('the services refuse: why, that nothing is changed, and another try that brings the list', async () => {
    useWorkbench.setState({ snapshot: await snapshotOf('province-2021') });
    answer = () => err(appError('PROJECT_DAMAGED', { path: 'p.ewb', detail: 'SQLITE_CORRUPT' }));
    await act(() => fetchWorklist());
    await show(<WorklistScreen />);
    expect(texts('h2')).toEqual(['问题清单列不出来']);
    expect(texts('.state')[0]).toMatch(/已损坏（SQLITE_CORRUPT）.*数据没有改变。请重试/);
    // Refused again: it is still said, and can be tried again.
    await press('重试');
    expect(texts('h2')).toEqual(['问题清单列不出来']);
    answer = () => ok({ items: [] });
    await press('重试');
    expect(texts('h2')).toEqual(['没有问题']);
    expect(useWorklist.getState().error).toBeNull();
  });

  test('an error after a list stands in its place: an old list is not taken for how things are', async () => {
    useWorkbench.setState({ snapshot: await snapshotOf('province-2021') });
    useWorklist.setState({ lines: [line('open')] });
    answer = () => err(appError('HOST_GONE'));
    await act(() => fetchWorklist());
    await show(<WorklistScreen />);
    expect(texts('h2')).toEqual(['问题清单列不出来']);
  });

  test('nothing at all: on to the scores, or to files', async () => {
    useWorkbench.setState({ snapshot: await snapshotOf('province-2021') });
    useWorklist.setState({ lines: [] });
    await show(<WorklistScreen />);
    expect(texts('h2')).toEqual(['没有问题']);
    await press('导入采集表');
    expect(screen()).toBe('import');
    await press('去得分');
    expect(screen()).toBe('scores');
  });

  test('a project without indicators has no problems because it has nothing, and says so', async () => {
    useWorkbench.setState({ snapshot: await snapshotOf('blank') });
    useWorklist.setState({ lines: [] });
    await show(<WorklistScreen />);
    expect(texts('h2')).toEqual(['这个项目没有指标']);
  });
});

describe('no line is shown', () => {
  const shown = (filter: WorklistFilter, states: readonly WorklistState[]): Promise<void> =>
    show(<NothingShown filter={filter} lines={states.map(line)} />);

  test('since all are settled: on to the release, or to all of them', async () => {
    await shown(noFilter, ['accepted', 'closed']);
    expect(texts('h2, p')).toEqual(['没有未处理的问题', '清单里的2条都已接受或办结，没有什么妨碍定稿。']);
    await press('列出全部');
    expect(useWorklistView.getState().filter).toEqual({ ...noFilter, state: null });
    await press('去成果');
    expect(screen()).toBe('report');
  });

  test('since the rest waits for answers: on to where return slips come in', async () => {
    await shown(noFilter, ['returned', 'closed']);
    expect(texts('p')[0]).toMatch(/^有1条已退回/);
    await press('导入退回单');
    expect(screen()).toBe('import');
  });

  test.each<[string, Partial<WorklistFilter>]>([
    ['words', { find: '没有这样的' }],
    ['a unit', { of: { unit: '110000' } }],
    ['a state', { state: 'accepted' }],
  ])('since none is as %s ask: the filter goes, all stay', async (_, filter) => {
    await shown({ ...noFilter, ...filter }, ['open', 'closed']);
    expect(texts('h2, p')).toEqual(['没有符合筛选的问题', '清单里有2条，没有一条符合现在的筛选和查找。']);
    await press('清除筛选');
    expect(useWorklistView.getState().filter).toEqual({ ...noFilter, state: null });
  });
});
