import { notApplicableToken } from '../../../shared/base/missing-token.ts';
import { TOTAL, missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { Dataset, MeasureColumn } from '../../../shared/model/dataset.ts';
import type { Adjustment, AggregationRule, IndexName, MeasureMethod, Method } from '../../../shared/model/method.ts';
import { wordsText } from '../../../shared/model/project-words.ts';
import { tierLinesText } from '../../../shared/model/tier-text.ts';
import { yearBasisId, yearBasisOf } from '../../../shared/model/year-basis.ts';
import { valuesByYear, yearsOf } from '../../../shared/scoring/dataset-of-year.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Framework, RecordRule } from '../../../shared/model/framework.ts';
import { recordRuleText } from '../../../shared/model/record-rule-text.ts';
import { treeOrder } from '../tree-order.ts';
import { parameterText } from './parameter-text.ts';

type Cell = string | number | null;
/** A sheet of docs/FORMATS "Score book", header first. */
export interface BookSheetRows {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Names of docs/FORMATS "Score book", as its reader knows them. */
const words = {
  zh: {
    indicators: '指标体系',
    units: '评估对象',
    data: '数据',
    method: '方法',
    unit: '评估对象',
    year: '年度',
    key: '键',
    value: '值',
    indicatorHeads: [
      '代码',
      '名称',
      '上级',
      '权重',
      '方向',
      '单位',
      '标准化',
      '下限',
      '上限',
      '目标',
      '折算基数',
      '异常值处理',
      '合成',
      '参数',
      '缺失填补',
      '再标准化',
      '取值范围',
      '应有月数',
      '英文名',
      '定义',
      '定义英文',
      '数据来源',
      '采集方式',
      '层级',
      '周期',
      '采集规则',
    ],
    unitHeads: ['代码', '名称', '排序', '分组', '英文名', '分组英文名', '全称', '平台', '所属省'],
  },
  en: {
    indicators: 'Indicators',
    units: 'Units',
    data: 'Data',
    method: 'Method',
    unit: 'Unit',
    year: 'Year',
    key: 'Key',
    value: 'Value',
    indicatorHeads: [
      'Code',
      'Name',
      'Parent',
      'Weight',
      'Direction',
      'Unit',
      'Normalisation',
      'Lower',
      'Upper',
      'Target',
      'Denominator',
      'Treatment',
      'Aggregation',
      'Parameters',
      'Imputation',
      'Rescale',
      'Domain',
      'Months',
      'Name (English)',
      'Definition',
      'Definition (English)',
      'Source',
      'Collection',
      'Levels',
      'Period',
      'Rule',
    ],
    unitHeads: [
      'Code',
      'Name',
      'Order',
      'Group',
      'Name (English)',
      'Group (English)',
      'Full name',
      'Platform',
      'Province',
    ],
  },
} as const satisfies Record<Language, unknown>;

/** Indicators that no measure stands below: in a score book they would be measures themselves. */
export function emptyIndicators(dataset: Dataset): readonly string[] {
  const filled = filledNodes(dataset);
  return dataset.nodes.flatMap(({ code }, at) => (at > 0 && !filled.has(at) ? [code] : []));
}

/** The score book of a dataset and its method: scoring it gives the same scores. Units that the method excludes and indicators without measures are left out. */
export function bookRows(
  dataset: Dataset,
  method: Method,
  lang: Language,
  framework: Framework | null = null,
): readonly BookSheetRows[] {
  const word = words[lang];
  return [
    { name: word.indicators, rows: [word.indicatorHeads, ...indicatorRows(framework, dataset, method)] },
    { name: word.units, rows: unitRows(dataset, method, word.unitHeads) },
    { name: word.data, rows: dataRows(dataset, method, word) },
    {
      name: word.method,
      rows: [
        [word.key, word.value],
        ...(framework === null ? [] : titles(framework)),
        ...settings(method),
        ...yearSettings(dataset, method),
      ],
    },
  ];
}

function indicatorRows(framework: Framework | null, dataset: Dataset, method: Method): readonly (readonly Cell[])[] {
  const filled = filledNodes(dataset);
  const indicators = new Map((framework?.indicators ?? []).map((one) => [one.code, one]));
  const measures = new Map((framework?.measures ?? []).map((one) => [one.code, one]));
  const english = (text = ''): Cell => framework?.english?.[text] ?? null;
  const hidden = dataset.nodes[0]?.code === TOTAL;
  return treeOrder(dataset).flatMap((entry): (readonly Cell[])[] => {
    const { code, name } = entry;
    const parent = hidden && entry.parent === TOTAL ? null : entry.parent || null;
    if (entry.kind === 'measure') {
      const own = method.measures[code];
      return own
        ? [
            [
              ...measureRow(
                [code, name, parent, method.weights[code] ?? null],
                dataset.measures[entry.position]!,
                own,
                (framework === null ? dataset.measures[entry.position] : measures.get(code))?.months ?? null,
              ),
              ...measureTexts(measures.get(code), english),
            ],
          ]
        : [];
    }
    if (!filled.has(entry.position) || code === TOTAL) return [];
    const rule = ruleOf(method, code, entry.position === 0);
    return [
      [
        code,
        name,
        parent,
        entry.position === 0 ? null : (method.weights[code] ?? null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        rule.id,
        rule.p === undefined ? null : `p=${rule.p}`,
        null,
        rule.rescale ?? null,
        null,
        null,
        dataset.nodes[entry.position]?.nameEn ?? null,
        ...indicatorTexts(indicators.get(code), english),
      ],
    ];
  });
}

type English = (text?: string) => Cell;

function indicatorTexts(indicator: Framework['indicators'][number] | undefined, english: English): readonly Cell[] {
  const { definition, sources, collection, levels, period } = indicator ?? {};
  return [
    definition ?? null,
    english(definition),
    sources ?? null,
    collection ?? null,
    levels ?? null,
    period ?? null,
    null,
  ];
}

function measureTexts(measure: Framework['measures'][number] | undefined, english: English): readonly Cell[] {
  if (measure === undefined) return [];
  const { note, source, kind, levels, period, rule, code } = measure;
  return [
    note || null,
    english(note),
    source || null,
    kind || null,
    levels || null,
    period || null,
    isPlainRule(rule, code) ? null : recordRuleText(rule),
  ];
}

/** What a measure has whose row names no rule: the mean of its own rows in tables of raw values. */
function isPlainRule({ record, where, aggregation, value }: RecordRule, code: string): boolean {
  const [only, ...others] = where;
  return (
    record === 'measure_table' &&
    aggregation === 'mean' &&
    only?.field === '采集项' &&
    only.equals === code &&
    others.length === 0 &&
    value?.field === '数值' &&
    value.whenEmpty === null
  );
}

function titles({ title, titleEn }: Framework): readonly (readonly Cell[])[] {
  return [['title', title], ...(titleEn === undefined ? [] : [['title_en', titleEn]])];
}

function measureRow(
  place: readonly Cell[],
  column: MeasureColumn,
  own: MeasureMethod,
  months: number | null,
): readonly Cell[] {
  return [
    ...place,
    own.direction,
    column.unit,
    own.normalisation,
    own.lower,
    own.upper,
    own.target,
    column.denominator,
    own.treatment,
    null,
    parameterText(own),
    own.imputation ?? null,
    null,
    column.domain ?? null,
    months,
    column.nameEn ?? null,
  ];
}

function ruleOf(method: Method, code: string, isRoot: boolean): AggregationRule {
  return (
    method.aggregation.nodes[code] ??
    (isRoot ? method.aggregation.nodes[TOTAL] : undefined) ??
    method.aggregation.default
  );
}

function countedUnits(dataset: Dataset, method: Method): readonly number[] {
  const excluded = new Set(method.excludedUnits);
  return dataset.units.flatMap(({ code }, u) => (excluded.has(code) ? [] : [u]));
}

/** Full names, platforms and provinces have their columns where some unit has one. */
function unitRows(dataset: Dataset, method: Method, heads: readonly string[]): readonly (readonly Cell[])[] {
  const rows: readonly (readonly Cell[])[] = [
    heads,
    ...countedUnits(dataset, method).map((u): readonly Cell[] => {
      const unit = dataset.units[u]!;
      return [
        unit.code,
        unit.name,
        unit.order,
        unit.group,
        unit.nameEn ?? null,
        unit.groupEn ?? null,
        unit.fullName === unit.name ? null : unit.fullName,
        unit.platform ?? null,
        unit.province ?? null,
      ];
    }),
  ];
  const always = 6;
  const kept = heads.flatMap((_, at) =>
    at < always || rows.some((row, line) => line > 0 && row[at] !== null) ? [at] : [],
  );
  return rows.map((row) => kept.map((at) => row[at] ?? null));
}

/** Of several years a row a unit and year. Denominators are written divided by their factor, which a score book doesn't know: value ÷ (base ÷ factor). */
function dataRows(
  dataset: Dataset,
  method: Method,
  word: { readonly unit: string; readonly year: string },
): readonly (readonly Cell[])[] {
  const count = dataset.units.length;
  const noRecord = missingReasonIndex('no_record');
  const notApplicable = missingReasonIndex('not_applicable');
  const factors = new Map(
    dataset.measures.flatMap(({ denominator, factor }) =>
      denominator === null ? [] : [[denominator, factor] as const],
    ),
  );
  const several = severalYears(dataset);
  const rows = (several ? valuesByYear(dataset) : [{ ...dataset, year: 0 }]).flatMap(
    ({ year, values, reasons, denominators }) =>
      countedUnits(dataset, method).map((u): readonly Cell[] => [
        dataset.units[u]!.code,
        ...(several ? [year] : []),
        ...dataset.measures.map((_, m): Cell => {
          const value = values[m * count + u]!;
          if (!Number.isNaN(value)) return value;
          const reason = reasons[m * count + u];
          return reason === noRecord ? null : reason === notApplicable ? notApplicableToken : 'NA';
        }),
        ...[...factors].map(([name, factor]): Cell => {
          const value = denominators[name]?.[u] ?? Number.NaN;
          return Number.isNaN(value) ? null : value / factor;
        }),
      ]),
  );
  const heads = [word.unit, ...(several ? [word.year] : []), ...dataset.measures.map(({ code }) => code)];
  return [[...heads, ...factors.keys()], ...rows];
}

function severalYears({ years }: Dataset): boolean {
  return years !== undefined && years.others.length > 0;
}

/** The year is named where the reader would take another, which is the last, or where the basis rests on it. */
function yearSettings(dataset: Dataset, method: Method): readonly (readonly Cell[])[] {
  const basis = yearBasisOf(method);
  const evaluated = dataset.years?.evaluated;
  const named = severalYears(dataset) ? evaluated !== yearsOf(dataset).at(-1) : basis.kind === 'base_year';
  return [
    ...(evaluated !== undefined && named ? [['year', evaluated]] : []),
    ...(basis.kind === 'per_year' ? [] : [['year_basis', yearBasisId(basis)]]),
  ];
}

function settings(method: Method): readonly (readonly Cell[])[] {
  const { scale, z, missing } = method;
  const total = ruleOf(method, TOTAL, true);
  return [
    ['aggregation', total.id],
    ['winsorise_max', method.winsoriseMax],
    ['missing', missing.policy],
    ['imputation', missing.imputation],
    ['minimum_availability', missing.minimumAvailability],
    ...(missing.incomplete === undefined || missing.incomplete === 'mark' ? [] : [['incomplete', missing.incomplete]]),
    ['scale_lower', scale.lower],
    ['scale_upper', scale.upper],
    ['z_mean', z.mean],
    ['z_sd', z.sd],
    ['z_population', z.population ? 1 : 0],
    ['ties', method.ties],
    ...(method.tierRounding === null ? [] : [['tier_rounding', method.tierRounding]]),
    ...(method.rankRounding === null ? [] : [['rank_rounding', method.rankRounding]]),
    ...(total.rescale === undefined ? [] : [['rescale', total.rescale]]),
    ...adjustmentSettings(method.adjustments ?? []),
    ['tiers', tierLinesText(method.tiers)],
    ...(method.indexName === undefined ? [] : [['index_name', indexNameText(method.indexName)]]),
    ...(method.words === undefined ? [] : [['words', wordsText(method.words)]]),
  ];
}

/** `bonus`: `X1:5; X2`; `veto`: `V1:medium`. */
function adjustmentSettings(adjustments: readonly Adjustment[]): readonly (readonly Cell[])[] {
  return (['bonus', 'penalty', 'veto'] as const).flatMap((kind) => {
    const texts = adjustments
      .filter((adjustment) => adjustment.kind === kind)
      .map((adjustment) => {
        const bound = adjustment.kind === 'veto' ? adjustment.tier : adjustment.cap;
        return adjustment.measure + (bound === null ? '' : `:${bound}`);
      });
    return texts.length === 0 ? [] : [[kind, texts.join('; ')]];
  });
}

/** `营商便利度|Ease score`, as `read-method.ts` reads it. */
function indexNameText({ zh = '', en }: IndexName): string {
  return en === undefined ? zh : `${zh}|${en}`;
}

function filledNodes(dataset: Dataset): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const { parent } of dataset.measures)
    for (let at = parent; at >= 0 && !filled.has(at); at = dataset.nodes[at]?.parent ?? -1) filled.add(at);
  return filled;
}
