import { describe, expect, test } from 'vitest';
import { standardMethod, standardTiers, tierIds } from '../../../shared/model/method.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import type { TierId, TierLine } from '../../../shared/model/method.ts';
import { namedLine, ownTiers, tierName } from '../../../shared/model/tier-name.ts';
import { readTierParts, tierLinesText } from '../../../shared/model/tier-text.ts';
import { assignTier } from '../../../shared/scoring/assign-tier.ts';
import { tierShade } from '../../../shared/report/tier-palette.ts';
import { checkTiers, tooFewTiers } from '../../../shared/model/check-tiers.ts';

const line = (tier: TierId, lower: number | null, name: string, english = ''): TierLine =>
  namedLine({ tier, lower }, name, english);
const five = [
  line('tier_1', 90, '优秀', 'Excellent'),
  line('tier_2', 80, '良好'),
  line('tier_3', 70, '中等'),
  line('tier_4', 60, '合格'),
  line('tier_5', null, '不合格', 'Fail'),
];
const sevenIds = tierIds.filter((id) => id.startsWith('tier_'));
const seven = [95, 90, 80, 70, 60, 50, null].map((lower, at): TierLine => ({ tier: sevenIds[at] ?? 'low', lower }));
const three = [line('very_high', 80, '好'), line('medium', 60, '中'), line('low', null, '差')];
function method(tiers: readonly TierLine[], tierRounding: number | null = null) {
  return { scale: { lower: 0, upper: 100 }, tiers, tierRounding };
}

describe('an index among own tiers', () => {
  // A line that is hit belongs to the tier above it; what is short of it by more than the tolerance doesn't.
  test.each([
    [100, 'tier_1'],
    [90, 'tier_1'],
    [89.999, 'tier_2'],
    [80, 'tier_2'],
    [79.999, 'tier_3'],
    [70, 'tier_3'],
    [69.999, 'tier_4'],
    [60, 'tier_4'],
    [59.999, 'tier_5'],
    [0, 'tier_5'],
  ] as const)('%f of five is %s', (index, tier) => {
    expect(assignTier(index, method(five))).toBe(tier);
  });
  test('judged on two decimals, 89.995 shows as 90.00 and is the first of five; 89.994 is the second', () => {
    expect([89.995, 89.994].map((index) => assignTier(index, method(five, 2)))).toEqual(['tier_1', 'tier_2']);
  });
  test('of seven, each line', () => {
    expect([95, 94, 90, 80, 70, 60, 50, 49].map((index) => assignTier(index, method(seven)))).toEqual([
      'tier_1',
      'tier_2',
      'tier_2',
      'tier_3',
      'tier_4',
      'tier_5',
      'tier_6',
      'tier_7',
    ]);
  });
  test('of three', () => {
    expect([80, 79, 60, 59].map((index) => assignTier(index, method(three)))).toEqual([
      'very_high',
      'medium',
      'medium',
      'low',
    ]);
  });
});

describe('the name of a tier', () => {
  test('is its label, in English the English one or else the label', () => {
    expect(five.map(({ tier }) => tierName(tier, 'zh', five))).toEqual(['优秀', '良好', '中等', '合格', '不合格']);
    expect(five.map(({ tier }) => tierName(tier, 'en', five))).toEqual(['Excellent', '良好', '中等', '合格', 'Fail']);
  });
  test('without labels is the national report’s, as methods stored before have none', () => {
    expect(standardTiers.map(({ tier }) => tierName(tier, 'zh', standardTiers))).toEqual(['非常高', '高', '中', '低']);
    expect(standardTiers.map(({ tier }) => tierName(tier, 'en', standardTiers))).toEqual([
      'Very high',
      'High',
      'Medium',
      'Low',
    ]);
    expect(ownTiers({ tiers: standardTiers })).toEqual({});
    expect(ownTiers({ tiers: five })).toEqual({ tiers: five });
  });
  test('that a tier has anyway is not kept as its own', () => {
    expect(line('high', 80, '高', 'High')).toEqual({ tier: 'high', lower: 80 });
  });
});

describe('what a method must not have', () => {
  const errors = (tiers: readonly TierLine[]): readonly string[] =>
    [...tooFewTiers(tiers), ...checkTiers(tiers)].map(({ code, place }) => `${code} ${place?.subject ?? ''}`.trim());
  const renamed = (name: string, english?: string): readonly TierLine[] =>
    five.map((of, at) => (at === 1 ? { ...of, name, ...(english === undefined ? {} : { english }) } : of));
  test('three, five and seven are well', () => {
    expect([three, five, seven, standardTiers].map(errors)).toEqual([[], [], [], []]);
  });
  test.each([
    ['two tiers', [line('high', 60, '合格'), line('low', null, '不合格')], ['TIERS_COUNT']],
    [
      'eight tiers',
      [
        ...standardTiers.slice(0, 3),
        ...seven.slice(2, 6).map((of, at) => ({ ...of, lower: 60 - at })),
        line('low', null, '低'),
      ],
      ['TIERS_COUNT'],
    ],
    ['lines that are level', five.map((of, at) => (at === 1 ? { ...of, lower: 90 } : of)), ['TIERS_NOT_FALLING']],
    ['an empty label', renamed('  '), ['TIER_NAME_EMPTY tier_2']],
    ['a label of 21 letters', renamed('好'.repeat(21)), ['TIER_NAME_LONG tier_2']],
    ['a label with a colon', renamed('良:好'), ['TIER_NAME_SIGNS tier_2']],
    ['a label in full-width letters', renamed('Ａ'), ['TIER_NAME_SIGNS tier_2']],
    ['a label that a spreadsheet takes as a pattern', renamed('良*'), ['TIER_NAME_SIGNS tier_2']],
    ['a label twice', renamed('合格'), ['TIER_NAME_TWICE tier_2', 'TIER_NAME_TWICE tier_4']],
    ['an English label twice', renamed('良', 'Excellent'), ['TIER_NAME_TWICE tier_1', 'TIER_NAME_TWICE tier_2']],
  ] as const)('%s', (_, tiers, expected) => {
    expect(errors(tiers)).toEqual(expected);
  });
  test('twenty letters are well', () => {
    expect(errors(renamed('好'.repeat(20)))).toEqual([]);
  });
});

describe('a method as it is stored', () => {
  const stored = { ...standardMethod, weights: {}, measures: {} };
  test('before there were labels, is read as it was', () => {
    expect(methodSchema.parse(stored).tiers).toEqual(standardTiers);
  });
  test('keeps labels, and no more tiers than there are ids', () => {
    expect(methodSchema.parse({ ...stored, tiers: five }).tiers).toEqual(five);
    expect(methodSchema.safeParse({ ...stored, tiers: [...five, ...seven] }).success).toBe(false);
    expect(methodSchema.safeParse({ ...stored, tiers: [{ tier: 'tier_8', lower: null }] }).success).toBe(false);
  });
});

describe('tiers as text', () => {
  const read = (text: string): readonly (readonly unknown[])[] =>
    readTierParts(text).map(({ tier, name, english, bound }) => [tier, name, english, bound]);
  test('labels alone take the numbers of their places', () => {
    expect(read('优秀:90;良好:80;合格:')).toEqual([
      ['tier_1', '优秀', '', '90'],
      ['tier_2', '良好', '', '80'],
      ['tier_3', '合格', '', ''],
    ]);
  });
  test('an English label before a Chinese one in brackets, or the other way round', () => {
    expect(read('excellent(优秀):90;良好(Good):80;low:')).toEqual([
      ['tier_1', '优秀', 'excellent', '90'],
      ['tier_2', '良好', 'Good', '80'],
      ['low', '', '', ''],
    ]);
  });
  test('a number that is given goes to no label', () => {
    expect(read('优秀:90;tier_1(良好):80;合格:').map(([tier]) => tier)).toEqual(['tier_2', 'tier_1', 'tier_3']);
  });
  test('the national names are their tiers, a mistyped id is none', () => {
    expect(read('非常高:90;very_hgh:80;低:').map(([tier]) => tier)).toEqual(['very_high', null, 'low']);
  });
  test('what is written is read as it was', () => {
    for (const tiers of [three, five, seven, standardTiers]) {
      const back = readTierParts(tierLinesText(tiers)).map(({ tier, name, english, bound }) =>
        namedLine({ tier: tier ?? 'low', lower: bound === '' ? null : Number(bound) }, name, english),
      );
      expect(back).toEqual(tiers);
    }
    expect(tierLinesText(standardTiers)).toBe('very_high:90;high:80;medium:65;low:');
    expect(tierLinesText(five.slice(0, 2))).toBe('tier_1(优秀|Excellent):90;tier_2(良好):80');
  });
});

describe('the shades of tiers', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  test.each([3, 4, 5, 6, 7])('of %i: readable (WCAG AA, 4.5 : 1), and lighter from one to the next', (count) => {
    const tiers = Array.from({ length: count }, (_, at): TierLine => ({ tier: tierIds[at] ?? 'low', lower: null }));
    const shades = tiers.map(({ tier }) => tierShade(tier, tiers));
    for (const { fill, ink } of shades) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    const light = shades.map(({ fill }) => luminance(fill));
    // 1.25 : 1 between neighbours: lightness alone tells them apart on paper.
    for (const [at, own] of light.entries())
      if (at > 0) expect((own + 0.05) / ((light[at - 1] ?? 0) + 0.05)).toBeGreaterThan(1.25);
  });
});
