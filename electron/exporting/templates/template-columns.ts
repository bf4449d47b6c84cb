import { levels, onlineDepths } from '../../../shared/model/record-kind.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import { parseDomain } from '../../../shared/model/domain.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { indexTitle } from '../../../shared/model/index-name.ts';
import { ownWord } from '../../../shared/model/project-words.ts';
import type { HasOwnWords } from '../../../shared/model/index-name.ts';
import { tierName } from '../../../shared/model/tier-name.ts';

/** What a cell of a column may hold. */
export type CellRule =
  | { readonly type: 'text' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** `whole`: whole numbers only. Null: no bound. */
  | { readonly type: 'number'; readonly whole: boolean; readonly least: number | null; readonly most: number | null }
  | { readonly type: 'date' };

/** One column of a template. `help`: code of its instruction in sampleMessages. */
export interface TemplateColumn {
  readonly heading: string;
  readonly width: number;
  readonly rule: CellRule;
  readonly help: TemplateHelp;
}

export const templateHelps = [
  'TEMPLATE_UNIT',
  'TEMPLATE_YEAR',
  'TEMPLATE_MEASURE',
  'TEMPLATE_VALUE',
  'TEMPLATE_PLATFORM',
  'TEMPLATE_NOTE',
  'TEMPLATE_LEVEL',
  'TEMPLATE_SUBREGION',
  'TEMPLATE_ITEM',
  'TEMPLATE_ITEM_TYPE',
  'TEMPLATE_DAYS',
  'TEMPLATE_DAY_UNIT',
  'TEMPLATE_VISITS',
  'TEMPLATE_IMMEDIATE',
  'TEMPLATE_DEPTH',
  'TEMPLATE_RESULT',
  'TEMPLATE_PERSON',
  'TEMPLATE_DATE',
  'TEMPLATE_ELEMENT',
  'TEMPLATE_CHANNEL',
  'TEMPLATE_KEYWORD',
  'TEMPLATE_RATING',
  'TEMPLATE_POSITION',
  'TEMPLATE_STEP',
  'TEMPLATE_TASK',
  'TEMPLATE_SCORE_RESULT',
  'TEMPLATE_LIST_ITEM',
  'TEMPLATE_EXPERT',
  'TEMPLATE_HUNDRED',
  'TEMPLATE_INDEX',
  'TEMPLATE_TIER',
  'TEMPLATE_FIGURE',
  'TEMPLATE_WIDE',
] as const;
export type TemplateHelp = (typeof templateHelps)[number];

const text = { type: 'text' } as const;
const number = (least: number | null, most: number | null, whole = false): CellRule => ({
  type: 'number',
  whole,
  least,
  most,
});
const choice = (choices: readonly string[]): CellRule => ({ type: 'choice', choices });

/** What the measure's 取值范围 lets in; anything where it names none. */
function domainRule({ domain }: Measure): CellRule {
  const limits = domain === undefined ? null : parseDomain(domain);
  const bound = (end: number | undefined): number | null => (end !== undefined && Number.isFinite(end) ? end : null);
  return number(bound(limits?.lower), bound(limits?.upper));
}

/** As a list offers a measure: code and name, which the importer reads as one. */
export function measureLabel(measure: Measure): string {
  return `${measure.code} ${measure.name}`;
}

/** Columns of the kind's template, in the order of docs/FORMATS "Collected spreadsheets". Wide kinds have a column for each measure. */
export function templateColumns(
  kind: RecordKind,
  framework: Framework,
  units: readonly Unit[],
  tiers: readonly TierLine[] = standardTiers,
  method: HasOwnWords = {},
): readonly TemplateColumn[] {
  const measures = framework.measures.filter((measure) => measure.rule.record === kind);
  const words = (field: string): readonly string[] => [
    ...new Set(
      measures.flatMap(({ rule }) => rule.where.filter((part) => part.field === field).map((part) => part.equals)),
    ),
  ];
  const platforms = [
    ...new Set([
      '国家平台',
      '省级平台',
      '移动端',
      '实体大厅',
      ...measures.flatMap((measure) => measure.source.split(';')),
    ]),
  ].filter((name) => name !== '' && name !== '基础数据' && name !== '专家');
  const unit: TemplateColumn = {
    heading: ownWord(method, 'unit', 'zh') ?? '地区',
    width: 16,
    rule: choice(units.map(({ name }) => name)),
    help: 'TEMPLATE_UNIT',
  };
  const measure: TemplateColumn = {
    heading: '采集项',
    width: 36,
    rule: choice(measures.map(measureLabel)),
    help: 'TEMPLATE_MEASURE',
  };
  const platform: TemplateColumn = { heading: '平台', width: 14, rule: choice(platforms), help: 'TEMPLATE_PLATFORM' };
  const note: TemplateColumn = { heading: '备注', width: 24, rule: text, help: 'TEMPLATE_NOTE' };
  const level: TemplateColumn = { heading: '层级', width: 8, rule: choice(levels), help: 'TEMPLATE_LEVEL' };
  const subregion: TemplateColumn = { heading: '下级地区', width: 16, rule: text, help: 'TEMPLATE_SUBREGION' };
  const code: TemplateColumn = { heading: '事项编码', width: 24, rule: text, help: 'TEMPLATE_ITEM' };
  const name: TemplateColumn = { heading: '事项名称', width: 32, rule: text, help: 'TEMPLATE_ITEM' };
  const result: TemplateColumn = { heading: '结果', width: 10, rule: choice(['1', '0']), help: 'TEMPLATE_RESULT' };
  const rating: TemplateColumn = { heading: '得分', width: 10, rule: number(0, 5), help: 'TEMPLATE_RATING' };
  const date: TemplateColumn = { heading: '日期', width: 14, rule: { type: 'date' }, help: 'TEMPLATE_DATE' };
  const checked: readonly TemplateColumn[] = [
    { heading: '核查人', width: 12, rule: text, help: 'TEMPLATE_PERSON' },
    { ...date, heading: '核查日期' },
    note,
  ];
  const tested: readonly TemplateColumn[] = [
    { heading: '测试人', width: 12, rule: text, help: 'TEMPLATE_PERSON' },
    date,
  ];
  switch (kind) {
    case 'base_figures':
      return [
        unit,
        ...['常住人口（万人）', '企业数（户）', '业务申报量（件）'].map((heading): TemplateColumn => ({
          heading,
          width: 20,
          rule: number(0, null),
          help: 'TEMPLATE_FIGURE',
        })),
      ];
    case 'monthly_statistics':
      return [
        unit,
        measure,
        ...Array.from({ length: 12 }, (_, at): TemplateColumn => ({
          heading: `${at + 1}月`,
          width: 12,
          rule: number(0, null),
          help: 'TEMPLATE_VALUE',
        })),
        platform,
        note,
      ];
    case 'annual_statistics':
      return [
        unit,
        ...measures.map((column): TemplateColumn => ({
          heading: measureLabel(column),
          width: 16,
          rule: number(0, null),
          help: 'TEMPLATE_VALUE',
        })),
      ];
    case 'item_attributes':
      return [
        unit,
        level,
        subregion,
        code,
        name,
        {
          heading: '事项类型',
          width: 14,
          rule: choice([
            '行政许可',
            '公共服务',
            '行政确认',
            '行政给付',
            '行政裁决',
            '行政征收',
            '行政奖励',
            '其他行政权力',
          ]),
          help: 'TEMPLATE_ITEM_TYPE',
        },
        platform,
        { heading: '法定时限', width: 10, rule: number(0, null), help: 'TEMPLATE_DAYS' },
        { heading: '承诺时限', width: 10, rule: number(0, null), help: 'TEMPLATE_DAYS' },
        { heading: '时限单位', width: 10, rule: choice(['工作日', '自然日']), help: 'TEMPLATE_DAY_UNIT' },
        { heading: '跑动次数', width: 10, rule: number(0, 100, true), help: 'TEMPLATE_VISITS' },
        { heading: '是否即办', width: 10, rule: choice(['是', '否']), help: 'TEMPLATE_IMMEDIATE' },
        { heading: '网办深度', width: 12, rule: choice(onlineDepths), help: 'TEMPLATE_DEPTH' },
      ];
    case 'item_checks':
      return [unit, level, subregion, measure, code, name, platform, result, ...checked];
    case 'element_checks':
      return [
        unit,
        code,
        name,
        { heading: '要素', width: 16, rule: choice(words('要素')), help: 'TEMPLATE_ELEMENT' },
        result,
        ...checked,
      ];
    case 'keyword_tests':
      return [
        unit,
        { heading: '渠道', width: 12, rule: choice(words('渠道')), help: 'TEMPLATE_CHANNEL' },
        { heading: '关键词', width: 26, rule: text, help: 'TEMPLATE_KEYWORD' },
        { ...rating, heading: '关联度' },
        { heading: '命中位次', width: 12, rule: number(1, 100_000, true), help: 'TEMPLATE_POSITION' },
        ...tested,
      ];
    case 'application_tests':
      return [
        unit,
        platform,
        { heading: '事项', width: 30, rule: text, help: 'TEMPLATE_ITEM' },
        { heading: '步骤', width: 14, rule: choice(words('步骤')), help: 'TEMPLATE_STEP' },
        rating,
        ...tested,
      ];
    case 'experience_tests':
      return [
        unit,
        measure,
        { heading: '渠道', width: 12, rule: text, help: 'TEMPLATE_CHANNEL' },
        { heading: '任务', width: 30, rule: text, help: 'TEMPLATE_TASK' },
        { ...rating, help: 'TEMPLATE_SCORE_RESULT' },
        { ...result, help: 'TEMPLATE_SCORE_RESULT' },
        ...tested,
      ];
    case 'list_comparison':
      return [
        unit,
        measure,
        { heading: '清单项', width: 36, rule: text, help: 'TEMPLATE_LIST_ITEM' },
        { ...result, heading: '是否具备' },
      ];
    case 'expert_ratings':
      return [
        unit,
        measure,
        { heading: '专家', width: 14, rule: text, help: 'TEMPLATE_EXPERT' },
        { heading: '得分', width: 10, rule: number(0, 100), help: 'TEMPLATE_HUNDRED' },
      ];
    case 'measure_table':
      return [
        unit,
        ...framework.measures.map((column): TemplateColumn => ({
          heading: measureLabel(column),
          width: 16,
          rule: domainRule(column),
          help: 'TEMPLATE_WIDE',
        })),
      ];
    case 'index_history':
      return [
        unit,
        { heading: '年度', width: 10, rule: number(1949, 2100, true), help: 'TEMPLATE_YEAR' },
        { heading: indexTitle(method, 'zh'), width: 12, rule: number(0, 100), help: 'TEMPLATE_INDEX' },
        {
          heading: ownWord(method, 'tier', 'zh') ?? '能力分组',
          width: 12,
          rule: choice(tiers.map(({ tier }) => tierName(tier, 'zh', tiers))),
          help: 'TEMPLATE_TIER',
        },
      ];
  }
}
