import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset, YearValues } from '../../../shared/model/dataset.ts';
import type { YearBasis } from '../../../shared/model/method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { datasetOfYear } from '../../../shared/scoring/dataset-of-year.ts';
import { scoreYears } from '../../../shared/scoring/score-years.ts';
import { arbitraryScorable } from './arbitrary-dataset.ts';
import type { Scorable } from './arbitrary-dataset.ts';

const bases: readonly YearBasis[] = [{ kind: 'per_year' }, { kind: 'base_year', year: 2021 }, { kind: 'pooled' }];

/** The evaluated year is 2021; the others have its values moved around and scaled. */
const severalYears = fc
  .tuple(arbitraryScorable(undefined, [0, 3]), fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 }))
  .map(([{ dataset, method }, shifts]): Scorable => ({
    method,
    dataset: {
      ...dataset,
      years: { evaluated: 2021, others: shifts.map((shift, at) => ({ ...shifted(dataset, shift), year: 2020 - at })) },
    },
  }));

function shifted(dataset: Dataset, shift: number): Omit<YearValues, 'year'> {
  const turn = (cell: number): number => (cell + shift) % dataset.values.length;
  return {
    ...dataset,
    values: dataset.values.map((_, cell) => (dataset.values[turn(cell)] ?? Number.NaN) * (1 + shift / 10)),
    reasons: dataset.reasons.map((_, cell) => dataset.reasons[turn(cell)] ?? 0),
  };
}

test('of one year, the three bases are equal to the bit', () => {
  fc.assert(
    fc.property(arbitraryScorable(undefined, [0, 3]), ({ dataset, method }) => {
      const one = { ...dataset, years: { evaluated: 2021, others: [] } };
      const plain = score(dataset, method);
      for (const yearBasis of bases) {
        expect(score(one, { ...method, yearBasis })).toEqual(plain);
        const all = scoreYears(one, { ...method, yearBasis });
        if (plain.ok) expect(all).toEqual({ ok: true, value: [{ year: 2021, result: plain.value }] });
        else expect(all.ok).toBe(false);
      }
    }),
  );
});

test('the order of the years changes no bit', () => {
  fc.assert(
    fc.property(severalYears, ({ dataset, method }) => {
      const { years } = dataset;
      if (years === undefined) throw new Error('no years');
      const turned = { ...dataset, years: { ...years, others: years.others.toReversed() } };
      const fromAnother = datasetOfYear(dataset, 2020) ?? dataset;
      for (const yearBasis of bases) {
        const all = scoreYears(dataset, { ...method, yearBasis });
        expect(scoreYears(turned, { ...method, yearBasis })).toEqual(all);
        expect(scoreYears(fromAnother, { ...method, yearBasis })).toEqual(all);
      }
    }),
  );
});

test("by a base year, that year's scores are its own to the bit", () => {
  fc.assert(
    fc.property(severalYears, ({ dataset, method }) => {
      const alone = score(dataset, method);
      const based = score(dataset, { ...method, yearBasis: { kind: 'base_year', year: 2021 } });
      if (!alone.ok || !based.ok) return;
      for (const key of ['index', 'rank', 'scores', 'normalised', 'treated', 'reasons', 'tier', 'coverage'] as const)
        expect(based.value[key], key).toEqual(alone.value[key]);
      expect(based.value.evidence).toEqual(alone.value.evidence);
    }),
  );
});

test('the same values in every year: pooled limits are those of one', () => {
  const ids = ['min_max', 'fraction_of_max', 'log_min_max', 'goalposts'] as const;
  fc.assert(
    fc.property(arbitraryScorable(ids), ({ dataset, method }) => {
      const untreated = {
        ...method,
        missing: { ...method.missing, imputation: 'none' as const },
        measures: Object.fromEntries(
          Object.entries(method.measures).map(([code, measure]) => [code, { ...measure, treatment: 'none' as const }]),
        ),
      };
      const alone = score(dataset, untreated);
      const all = scoreYears(
        { ...dataset, years: { evaluated: 2021, others: [{ ...dataset, year: 2020 }] } },
        { ...untreated, yearBasis: { kind: 'pooled' } },
      );
      if (!alone.ok) return expect(all.ok).toBe(false);
      if (!all.ok) throw new Error(JSON.stringify(all.error));
      for (const { result } of all.value) expect(result.index).toEqual(alone.value.index);
    }),
  );
});
