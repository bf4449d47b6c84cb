import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { createRandom } from '../../../shared/base/random.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import { baseFigures } from '../../../shared/model/base-figure.ts';
import { levels, onlineDepths } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';

type Cells = Readonly<Record<string, string | number>>;

const platforms = ['国家平台', '省级平台'] as const;

/** A few thousand records for every measure of a framework, tables as `writeRecordTables` lays them out: seeded, and made without a project. */
export function writeSmallTables(framework: Framework, units: readonly string[], base: string, folder: string): void {
  const random = createRandom(7);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[random.below(from.length)] ?? from[0];
  const person = (): string => `测试员${random.below(9)}`;
  const flag = (): string => pick(['√', '×', '√', '√', '不适用']);
  const measuresOf = (kind: RecordKind): readonly Measure[] =>
    framework.measures.filter(({ rule }) => rule.record === kind);
  const selectorsOf = (kind: RecordKind, field: string): readonly string[] => [
    ...new Set(
      measuresOf(kind).flatMap(({ rule }) =>
        rule.where.filter((one) => one.field === field).map(({ equals }) => equals),
      ),
    ),
  ];
  const figure = ({ unit }: Measure): number =>
    unit === '%' ? random.below(10_001) / 100 : 1_000 + random.below(9_000_000);
  const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const item = (unit: string, at: number): Cells => ({
    事项编码: at % 7 === 0 ? '' : `SL${unit}${at}`,
    事项名称: `事项${at}`,
  });
  const rating = (measure: Measure): string | number =>
    measure.rule.passWhen?.field === '结果' ? flag() : random.below(11) / 2;

  const tables: Readonly<Partial<Record<RecordKind, (unit: string) => readonly Cells[]>>> = {
    monthly_statistics: (地区) =>
      measuresOf('monthly_statistics').flatMap((measure) =>
        times(12, (month) => ({
          ...{ 地区, 月份: `2021年${month + 1}月`, 采集项: measure.code, 数值: figure(measure), 平台: '国家平台' },
        })),
      ),
    annual_statistics: (地区) =>
      measuresOf('annual_statistics').map((measure) => ({
        ...{ 地区, 采集项: measure.code, 数值: figure(measure), 平台: '国家平台' },
      })),
    item_attributes: (地区) =>
      times(6, (at) => ({
        ...{ 地区, 层级: levels[at % 3] ?? '', 下级地区: at % 3 === 0 ? '' : `下级${at % 2}`, ...item(地区, at) },
        ...{ 事项类型: '行政许可', 平台: '省级平台', 法定时限: 10 + random.below(30), 承诺时限: random.below(10) },
        ...{ 时限单位: '工作日', 跑动次数: random.below(3), 是否即办: pick(['是', '否']) },
        网办深度: pick(onlineDepths),
      })),
    item_checks: (地区) =>
      measuresOf('item_checks').flatMap(({ code }) =>
        times(3, (at) => ({
          ...{ 地区, 层级: levels[0], 下级地区: '', 采集项: code, ...item(地区, at) },
          ...{ 平台: '省级平台', 结果: flag(), 核查人: person() },
        })),
      ),
    element_checks: (地区) =>
      selectorsOf('element_checks', '要素').flatMap((要素) =>
        times(3, (at) => ({ 地区, ...item(地区, at), 要素, 结果: flag(), 核查人: person() })),
      ),
    keyword_tests: (地区) =>
      selectorsOf('keyword_tests', '渠道').flatMap((渠道) =>
        times(4, (at) => ({
          ...{ 地区, 渠道, 关键词: `词${at}`, 关联度: random.below(11) / 2 },
          ...{ 命中位次: pick(['未命中', 1, 3, 7, '']), 测试人: person() },
        })),
      ),
    application_tests: (地区) =>
      selectorsOf('application_tests', '步骤').flatMap((步骤) =>
        platforms.map((平台) => ({
          ...{ 地区, 平台, 事项: '新办', 步骤, 得分: random.below(11) / 2, 测试人: person() },
        })),
      ),
    experience_tests: (地区) =>
      measuresOf('experience_tests').flatMap((measure) =>
        times(2, (at) => ({
          ...{ 地区, 采集项: measure.code, 渠道: '网站', 任务: `任务${at}`, 得分: rating(measure), 测试人: person() },
        })),
      ),
    list_comparison: (地区) =>
      measuresOf('list_comparison').flatMap(({ code }) =>
        times(2, (at) => ({ 地区, 采集项: code, 清单项: `清单${at}`, 是否具备: flag() })),
      ),
    expert_ratings: (地区) =>
      measuresOf('expert_ratings').flatMap(({ code }) =>
        ['甲', '乙', '丙', '丁'].map((name) => ({
          ...{ 地区, 采集项: code, 专家: `专家${name}`, 得分: random.below(201) / 2 },
        })),
      ),
  };
  mkdirSync(base, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const figures = units.flatMap((地区) => baseFigures.map((指标) => ({ 地区, 指标, 数值: 1_000_000 })));
  writeFileSync(join(base, 'base_figures.csv'), Papa.unparse(figures));
  for (const [kind, rows] of Object.entries(tables))
    writeFileSync(join(folder, `${kind}.csv`), Papa.unparse(units.flatMap(rows)));
}
