import { expect, test } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { historyChanges, historyOnlyYears } from '../../../shared/report/history-changes.ts';
import { yearChangeTable } from '../../../shared/report/year-change-table.ts';
import { smallCohort } from './small-cohort.ts';

test('the change since a year of 历年 is that of index and tier, and is said to need the project for the split', () => {
  const cohort = [
    { name: '甲', p: 70, q: 45, index: 60, tier: 'low', rank: 1 },
    { name: '乙', p: 50, q: 50, index: 50, tier: 'low', rank: 2 },
  ] as const;
  const plain = smallCohort(cohort);
  const [first, second] = plain.dataset.units;
  const year = plain.framework.year - 2;
  const input = smallCohort(cohort, [
    { unit: first?.code ?? '', year, index: 50.25, tier: null },
    { unit: second?.code ?? '', year, index: null, tier: 'low' },
  ]);
  expect(historyOnlyYears(input)).toEqual([year]);
  const changes = historyChanges(input, year);
  const of = (code: string) => changes.units.find((unit) => unit.code === code);
  expect(of(first?.code ?? '')).toMatchObject({ before: 50.25, after: 60, change: 9.75, parts: null });
  expect(of(second?.code ?? '')).toMatchObject({ before: null, change: null, tierBefore: 'low' });
  const table = yearChangeTable(input, changes);
  expect(table.head.length).toBe(1);
  expect(table.body.every((row) => row.length === table.columns.length)).toBe(true);
  expect(table.body[0]?.map(cellText)).toContain('50.25');
  expect(table.notes.join('')).toContain(`需要 ${year} 年的项目文件`);
  expect(table.notes.join('')).not.toContain('结果指纹');
});
