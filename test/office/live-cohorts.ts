import { loadTemplate } from '../../electron/services/app/resources.ts';
import { createRandom } from '../../shared/base/random.ts';
import { buildNodes } from '../../shared/model/build-nodes.ts';
import { cellMarks } from '../../shared/model/dataset.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Indicator } from '../../shared/model/framework.ts';
import { standardMethod } from '../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../shared/model/method.ts';
import { buildDataset } from '../../shared/scoring/build-dataset.ts';
import { score } from '../../shared/scoring/score.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';

/** Scores again under another method: what the core says of a workbook that was edited. */
export function rescored(input: ReportInput, method: Method): ReportInput {
  const result = score(input.dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { ...input, method, result: result.value };
}

/** The whole framework (of provinces 32 units and 160 measures) with seeded raw values inside and a little outside the limits; 40 cells missing. */
export function wholeFramework(id: 'province-2021' | 'key-city-2021' = 'province-2021'): ReportInput {
  const loaded = loadTemplate(id);
  if (!loaded.ok || loaded.value.sample === null) throw new Error('no template');
  const { framework, units, history, sample } = loaded.value;
  const random = createRandom(20211);
  const figure = (name: '常住人口' | '企业数' | '业务申报量'): Float64Array =>
    Float64Array.from(units.map(({ code }) => sample.baseFigures[code]?.[name] ?? Number.NaN));
  const baseFigures = { 常住人口: figure('常住人口'), 企业数: figure('企业数'), 业务申报量: figure('业务申报量') };
  const factors = { 常住人口: 10_000, 企业数: 1_000, 业务申报量: 1_000 };
  const values = Float64Array.from(
    framework.measures.flatMap(({ code, base }) =>
      units.map((_, u) => {
        if (random.below(130) === 0) return Number.NaN;
        const of = framework.baseline.measures[code];
        const [lower, upper] = [of?.lower ?? 0, of?.upper ?? 100];
        const x = lower + (upper - lower) * (0.4 + 0.65 * random.next());
        return base === null ? x : (x * (baseFigures[base][u] ?? Number.NaN)) / factors[base];
      }),
    ),
  );
  const dataset = buildDataset(framework, units, { values, baseFigures });
  const input: Omit<ReportInput, 'result'> = { framework, dataset, method: framework.baseline, history, lang: 'zh' };
  const result = score(dataset, framework.baseline);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { ...input, result: result.value };
}

const plain: MeasureMethod = {
  direction: 'higher',
  normalisation: 'identity',
  lower: null,
  upper: null,
  target: null,
  parameters: {},
  treatment: 'none',
};

/** Every normalisation, both directions where it has two. */
const everyNormalisation: readonly MeasureMethod[] = [
  plain,
  { ...plain, normalisation: 'min_max' },
  { ...plain, normalisation: 'min_max', direction: 'lower' },
  { ...plain, normalisation: 'goalposts', lower: 20, upper: 80 },
  { ...plain, normalisation: 'goalposts', direction: 'lower', lower: 20, upper: 80 },
  { ...plain, normalisation: 'log_goalposts', lower: 2, upper: 90 },
  { ...plain, normalisation: 'log_goalposts', direction: 'lower', lower: 2, upper: 90 },
  { ...plain, normalisation: 'log_min_max' },
  { ...plain, normalisation: 'log_min_max', direction: 'lower' },
  { ...plain, normalisation: 'z_score' },
  { ...plain, normalisation: 'z_score', direction: 'lower' },
  { ...plain, normalisation: 'percentile_rank' },
  { ...plain, normalisation: 'percentile_rank', direction: 'lower' },
  { ...plain, normalisation: 'borda' },
  { ...plain, normalisation: 'borda', direction: 'lower' },
  { ...plain, normalisation: 'fraction_of_max' },
  { ...plain, normalisation: 'distance_to_target', target: 110, parameters: { cap: true } },
  { ...plain, normalisation: 'distance_to_target', direction: 'lower', target: -20 },
  { ...plain, normalisation: 'distance_to_reference', parameters: { ref: 'U03' } },
  { ...plain, normalisation: 'distance_to_reference', direction: 'lower', parameters: { ref: 'U03' } },
  { ...plain, normalisation: 'efficacy', lower: 10, upper: 90 },
  { ...plain, normalisation: 'interval', lower: 10, upper: 90, parameters: { best: [40, 55] } },
  { ...plain, normalisation: 'moderate', lower: 10, upper: 90, parameters: { best: [48, 48] } },
  { ...plain, normalisation: 'vector' },
  { ...plain, normalisation: 'vector', direction: 'lower' },
  { ...plain, normalisation: 'efficacy', direction: 'lower', lower: 10, upper: 90 },
  {
    ...plain,
    normalisation: 'steps',
    parameters: {
      steps: [
        [0, 10],
        [30, 50],
        [60, 90],
      ],
    },
  },
  {
    ...plain,
    normalisation: 'rank_points',
    parameters: {
      points: [
        [1, 100],
        [2, 95],
        [5, 80],
      ],
    },
  },
  {
    ...plain,
    normalisation: 'rank_points',
    direction: 'lower',
    parameters: {
      points: [
        [1, 100],
        [4, 60],
      ],
    },
  },
  { ...plain, normalisation: 'count_points', parameters: { per: 2, countCap: 70 } },
  { ...plain, normalisation: 'count_points', parameters: { per: -1, countCap: 40 } },
  { ...plain, treatment: 'winsorise', normalisation: 'min_max' },
];

/**
 * Twelve units with whole numbers (so that there are ties), some missing, one zero; a node per aggregation over five
 * measures, a mixed node, and every normalisation in a group of its own.
 */
export function everyFormula(changes: Partial<Method> = {}): ReportInput {
  const random = createRandom(7);
  const units = Array.from({ length: 12 }, (_, i) => ({
    code: `U${String(i + 1).padStart(2, '0')}`,
    name: `甲'${i + 1}`,
    fullName: '',
    order: i + 1,
    group: ['=东', '西', '南'][i % 3]!,
  }));
  const rules = [
    { id: 'arithmetic' },
    { id: 'geometric' },
    { id: 'harmonic' },
    { id: 'power', p: 2 },
    { id: 'power', p: -0.5 },
    { id: 'minimum' },
    { id: 'arithmetic', rescale: 'max' },
    { id: 'sum', rescale: 'min_max' },
    { id: 'product', rescale: 'percentile_rank' },
  ] as const;
  const groups: Indicator[] = rules.map((_, i) => ({ code: `G${i}`, name: `组${i}`, parent: null, level: 1 }));
  const indicators: Indicator[] = [
    ...groups,
    { code: 'N', name: '标准化', parent: null, level: 1 },
    { code: 'N1', name: '深一层', parent: 'N', level: 2 },
    { code: 'OFF', name: '停用', parent: null, level: 1 },
  ];
  const nodes = buildNodes(indicators);
  const at = (code: string): number => nodes.findIndex((node) => node.code === code);
  const grouped = groups.flatMap(({ code }) =>
    Array.from({ length: 5 }, (_, i) => ({
      code: `${code}.${i}`,
      parent: at(code),
      method: { ...plain, normalisation: 'goalposts', lower: -20, upper: 120 } as const satisfies MeasureMethod,
    })),
  );
  const each = everyNormalisation.map((method, i) => ({
    code: `N.${i}`,
    parent: at(i % 2 === 0 ? 'N1' : 'N'),
    method,
  }));
  const measures = [...grouped, ...each, { code: 'OFF.1', parent: at('OFF'), method: plain }];
  const values = Float64Array.from(
    measures.flatMap(({ method }, m) =>
      units.map((_, u) =>
        random.below(15) === 0 && method.normalisation !== 'distance_to_reference'
          ? Number.NaN
          : m % 7 === 3 && u === 5
            ? 0
            : 1 + random.below(25) * 4,
      ),
    ),
  );
  const dataset: Dataset = {
    framework: 'every',
    units,
    nodes,
    measures: measures.map(({ code, parent }, m) => ({
      code,
      name: code,
      parent,
      unit: '',
      denominator: m % 5 === 0 ? 'B' : null,
      factor: 2,
    })),
    values,
    reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
    marks: new Uint8Array(values.length).map((_, i) => (i === 3 ? cellMarks.overridden : 0)),
    denominators: { B: Float64Array.from(units.map((_, u) => (u === 7 ? Number.NaN : u === 8 ? 0 : 2))) },
    previous: null,
  };
  const method: Method = {
    ...standardMethod,
    weights: {
      ...Object.fromEntries(indicators.map(({ code }, i) => [code, code === 'OFF' ? 0 : 1 + (i % 3)])),
      ...Object.fromEntries(measures.map(({ code }, i) => [code, i % 11 === 4 ? 0 : 1 + (i % 4)])),
    },
    measures: Object.fromEntries(measures.map(({ code, method: of }) => [code, of])),
    aggregation: { default: { id: 'arithmetic' }, nodes: Object.fromEntries(rules.map((rule, i) => [`G${i}`, rule])) },
    tiers: [
      { tier: 'very_high', lower: 60 },
      { tier: 'high', lower: 50 },
      { tier: 'tier_3', lower: 47, name: '中等' },
      { tier: 'medium', lower: 45 },
      { tier: 'low', lower: null },
    ],
    ...changes,
  };
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const framework = {
    id: 'every',
    title: '全部公式',
    cohort: 'custom',
    year: 2021,
    inferredWeights: false,
    indicators,
    measures: [],
    baseline: method,
  } as const;
  const history = units.map(
    ({ code }, i) => ({ unit: code, year: 2020, index: null, tier: i % 2 === 0 ? 'low' : 'very_high' }) as const,
  );
  return { framework, dataset, method, result: result.value, history, lang: 'zh' };
}
