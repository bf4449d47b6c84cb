import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  beginGesture,
  dropGesture,
  dropFaulty,
  editMethod,
  endGesture,
  fetchSnapshot,
  flushEdits,
  settled,
  showChange,
} from '../../../renderer/state/method-edits.ts';
import { makeBaseline, redo, revertToBaseline, saveBaseline, undo } from '../../../renderer/state/project-actions.ts';
import { setWeight } from '../../../renderer/state/sibling-weights.ts';
import { hasDraft, useWorkbench } from '../../../renderer/state/workbench.ts';
import { invoke } from '../../../renderer/client/invoke.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import { must } from '../services/service-bench.ts';
import { showNewProject, shown, startScreens, weight } from './screens.ts';

const weigh = (code: string, to: number, gesture: string | null = null): void =>
  editMethod(`占比 ${code}`, (method) => setWeight(method, code, to), gesture);
const steps = async (bench: ReturnType<typeof startScreens>['bench']): Promise<readonly string[]> =>
  must(await bench.services['audit.page']({ offset: 0, limit: 50 }))
    .entries.filter(({ subject, action }) => subject === 'draft' && action !== 'undo' && action !== 'redo')
    .map(({ why }) => why);

describe('an edit', () => {
  test('shows at once, stands in the project after the next frame, and is one step that undo names', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    expect([weight('A'), useWorkbench.getState().pending, shown().draft]).toEqual([40, '占比 A', null]);
    expect(hasDraft(useWorkbench.getState())).toBe(true);
    await screens.pass(100);
    await settled();
    expect(shown().draft?.weights).toEqual({ ...baseline.weights, A: 40 });
    expect(shown().undo.undo).toMatchObject({ subject: 'draft', why: '占比 A' });
    expect(useWorkbench.getState().pending).toBeNull();
    // Only what it changed crosses.
    expect(screens.asked.filter(({ name }) => name === 'method.edit').map(({ input }) => input)).toEqual([
      {
        project: shown().project,
        revision: expect.any(Number),
        window: expect.any(String),
        label: '占比 A',
        patch: { weights: { A: 40 } },
      },
    ]);
    expect(screens.asked.some(({ name }) => name === 'project.snapshot')).toBe(false);
  });

  test('that changes nothing is none', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    editMethod('同', (method) => method);
    editMethod('同', (method) => ({ ...method }));
    await flushEdits();
    expect(screens.asked).toEqual([]);
    expect(weight('A')).toBe(baseline.weights['A']);
    expect(useWorkbench.getState().pending).toBeNull();
  });

  test('without a project does nothing', () => {
    startScreens();
    weigh('A', 1);
    expect(useWorkbench.getState().working).toBeNull();
  });

  test('back to the baseline’s values is no draft', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    await flushEdits();
    weigh('A', baseline.weights['A'] ?? 0);
    await flushEdits();
    expect(shown().draft).toBeNull();
    expect(hasDraft(useWorkbench.getState())).toBe(false);
  });

  test('that the project refuses is taken back and said', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    screens.instead((name) => (name === 'method.edit' ? err(appError('PROJECT_DISK_FULL')) : undefined));
    weigh('A', 40);
    await flushEdits();
    expect(weight('A')).toBe(baseline.weights['A']);
    expect(screens.notices()).toEqual(['PROJECT_DISK_FULL']);
    // Nor does the strip tell of what it would have moved.
    expect([useWorkbench.getState().lastLabel, useWorkbench.getState().lastChange.indices]).toEqual([null, 0]);
  });

  test('waits while an import holds the project', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    let refusals = 2;
    screens.instead((name) =>
      name === 'method.edit' && refusals-- > 0 ? err(appError('PROJECT_IMPORT_RUNNING')) : undefined,
    );
    weigh('A', 40);
    await screens.pass(2_000);
    await settled();
    expect(shown().draft?.weights['A']).toBe(40);
    expect(screens.notices()).toEqual([]);
  });

  test('on its way when another project is shown is not that one’s', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const { snapshot } = useWorkbench.getState();
    weigh('A', 40);
    const flushed = flushEdits();
    if (snapshot === null) throw new Error('no project');
    const other = { ...snapshot, project: 'f'.repeat(32) };
    const { showSnapshot } = await import('../../../renderer/state/workbench.ts');
    showSnapshot(other);
    await flushed;
    expect([shown().project, shown().draft, useWorkbench.getState().pending]).toEqual([other.project, null, null]);
    expect(screens.notices()).toEqual([]);
  });
});

describe('a gesture', () => {
  test('of a repeated key is one step, which ends with a pause', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    for (const to of [26, 27, 28]) {
      weigh('A', to, 'step A');
      await screens.pass(300);
    }
    expect(await steps(screens.bench)).toEqual([]);
    await screens.pass(600);
    await settled();
    expect(await steps(screens.bench)).toEqual(['占比 A']);
    expect(shown().draft?.weights['A']).toBe(28);
  });

  test('of a slider lasts as long as it is held, and the next is a step of its own', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    beginGesture();
    weigh('A', 30, 'slide A');
    await screens.pass(5_000);
    weigh('A', 31, 'slide A');
    expect(await steps(screens.bench)).toEqual([]);
    endGesture();
    beginGesture();
    weigh('A', 35, 'slide A');
    endGesture();
    await settled();
    expect(await steps(screens.bench)).toHaveLength(2);
    expect(shown().draft?.weights['A']).toBe(35);
  });

  test('of a slider is taken back by Escape: nothing of it is sent', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const before = useWorkbench.getState().working?.weights['A'];
    beginGesture();
    weigh('A', 30, 'slide A');
    weigh('A', 31, 'slide A');
    expect(dropGesture('slide B')).toBe(false);
    expect(dropGesture('slide A')).toBe(true);
    expect(useWorkbench.getState().working?.weights['A']).toBe(before);
    endGesture();
    await settled();
    expect(await steps(screens.bench)).toEqual([]);
    expect(dropGesture('slide A')).toBe(false);
  });

  test('ends where another begins', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    weigh('A', 30, 'step A');
    weigh('B', 20, 'step B');
    weigh('C', 10);
    await flushEdits();
    expect(await steps(screens.bench)).toEqual(['占比 C', '占比 B', '占比 A']);
  });
});

describe('what can’t be scored', () => {
  test('stays in hand until the next edit mends it, and both are one step', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const zero = (codes: readonly string[]) => {
      editMethod('全部为 0', (method) => codes.reduce((made, code) => setWeight(made, code, 0), method));
    };
    zero(['A', 'B', 'C', 'D', 'E']);
    await screens.pass(1_000);
    expect(await flushEdits()).toBe(false);
    expect(screens.notices()).toEqual(['WEIGHTS_ALL_ZERO']);
    expect(await saveBaseline('存')).toBe(false);
    expect(await steps(screens.bench)).toEqual([]);
    weigh('A', 1);
    expect(await flushEdits()).toBe(true);
    expect(await steps(screens.bench)).toEqual(['全部为 0']);
    expect(shown().draft?.weights).toMatchObject({ A: 1, B: 0, E: 0 });
  });

  test('is given up by undo, which takes back nothing else then', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    await flushEdits();
    weigh('A', -1);
    await undo();
    expect(weight('A')).toBe(40);
    expect(dropFaulty()).toBe(false);
    await undo();
    expect(weight('A')).toBe(baseline.weights['A']);
    expect(screens.notices()).toEqual([]);
  });
});

describe('undo, redo and saving', () => {
  test('go through edits and an import in one order', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    await flushEdits();
    const rows = [
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 90],
    ];
    const { snapshot } = await screens.bench.importFiles(screens.bench.csv('a.csv', rows));
    await fetchSnapshot();
    weigh('B', 30);
    await flushEdits();
    const seen = () => [weight('A'), weight('B'), shown().batches.filter(({ status }) => status === 'active').length];
    expect(seen()).toEqual([40, 30, snapshot.batches.length]);
    const back: unknown[] = [];
    for (let step = 0; step < 3; step += 1) {
      await undo();
      back.push(seen());
    }
    const [a, b] = [baseline.weights['A'], baseline.weights['B']];
    expect(back).toEqual([
      [40, b, 1],
      [40, b, 0],
      [a, b, 0],
    ]);
    for (let step = 0; step < 3; step += 1) await redo();
    expect(seen()).toEqual([40, 30, 1]);
  });

  test('pressed twice in a hurry take two steps', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    weigh('B', 30);
    await Promise.all([undo(), undo()]);
    expect(shown().draft).toBeNull();
    expect(weight('A')).toBe(baseline.weights['A']);
    await Promise.all([redo(), redo()]);
    expect([weight('A'), weight('B')]).toEqual([40, 30]);
    await redo();
    expect(screens.notices()).toEqual([]);
  });

  test('take back no step that was not shown', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    weigh('A', 40);
    await flushEdits();
    const { project } = shown();
    const theirs = { project, label: '别处', patch: { weights: { B: 30 } } };
    must(await screens.bench.services['method.edit'](theirs));
    await undo();
    expect(screens.notices()).toEqual(['SCREEN_PROJECT_MOVED', 'PROJECT_CHANGED']);
    expect([weight('A'), weight('B'), shown().undo.undo?.why]).toEqual([40, 30, '别处']);
    await undo();
    expect([weight('A'), shown().undo.undo?.why]).toEqual([40, '占比 A']);
  });

  test('saving sends what is in hand first; the draft is the baseline then, in one step', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40, 'step A');
    expect(await saveBaseline('专家会')).toBe(true);
    expect([shown().draft, shown().baseline.weights['A']]).toEqual([null, 40]);
    expect(hasDraft(useWorkbench.getState())).toBe(false);
    await undo();
    expect([shown().draft?.weights['A'], shown().baseline]).toEqual([40, baseline]);
  });

  test('going back to the baseline is an edit, which undo takes back', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    weigh('A', 40);
    revertToBaseline('回到基准');
    await flushEdits();
    expect([shown().draft, weight('A'), shown().undo.undo?.why]).toEqual([null, baseline.weights['A'], '回到基准']);
    await undo();
    expect(shown().draft?.weights['A']).toBe(40);
  });

  test('a scenario becomes the baseline and the draft is given up; undo brings both back', async () => {
    const screens = startScreens();
    const { baseline } = await showNewProject(screens);
    const scenario = {
      previousName: null,
      name: '轻A',
      note: '',
      locked: false,
      method: { ...baseline, weights: { ...baseline.weights, A: 5 } },
    };
    must(await screens.bench.services['scenario.save'](scenario));
    await fetchSnapshot();
    weigh('A', 40);
    expect(await makeBaseline('轻A', '采用')).toBe(true);
    expect([shown().draft, shown().baseline.weights['A']]).toEqual([null, 5]);
    await undo();
    expect([shown().draft?.weights['A'], shown().baseline]).toEqual([40, baseline]);
    expect(await makeBaseline('没有', '采用')).toBe(false);
    expect(screens.notices().at(-1)).toBe('SCENARIO_NOT_FOUND');
  });
});

describe('a change of another window', () => {
  test('keeps what this one has in hand and sends it on top', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    beginGesture();
    weigh('A', 40, 'slide A');
    const theirs = { project: shown().project, label: '别处', patch: { weights: { B: 30 } } };
    must(await screens.bench.services['method.edit'](theirs));
    await fetchSnapshot();
    expect([weight('A'), weight('B'), shown().draft?.weights['B']]).toEqual([40, 30, 30]);
    endGesture();
    await settled();
    expect(shown().draft?.weights).toMatchObject({ A: 40, B: 30 });
    expect(await steps(screens.bench)).toEqual(['占比 A', '别处']);
  });

  test('that came before this one’s edit is shown and named, and the edit goes on from there', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const theirs = { project: shown().project, label: '别处', patch: { weights: { B: 30 } } };
    must(await screens.bench.services['method.edit'](theirs));
    weigh('A', 40);
    await flushEdits();
    expect(shown().draft?.weights).toMatchObject({ A: 40, B: 30 });
    expect(screens.notices()).toEqual(['SCREEN_PROJECT_MOVED']);
    expect(await steps(screens.bench)).toEqual(['占比 A', '别处']);
  });

  test('of the very thing that this one’s edit was about stands, and that edit is said to be refused', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    must(await screens.bench.services['method.edit']({ label: '别处', patch: { weights: { A: 30 } } }));
    weigh('A', 40);
    await flushEdits();
    expect([weight('A'), shown().draft?.weights['A']]).toEqual([30, 30]);
    expect(screens.notices()).toEqual(['SCREEN_PROJECT_MOVED', 'PROJECT_CHANGED']);
    expect(await steps(screens.bench)).toEqual(['别处']);
  });

  test('of which project is open: what this one writes then goes nowhere, and the open one is shown', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const other = screens.bench.write(join(screens.bench.folder, '乙.ewb'));
    const opened = must(await screens.bench.services['project.new']({ template: 'province-2021', target: other }));
    weigh('A', 40);
    await flushEdits();
    expect([shown().project, shown().draft, useWorkbench.getState().pending]).toEqual([opened.project, null, null]);
    expect(await steps(screens.bench)).toEqual([]);
    expect(screens.notices()).toContain('SCREEN_OTHER_PROJECT');
  });

  test('that this window asked for itself, one write after the other, is none: every write follows its predecessor', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const names = ['甲', '乙', '丙'];
    const saved = await Promise.all(names.map((text) => invoke('alias.save', { text, unit: '110000' })));
    expect(saved.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(
      must(await screens.bench.services['alias.list']({}))
        .map(({ text }) => text)
        .sort(),
    ).toEqual([...names].sort());
  });

  test('of another project, or older than what is shown, is not shown', async () => {
    const screens = startScreens();
    await showNewProject(screens);
    const { project, revision, chain, undo: steps_, title } = shown();
    const change = { project, from: revision, revision: revision + 1, chain, undo: steps_, changed: { title: '新' } };
    await showChange({ ...change, project: 'another' });
    await showChange({ ...change, revision: revision - 1 });
    expect(shown().title).toBe(title);
    await showChange(change);
    expect(shown().title).toBe('新');
    expect(screens.asked).toEqual([]);
  });
});
