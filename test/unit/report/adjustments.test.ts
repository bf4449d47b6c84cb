import { describe, expect, test } from 'vitest';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { adjustmentSentences, adjustmentTable } from '../../../shared/report/adjustments.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { unitProfile } from '../../../shared/report/unit-profile.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

/** 东 has a bonus of 3 on 82 and a veto, 西 a penalty of 1.5 on 71, 北 nothing on 60. */
function adjusted(changes: Partial<ReportInput> = {}): ReportInput {
  const input = smallCohort([
    flatUnit('东', 85, 'medium', 1),
    flatUnit('西', 69.5, 'medium', 2),
    flatUnit('北', 60, 'low', 3),
  ]);
  return {
    ...input,
    result: {
      ...input.result,
      weighted: Float64Array.of(82, 71, 60),
      adjustments: [
        { adjustment: { kind: 'bonus', measure: 'P.1', cap: 5 }, effect: Float64Array.of(3, 0, 0) },
        { adjustment: { kind: 'penalty', measure: 'Q.1', cap: null }, effect: Float64Array.of(0, -1.5, 0) },
        { adjustment: { kind: 'veto', measure: 'Q.1', tier: 'medium' }, effect: Float64Array.of(1, 0, 0) },
      ],
    },
    ...changes,
  };
}

describe('adjustments', () => {
  test('stand in a table apart from the weighted score', () => {
    const table = adjustmentTable(adjusted());
    expect(table?.head.map((row) => row.map(cellText))).toEqual([
      ['地区', '加减分前', '加分 甲采集项', '扣分 乙采集项', '一票否决 乙采集项', '总体指数', '分组'],
    ]);
    expect(table?.body.map((row) => row.map(cellText))).toEqual([
      ['东', '82.00', '3.00', '0.00', '中', '85.00', '中'],
      ['西', '71.00', '0.00', '-1.50', '—', '69.50', '中'],
      ['北', '60.00', '0.00', '0.00', '—', '60.00', '低'],
    ]);
  });
  test('are said on a unit’s page where they hold, and only there', () => {
    expect(unitProfile(adjusted(), 0).sentences.slice(1, 3)).toEqual([
      '加减分前为 82.00 分；加分 甲采集项 +3.00 分。',
      '“乙采集项”触发一票否决，分组至多为“中”。',
    ]);
    expect(adjustmentSentences(adjusted({ lang: 'en' }), 1)).toEqual([
      'Before adjustments 71.00; Penalty 乙采集项 -1.50.',
    ]);
    expect(adjustmentSentences(adjusted(), 2)).toEqual([]);
  });
  test('are printed in the report without any unit’s score', () => {
    const [table, ...others] = composeReport(adjusted()).blocks.flatMap((block) =>
      block.kind === 'table' && block.id === 'T-adjusted' ? [block.table] : [],
    );
    expect(others).toEqual([]);
    expect([...(table?.head ?? []), ...(table?.body ?? [])].map((row) => row.map(cellText))).toEqual([
      ['地区', '加分 甲采集项', '扣分 乙采集项', '一票否决 乙采集项', '分组'],
      ['东', '3.00', '0.00', '中', '中'],
      ['西', '0.00', '-1.50', '—', '中'],
      ['北', '0.00', '0.00', '—', '低'],
    ]);
    const printed = JSON.stringify(composeReport(adjusted()).blocks);
    // 85 and 60 stand in means as well; these are the units’ own only.
    for (const score of ['82.00', '71.00', '69.50']) expect(printed).not.toContain(score);
  });
  test('have a section of the report, and none where the method has no adjustment', () => {
    const tables = (input: ReportInput): string[] =>
      composeReport(input).blocks.flatMap((block) => (block.kind === 'table' ? [`${block.id} ${block.label}`] : []));
    expect(tables(adjusted())).toContain('T-adjusted 表 2-4');
    expect(adjustmentTable(smallCohort([flatUnit('东', 85, 'high', 1)]))).toBeNull();
  });
});
