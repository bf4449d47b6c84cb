import type { AppError } from '../../shared/base/app-error.ts';
import type { MethodWord } from '../../shared/messages/method-words.ts';

/** Every page of the help, in the order of docs/METHODS: a section by its heading, a choice by its family and id. */
export const helpIds = [
  'incomplete-periods',
  'denominators',
  'imputation',
  'treatment.winsorise',
  'treatment.log',
  'normalisation.identity',
  'normalisation.min_max',
  'normalisation.goalposts',
  'normalisation.log_goalposts',
  'normalisation.log_min_max',
  'normalisation.z_score',
  'normalisation.percentile_rank',
  'normalisation.borda',
  'normalisation.fraction_of_max',
  'normalisation.distance_to_target',
  'normalisation.distance_to_reference',
  'normalisation.efficacy',
  'normalisation.steps',
  'normalisation.rank_points',
  'normalisation.count_points',
  'normalisation.interval',
  'normalisation.moderate',
  'normalisation.vector',
  'weights.equal',
  'weights.entropy',
  'weights.critic',
  'weights.variation',
  'weights.std',
  'weights.pca',
  'weights.ahp',
  'weights.delphi',
  'weights.budget',
  'weights.correlation',
  'aggregation.arithmetic',
  'aggregation.geometric',
  'aggregation.harmonic',
  'aggregation.power',
  'aggregation.minimum',
  'aggregation.copeland',
  'aggregation.mpi',
  'aggregation.sum',
  'aggregation.product',
  'rescaling',
  'adjustments',
  'missing-children',
  'evidence',
  'ranks-and-ties',
  'tiers',
  'off-the-scale',
  'scenarios',
  'comparison-rankings',
  'comparison.topsis',
  'comparison.grey',
  'comparison.rsr',
  'comparison.bod',
  'comparison.ampi',
  'coherence-audit',
  'analysis',
  'tier-margin',
  'rank-margin',
  'uncertainty',
  'sensitivity',
  'goal-seek',
  'year-change',
  'years',
  'diagnostics',
  'statistic.pearson',
  'statistic.spearman',
  'statistic.cronbach',
  'statistic.kmo',
  'statistic.correlation_ratio',
  'statistic.skewness',
  'statistic.variation_coefficient',
  'statistic.theil',
  'statistic.gini',
  'statistic.convergence',
  'statistic.obstacle',
  'statistic.coupling',
  'statistic.natural_breaks',
  'chart.ranking',
  'chart.radar',
  'chart.map',
  'chart.scatter',
  'chart.distribution',
  'chart.correlation',
  'chart.years',
  'chart.parallel',
  'chart.swarm',
  'chart.rank_paths',
  'chart.dumbbell',
  'chart.multiples',
  'chart.annotations',
  'chart.rank_bands',
  'chart.tornado',
  'chart.contribution',
  'chart.weights',
] as const;
export type HelpId = (typeof helpIds)[number];

function pageNamed(name: string): HelpId | null {
  return helpIds.find((id) => id === name) ?? null;
}

/** Choices that share a page. */
const shared = {
  imputation: 'imputation',
  ties: 'ranks-and-ties',
  rescale: 'rescaling',
  adjustment: 'adjustments',
  incomplete: 'incomplete-periods',
  yearBasis: 'years',
  missing: 'missing-children',
} as const satisfies Readonly<Record<string, HelpId>>;

const single = {
  'treatment.none': 'treatment.winsorise',
  'comparison.entropy_topsis': 'comparison.topsis',
  'comparison.copeland': 'aggregation.copeland',
  'comparison.borda': 'normalisation.borda',
  'comparison.mpi': 'aggregation.mpi',
  'comparison.bod_bounds': 'comparison.bod',
  'direction.higher': 'normalisation.min_max',
  'direction.lower': 'normalisation.min_max',
} as const satisfies Partial<Record<MethodWord, HelpId>>;

/** The page that explains one choice of a method; null: none does. */
export function helpOfChoice(choice: MethodWord): HelpId | null {
  const byWord: Readonly<Record<string, HelpId | undefined>> = single;
  const byFamily: Readonly<Record<string, HelpId | undefined>> = shared;
  return byWord[choice] ?? pageNamed(choice) ?? byFamily[choice.split('.')[0] ?? ''] ?? null;
}

/** Beginnings of the codes of errors and remarks, and the page that helps; the first that fits counts. */
const errorPages: readonly (readonly [RegExp, HelpId])[] = [
  [/^AHP_/, 'weights.ahp'],
  [/^DELPHI_/, 'weights.delphi'],
  [/^BUDGET_/, 'weights.budget'],
  [/^CORRELATION_/, 'weights.correlation'],
  [/^WEIGHTS?_(ALL_ZERO|TOO_LARGE|MISSING|INVALID)/, 'chart.weights'],
  [/^WEIGHTS_(NO_FIRST_COMPONENT|MIXED_LOADINGS)/, 'weights.pca'],
  [/^WEIGHTS_SINGULAR/, 'weights.critic'],
  [/^WEIGHTS_/, 'weights.entropy'],
  [/^POWER_EXPONENT/, 'aggregation.power'],
  [/^AGGREGATION_TOP_ONLY/, 'aggregation.copeland'],
  [/^AGGREGATION_OVERFLOW/, 'aggregation.product'],
  [/^AGGREGATION_DOMAIN/, 'aggregation.geometric'],
  [/^ADJUSTMENT_/, 'adjustments'],
  [/^GROUPS_MISSING/, 'imputation'],
  [/^REFERENCE_UNKNOWN/, 'normalisation.distance_to_reference'],
  [/^TARGET_/, 'normalisation.distance_to_target'],
  [/^LIMITS_/, 'normalisation.goalposts'],
  [/^DIRECTION_REFUSED/, 'normalisation.identity'],
  [/^BEST_/, 'normalisation.interval'],
  [/^POINTS_/, 'normalisation.rank_points'],
  [/^TIERS_/, 'tiers'],
  [/^SCALE_/, 'off-the-scale'],
  [/^BASE_YEAR_/, 'years'],
  [/^WHAT_IF_(DRAW|ALTERNATIVE|SETTING)/, 'uncertainty'],
  [/^WHAT_IF_(NOT_PLAIN|NO_TIER)/, 'tier-margin'],
  [/^WHAT_IF_GOAL/, 'goal-seek'],
  [/^WHAT_IF_MIXTURE/, 'year-change'],
];

/** The page that helps with an error or remark: of the normalisation that it names, else by its code; null: its own text says all there is. */
export function helpOfError({ code, params, others = [] }: AppError): HelpId | null {
  const own =
    pageNamed(`normalisation.${String(params?.['normalisation'] ?? '')}`) ??
    errorPages.find(([begins]) => begins.test(code))?.[1];
  return own ?? others.map(helpOfError).find((id) => id !== null) ?? null;
}
