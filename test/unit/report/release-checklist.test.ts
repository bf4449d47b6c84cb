import { expect, it } from 'vitest';
import { cellMarks } from '../../../shared/model/dataset.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { fourUnits } from './four-units.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

const found = (input: ReportInput, margin?: number): Record<string, unknown> =>
  Object.fromEntries(
    releaseChecklist(input, margin === undefined ? {} : { margin })
      .filter(({ state }) => state !== 'ok')
      .map(({ id, state, count }) => [id, `${state} ${count}`]),
  );

it('finds nothing in a complete result with known history', () => {
  expect(found(fourUnits())).toEqual({});
});

it('lists missing, imputed, overridden and conflicting cells', () => {
  const input = fourUnits();
  const marks = Uint8Array.from([
    cellMarks.imputed,
    0,
    cellMarks.overridden,
    0,
    cellMarks.conflict | cellMarks.imputed,
    0,
    0,
    0,
  ]);
  const normalised = Float64Array.from(input.result.normalised);
  normalised[7] = Number.NaN;
  const coverage = Float64Array.from(input.result.coverage);
  coverage[3] = 0.6;
  const checked = { ...input, result: { ...input.result, marks, normalised, coverage } };
  expect(found(checked)).toEqual({ coverage: 'look 1', imputed: 'look 2', overridden: 'look 1', conflict: 'stop 1' });
  expect(releaseChecklist(checked)[0]?.details).toEqual(['西：1 项缺失，按有效权重计完整度 60.00%']);
});

it('names units within the margin of a line on either side, and those whose displayed index is in another tier', () => {
  const input = smallCohort(
    [flatUnit('甲', 89.996, 'high', 2), flatUnit('乙', 90.4, 'very_high', 1), flatUnit('丙', 80.6, 'high', 3)],
    ['U01', 'U02', 'U03'].map((unit) => ({ unit, year: 2020, index: null, tier: 'high' })),
  );
  expect(found(input)).toEqual({ margin: 'look 2', rounding: 'look 1' });
  expect(found(input, 0.7)).toEqual({ margin: 'look 3', rounding: 'look 1' });
  expect(releaseChecklist(input).find(({ id }) => id === 'rounding')?.details).toEqual([
    '甲：总体指数 89.996000，分组线 高',
  ]);
});

it('stops a release where the table does not list the units that the text counts', () => {
  const input = fourUnits();
  // A tier that stands twice among the lines is counted twice by the text but is one to the reader.
  const method = { ...input.method, tiers: [...input.method.tiers, { tier: 'low' as const, lower: null }] };
  expect(found({ ...input, method })['text']).toBe('stop 1');
});

it('notes inferred weights, switched-off indicators, excluded units and unknown history', () => {
  const input = fourUnits();
  const result = {
    ...input.result,
    nodeShares: Float64Array.from([1, 1, 0]),
    measureShares: Float64Array.from([1, 0]),
    tier: ['very_high', 'high', 'medium', null] as const,
    index: Float64Array.from([94, 83, 72, Number.NaN]),
  };
  const method = { ...input.method, excludedUnits: ['U04'] };
  expect(
    found({
      ...input,
      result,
      method,
      history: input.history.slice(0, 2),
      framework: { ...input.framework, inferredWeights: true },
    }),
  ).toEqual({ inferred: 'note 1', switched_off: 'note 2', excluded: 'note 1', history: 'note 1' });
});
