import { expect, test } from 'vitest';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';

/** Two provinces with one value each in A and E: 北京 96 and 85, 天津 80 and 60; nobody else has a score. */
function input() {
  const template = loadTemplate('province-2021');
  if (!template.ok) throw new Error(template.error.code);
  const { framework, units, history } = template.value;
  const size = framework.measures.length * units.length;
  const values = new Float64Array(size).fill(Number.NaN);
  const set = (measure: string, u: number, value: number): void => {
    values[framework.measures.findIndex(({ code }) => code === measure) * units.length + u] = value;
  };
  set('A1-2.1', 0, 96);
  set('A1-2.1', 1, 80);
  set('E2-1.1', 0, 85);
  set('E2-1.1', 1, 60);
  const dataset = buildDataset(framework, units, {
    values,
    reasons: Uint8Array.from(values, (value) => missingReasonIndex(Number.isNaN(value) ? 'no_record' : 'present')),
    baseFigures: {},
  });
  const result = score(dataset, framework.baseline);
  if (!result.ok) throw new Error(result.error.code);
  return { framework, dataset, method: framework.baseline, result: result.value, history, lang: 'zh' as const };
}

test('a page names the cheapest way to the next tier and the band of ranks', () => {
  const [first, second] = unitProfiles(input());
  // 北京: (25·90 + 15·85)/40 = 88.125 = high; 1.875 points to 90. E weighs 15/40 and A 25/40 of the index: A2…'s own scores are missing, so
  // one point of A1-2 lifts the index by 0.625; 3 points do.
  expect(first?.improvements).toMatchObject({
    target: 'very_high',
    exact: true,
    steps: [{ code: 'A1-2', from: 90, to: expect.closeTo(93, 6) }],
  });
  // Whatever the weights, 北京 is better on both.
  expect(first?.rankBand).toMatchObject({ p5: 1, p50: 1, p95: 1 });
  expect(second?.rankBand).toMatchObject({ p5: 2, p95: 2 });
});

test('a unit without a score has neither band nor way', () => {
  const [profile] = unitProfiles(input(), '130000');
  expect(profile?.unit.code).toBe('130000');
  expect(profile?.rankBand).toBeUndefined();
  expect(profile?.improvements).toBeUndefined();
});

test('a unit asked for has a page alone, one of the highest tier no way up, one without a tier neither', () => {
  const cohort = input();
  expect(unitProfiles(cohort, '120000')).toHaveLength(1);
  expect(unitProfiles(cohort)).toHaveLength(cohort.dataset.units.length);
  const tierless = { ...cohort, result: { ...cohort.result, tier: cohort.result.tier.map(() => null) } };
  expect(unitProfiles(tierless, '110000')[0]?.improvements).toBeUndefined();
  const highest = { ...cohort, result: { ...cohort.result, tier: cohort.result.tier.map(() => 'very_high' as const) } };
  expect(unitProfiles(highest, '110000')[0]?.improvements).toBeUndefined();
});

test('the band of a page says with what it is made again: seed 1, 2000 draws, a quarter up or down', () => {
  expect(unitProfiles(input(), '110000')[0]?.rankBand).toMatchObject({ seed: 1, draws: 2000, noise: 0.25 });
});
