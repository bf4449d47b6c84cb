import { describe, expect, test } from 'vitest';
import { checkFacts } from '../../../shared/report/facts.ts';
import type { PublishedFact } from '../../../shared/report/facts.ts';
import { fourUnits } from './four-units.ts';

/** Of the four units of `four-units.ts`; 北 rose from 高, 西 fell. */
const right: readonly (readonly [PublishedFact, subject: string, group: string])[] = [
  [{ kind: 'mean', subject: 'total', published: '75.75' }, '总体指数', '平均分'],
  [{ kind: 'mean', subject: 'Q', published: '78.75' }, 'Q 乙指标', '平均分'],
  [{ kind: 'above_mean', subject: 'total', published: 2 }, '总体指数', '高于平均分的对象数'],
  [{ kind: 'above_mean', subject: 'P', published: 2 }, 'P 甲指标', '高于平均分的对象数'],
  [{ kind: 'region_mean', subject: '下', published: '77.50' }, '下', '区域平均'],
  [{ kind: 'tier', subject: 'U01', published: 'very_high' }, '北', '能力水平分组'],
  [{ kind: 'tier', subject: 'U04', published: 'low' }, '西', '能力水平分组'],
  [{ kind: 'leading_ten', subject: 'P', published: ['U01', 'U02', 'U03', 'U04'] }, 'P 甲指标', '一级指标前十'],
  [{ kind: 'risen', subject: 'U01', published: true }, '北', '升组标记(+)'],
  [{ kind: 'risen', subject: 'U04', published: false }, '西', '升组标记(+)'],
];
const wrong: readonly (readonly [PublishedFact, published: string, computed: string])[] = [
  [{ kind: 'mean', subject: 'total', published: '75.76' }, '75.76', '75.75'],
  [{ kind: 'mean', subject: 'Z', published: '1.00' }, '1.00', ''],
  [{ kind: 'above_mean', subject: 'Q', published: 3 }, '3', '2'],
  [{ kind: 'above_mean', subject: 'Z', published: 3 }, '3', ''],
  [{ kind: 'region_mean', subject: '上', published: '77.50' }, '77.50', '74.00'],
  [{ kind: 'tier', subject: 'U02', published: 'low' }, '低', '高'],
  [{ kind: 'tier', subject: 'U99', published: 'low' }, '低', ''],
  [{ kind: 'leading_ten', subject: 'P', published: ['U02', 'U01'] }, '东、北', '北、东、南、西'],
  [{ kind: 'leading_ten', subject: 'Z', published: ['U02', 'U99'] }, '东、U99', ''],
  [{ kind: 'risen', subject: 'U01', published: false }, '无', '(+)'],
  [{ kind: 'risen', subject: 'U02', published: true }, '(+)', '无'],
  [{ kind: 'risen', subject: 'U99', published: false }, '无', ''],
];

describe('a published figure', () => {
  test.each(right)('%o agrees', (fact, subject, group) => {
    const [check] = checkFacts([fact], fourUnits());
    expect(check).toMatchObject({ kind: fact.kind, subject, group, ok: true });
    expect(check?.computed).toBe(check?.published);
  });

  test.each(wrong)('%o differs, with what is printed and what comes out', (fact, published, computed) => {
    expect(checkFacts([fact], fourUnits())).toEqual([expect.objectContaining({ published, computed, ok: false })]);
  });

  test('is told in English too: kinds, tiers, lists and marks, with names as they are', () => {
    const facts = [...right, ...wrong].map(([fact]) => fact);
    const names = /[甲乙]指标|[北东南西上下]/g;
    const told = checkFacts(facts, { ...fourUnits(), lang: 'en' });
    expect(JSON.stringify(told).replaceAll(names, '')).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u);
    expect(told.map(({ ok }) => ok)).toEqual(facts.map((_, at) => at < right.length));
    expect(told.find(({ kind }) => kind === 'tier')).toMatchObject({ group: 'Tier', published: 'Very high' });
    expect(told.find(({ kind }) => kind === 'leading_ten')).toMatchObject({ published: '北, 东, 南, 西' });
    expect(told.at(-1)).toMatchObject({ published: 'none', computed: '' });
  });

  test('keeps its place in the list', () => {
    const facts = right.map(([fact]) => fact);
    expect(checkFacts(facts, fourUnits()).map(({ kind }) => kind)).toEqual(facts.map(({ kind }) => kind));
  });
});
