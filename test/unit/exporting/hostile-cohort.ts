import type { TierId } from '../../../shared/model/method.ts';
import { smallCohort } from '../report/small-cohort.ts';
import type { SmallUnit } from '../report/small-cohort.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../../electron/exporting/export-stamp.ts';

export const stamp: ExportStamp = {
  exportedAt: '2026-03-01T08:00:00.000Z',
  engine: '1.0.0',
  app: '政务服务能力评估工作台',
  fingerprint: 'ab'.repeat(8),
  chain: { entries: 57, head: 'cd'.repeat(32) },
  scenario: null,
  draft: false,
  synthetic: true,
};

export const hostileNames = [
  "=cmd|'/c calc'!A0",
  '@SUM(1+1)',
  '\t制表',
  '+86',
  '-减',
  '＝全角',
  '甲\r\n乙',
  '_x000D_',
  '名'.repeat(40),
  '"引号",逗号',
];

/** Ten units with hostile names, scores 95, 91, 87 …: four points apart. */
export function hostileCohort(): ReportInput {
  const tiers: TierId[] = [
    'very_high',
    'very_high',
    'high',
    'high',
    'medium',
    'medium',
    'medium',
    'medium',
    'low',
    'low',
  ];
  const units: SmallUnit[] = hostileNames.map((name, i) => ({
    name,
    p: 95 - 4 * i,
    q: 95 - 4 * i,
    index: 95 - 4 * i,
    tier: tiers[i]!,
    rank: i + 1,
    group: i < 5 ? '=东' : '西',
  }));
  return smallCohort(
    units,
    units.map((_, i) => ({
      unit: `U${String(i + 1).padStart(2, '0')}`,
      year: 2020,
      index: null,
      tier: i === 2 ? 'medium' : tiers[i]!,
    })),
  );
}
