import { baseFiguresSheet, annualSheets, historySheet, monthlySheets } from './sheets/statistics-sheets.ts';
import {
  elementColumnsSheet,
  elementRowsSheet,
  itemChecksSheet,
  listComparisonSheet,
  spellings,
} from './sheets/check-sheets.ts';
import { itemAttributesSheet } from './sheets/item-attributes-sheet.ts';
import {
  applicationTestsSheet,
  experienceTestsSheets,
  expertRatingsSheet,
  keywordTestsSheet,
} from './sheets/test-sheets.ts';
import { SYNTHETIC } from './plan/sample-words.ts';
import type { SampleFile } from './sheets/sample-sheet.ts';
import type { Template } from '../../../shared/model/template.ts';
import type { UnitPlan } from './plan/plan-sample.ts';

/**
 * The files of a cohort: one a kind, and one a region where offices would send their own. One region's checks come as
 * GBK CSV, another's as UTF-8 CSV, two write elements in columns. `national`: rows of the 国家平台 of each unit in 事项属性表.
 */
export function sampleFiles(
  template: Template,
  plans: readonly UnitPlan[],
  national: (plan: UnitPlan) => number,
  seed: number,
): readonly SampleFile[] {
  const { framework } = template;
  const groups = [...new Set(plans.map((plan) => plan.unit.group))].map((region) => ({
    region,
    members: plans.filter((plan) => plan.unit.group === region),
  }));
  const workbook = (name: string, sheets: SampleFile['sheets']): SampleFile => ({
    file: `${SYNTHETIC}_${name}.xlsx`,
    format: 'xlsx',
    sheets,
  });
  const csv = (name: string, format: 'csv-utf8' | 'csv-gbk', sheet: SampleFile['sheets'][number]): SampleFile => ({
    file: `${SYNTHETIC}_${name}.csv`,
    format,
    sheets: [sheet],
  });
  return [
    workbook('01_基础数据表', [baseFiguresSheet(template)]),
    workbook('02_历年结果表', [historySheet(template)]),
    workbook('03_月度汇聚统计表', monthlySheets(template, plans, seed)),
    workbook('04_年度汇聚统计表', annualSheets(template, plans)),
    ...groups.map(({ region, members }) =>
      workbook(`05_事项属性表_${region}`, [itemAttributesSheet(framework, members, region, national, seed)]),
    ),
    ...groups.map(({ region, members }, at) => {
      const sheet = itemChecksSheet(framework, members, region, spellings[at % spellings.length]!, seed);
      return at === 1
        ? csv(`06_事项核查记录_${region}`, 'csv-gbk', sheet)
        : workbook(`06_事项核查记录_${region}`, [sheet]);
    }),
    ...groups.map(({ region, members }, at) => {
      const spelling = spellings[(at + 1) % spellings.length]!;
      const name = `07_指南要素核查记录_${region}`;
      if (at === 0) return csv(name, 'csv-utf8', elementRowsSheet(framework, members, region, spelling, seed));
      return workbook(name, [
        at % 3 === 2
          ? elementColumnsSheet(framework, members, region, spelling, seed)
          : elementRowsSheet(framework, members, region, spelling, seed),
      ]);
    }),
    workbook('08_检索测试', [keywordTestsSheet(framework, plans, seed)]),
    workbook('09_模拟申报', [applicationTestsSheet(framework, plans, seed)]),
    workbook('10_体验测试', experienceTestsSheets(framework, plans, seed)),
    workbook('11_清单比对', [listComparisonSheet(framework, plans, seed)]),
    workbook('12_专家评分', [expertRatingsSheet(framework, plans, seed)]),
  ];
}
