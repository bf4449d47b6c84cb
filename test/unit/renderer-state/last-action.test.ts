import { expect, test } from 'vitest';
import { invoke } from '../../../renderer/client/invoke.ts';
import { editMethod, settled } from '../../../renderer/state/method-edits.ts';
import { redo, showAnswer, undo } from '../../../renderer/state/project-actions.ts';
import { setWeight } from '../../../renderer/state/sibling-weights.ts';
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
  await showNewProject(screens);
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
  const { dataset } = await showNewProject(screens);
  await override('110000', 60);
  await override('130000', 95);
  // 天津 stands between the two.
  const units = dataset.units
    .filter(({ code }) => code !== '120000')
    .map(({ code, name, fullName, group }) => ({ code, name, fullName, group }));
  await showAnswer(await invoke('framework.change', { change: { kind: 'units', units }, reason: '不参评' }));
  expect(said()).toEqual([expect.stringMatching(/^done (framework|units)$/), []]);
});
