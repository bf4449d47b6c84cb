import { describe, expect, it } from 'vitest';
import { reportSentences } from '../../../shared/report/sentences.ts';
import { fourUnits } from './four-units.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { smallCohort } from './small-cohort.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { sampleCohort } from './sample-cohort.ts';

const texts = (input: ReturnType<typeof fourUnits>): Record<string, string> =>
  Object.fromEntries(reportSentences(input).map(({ id, text }) => [id, text]));

describe('sentences of a cohort worked by hand', () => {
  const said = texts(fourUnits());

  it('count the tiers with shares of the cohort', () => {
    expect(said['S-tiers']).toBe(
      '2021 年参评的 4 个省级政府中，能力水平“非常高”的 1 个，占比 25.00%，能力水平“高”的 1 个，占比 25.00%，能力水平“中”的 1 个，占比 25.00%，能力水平“低”的 1 个，占比 25.00%。',
    );
  });
  it('state the mean and who is above it', () => {
    expect(said['S-mean']).toBe('总体指数平均值为 75.75，2 个省级政府高于平均值，占比 50.00%。');
  });
  it('state the growth of the mean: 75.75 / 76 − 1 = −0.33 %', () => {
    expect(said['S-growth']).toBe('总体指数平均值由 2020 年的 76.00 变为 75.75，下降 0.33%。');
  });
  it('name who rose and who fell: 北 from 高, 西 from 中; 东, known by its index of 80 only, was 高 and stays', () => {
    expect(said['S-risers']).toBe('与 2020 年相比，1 个省级政府上升至更高分组：北。');
    expect(said['S-fallers']).toBe('1 个省级政府降至更低分组：西。');
  });
  it('order regions by their mean: 下 77.50 before 上 74.00', () => {
    expect(said['S-regions']).toBe('分地区看，总体指数平均值从高到低依次为：下（77.50）、上（74.00）。');
  });
  it('compare the first-level means', () => {
    expect(said['S-first']).toBe('一级指标中，乙指标平均值最高，为 78.75；甲指标平均值最低，为 73.75。');
  });
  it('count one unit in English as well as several', () => {
    const english = texts(fourUnits({ lang: 'en' }));
    expect(english['S-risers']).toBe('Compared with 2020, 1 of the provincial governments rose to a higher tier: 北.');
    expect(english['S-fallers']).toBe('1 of the provincial governments fell to a lower tier: 西.');
  });
  it('say the same in English', () => {
    expect(texts(fourUnits({ lang: 'en' }))['S-mean']).toBe(
      'The mean overall index is 75.75; 2 provincial governments (50.00%) are above it.',
    );
  });
});

describe('units without an index', () => {
  /**
   * Five take part, 外 is left out. 东 has 40 % of its weight measured where 65 % are asked for; 西 has all of it and no index. 北, 南 and 中
   * have: 1 of 3 is 33.33 %, 2 of 3 are 66.67 %.
   */
  const input = (lang: 'zh' | 'en'): ReportInput => {
    const made = smallCohort(
      [
        { name: '北', p: 90, q: 100, index: 94, tier: 'very_high', rank: 1 },
        { name: '东', p: Number.NaN, q: 80, index: Number.NaN, tier: null, rank: Number.NaN },
        { name: '南', p: 70, q: 75, index: 72, tier: 'medium', rank: 2 },
        { name: '西', p: 50, q: 60, index: Number.NaN, tier: null, rank: Number.NaN },
        { name: '中', p: 70, q: 70, index: 70, tier: 'medium', rank: 3 },
        { name: '外', p: 70, q: 70, index: Number.NaN, tier: null, rank: Number.NaN },
      ],
      [],
      { lang },
    );
    made.result.evidence.measured[1] = 0.4;
    const missing = { ...made.method.missing, minimumAvailability: 0.65 };
    return { ...made, method: { ...made.method, missing, excludedUnits: ['U06'] } };
  };
  const tiers = (lang: 'zh' | 'en') => reportSentences(input(lang)).find(({ id }) => id === 'S-tiers');

  it('are among those that took part, and told apart by why they have none', () => {
    expect(tiers('zh')?.text).toBe(
      '2021 年参评的 5 个省级政府中，证据不足的 1 个，没有总体指数的 1 个；其余 3 个中，能力水平“非常高”的 1 个，占比 33.33%，能力水平“高”的 0 个，占比 0.00%，能力水平“中”的 2 个，占比 66.67%，能力水平“低”的 0 个，占比 0.00%。',
    );
    expect(tiers('en')?.text).toContain(
      'Of the 5 provincial governments assessed in 2021, 1 lacking evidence, 1 with no overall index; of the other 3, 1 (33.33%) are in the tier',
    );
    expect(tiers('zh')?.numbers).toMatchObject({ count: 5, rated: 3, lacking: 1, without: 1, medium: 2 });
  });
  it('are counted by the introduction too, which counts no unit left out', () => {
    expect(JSON.stringify(composeReport(input('zh')))).toContain('本次参评的省级政府共 5 个。');
  });
});

describe('what is not known', () => {
  it('leaves growth out unless every unit has an index of last year', () => {
    const input = fourUnits();
    expect(texts({ ...input, history: input.history.slice(1) })['S-growth']).toBeUndefined();
  });
  it('leaves risers and fallers out without a tier of last year, and says nothing of a year before that', () => {
    const input = fourUnits();
    const ids = reportSentences({ ...input, history: input.history.map((entry) => ({ ...entry, year: 2019 })) }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('S-risers');
    expect(ids).not.toContain('S-growth');
  });
});

it('says of the provinces what the report prints: 16 of 32 are 50.00 %, the mean is 88.07, 19 are above it', () => {
  const said = texts(sampleCohort('province-2021'));
  expect(said['S-tiers']).toContain('能力水平“非常高”的 16 个，占比 50.00%');
  expect(said['S-mean']).toBe('总体指数平均值为 88.07，19 个省级政府高于平均值，占比 59.38%。');
  expect(said['S-growth']).toBeUndefined();
  expect(said['S-regions']).toBe(
    '分地区看，总体指数平均值从高到低依次为：华东（93.06）、华中（90.27）、华南（89.66）、西南（89.45）、华北（87.51）、东北（87.28）、西北（80.09）。',
  );
});
