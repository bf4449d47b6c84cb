import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { smallCohort } from './small-cohort.ts';

/**
 * Worked by hand, index = 0.6 P + 0.4 Q: 北 90/100 → 94, 东 85/80 → 83, 南 70/75 → 72, 西 50/60 → 54.
 * Means: index 303/4 = 75.75, P 295/4 = 73.75, Q 315/4 = 78.75.
 */
export function fourUnits(changes: Partial<ReportInput> = {}): ReportInput {
  const history: HistoryEntry[] = [
    { unit: 'U01', year: 2020, index: 88, tier: 'high' },
    { unit: 'U02', year: 2020, index: 80, tier: null },
    { unit: 'U03', year: 2020, index: 70, tier: 'medium' },
    { unit: 'U04', year: 2020, index: 66, tier: 'medium' },
  ];
  return smallCohort(
    [
      { name: '北', group: '上', p: 90, q: 100, index: 94, tier: 'very_high', rank: 1 },
      { name: '东', group: '下', p: 85, q: 80, index: 83, tier: 'high', rank: 2 },
      { name: '南', group: '下', p: 70, q: 75, index: 72, tier: 'medium', rank: 3 },
      { name: '西', group: '上', p: 50, q: 60, index: 54, tier: 'low', rank: 4 },
    ],
    history,
    changes,
  );
}
