import { describe, expect, it } from 'vitest';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { fourUnits } from './four-units.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { readPublished } from './read-published.ts';
import { smallCohort } from './small-cohort.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { sampleCohort } from './sample-cohort.ts';

const texts = (input: ReturnType<typeof fourUnits>): Record<string, string> =>
  Object.fromEntries(reportSentences(input).map(({ id, text }) => [id, text]));

describe('sentences of a cohort worked by hand', () => {
  const said = texts(fourUnits());

  it('count the tiers with shares of the cohort', () => {
    expect(said['tiers']).toBe(
      '2021 年参评的 4 个省级政府中，能力水平“非常高”的 1 个，占比 25.00%，能力水平“高”的 1 个，占比 25.00%，能力水平“中”的 1 个，占比 25.00%，能力水平“低”的 1 个，占比 25.00%。',
    );
  });
  it('state the mean and who is above it', () => {
    expect(said['mean']).toBe('总体指数平均值为 75.75，2 个省级政府高于平均值，占比 50.00%。');
  });
  it('state the growth of the mean: 75.75 / 76 − 1 = −0.33 %', () => {
    expect(said['growth']).toBe('总体指数平均值由 2020 年的 76.00 变为 75.75，下降 0.33%。');
  });
  it('name who rose and who fell: 北 from 高, 西 from 中; 东, known by its index of 80 only, was 高 and stays', () => {
    expect(said['risers']).toBe('与 2020 年相比，1 个省级政府上升至更高分组：北。');
    expect(said['fallers']).toBe('1 个省级政府降至更低分组：西。');
  });
  it('order regions by their mean: 下 77.50 before 上 74.00', () => {
    expect(said['regions']).toBe('分地区看，省级政府总体指数平均值从高到低依次为：下（77.50）；上（74.00）。');
  });
  it('name who holds the highest tier three years, from 2019 on', () => {
    const history = [2019, 2020].map((year) => ({ unit: 'U01', year, index: null, tier: 'very_high' as const }));
    expect(texts(fourUnits({ history }))['holders']).toBe('连续三年能力水平“非常高”的有：北。');
    expect(said['holders']).toBeUndefined();
  });
  it('say by which step they rose', () => {
    expect(said['steps']).toBe('其中，由“高”升至“非常高”的 1 个：北。');
  });
  it('set each region beside the mean of all: 74.00 is 1.75 below 75.75, 77.50 is 1.75 above', () => {
    expect(said['region-of-上']).toBe('上地区 2 个省级政府总体指数平均值为 74.00，比全部省级政府平均值低 1.75 分。');
    expect(said['region-of-下']).toBe('下地区 2 个省级政府总体指数平均值为 77.50，比全部省级政府平均值高 1.75 分。');
    expect(said['region-tiers-of-上']).toBe('北由“高”升至“非常高”。');
    expect(said['region-tiers-of-下']).toBeUndefined();
  });
  it('compare the first-level means', () => {
    expect(said['first-level']).toBe('一级指标平均值从高到低看，乙指标（78.75）相对较高；甲指标（73.75）相对较弱。');
  });
  it('count one unit in English as well as several', () => {
    const english = texts(fourUnits({ lang: 'en' }));
    expect(english['risers']).toBe('Compared with 2020, 1 of the provincial governments rose to a higher tier: 北.');
    expect(english['fallers']).toBe('1 of the provincial governments fell to a lower tier: 西.');
  });
  it('say the same in English', () => {
    expect(texts(fourUnits({ lang: 'en' }))['mean']).toBe(
      'The mean overall index is 75.75; above it: 2 of the provincial governments (50.00%).',
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
  const tiers = (lang: 'zh' | 'en') => reportSentences(input(lang)).find(({ id }) => id === 'tiers');

  it('are among those that took part, and told apart by why they have none', () => {
    expect(tiers('zh')?.text).toBe(
      '2021 年参评的 5 个省级政府中，证据不足的 1 个，没有总体指数的 1 个；其余 3 个中，能力水平“非常高”的 1 个，占比 33.33%，能力水平“高”的 0 个，占比 0.00%，能力水平“中”的 2 个，占比 66.67%，能力水平“低”的 0 个，占比 0.00%。',
    );
    expect(tiers('en')?.text).toContain(
      'Of the 5 provincial governments assessed in 2021, by tier: 1 lacking evidence, 1 with no overall index; of the other 3, 1 (33.33%) "Very high", 0 (0.00%) "High", 2 (66.67%) "Medium", 0 (0.00%) "Low".',
    );
    expect(
      tiers('zh')
        ?.pieces.filter(({ fact }) => fact !== null)
        .map(({ text, fact }) => `${fact} ${text}`),
    ).toEqual([
      'year:province 2021',
      'units:province 5',
      'cohort:province 省级政府',
      'unrated:province:lacking 1',
      'index:province 总体指数',
      'unrated:province:without 1',
      'rated:province 3',
      ...['very_high 非常高 1 33.33%', 'high 高 0 0.00%', 'medium 中 2 66.67%', 'low 低 0 0.00%'].flatMap((tier) => {
        const [id, name, count, share] = tier.split(' ');
        return [
          `tier-name:province:${id} ${name}`,
          `tier-count:province:${id} ${count}`,
          `tier-share:province:${id} ${share}`,
        ];
      }),
    ]);
  });
  it('are counted by the introduction too, which counts no unit left out', () => {
    expect(JSON.stringify(composeReport(input('zh')))).toContain('本次参评的省级政府共 5 个。');
  });
});

describe('what is not known', () => {
  it('leaves growth out unless every unit has an index of last year', () => {
    const input = fourUnits();
    expect(texts({ ...input, history: input.history.slice(1) })['growth']).toBeUndefined();
  });
  it('leaves risers and fallers out without a tier of last year, and says nothing of a year before that', () => {
    const input = fourUnits();
    const ids = reportSentences({ ...input, history: input.history.map((entry) => ({ ...entry, year: 2019 })) }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('risers');
    expect(ids).not.toContain('growth');
  });
});

it('says of the provinces what the report prints: 16 of 32 are 50.00 %, the mean is 88.07, 19 are above it', () => {
  const said = texts(sampleCohort('province-2021'));
  expect(said['tiers']).toContain('能力水平“非常高”的 16 个，占比 50.00%');
  expect(said['mean']).toBe('总体指数平均值为 88.07，19 个省级政府高于平均值，占比 59.38%。');
  expect(said['growth']).toBeUndefined();
  expect(said['regions']).toBe(
    '分地区看，省级政府总体指数平均值从高到低依次为：华东（93.06）；华中（90.27）；华南、西南（89.66、89.45）；华北、东北（87.51、87.28）；西北（80.09）。',
  );
});

const systems = [
  { id: 'province-2021', cohort: '省级政府', units: 32, second: 21 },
  { id: 'key-city-2021', cohort: '重点城市', units: 32, second: 17 },
] as const;

describe.each(systems)('every second-level indicator of $id', ({ id, cohort, units, second }) => {
  it('has its mean, the units above it and their share as the report printed them', () => {
    const input = sampleCohort(id);
    const sentences = reportSentences(input).filter((one) => one.id.startsWith('second-level-of-'));
    // Quotation marks of a name stand within those of the sentence.
    const names = new Map(
      input.dataset.nodes.map((node) => [node.code, node.name.replace('“', '‘').replace('”', '’')]),
    );
    const printed = readPublished('means').filter(
      (row) => row['framework'] === id && /^[A-E]\d$/.test(row['indicator'] ?? ''),
    );
    expect(printed).toHaveLength(second);
    for (const { indicator = '', mean, entities_above_mean: above } of printed) {
      const share = ((Number(above) / units) * 100).toFixed(2);
      const text = sentences.find((one) => one.id === `second-level-of-${indicator[0]}`)?.text;
      expect(text).toContain(
        `“${names.get(indicator)}”平均值为 ${mean}，${above} 个${cohort}高于平均值，占比 ${share}%`,
      );
    }
  });
});

describe.each(['zh', 'en'] as const)('the words shipped in %s', (lang) => {
  it('say all that the other language says, of the same facts', () => {
    const factsOf = (language: 'zh' | 'en') =>
      reportSentences(fourUnits({ lang: language })).map(({ id, pieces }) => [
        id,
        [...new Set(pieces.flatMap(({ fact }) => fact ?? []))].filter((fact) => !fact.startsWith('region:')).sort(),
      ]);
    expect(factsOf(lang)).toEqual(factsOf(lang === 'zh' ? 'en' : 'zh'));
    expect(factsOf(lang).length).toBeGreaterThan(12);
  });
});
