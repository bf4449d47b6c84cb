import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { FrameworkChange, ProjectStructure } from '../../../shared/model/framework-change/framework-change.ts';
import { fitMethod } from '../../../shared/model/framework-change/fit-method.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { checkMethod } from '../../../shared/scoring/check-method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { goalposts, indicator, measure, unitDraft } from '../../unit/framework/edits.ts';

const blank: ProjectStructure = {
  framework: {
    id: 'blank',
    title: '空白',
    cohort: 'custom',
    year: 2021,
    inferredWeights: false,
    indicators: [],
    measures: [],
    baseline: { ...standardMethod, weights: {}, measures: {} },
  },
  units: [],
  baseline: null,
  draft: null,
};

const code = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'm1', 'm2', 'm3', 'm4');
const place = fc.option(code, { nil: null });
const weight = fc.option(fc.constantFrom(0, 1, 2.5), { nil: null });
const change: fc.Arbitrary<FrameworkChange> = fc.oneof(
  fc.record({
    kind: fc.constant('add-indicator' as const),
    parent: place,
    indicator: code.map((one) => indicator(one, `名${one}`)),
    weight,
    measure: fc.option(
      code.map((one) => measure(one, `值${one}`, goalposts(0, 10))),
      { nil: null },
    ),
  }),
  fc.record({
    kind: fc.constant('add-measure' as const),
    parent: code,
    measure: code.map((one) => measure(one, `值${one}`, goalposts(0, 10, 'lower'))),
    weight,
  }),
  fc.record({ kind: fc.constant('remove' as const), code }),
  fc.record({ kind: fc.constant('move' as const), code, by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ kind: fc.constant('move-under' as const), code, parent: place }),
  fc.uniqueArray(fc.integer({ min: 1, max: 5 })).map((numbers) => ({
    kind: 'units' as const,
    units: numbers.map((number) => unitDraft(`u${number}`, `区${number}`)),
  })),
);

function dataset({ framework, units }: ProjectStructure) {
  const values = Float64Array.from({ length: framework.measures.length * units.length }, (_, cell) => cell % 11);
  return buildDataset(framework, units, { values, baseFigures: {} });
}

test('after any edits every code has its weight, the tree is whole and can be scored, by a method saved before them as well', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.boolean(), (changes, saved) => {
      let held: ProjectStructure = saved ? { ...blank, baseline: blank.framework.baseline } : blank;
      const old = held.framework.baseline;
      for (const one of changes) {
        const next = changeFramework(held, one);
        if (!next.ok) continue;
        held = next.value;
        const { framework, units } = held;
        const data = dataset(held);
        const baseline = held.baseline ?? framework.baseline;
        expect(checkMethod(data, baseline)).toEqual([]);
        expect(checkMethod(data, fitMethod(old, framework, units, baseline))).toEqual([]);
        expect(score(data, baseline).ok).toBe(true);
        const seen = new Set<string>();
        for (const { code: own, parent, level } of framework.indicators) {
          expect(parent === null ? level === 1 : seen.has(parent)).toBe(true);
          seen.add(own);
        }
        // No code beside those of the tree is left in the method.
        expect(new Set(Object.keys(baseline.weights))).toEqual(
          new Set([...framework.indicators, ...framework.measures].map((each) => each.code)),
        );
        expect(new Set(Object.keys(baseline.measures))).toEqual(new Set(framework.measures.map((each) => each.code)));
      }
    }),
    { numRuns: 300 },
  );
});

test('a move up and down again, or an added and removed indicator, leaves everything as it was', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), code, (changes, moved) => {
      const held = changes.reduce((structure, one) => {
        const next = changeFramework(structure, one);
        return next.ok ? next.value : structure;
      }, blank);
      const step = (structure: ProjectStructure, one: FrameworkChange): ProjectStructure => {
        const next = changeFramework(structure, one);
        if (!next.ok) throw new Error(next.error.code);
        return next.value;
      };
      const up = changeFramework(held, { kind: 'move', code: moved, by: -1 });
      if (up.ok && JSON.stringify(up.value) !== JSON.stringify(held))
        expect(step(up.value, { kind: 'move', code: moved, by: 1 })).toEqual(held);
      const added = step(held, {
        kind: 'add-indicator',
        parent: null,
        indicator: indicator('new', '新'),
        weight: 2,
        measure: null,
      });
      expect(step(added, { kind: 'remove', code: 'new' })).toEqual(held);
    }),
    { numRuns: 300 },
  );
});
