import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

// The later of the two years: u1 has (76 + 40 + 80 + 62)/4 = 64.5, u2 60, u3 34.5, u5 40.
let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await makeTwoYears(work);
});
afterEach(() => work.end());

describe('the preview of an import', () => {
  const effect = async (rows: Parameters<TestWorkbench['sheet']>[1]) => {
    const path = await work.sheet('更正.xlsx', rows);
    const { plan } = await work.call('import.plan', { files: [work.read(path)], job: 'plan' });
    return work.call('import.preview', { plan, job: 'preview' });
  };

  test('counts a score that moves and names the tier it comes to: 28 more of d are 7 of the index', async () => {
    const preview = await effect([
      ['地区', 'd'],
      ['东', 90],
      ['新', 40],
    ]);
    expect(preview).toMatchObject({ cellsChanged: 1, cellsAdded: 0, scoresMoved: 1, scoreError: null });
    expect(preview.changes).toEqual([{ unit: 'u1', measure: 'd', before: 62, after: 90 }]);
    expect(preview.tierChanges).toEqual([
      { unit: 'u1', from: 'low', to: 'medium', indexFrom: expect.closeTo(64.5, 9), indexTo: expect.closeTo(71.5, 9) },
    ]);
  });

  test('counts a score that moves within its tier, and says of no tier that it changed', async () => {
    const preview = await effect([
      ['地区', 'd', 'c1'],
      ['西', 34, 40],
      ['新', 44, 41],
    ]);
    expect(preview).toMatchObject({ cellsChanged: 3, cellsAdded: 0, scoresMoved: 2, tierChanges: [] });
  });

  test('says so where nothing would change', async () => {
    expect(
      await effect([
        ['地区', 'd'],
        ['东', 62],
      ]),
    ).toMatchObject({
      cellsChanged: 0,
      cellsAdded: 0,
      scoresMoved: 0,
      tierChanges: [],
      changes: [],
    });
  });

  test('leaves the project as it was', async () => {
    await effect([
      ['地区', 'd'],
      ['东', 90],
    ]);
    const why = await work.call('data.why', { unit: 'u1', code: 'D', offset: 0, limit: 10 });
    expect(why.steps[0]?.score).toBe(62);
  });
});

describe('why a unit has its score', () => {
  const why = (unit: string, code: string) => work.call('data.why', { unit, code, offset: 0, limit: 10 });
  const steps = (found: Awaited<ReturnType<typeof why>>) =>
    found.steps.map(({ code, kind, depth, score }) => [code, kind, depth, score]);

  test('an indicator shows itself and what is below it, and no other measure', async () => {
    const found = await why('u1', 'A');
    // (3·80 + 64)/4 = 76.
    expect(steps(found)).toEqual([
      ['A', 'indicator', 0, 76],
      ['a1', 'measure', 1, 80],
      ['a2', 'measure', 1, 64],
    ]);
    expect(found.steps.map(({ share }) => share)).toEqual([0.25, 0.75, 0.25]);
    expect(found.steps.map(({ effective }) => effective)).toEqual([0.25, 0.1875, 0.0625]);
    expect(found.measures.map(({ measure, value }) => [measure, value])).toEqual([
      ['a1', 80],
      ['a2', 64],
    ]);
  });

  test('the index shows its weighted score, and what bonus and veto do to it, apart', async () => {
    const { baseline } = (await work.call('project.snapshot', {}))!;
    const name = '加分与否决';
    await work.call('scenario.save', {
      previousName: null,
      name,
      note: '',
      locked: false,
      method: {
        ...baseline,
        weights: { ...baseline.weights, D: 0 },
        adjustments: [
          { kind: 'bonus', measure: 'd', cap: 5 },
          { kind: 'veto', measure: 'd', tier: 'low' },
        ],
      },
    });
    const method = { kind: 'scenario', name } as const;
    const { steps: found } = await work.call('data.why', { unit: 'u1', code: 'R', method, offset: 0, limit: 1 });
    // (76 + 40 + 80)/3, and the 62 of d as a bonus of at most 5.
    expect(found[0]).toMatchObject({
      score: expect.closeTo(196 / 3 + 5, 9),
      weighted: expect.closeTo(196 / 3, 9),
      adjustments: [
        { adjustment: { kind: 'bonus', measure: 'd', cap: 5 }, effect: 5 },
        { adjustment: { kind: 'veto', measure: 'd', tier: 'low' }, effect: true },
      ],
    });
    expect(found.slice(1).every(({ adjustments }) => adjustments === undefined)).toBe(true);
  });

  test('a measure shows itself alone', async () => {
    const found = await why('u3', 'b');
    // 16 of 200.
    expect(steps(found)).toEqual([['b', 'measure', 0, 8]]);
    expect(found.measures.map(({ measure, value }) => [measure, value])).toEqual([['b', 16]]);
  });

  test('the index shows the whole tree, each indicator before its measures', async () => {
    const found = await why('u5', 'R');
    expect(found.steps.map(({ code, depth }) => [code, depth])).toEqual([
      ['R', 0],
      ['A', 1],
      ['a1', 2],
      ['a2', 2],
      ['B', 1],
      ['b', 2],
      ['C', 1],
      ['c1', 2],
      ['c2', 2],
      ['D', 1],
      ['d', 2],
    ]);
    expect(found.steps[0]).toMatchObject({ kind: 'index', score: 40, share: 1 });
    expect(found.measures).toHaveLength(6);
  });

  test('finds the unit by code or name, and refuses what is not there', async () => {
    expect((await why('东', 'd')).unit).toBe('u1');
    expect((await why('u1', 'd')).unitName).toBe('东');
    expect(await work.refusal('data.why', { unit: '北', code: 'd', offset: 0, limit: 10 })).toBe('UNIT_UNKNOWN_CODE');
    expect(await work.refusal('data.why', { unit: 'u1', code: 'z', offset: 0, limit: 10 })).toBe('CODE_UNKNOWN');
  });
});
