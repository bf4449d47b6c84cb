import { describe, expect, it } from 'vitest';
import { profileCohort, unitProfile } from '../../../shared/report/unit-profile.ts';
import { fourUnits } from './four-units.ts';
import { sampleCohort } from './sample-cohort.ts';

describe('the profile of the last of four units', () => {
  const profile = unitProfile(fourUnits(), 3);

  it('gives distances to mean and best', () => {
    const [p, q] = profile.indicators;
    expect(p).toMatchObject({
      code: 'P',
      score: 50,
      mean: 73.75,
      best: 90,
      toMean: -23.75,
      toBest: 40,
      rank: 4,
      ranked: 4,
    });
    expect(q).toMatchObject({ code: 'Q', score: 60, toMean: -18.75, toBest: 40 });
  });
  it('lists weaknesses by what they pull the index down: 0.6 × 23.75 before 0.4 × 18.75', () => {
    expect(profile.weaknesses.map(({ code, pull }) => [code, Number(pull.toFixed(9))])).toEqual([
      ['P', -14.25],
      ['Q', -7.5],
    ]);
    expect(profile.strengths).toEqual([]);
    expect(profile.suggestions).toEqual([
      '若“甲指标”达到平均值，总体指数可提高 14.25 分。',
      '若“乙指标”达到平均值，总体指数可提高 7.50 分。',
    ]);
  });
  it('draws a problem from the definition, and from the numbers alone where there is none', () => {
    expect(profile.problems).toEqual([
      '“甲指标”得 50.00 分，低于平均值 73.75，列第 4 位（共 4 个）；该指标考察：甲的说明。',
      '“乙指标”得 60.00 分，低于平均值 78.75，列第 4 位（共 4 个）。',
    ]);
  });
  it('says index, distance, tier margin and change since last year', () => {
    expect(profile.sentences).toEqual([
      '西总体指数 54.00，能力水平“低”，在 4 个省级政府中列第 4 位。',
      '低于平均值 75.75 共 21.75 分，距最高值 94.00 差 40.00 分。',
      '距“中”组下限 65 差 11.00 分。',
      '较 2020 年的 66.00 降低 12.00 分。',
      '分组由 2020 年的“中”降为“低”。',
    ]);
  });
});

it('finds strengths in the top quarter only: 北 on both', () => {
  expect(unitProfile(fourUnits(), 0).strengths.map(({ code }) => code)).toEqual(['P', 'Q']);
  expect(unitProfile(fourUnits(), 1).strengths).toEqual([]);
});

it('suggests no gain where the aggregation is not arithmetic, since the weight is then not the gain', () => {
  const input = fourUnits();
  const geometric = {
    ...input,
    method: { ...input.method, aggregation: { default: { id: 'geometric' as const }, nodes: {} } },
  };
  expect(unitProfile(geometric, 3).suggestions).toEqual([]);
});

it('says of a unit without index that it has none, and no more', () => {
  const input = fourUnits();
  const index = Float64Array.from([94, 83, 72, Number.NaN]);
  expect(
    unitProfile({ ...input, result: { ...input.result, index, tier: ['very_high', 'high', 'medium', null] } }, 3)
      .sentences,
  ).toEqual(['西没有总体指数。']);
});

it('makes all 32 pages of the provinces, each with first and second level and the note on inferred weights', () => {
  const input = sampleCohort('province-2021');
  const cohort = profileCohort(input);
  for (const u of input.dataset.units.keys()) {
    const profile = unitProfile(input, u, cohort);
    expect(profile.indicators).toHaveLength(5 + 21);
    expect(profile.notes).toHaveLength(1);
    for (const strength of profile.strengths) expect(strength.rank).toBeLessThanOrEqual(8);
    for (const weakness of profile.weaknesses) expect(weakness.rank).toBeGreaterThan(24);
  }
});
