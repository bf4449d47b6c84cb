import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FrameworkChange } from '../../../shared/model/framework-change/framework-change.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { goalposts, indicator, measure, unitDraft } from './edits.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const edit = async (change: FrameworkChange, reason = '专家会'): Promise<ProjectSnapshot> => {
  await work.call('framework.change', JSON.parse(JSON.stringify({ change, reason })));
  return work.snapshot();
};
const refusal = (change: FrameworkChange): Promise<string> =>
  work.refusal('framework.change', JSON.parse(JSON.stringify({ change, reason: 'r' })));
const indices = async (): Promise<readonly (readonly [string, number | null])[]> =>
  (await work.call('score.json', { book: null, weights: null })).units.map(({ code, index }) => [code, index] as const);

/** A, B, C at the top with one measure each on goalposts 0–10, weights 1; units u1, u2, u3. */
async function threeByThree(): Promise<void> {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')) });
  await edit({ kind: 'units', units: [unitDraft('u1', '东区'), unitDraft('u2', '西区'), unitDraft('u3', '南区')] });
  for (const code of ['A', 'B', 'C']) {
    await edit({
      kind: 'add-indicator',
      parent: null,
      indicator: indicator(code, `指标${code}`),
      weight: null,
      measure: measure(`${code}.1`, `采集${code}`, goalposts(0, 10)),
    });
  }
  const sheet = await work.sheet('values.xlsx', [
    ['地区', '采集A', 'B.1', '采集C'],
    ['东区', 9, 6, 3],
    ['西区', 5, 5, 5],
    ['南区', 0, 10, 8],
  ]);
  await work.importFiles(sheet);
}

describe('a project made from nothing', () => {
  test('scores what is imported by the names and codes just given', async () => {
    await threeByThree();
    // Scores are ten times the values; equal weights: (90+60+30)/3, (50+50+50)/3, (0+100+80)/3.
    expect(await indices()).toEqual([
      ['u1', expect.closeTo(60, 9)],
      ['u2', expect.closeTo(50, 9)],
      ['u3', expect.closeTo(60, 9)],
    ]);
  });

  test('a fourth indicator takes an equal share and changes the index as by hand; undo takes it back with all it brought', async () => {
    await threeByThree();
    const before = await work.call('project.snapshot', {});
    await edit(
      {
        kind: 'add-indicator',
        parent: null,
        indicator: indicator('D', '指标D'),
        weight: null,
        measure: measure('D.1', '采集D', goalposts(0, 4, 'lower')),
      },
      '增加逆向指标',
    );
    // Without values of D.1 nothing changes yet: it is left out and the others reweighted.
    expect(await indices()).toEqual([
      ['u1', expect.closeTo(60, 9)],
      ['u2', expect.closeTo(50, 9)],
      ['u3', expect.closeTo(60, 9)],
    ]);
    await work.importFiles(
      await work.sheet('d.xlsx', [
        ['地区', 'D.1'],
        ['东区', 1],
        ['西区', 4],
        ['南区', 0],
      ]),
    );
    // D: 75, 0, 100. (90+60+30+75)/4, 150/4, (0+100+80+100)/4.
    expect(await indices()).toEqual([
      ['u1', expect.closeTo(63.75, 9)],
      ['u2', expect.closeTo(37.5, 9)],
      ['u3', expect.closeTo(70, 9)],
    ]);
    await work.call('project.undo', {});
    const { changed: undone } = await work.call('project.undo', {});
    expect(undone.framework).toEqual(before?.framework);
    expect(undone.baseline).toEqual(before?.baseline);
    expect(await indices()).toEqual([
      ['u1', expect.closeTo(60, 9)],
      ['u2', expect.closeTo(50, 9)],
      ['u3', expect.closeTo(60, 9)],
    ]);
  });

  test('each edit stands in the audit log with its reason', async () => {
    await threeByThree();
    await edit(
      { kind: 'edit-indicator', indicator: { code: 'A', name: '便捷', definition: '办事是否方便' } },
      '用语统一',
    );
    const { entries } = await work.call('audit.page', { offset: 0, limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'change', subject: 'framework', why: '用语统一' });
  });
});

describe('a saved baseline goes along', () => {
  test('the new indicator gets the mean of its siblings there too, and one undo takes back both', async () => {
    await threeByThree();
    const { project, framework } = await edit({ kind: 'rename', title: '自有指数', year: 2021 });
    await work.call('method.edit', { project, label: '权重', patch: { weights: { A: 4 } } });
    const { changed: saved } = await work.call('method.save', { project, reason: '加权' });
    const added = await edit({
      kind: 'add-indicator',
      parent: null,
      indicator: indicator('D', '指标D'),
      weight: null,
      measure: null,
    });
    expect(added.baseline.weights).toMatchObject({ A: 4, B: 1, C: 1, D: 2 });
    // Two rows in the log, the baseline's naming the framework's.
    const [second, first] = (await work.call('audit.page', { offset: 0, limit: 2 })).entries;
    expect([first?.subject, second?.subject, second?.target]).toEqual(['framework', 'baseline', first?.id]);
    const { changed: undone } = await work.call('project.undo', {});
    expect(undone.baseline).toEqual(saved.baseline);
    expect(undone.framework).toEqual(framework);
    const { changed: redone, undo } = await work.call('project.redo', {});
    expect(redone.baseline).toEqual(added.baseline);
    expect(undo.redo).toBeNull();
    // (4·90 + 60 + 30)/6: D has no measure, so the index is that of the others.
    expect((await indices())[0]).toEqual(['u1', expect.closeTo(75, 9)]);
  });

  test('a scenario saved before knows the new indicator and forgets the removed one', async () => {
    await threeByThree();
    const { baseline } = await edit({ kind: 'rename', title: '自有指数', year: 2021 });
    await work.call('scenario.save', {
      previousName: null,
      name: '偏重A',
      note: '',
      locked: true,
      // Three quarters of A are not measured once A.2 is there.
      method: JSON.parse(
        JSON.stringify({
          ...baseline,
          weights: { ...baseline.weights, A: 8 },
          missing: { ...baseline.missing, minimumAvailability: 0 },
        }),
      ),
    });
    await edit({ kind: 'add-measure', parent: 'A', weight: 3, measure: measure('A.2', '采集A二', goalposts(0, 1)) });
    const shown = await edit({ kind: 'remove', code: 'C' });
    expect(shown.scenarios[0]?.method.weights).toEqual({ A: 8, B: 1, 'A.1': 1, 'B.1': 1, 'A.2': 3 });
    const scored = await work.call('score.json', {
      book: null,
      method: { kind: 'scenario', name: '偏重A' },
      weights: null,
    });
    // (8·90 + 60)/9.
    expect(scored.units[0]?.index).toBeCloseTo(780 / 9, 9);
  });
});

describe('what is removed', () => {
  test('is told beforehand, and undo brings the values back', async () => {
    await threeByThree();
    await work.call('data.override', { unit: 'u1', measure: 'B.1', value: 7, reason: '更正' });
    const effect = await work.call('framework.preview', { change: { kind: 'remove', code: 'B' } });
    expect(effect).toEqual({ indicators: ['B'], measures: ['B.1'], units: [], records: 3, overrides: 1 });
    await edit({ kind: 'remove', code: 'B' });
    // (90+30)/2, (50+50)/2, (0+80)/2.
    expect(await indices()).toEqual([
      ['u1', expect.closeTo(60, 9)],
      ['u2', expect.closeTo(50, 9)],
      ['u3', expect.closeTo(40, 9)],
    ]);
    await work.call('project.undo', {});
    // B.1 of u1 is 7 as overridden: (90+70+30)/3.
    expect((await indices())[0]).toEqual(['u1', expect.closeTo(190 / 3, 9)]);
  });

  test('a unit takes its records out of the count only', async () => {
    await threeByThree();
    const left = [unitDraft('u3', '南区'), unitDraft('u1', '东区')];
    expect(
      await work.call('framework.preview', { change: { kind: 'units', units: left.map((unit) => ({ ...unit })) } }),
    ).toMatchObject({ units: ['u2'], records: 3, measures: [] });
    const shown = await edit({ kind: 'units', units: left });
    expect(shown.dataset.units.map(({ code, order }) => [code, order])).toEqual([
      ['u3', 1],
      ['u1', 2],
    ]);
    expect(await indices()).toEqual([
      ['u3', expect.closeTo(60, 9)],
      ['u1', expect.closeTo(60, 9)],
    ]);
  });
});

describe('refused edits change nothing', () => {
  test('with a code of its own for each', async () => {
    await threeByThree();
    const before = await work.call('project.snapshot', {});
    expect(
      await refusal({
        kind: 'add-indicator',
        parent: null,
        indicator: indicator('a', '小写'),
        weight: null,
        measure: null,
      }),
    ).toBe('FRAMEWORK_CODE_TAKEN');
    expect(
      await refusal({
        kind: 'add-indicator',
        parent: null,
        indicator: indicator('D', '丁'),
        weight: null,
        measure: measure('D.1', '丁', goalposts(5, 5)),
      }),
    ).toBe('LIMITS_NOT_RISING');
    expect(
      await refusal({
        kind: 'add-indicator',
        parent: 'A',
        indicator: indicator('A1', '下级'),
        weight: null,
        measure: null,
      }),
    ).toBe('FRAMEWORK_HAS_MEASURES');
    expect(await refusal({ kind: 'units', units: [unitDraft('u1', '东区'), unitDraft('u1', '西区')] })).toBe(
      'UNITS_CODE_TWICE',
    );
    const after = await work.call('project.snapshot', {});
    expect(after?.framework).toEqual(before?.framework);
    expect(after?.dataset.units).toEqual(before?.dataset.units);
  });
});
