import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { moveLines } from '../../../renderer/features/report/move-lines.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import { smallCohort } from '../report/small-cohort.ts';

// The small cohort is of 2021.
const units = [
  { name: '东', p: 90, q: 90, index: 90, tier: 'very_high', rank: 1 },
  { name: '西', p: 70, q: 70, index: 70, tier: 'medium', rank: 2 },
] as const;
const linesOf = (history: readonly HistoryEntry[]) => moveLines(smallCohort(units, history), textsIn('zh'));

describe('who moved since last year', () => {
  it('is named where last year is known, nobody included', () => {
    expect(
      linesOf([
        { unit: 'U01', year: 2020, index: 85, tier: 'high' },
        { unit: 'U02', year: 2020, index: 70, tier: 'medium' },
      ]),
    ).toEqual({ lines: ['比上年升组 1 个：东', '比上年降组 0 个：无'], unknown: false });
  });

  it('is not said of a project without an earlier year: how to bring one in is', () => {
    const { lines, unknown } = linesOf([]);
    expect(unknown).toBe(true);
    expect(lines[0]).toBe('项目中没有往年结果，无从比较升降组。');
    expect(lines[1]).toContain('年度变化');
    expect(lines[1]).toContain('存入 2020 年结果');
    expect(lines.join('')).not.toContain('0 个');
  });

  it('is not said either when only older years are known', () => {
    const { lines, unknown } = linesOf([{ unit: 'U01', year: 2019, index: 85, tier: 'high' }]);
    expect(unknown).toBe(true);
    expect(lines[0]).toBe('项目中没有上年（2020 年）的结果，无从比较升降组。');
  });
});
