import { expect, test } from 'vitest';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tierHistoryTable } from '../../../shared/report/tier-tables.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import { smallCohort } from './small-cohort.ts';

/** Two measures, three to one: U1 has both, U2 lacks the lighter, U3 has none and so no tier. */
function input(changes: Partial<ReportInput>): ReportInput {
  const { dataset, method } = smallDataset({
    measures: { a: { values: [95, 70, null], weight: 3 }, b: { values: [95, null, null], weight: 1 } },
  });
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  const { framework } = smallCohort([]);
  return { ...smallCohort([]), framework, dataset, method, result: result.value, lang: 'zh', ...changes };
}
const shown = (made: ReportInput): readonly (readonly string[])[] =>
  tierHistoryTable(made).body.map((row) => row.slice(1, 3).map(cellText));

test('the internal version marks a tier that rests on three quarters of its weight, and says so', () => {
  const made = input({ worklist: [] });
  expect(shown(made)).toEqual([
    ['U1', '非常高'],
    ['U2', '中*'],
    ['U3', '—'],
  ]);
  expect(tierHistoryTable(made).notes.at(-1)).toBe('“*”表示该等级没有建立在全部实测数据上；实测的权重：U2 75.0%。');
});

test('the public version shows the tiers alone', () => {
  const made = input({});
  expect(shown(made).map(([, tier]) => tier)).toEqual(['非常高', '中', '—']);
  expect(tierHistoryTable(made).notes.join()).not.toContain('*');
});

test('the report prints of no unit its index or score, but tiers, means and the best of each indicator', () => {
  const scores = [
    { name: '甲市', p: 91.37, q: 88.13, index: 90.07, tier: 'very_high', rank: 1 },
    { name: '乙市', p: 71.53, q: 62.71, index: 68.0, tier: 'medium', rank: 2 },
  ] as const;
  const made = smallCohort(scores);
  for (const changes of [{}, { worklist: [] }]) {
    const printed = JSON.stringify(composeReport({ ...made, ...changes }).blocks, (_, value: unknown) =>
      isBest(value) ? null : value,
    );
    expect(printed).toContain('甲市');
    for (const { p, q, index } of scores)
      for (const score of [p, q, index])
        for (const digits of [1, 2]) expect(printed).not.toContain(score.toFixed(digits));
  }
});

/** The series of a figure that shows the best score of each indicator, without a name. */
function isBest(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'key' in value && value.key === 'best';
}
