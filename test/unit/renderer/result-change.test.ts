import { describe, expect, it } from 'vitest';
import type { Method, TierId } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { compareResults, movedUnits } from '../../../renderer/state/result-change.ts';

const nothing = new Float64Array();
function result(index: readonly number[], rank: readonly number[], tier: readonly (TierId | null)[]): ScoreResult {
  return {
    units: ['北京', '天津', '河北'],
    nodes: [],
    measures: [],
    denominated: nothing,
    imputed: nothing,
    treated: nothing,
    normalised: nothing,
    reasons: new Uint8Array(),
    marks: new Uint8Array(),
    scores: nothing,
    combined: nothing,
    weighted: nothing,
    adjustments: [],
    index: new Float64Array(index),
    rank: new Float64Array(rank),
    tier,
    nodeShares: nothing,
    measureShares: nothing,
    nodeEffective: nothing,
    measureEffective: nothing,
    coverage: nothing,
    nodeOffScale: new Uint8Array(1),
    nodeSpans: Float64Array.of(100),
    evidence: {
      cellMeasured: nothing,
      measured: nothing,
      imputed: nothing,
      incomplete: new Uint32Array(),
      doubts: new Uint32Array(),
    },
  };
}

const lines = (...tiers: readonly (readonly [TierId, number | null, string?])[]): Pick<Method, 'tiers'> => ({
  tiers: tiers.map(([tier, lower, name]) => ({ tier, lower, ...(name === undefined ? {} : { name }) })),
});
const four = lines(['very_high', 90], ['high', 80], ['medium', 65], ['low', null]);

describe('a unit whose tier is only called otherwise', () => {
  const moves = (after: readonly TierId[], as: Pick<Method, 'tiers'>): unknown => {
    const change = compareResults(
      result([95, 85, 70], [1, 2, 3], ['very_high', 'high', 'medium']),
      result([95, 85, 70], [1, 2, 3], after),
      [four, as],
    );
    return [change.tiers.map(({ unit }) => unit), change.renamed];
  };
  it.each<[string, readonly TierId[], Pick<Method, 'tiers'>, unknown]>([
    [
      'is in the same tier, by its place among as many',
      ['tier_1', 'tier_2', 'medium'],
      lines(['tier_1', 90, '优秀'], ['tier_2', 80, '良好'], ['medium', 65], ['low', null]),
      [[], true],
    ],
    [
      'is in the same tier, though its line moved as well; the one that fell below it is not',
      ['tier_1', 'medium', 'medium'],
      lines(['tier_1', 94, '优秀'], ['tier_2', 88, '良好'], ['medium', 65], ['low', null]),
      [['天津'], true],
    ],
    [
      'is in the same tier, by its bounds where there is one tier more',
      ['very_high', 'tier_2', 'medium'],
      lines(['very_high', 90], ['tier_2', 80, '良好'], ['medium', 65], ['tier_4', 50], ['low', null]),
      [[], true],
    ],
    [
      'is in the same tier where only its label is another and its id stays',
      ['very_high', 'high', 'medium'],
      lines(['very_high', 90, '极高'], ['high', 80], ['medium', 65], ['low', null]),
      [[], true],
    ],
    [
      'is in another where two tiers change names: a reader who knew 高 finds 非常高',
      ['high', 'very_high', 'medium'],
      lines(['high', 90], ['very_high', 80], ['medium', 65], ['low', null]),
      [['北京', '天津'], false],
    ],
    [
      'is in another where its tier is gone and what is there has other bounds',
      ['tier_1', 'tier_1', 'medium'],
      lines(['tier_1', 80, '好'], ['medium', 65], ['low', null]),
      [['北京', '天津'], false],
    ],
  ])('%s', (_, after, as, expected) => expect(moves(after, as)).toEqual(expected));
});

describe('what an edit changed', () => {
  it('names the units whose rank and tier moved, in administrative order', () => {
    const change = compareResults(
      result([95, 88, 91], [1, 3, 2], ['very_high', 'high', 'very_high']),
      result([95, 92, 91], [1, 2, 3], ['very_high', 'very_high', 'very_high']),
    );
    expect(change.ranks).toEqual([
      { unit: '天津', from: 3, to: 2 },
      { unit: '河北', from: 2, to: 3 },
    ]);
    expect(change.tiers).toEqual([{ unit: '天津', from: 'high', to: 'very_high' }]);
    expect(change.indices).toBe(1);
  });

  it('marks nobody as moved where nobody had an index before: what is imported first has changed nothing', () => {
    const after = result([95, 92, 91], [1, 2, 3], ['high', 'high', 'high']);
    const none = result([Number.NaN, Number.NaN, Number.NaN], [Number.NaN, Number.NaN, Number.NaN], [null, null, null]);
    expect([null, none].map((before) => [...movedUnits(compareResults(before, after))])).toEqual([[], []]);
    // Where some had one, who comes to have one has moved.
    const some = result([95, Number.NaN, 91], [1, Number.NaN, 2], ['high', null, 'high']);
    expect([...movedUnits(compareResults(some, after))]).toEqual(['天津', '河北']);
  });

  it('takes an index that differs by rounding only as unchanged', () => {
    expect(
      compareResults(
        result([0.1 + 0.2, 88, 91], [1, 2, 3], [null, null, null]),
        result([0.3, 88, 91], [1, 2, 3], [null, null, null]),
      ).indices,
    ).toBe(0);
  });

  it('counts a unit that lost its index as moved, and one that never had it as still', () => {
    const change = compareResults(
      result([95, Number.NaN, 91], [1, Number.NaN, 2], ['high', null, 'high']),
      result([Number.NaN, Number.NaN, 91], [Number.NaN, Number.NaN, 1], [null, null, 'high']),
    );
    expect(change.ranks.map((move) => move.unit)).toEqual(['北京', '河北']);
    expect(change.tiers).toEqual([{ unit: '北京', from: 'high', to: null }]);
    expect(change.indices).toBe(1);
  });
});
