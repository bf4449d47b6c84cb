import { describe, expect, test } from 'vitest';
import { budgetAllocation } from '../../../shared/scoring/weights/budget.ts';

const round = (experts: Readonly<Record<string, readonly (number | null)[]>>) => ({
  round: 1,
  items: ['A', 'B', 'C'],
  experts: Object.entries(experts).map(([name, ratings]) => ({ name, ratings })),
});

describe('budget allocation', () => {
  test('gives each item the mean of the experts’ points, with their spread, by hand', () => {
    // A: 50, 40, 60: mean 50, sample sd 10. B: 30, 40, 20: 30, 10. C: 20, 20, 20: 20, 0.
    const found = budgetAllocation(round({ one: [50, 30, 20], two: [40, 40, 20], three: [60, 20, 20] }));
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.weights).toEqual({ A: 0.5, B: 0.3, C: 0.2 });
    expect(found.value.statistics.items).toMatchObject([
      { code: 'A', count: 3, mean: 50, median: 50, sd: 10, variation: 0.2 },
      { code: 'B', count: 3, mean: 30, median: 30, sd: 10, variation: expect.closeTo(1 / 3, 12) },
      { code: 'C', count: 3, mean: 20, median: 20, sd: 0, variation: 0 },
    ]);
    expect([found.value.fewest, found.value.most]).toEqual([
      [40, 20, 20],
      [60, 40, 20],
    ]);
  });

  test('takes an empty cell for no points, and one expert without a spread', () => {
    const found = budgetAllocation(round({ one: [75, null, 25] }));
    expect(found.ok && found.value.weights).toEqual({ A: 0.75, B: 0, C: 0.25 });
    expect(found.ok && found.value.statistics.items[0]?.sd).toBeNaN();
  });

  test('weighs every expert alike where rounding leaves a sum of 99.99', () => {
    const found = budgetAllocation(round({ one: [33.33, 33.33, 33.33], two: [0, 0, 100] }));
    const all = found.ok ? Object.values(found.value.weights).reduce((sum, share) => sum + share, 0) : 0;
    expect(all).toBeCloseTo(1, 12);
  });

  test.each([
    [{}, 'BUDGET_NOBODY', {}],
    [{ one: [50, 30, 20], two: [50, 30, 10] }, 'BUDGET_SUM', { expert: 'two', sum: 90 }],
    [{ one: [5, 3, 2] }, 'BUDGET_SUM', { expert: 'one', sum: 10 }],
    [{ one: [120, -20, 0] }, 'DELPHI_RATING_INVALID', { expert: 'one', item: 'B' }],
    [{ one: [50, 50] }, 'DELPHI_RATINGS_COUNT', { expert: 'one' }],
  ] as const)('refuses %o with %s', (experts, code, params) => {
    expect(budgetAllocation(round(experts))).toMatchObject({ ok: false, error: { code, params } });
  });
});
