import { describe, expect, test } from 'vitest';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { parsePattern } from '../../../shared/report/patterns/parse-pattern.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { sayPattern } from '../../../shared/report/patterns/say-pattern.ts';
import { fourUnits } from './four-units.ts';
import { readPublished } from './read-published.ts';
import { sampleCohort } from './sample-cohort.ts';

function printed(input: ReportInput, id: string): string {
  const found = reportFacts([input], input, new Map()).fact(id);
  return typeof found === 'string' ? found : found.text;
}

function said(input: ReportInput, text: string): string | null {
  const pattern = parsePattern(text);
  if (!pattern.ok) throw new Error(pattern.error.code);
  const pieces = sayPattern(pattern.value, reportFacts([input], input, new Map([['F4-1', '图4-1']])));
  if (!pieces.ok) throw new Error(`${pieces.error.code} ${pieces.error.found}`);
  return pieces.value && pieces.value.map((piece) => piece.text).join('');
}

/** See `four-units.ts` for the four units and their year before. */
describe('a fact of four units worked by hand', () => {
  test.each([
    ['cohort:province', '省级政府'],
    ['year:province', '2021'],
    ['units:province', '4'],
    ['name:province:P', '甲指标'],
    ['name:province:total', '总体指数'],
    ['mean:province:total', '75.75'],
    ['mean:province:Q', '78.75'],
    ['above:province:total', '2'],
    ['above-share:province:total', '50.00%'],
    ['top:province:P:2', '北、东'],
    ['tier-name:province:very-high', '非常高'],
    ['tier-count:province:very-high', '1'],
    ['tier-count:province:medium:2020', '2'],
    ['tier-share:province:medium:2020', '50.00%'],
    ['tier-units:province:very-high', '北(+)'],
    ['tier-units:province:high:2020', '北、东'],
    ['holders:province:high:2', '东'],
    ['holders:province:medium:2', '南'],
    ['holders:province:medium:3', 'missing'],
    ['rose:province:high:very-high', '北'],
    ['rose:province:medium:very-high', '（无）'],
    ['rose:province', '北'],
    ['fell:province:medium:low', '西'],
    ['growth:province:total:2020:2021', '-0.33%'],
    ['growth:province:total:2019:2021', 'missing'],
    ['growth:province:P:2020:2021', 'missing'],
    ['region-mean:province:下', '77.50'],
    ['region-order:province', '下、上'],
    ['region-units:province:上:very-high', '北(+)'],
    ['region-rose:province:上', '北'],
    ['region-rose:province:下', '（无）'],
    ['levels:province:1', '2'],
    ['levels:province:1:2020', 'missing'],
    ['unit:province:U03:index', '72.00'],
    ['unit:province:U03:rank', '3'],
    ['unit:province:U04:tier', '低'],
    ['unit:province:U01:name', '北(+)'],
  ])('%s is %s', (id, text) => expect(printed(fourUnits(), id)).toBe(text));

  test.each([
    'mean:own-index:total',
    'mean:province:Z',
    'mean:province:total:2021',
    'mean:province',
    'means:province:total',
    'constructor:province',
    'top:province:P:0',
    'top:province:P:x',
    'tier-count:province:best',
    'tier-count:province:high:soon',
    'holders:province:high',
    'holders:province:high:0',
    'rose:province:best',
    'growth:province:total:2020',
    'region-mean:province:左',
    'levels:province:x',
    'unit:province:U09:tier',
    'unit:province:U01:shoe',
  ])('%s is no id', (id) => expect(printed(fourUnits(), id)).toBe('unknown id'));

  test('a growth is reckoned from the printed means: 75.75 from 66.67 is 13.62 %, from 66.665 it would be 13.63 %', () => {
    const history = [67, 67, 66, 66.66].map((index, at) => ({ unit: `U0${at + 1}`, year: 2020, index, tier: null }));
    expect(printed(fourUnits({ history }), 'growth:province:total:2020:2021')).toBe('13.62%');
  });

  test('units tied at the last place are all among the leading, and said apart', () => {
    const input = fourUnits();
    const units = input.result.units.length;
    const scores = Float64Array.from(input.result.scores);
    // P: 90, 85, 85, 50.
    scores[units + 2] = 85;
    const tied = { ...input, result: { ...input.result, scores } };
    expect(printed(tied, 'top:province:P:2')).toBe('北、东、南');
    expect(printed(tied, 'top-tied:province:P:2')).toBe('东、南');
    expect(printed(tied, 'top-tied:province:P:3')).toBe('（无）');
  });
});

describe('a loop over four units worked by hand', () => {
  test.each([
    [
      'children',
      '{each first sep=；}{code} {name} {mean}，{above}个，{above-share}{/each}',
      'P 甲指标 73.75，2个，50.00%；Q 乙指标 78.75，2个，50.00%',
    ],
    ['units of a tier', '{each units tier=very-high}{name}（{region}，{tier}）{/each}', '北(+)（上，非常高）'],
    ['units of a region without marks', '{each units region=上 sep=、}{name|plain}{/each}', '北、西'],
    [
      'regions',
      '{each regions sep=；}{name}{count}个，均值{mean}[，{list top-tier}最高][，{list rose}上升]{/each}',
      '上2个，均值74.00，北(+)最高，北上升；下2个，均值77.50',
    ],
    ['steps', '{each steps sep=；}{from}→{to}{count}个：{list units}{/each}', '高→非常高1个：北；中→低1个：西'],
    ['steps up', '{each steps direction=up sep=；}{to}{/each}', '非常高'],
    [
      'years',
      '{each years sep=；}{year}年均值{mean}，中{medium}个{/each}',
      '2020年均值76.00，中2个；2021年均值75.75，中1个',
    ],
    [
      'neighbours that are printed 5.00 apart',
      '{groups means of=total within=5}{list names}（{mean}）{/groups}',
      '乙指标、甲指标（78.75、73.75）',
    ],
    [
      'neighbours that are farther apart than that',
      '{groups means within=4.99 sep=；}[{is-first}相对较高：][{is-between}次之：][{is-last}相对较弱：]{list names}{lowest}{/groups}',
      '相对较高：乙指标78.75；相对较弱：甲指标73.75',
    ],
    [
      'neighbours among regions',
      '{groups region-means within=1 sep=；}{list names}{highest}{/groups}',
      '下77.50；上74.00',
    ],
  ])('goes through %s', (_, pattern, text) => expect(said(fourUnits(), pattern)).toBe(text));

  test.each([
    '{each second of=Z}x{/each}',
    '{each first by=mean}x{/each}',
    '{each units tier=best}x{/each}',
    '{each units region=左}x{/each}',
    '{each steps direction=around}x{/each}',
    '{each regions of=A}x{/each}',
    '{each first cohort=own-index}x{/each}',
    '{each constructor}x{/each}',
    '{groups means of=Z within=1}x{/groups}',
    '{groups means of=total within=near}x{/groups}',
    '{groups means}x{/groups}',
  ])('%s is none', (pattern) => expect(() => said(fourUnits(), pattern)).toThrow('PATTERN_LOOP'));
});

const cohorts = [
  { id: 'province-2021', cohort: 'province', tiers: 'tiers-provinces', tens: 'top10-provinces' },
  { id: 'key-city-2021', cohort: 'key-city', tiers: 'tiers-key-cities', tens: 'top10-key-cities' },
] as const;

describe.each(cohorts)('what the report of 2022 printed of $id is found by id', ({ id, cohort, tiers, tens }) => {
  const input = sampleCohort(id);

  test('means and units above them', () => {
    const rows = readPublished('means').filter((row) => row['framework'] === id);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect([row['indicator'], printed(input, `mean:${cohort}:${row['indicator']}`)]).toEqual([
        row['indicator'],
        row['mean'],
      ]);
      if (row['entities_above_mean'])
        expect(printed(input, `above:${cohort}:${row['indicator']}`)).toBe(row['entities_above_mean']);
    }
  });

  test('tiers of both years, and who rose by each step', () => {
    const rows = readPublished(tiers);
    const names = input.method.tiers.map(({ tier }) => tier);
    for (const to of names) {
      const held = rows.filter((row) => row['2021'] === to);
      expect(printed(input, `tier-count:${cohort}:${to}`)).toBe(String(held.length));
      expect(printed(input, `tier-count:${cohort}:${to}:2020`)).toBe(
        String(rows.filter((row) => row['2020'] === to).length),
      );
      const both = held.filter((row) => row['2020'] === to).map((row) => row['name']);
      expect(printed(input, `holders:${cohort}:${to}:2`)).toBe(both.join('、') || '（无）');
      for (const from of names.slice(names.indexOf(to) + 1)) {
        const rose = held.filter((row) => row['2020'] === from).map((row) => row['name']);
        expect(printed(input, `rose:${cohort}:${from}:${to}`)).toBe(rose.join('、') || '（无）');
      }
    }
  });

  test('leading tens', () => {
    for (const row of readPublished(tens)) {
      const ten = Array.from({ length: 10 }, (_, at) => row[`region_${at + 1}`]);
      expect(printed(input, `top:${cohort}:${row['indicator']}:10`)).toBe(ten.join('、'));
    }
  });
});

test('regional means of the provinces as printed', () => {
  const input = sampleCohort('province-2021');
  for (const row of readPublished('region-means'))
    expect(printed(input, `region-mean:province:${row['region']}`)).toBe(row['mean_2021']);
});
