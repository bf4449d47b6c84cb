import { expect, test } from 'vitest';
import { differenceSide, differenceSubject } from '../../../shared/report/difference-words.ts';
import type { MethodDifference } from '../../../shared/scoring/what-if/what-if-types.ts';

const said = (difference: MethodDifference): string[] =>
  (['zh', 'en'] as const).map(
    (lang) => `${differenceSide(difference, 'before', lang)} → ${differenceSide(difference, 'after', lang)}`,
  );

// The left sides are ids as methodDifferences writes them; the words are those of docs/METHODS.
test.each<[MethodDifference, string, string]>([
  [
    { kind: 'normalisation', subject: 'A1-1.1', before: 'goalposts', after: 'min_max' },
    '固定界限 → 极差法',
    'Goalposts → Min–max',
  ],
  [
    { kind: 'aggregation', subject: 'A', before: 'arithmetic', after: 'power(2)' },
    '算术平均 → 幂平均 p=2',
    'Arithmetic mean → Power mean p=2',
  ],
  [
    { kind: 'missing', subject: 'policy', before: 'omit', after: 'strict' },
    '剔除后重新分配权重 → 有缺失则不计分',
    'Omit and reweight → Strict: no score',
  ],
  [
    { kind: 'missing', subject: 'imputation', before: 'none', after: 'group_mean' },
    '不填补 → 同组平均数',
    'None → Group mean',
  ],
  [{ kind: 'missing', subject: 'minimum_availability', before: 0, after: 0.65 }, '0.00% → 65.00%', '0.00% → 65.00%'],
  [{ kind: 'direction', subject: 'A1-1.1', before: 'higher', after: 'lower' }, '正向 → 逆向', 'Higher → Lower'],
  [
    { kind: 'tiers', subject: 'tiers', before: 'very_high:90;low:', after: 'very_high:88;low:' },
    '非常高 ≥90；低 → 非常高 ≥88；低',
    'Very high ≥90; Low → Very high ≥88; Low',
  ],
  [{ kind: 'tier_rounding', subject: 'tier_rounding', before: null, after: 2 }, '完整精度 → 2', 'full precision → 2'],
  [{ kind: 'rank_rounding', subject: 'rank_rounding', before: 3, after: null }, '3 → 完整精度', '3 → full precision'],
  [
    { kind: 'year_basis', subject: 'year_basis', before: 'per_year', after: 'base_year=2020' },
    '各年分别计算 → 以 2020 年为准',
    'Each year alone → Base year 2020',
  ],
  [{ kind: 'weight', subject: 'A', before: 25, after: 30.005 }, '25.00% → 30.01%', '25.00% → 30.01%'],
])('a difference of kind $kind is told in words: %#', (difference, zh, en) => {
  expect(said(difference)).toEqual([zh, en]);
});

test('a setting is named in words, or not at all where its kind says it', () => {
  const dataset = { nodes: [], measures: [], units: [] };
  expect(
    differenceSubject(dataset, { kind: 'missing', subject: 'imputation', before: 'none', after: 'mean' }, 'zh'),
  ).toBe('填补');
  expect(differenceSubject(dataset, { kind: 'ties', subject: 'ties', before: 'min', after: 'dense' }, 'zh')).toBe('');
});
