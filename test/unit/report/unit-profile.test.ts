import { describe, expect, it } from 'vitest';
import { unitProfileLines } from '../../../shared/report/unit-profile-table.ts';
import { profileCohort, unitProfile } from '../../../shared/report/unit-profile.ts';
import { fourUnits } from './four-units.ts';
import { sampleCohort } from './sample-cohort.ts';

describe('the profile of the last of four units', () => {
  const profile = unitProfile(fourUnits(), 3);

  it('gives score, mean and best', () => {
    const [p, q] = profile.indicators;
    expect(p).toMatchObject({
      code: 'P',
      score: 50,
      mean: 73.75,
      best: 90,
      rank: 4,
      ranked: 4,
    });
    expect(q).toMatchObject({ code: 'Q', score: 60, mean: 78.75, best: 100 });
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
    // What is measured, and that weights are inferred.
    expect(profile.notes).toHaveLength(2);
    for (const strength of profile.strengths) expect(strength.rank).toBeLessThanOrEqual(8);
    for (const weakness of profile.weaknesses) expect(weakness.rank).toBeGreaterThan(24);
  }
});

describe('the text of a page', () => {
  const rankBand = { p5: 2, p50: 3, p95: 4, noise: 0.25, draws: 2000, seed: 7 };
  const improvements = {
    target: 'high' as const,
    exact: true,
    steps: [
      { code: 'P', name: '甲指标', from: 70, to: 80.5 },
      { code: 'Q', name: '乙指标', from: 75, to: 80 },
    ],
  };
  const lines = (u: number, extras: Parameters<typeof unitProfile>[3]): readonly string[] =>
    unitProfileLines(unitProfile(fourUnits(), u, undefined, extras), 'zh');
  const found = (u: number, part: string, extras: Parameters<typeof unitProfile>[3] = {}): readonly string[] =>
    lines(u, extras).filter((line) => line.includes(part));

  it('names strengths before weaknesses, each with score and rank', () => {
    expect(found(0, '优势指标')).toEqual(['优势指标：甲指标（90.00 分，第 1 位）、乙指标（100.00 分，第 1 位）。']);
    expect(found(3, '短板指标')).toEqual(['短板指标：甲指标（50.00 分，第 4 位）、乙指标（60.00 分，第 4 位）。']);
  });
  it('tells the band of ranks with what makes it again, and nothing of it where there is none', () => {
    expect(found(2, '位次的中位数', { rankBand })).toEqual([
      '各权重在 ±25% 内变动时（2000 次抽样，种子 7），位次的中位数为第 3 位，90% 的情况在第 2 至第 4 位之间。',
    ]);
    expect(found(2, '位次的中位数')).toEqual([]);
  });
  it('tells how often the tier stays; 0 where no draw stayed in it', () => {
    expect(found(2, '权重不确定时', { tierProbabilities: { medium: 0.25, low: 0.75 } })).toEqual([
      '权重不确定时仍在“中”组的比例为 25.00%。',
    ]);
    expect(found(2, '权重不确定时', { tierProbabilities: { low: 1 } })).toEqual([
      '权重不确定时仍在“中”组的比例为 0.00%。',
    ]);
    expect(found(2, '权重不确定时')).toEqual([]);
  });
  it('tells the way to the next tier, and whether it was found exactly', () => {
    expect(found(2, '达到“高”组', { improvements })).toEqual([
      '达到“高”组所需总提升最少的做法：“甲指标”由 70.00 提高到 80.50；“乙指标”由 75.00 提高到 80.00。',
    ]);
    expect(found(2, '达到“高”组', { improvements: { ...improvements, exact: false } })[0]).toMatch(
      /一种做法（数值求解）/,
    );
    expect(found(2, '达到“高”组', { improvements: { ...improvements, steps: [] } })).toEqual([]);
    expect(found(2, '达到“高”组')).toEqual([]);
  });
  it('ends with problems, suggestions, the rule and the notes', () => {
    const profile = unitProfile(fourUnits(), 3);
    const said = unitProfileLines(profile, 'zh');
    expect(said.slice(0, profile.sentences.length)).toEqual(profile.sentences);
    expect(said.slice(profile.sentences.length + 2)).toEqual([
      ...profile.problems,
      ...profile.suggestions,
      profile.rule,
      ...profile.notes,
    ]);
  });
});
