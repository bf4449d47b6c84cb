import { standardTiers } from '../../../../shared/model/method.ts';
import { seeded } from '../plan/seeded.ts';
import { SYNTHETIC, SYNTHETIC_NOTE } from '../plan/sample-words.ts';
import { filledFrom, oneRecord } from './sample-sheet.ts';
import { months } from './spread-values.ts';
import type { Measure } from '../../../../shared/model/framework.ts';
import type { SampleCell, SampleSheet } from './sample-sheet.ts';
import type { Template } from '../../../../shared/model/template.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import type { UnitPlan } from '../plan/plan-sample.ts';

/** 基础数据表: population in 万人, the others in ones, with a 合计 row. */
export function baseFiguresSheet(template: Template): SampleSheet {
  const { framework, units, sample } = template;
  const figures = units.map((unit) => sample!.baseFigures[unit.code]!);
  const total = (pick: (figure: (typeof figures)[number]) => number): number =>
    figures.reduce((sum, figure) => sum + pick(figure), 0);
  return {
    sheet: '基础数据',
    kind: 'base_figures',
    titles: [`${framework.year}年基础数据表（${SYNTHETIC}）`],
    header: [['序号', '地区', '常住人口（万人）', '企业数（户）', '业务申报量（件）']],
    merges: [],
    widths: [8, 16, 18, 18, 20],
    rows: () =>
      units.map((unit, at) => [
        at + 1,
        unit.fullName,
        figures[at]!.常住人口 / 10_000,
        figures[at]!.企业数,
        figures[at]!.业务申报量,
      ]),
    total: [
      '合计',
      null,
      total((figure) => figure.常住人口) / 10_000,
      total((figure) => figure.企业数),
      total((figure) => figure.业务申报量),
    ],
    notes: [SYNTHETIC_NOTE, '常住人口为第七次全国人口普查取整数；企业数、业务申报量为合成数。'],
    recordsIn: () => 3,
  };
}

/** 历年结果表 of the years before: what the template knows. */
export function historySheet(template: Template): SampleSheet {
  const names = new Map(template.units.map((unit) => [unit.code, unit.name]));
  return {
    sheet: '历年结果',
    kind: 'index_history',
    titles: [`历年结果表（随${SYNTHETIC}附，历年分组与2019年指数据公开发布结果）`],
    header: [['地区', '年度', '总体指数', '能力分组', '备注']],
    merges: [],
    widths: [16, 10, 14, 14, 20],
    rows: () =>
      template.history.map((entry) => [
        names.get(entry.unit) ?? entry.unit,
        entry.year,
        entry.index,
        entry.tier === null ? null : tierName(entry.tier, 'zh', standardTiers),
        null,
      ]),
    notes: ['注：总体指数空缺表示未公开。'],
    recordsIn: (row) => (row[2] === null ? 0 : 1) + (row[3] === null ? 0 : 1),
  };
}

function seriesOf(measure: Measure, plan: UnitPlan, seed: number): readonly number[] {
  return months(measure, plan.statistics.get(measure.code)!, seeded(seed, plan.unit.code, measure.code, 'months'));
}

/** 月度汇聚统计表: most measures in rows, the first three each in a wide sheet of months under a merged heading. */
export function monthlySheets(template: Template, plans: readonly UnitPlan[], seed: number): readonly SampleSheet[] {
  const { year } = template.framework;
  const measures = template.framework.measures.filter((measure) => measure.rule.record === 'monthly_statistics');
  const wide = measures.filter((measure) => measure.rule.aggregation === 'yearly_total').slice(0, 3);
  const long = measures.filter((measure) => !wide.includes(measure));
  const notes = [SYNTHETIC_NOTE, '数据来源：国家平台月度汇聚。'];
  return [
    {
      sheet: '月度统计',
      kind: 'monthly_statistics',
      titles: [`${year}年月度汇聚统计表（${SYNTHETIC}）`, '填报口径：国家平台汇聚'],
      header: [['地区', '月份', '采集项', '采集项名称', '数值', '平台', '备注']],
      merges: [],
      widths: [14, 14, 12, 26, 16, 12, 16],
      rows: function* () {
        for (const measure of long) {
          for (const plan of plans) {
            for (const [at, value] of seriesOf(measure, plan, seed).entries()) {
              yield [plan.unit.name, `${year}年${at + 1}月`, measure.code, measure.name, value, '国家平台', null];
            }
          }
        }
      },
      notes,
      recordsIn: oneRecord,
    },
    ...wide.map((measure): SampleSheet => ({
      sheet: measure.code,
      kind: 'monthly_statistics',
      titles: [`${year}年${measure.name}（${measure.code}，单位：${measure.unit}，${SYNTHETIC}）`],
      header: [
        ['地区', '各月数值', ...Array.from({ length: 11 }, () => '')],
        ['', ...Array.from({ length: 12 }, (_, at) => `${at + 1}月`)],
      ],
      merges: [
        { top: 1, left: 1, bottom: 2, right: 1 },
        { top: 1, left: 2, bottom: 1, right: 13 },
      ],
      widths: [16, ...Array.from({ length: 12 }, () => 12)],
      rows: () => plans.map((plan): SampleCell[] => [plan.unit.fullName, ...seriesOf(measure, plan, seed)]),
      notes,
      recordsIn: filledFrom(2),
    })),
  ];
}

/** 年度汇聚统计表: counts in rows, percentages in a wide sheet of percent cells under a two-row heading. */
export function annualSheets(template: Template, plans: readonly UnitPlan[]): readonly SampleSheet[] {
  const { year } = template.framework;
  const measures = template.framework.measures.filter((measure) => measure.rule.record === 'annual_statistics');
  const percents = measures.filter((measure) => measure.unit === '%');
  const counts = measures.filter((measure) => measure.unit !== '%');
  return [
    {
      sheet: '年度统计',
      kind: 'annual_statistics',
      titles: [`${year}年度汇聚统计表（${SYNTHETIC}）`],
      header: [['地区', '采集项', '采集项名称', '数值', '平台', '备注']],
      merges: [],
      widths: [14, 12, 26, 16, 12, 16],
      rows: function* () {
        for (const measure of counts)
          for (const plan of plans)
            yield [
              plan.unit.name,
              measure.code,
              measure.name,
              plan.statistics.get(measure.code)!,
              platformOf(measure),
              null,
            ];
      },
      notes: [SYNTHETIC_NOTE],
      recordsIn: oneRecord,
    },
    {
      sheet: '年度比率',
      kind: 'annual_statistics',
      titles: [`${year}年度比率类汇聚统计表（${SYNTHETIC}）`],
      header: [
        ['地区', ...percents.map((measure) => measure.code)],
        ['', ...percents.map((measure) => `${measure.name}（%）`)],
      ],
      merges: [{ top: 1, left: 1, bottom: 2, right: 1 }],
      widths: [20, ...percents.map(() => 16)],
      rows: () =>
        plans.map((plan): SampleCell[] => [
          plan.unit.fullName,
          ...percents.map((measure) => ({ percent: Number((plan.statistics.get(measure.code)! / 100).toFixed(8)) })),
        ]),
      notes: [SYNTHETIC_NOTE, '比率以百分比格式填列，显示两位小数。'],
      recordsIn: filledFrom(2),
    },
  ];
}

function platformOf(measure: Measure): string {
  return measure.source.split(';')[0] ?? '国家平台';
}
