import { expect, test } from 'vitest';
import { invoke } from '../../../renderer/client/invoke.ts';
import { editMethod, settled, showProject } from '../../../renderer/state/method-edits.ts';
import { askMethodEdit } from '../../../renderer/state/ask-method-edit.ts';
import { redo, saveBaseline, showAnswer, undo } from '../../../renderer/state/project-actions.ts';
import { noChange } from '../../../renderer/state/result-change.ts';
import { setWeight } from '../../../renderer/state/sibling-weights.ts';
import { useQuestions } from '../../../renderer/state/questions.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { wordsOf } from '../../../renderer/ui/texts.ts';
import { showNewProject, startScreens } from './screens.ts';

/** What the strip says: what was done, and whose rank it moved, from where to where. */
function said(): unknown {
  const { lastLabel, lastStep, lastChange } = useWorkbench.getState();
  return [
    lastStep === null
      ? typeof lastLabel === 'function'
        ? lastLabel('zh')
        : lastLabel
      : `${lastStep.way} ${lastStep.step.subject}`,
    lastChange.ranks.map(({ unit, from, to }) => [unit, from, to]),
  ];
}
const override = async (unit: string, value: number): Promise<unknown> =>
  showAnswer(await invoke('data.override', { unit, measure: 'E2-1.1', value, reason: '核对' }));

test('every action names itself and says what it changed itself, not what the one before it did', async () => {
  const screens = startScreens();
  await showNewProject(screens, true);
  expect(said()).toEqual([null, []]);
  await override('110000', 60);
  expect(said()).toEqual(['done override', [['110000', Number.NaN, 1]]]);
  await override('120000', 95);
  expect(said()).toEqual([
    'done override',
    [
      ['110000', 1, 2],
      ['120000', Number.NaN, 1],
    ],
  ]);
  // Only E has values: another weight for A moves nobody.
  editMethod(wordsOf('edit.weight', { code: 'A' }), (method) => setWeight(method, 'A', 40));
  await screens.pass(100);
  await settled();
  expect(said()).toEqual([wordsOf('edit.weight', { code: 'A' })('zh'), []]);
  const { lastLabel } = useWorkbench.getState();
  expect(typeof lastLabel === 'function' && lastLabel('en')).toBe(wordsOf('edit.weight', { code: 'A' })('en'));
  await undo();
  expect(said()).toEqual(['undone draft', []]);
  await undo();
  expect(said()).toEqual([
    'undone override',
    [
      ['110000', 2, 1],
      ['120000', 1, Number.NaN],
    ],
  ]);
  await redo();
  expect(said()).toEqual([
    'redone override',
    [
      ['110000', 1, 2],
      ['120000', Number.NaN, 1],
    ],
  ]);
});

test('units that come or go are told apart by their codes, not by their places', async () => {
  const screens = startScreens();
  const { dataset } = await showNewProject(screens, true);
  await override('110000', 60);
  await override('130000', 95);
  // 天津 stands between the two.
  const units = dataset.units
    .filter(({ code }) => code !== '120000')
    .map(({ code, name, fullName, group }) => ({ code, name, fullName, group }));
  await showAnswer(await invoke('framework.change', { change: { kind: 'units', units }, reason: '不参评' }));
  expect(said()).toEqual([expect.stringMatching(/^done (framework|units)$/), []]);
});

/** 110000 has 60 and no more, 120000 80 on E and 40 on A. */
async function twoUnits(): Promise<ReturnType<typeof startScreens>> {
  const screens = startScreens();
  await showNewProject(screens, true);
  await override('110000', 60);
  await override('120000', 80);
  await showAnswer(await invoke('data.override', { unit: '120000', measure: 'A1-2.1', value: 40, reason: '核对' }));
  return screens;
}
/** Whose rank what is shown moves, against the baseline, and against the one that the last action replaced; null: it replaced none. */
function against(): unknown {
  const { sinceBaseline, sinceOldBaseline } = useWorkbench.getState();
  return [sinceBaseline, sinceOldBaseline].map((since) => since?.ranks.map(({ unit }) => unit) ?? null);
}

test('saving the baseline says what moved against the one before it, until the next action', async () => {
  const screens = await twoUnits();
  const moved = ['110000', '120000'];
  const first = useWorkbench.getState().result?.rank.slice(0, 2);
  // With all of the weight on A or on E one of the two is first, then the other.
  const heavy = (first?.[0] ?? 0) < (first?.[1] ?? 0) ? ['E', 'A'] : ['A', 'E'];
  editMethod('偏重', (method) => setWeight(setWeight(method, heavy[0] ?? '', 0), heavy[1] ?? '', 99));
  await screens.pass(100);
  await settled();
  expect(against()).toEqual([moved, null]);
  expect(await saveBaseline('新方案')).toBe(true);
  expect(said()).toEqual(['done baseline', []]);
  expect(against()).toEqual([[], moved]);
  // Taken back: the draft stands against the baseline of before, and the strip against the one that was saved.
  await undo();
  expect(said()).toEqual(['undone baseline', []]);
  expect(against()).toEqual([moved, []]);
  await override('130000', 10);
  expect(against()).toEqual([expect.arrayContaining(moved), null]);
});

test('an edit of the whole index says its effect first, and is made only when it is kept', async () => {
  const screens = await twoUnits();
  const strict = () =>
    askMethodEdit(wordsOf('edit.setting', { setting: '缺失时' }), (method) => ({
      ...method,
      missing: { ...method.missing, policy: 'strict' },
    }));
  const refused = strict();
  const { asked } = useQuestions.getState();
  // Nobody has all measures: nobody keeps an index.
  expect(asked?.question).toMatchObject({
    kind: 'method-change',
    error: null,
    effect: { scored: { before: 2, after: 0 }, ranks: [{ unit: '110000' }, { unit: '120000' }] },
  });
  asked?.answer(false);
  await refused;
  expect(useWorkbench.getState().working?.missing.policy).toBe('omit');
  const kept = strict();
  useQuestions.getState().asked?.answer(true);
  await kept;
  await screens.pass(100);
  await settled();
  expect(useWorkbench.getState().snapshot?.draft?.missing.policy).toBe('strict');
  // What changes nothing asks nothing.
  await strict();
  expect(useQuestions.getState().asked).toBeNull();
});

test('an action that takes evidence away says whose', async () => {
  await twoUnits();
  await showAnswer(await invoke('data.remove-override', { unit: '120000', measure: 'A1-2.1', reason: '误填' }));
  expect(useWorkbench.getState().lastChange.evidence.map(({ unit, from, to }) => [unit, to < from])).toEqual([
    ['120000', true],
  ]);
});

test('what changes no score says so, and not what the action before it changed; nor does taking it back', async () => {
  const screens = startScreens();
  await showNewProject(screens, true);
  await override('110000', 60);
  await override('120000', 95);
  expect(useWorkbench.getState().lastChange).not.toEqual(noChange);
  const items = await invoke('worklist.list', {});
  const line = items.ok ? items.value.items.find(({ state }) => state === 'open') : undefined;
  const ids = [line?.id ?? ''];
  await showAnswer(await invoke('worklist.settle', { ids, state: 'accepted', reason: '已核实' }));
  expect(said()).toEqual(['done worklist', []]);
  expect(useWorkbench.getState().lastChange).toEqual(noChange);
  await undo();
  expect(said()).toEqual(['undone worklist', []]);
  await undo();
  expect(useWorkbench.getState().lastChange).not.toEqual(noChange);
  await redo();
  await redo();
  expect(said()).toEqual(['redone worklist', []]);
});

test('a project that comes a second time, as another answer brings it, still is what the last action made of it', async () => {
  const screens = startScreens();
  await showNewProject(screens, true);
  await override('110000', 60);
  // As it comes over the wire: nothing in it is the same object.
  showProject(structuredClone(useWorkbench.getState().snapshot!));
  expect(said()).toEqual(['done override', [['110000', Number.NaN, 1]]]);
});
