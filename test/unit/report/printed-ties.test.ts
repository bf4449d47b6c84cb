import { expect, test } from 'vitest';
import { printedTieNotes, printedTies } from '../../../shared/report/printed-ties.ts';
import { precisionNote } from '../../../shared/report/report-words.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

// 81.7512 and 81.7489 both print 81.75; 81.7449 prints 81.74.
const cohort = smallCohort([
  flatUnit('甲', 81.7489, 'high', 2),
  flatUnit('乙', 81.7512, 'high', 1),
  flatUnit('丙', 81.7449, 'high', 3),
  flatUnit('丁', 70, 'medium', 4),
  flatUnit('戊', 70, 'medium', 4),
]);

test('equal printed indices with different ranks are found, best first; a real tie is none', () => {
  expect(printedTies(cohort.result, 2)).toEqual([[1, 0]]);
});

test('are explained with the digits that decide', () => {
  expect(printedTieNotes(cohort)).toEqual([
    '乙（81.751，第 1）、甲（81.749，第 2）的总体指数都显示为 81.75，名次按未四舍五入的数值排定。',
  ]);
  expect(printedTieNotes({ ...cohort, lang: 'en' })).toEqual([
    expect.stringMatching(/乙 \(81\.751, rank 1\), 甲 \(81\.749, rank 2\) is printed as 81\.75 each/),
  ]);
});

test('are none where ranks are taken by decimals: all of those are printed', () => {
  expect(printedTieNotes({ ...cohort, method: { ...cohort.method, rankRounding: 3 } })).toEqual([]);
});

test('ranks by the printed value are said beside how tiers are judged', () => {
  expect(precisionNote(cohort)).not.toContain('名次');
  expect(precisionNote({ ...cohort, method: { ...cohort.method, rankRounding: 3 } })).toContain(
    '名次按保留 3 位小数的数值排定',
  );
});
