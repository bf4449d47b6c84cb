import type { AppError } from '../base/app-error.ts';
import { appError } from '../base/app-error.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import { isComparison } from './aggregate/aggregate.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { checkTiers } from '../model/check-tiers.ts';
import { tierParams } from '../model/tier-name.ts';
import { checkWords } from '../model/check-words.ts';
import { checkIndexName } from '../model/check-index-name.ts';
import { recordEntry } from './record-entry.ts';
import { planTree } from './tree-plan.ts';
import type { TreePlan } from './tree-plan.ts';
import { yearsOf } from './dataset-of-year.ts';

/**
 * Everything wrong with a method for this dataset that shows without the values: weights, aggregation rules, tiers,
 * scale, units. Empty when `score` can start. Errors name the indicator in `place.subject`.
 */
export function checkMethod(dataset: Dataset, method: Method): AppError[] {
  const plan = planTree(dataset);
  return [
    ...checkWeights(plan, method.weights),
    ...checkAdjustments(plan, method),
    ...checkChoices(dataset, plan, method),
  ];
}

/** A finite weight of 0 or more for every node and measure but the root, and not all siblings 0. */
export function checkWeights(plan: TreePlan, weights: Method['weights']): AppError[] {
  return plan.children.flatMap((_, node) => checkSiblingWeights(plan, weights, node));
}

/** Measures that are known and count nowhere in the mean, each once a kind; caps of 0 or more, tiers that the method has. */
export function checkAdjustments(
  plan: TreePlan,
  { weights, adjustments = [], tiers }: Pick<Method, 'weights' | 'adjustments' | 'tiers'>,
): AppError[] {
  if (adjustments.length === 0) return [];
  const counting = measuresThatCount(plan, weights);
  const seen = new Set<string>();
  return adjustments.flatMap((adjustment): AppError[] => {
    const { kind, measure } = adjustment;
    const place = { subject: measure };
    const twice = seen.has(`${kind} ${measure}`);
    seen.add(`${kind} ${measure}`);
    if (!plan.measureCodes.includes(measure)) return [appError('ADJUSTMENT_MEASURE_UNKNOWN', { measure, kind }, place)];
    if (twice) return [appError('ADJUSTMENT_TWICE', { measure, kind }, place)];
    if (counting.has(measure)) return [appError('ADJUSTMENT_COUNTS', { measure, kind }, place)];
    if (adjustment.kind === 'veto')
      return tiers.some(({ tier }) => tier === adjustment.tier)
        ? []
        : [appError('ADJUSTMENT_TIER_UNKNOWN', { measure, ...tierParams(adjustment.tier, tiers) }, place)];
    const { cap } = adjustment;
    return cap === null || (Number.isFinite(cap) && cap >= 0)
      ? []
      : [appError('ADJUSTMENT_CAP', { measure, kind, cap }, place)];
  });
}

/** Measures whose weight, and every weight above, is not 0. */
function measuresThatCount(plan: TreePlan, weights: Method['weights']): ReadonlySet<string> {
  const counting = new Set<string>();
  const follow = (node: number): void => {
    for (const { kind, position, code } of plan.children[node] ?? []) {
      if ((recordEntry(weights, code) ?? 0) === 0) continue;
      if (kind === 'node') follow(position);
      else counting.add(code);
    }
  };
  follow(0);
  return counting;
}

/** Everything but the weights. */
export function checkChoices(dataset: Dataset, plan: TreePlan, method: Omit<Method, 'weights'>): AppError[] {
  return [
    ...checkSettings(method),
    ...checkTiers(method.tiers),
    ...checkIndexName(method),
    ...checkWords(method),
    ...checkUnits(plan, method),
    ...plan.nodeCodes.flatMap((_, node) => checkRule(plan, method, node)),
    ...plan.measureCodes
      .filter((code) => recordEntry(method.measures, code) === undefined)
      .map((code) => appError('MEASURE_METHOD_MISSING', { measure: code }, { subject: code })),
    ...checkGroups(dataset, method),
    ...checkYearBasis(dataset, method),
  ];
}

function checkSettings(method: Omit<Method, 'weights'>): AppError[] {
  const errors: AppError[] = [];
  const { scale, z, missing, winsoriseMax } = method;
  if (!(Number.isFinite(scale.lower) && Number.isFinite(scale.upper) && scale.lower < scale.upper)) {
    errors.push(appError('SCALE_NOT_RISING', { lower: scale.lower, upper: scale.upper }));
  }
  if (!Number.isFinite(z.mean)) errors.push(settingError('z_mean', z.mean));
  if (!(Number.isFinite(z.sd) && z.sd > 0)) errors.push(settingError('z_sd', z.sd));
  if (!(missing.minimumAvailability >= 0 && missing.minimumAvailability <= 1))
    errors.push(settingError('minimum_availability', missing.minimumAvailability));
  if (!(Number.isInteger(winsoriseMax) && winsoriseMax >= 0)) errors.push(settingError('winsorise_max', winsoriseMax));
  for (const [code, { winsoriseMax: own }] of Object.entries(method.measures))
    if (own != null && !(Number.isInteger(own) && own >= 0))
      errors.push(appError('SETTING_OUT_OF_RANGE', { key: 'winsorise_max', value: own }, { subject: code }));
  for (const [key, decimals] of [
    ['tier_rounding', method.tierRounding],
    ['rank_rounding', method.rankRounding],
  ] as const)
    if (decimals !== null && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 6))
      errors.push(settingError(key, decimals));
  return errors;
}

function settingError(key: string, value: number): AppError {
  return appError('SETTING_OUT_OF_RANGE', { key, value });
}

function checkUnits(plan: TreePlan, method: Pick<Method, 'excludedUnits'>): AppError[] {
  if (method.excludedUnits.length === 0) return [];
  const known = new Set(plan.unitCodes);
  return method.excludedUnits
    .filter((code) => !known.has(code))
    .map((unit) => appError('EXCLUDED_UNIT_UNKNOWN', { unit }, { subject: unit }));
}

function checkSiblingWeights(plan: TreePlan, weights: Method['weights'], node: number): AppError[] {
  const siblings = plan.children[node] ?? [];
  const errors: AppError[] = [];
  let total = 0;
  for (const { code } of siblings) {
    const weight = recordEntry(weights, code);
    if (weight === undefined) errors.push(appError('WEIGHT_MISSING', { code }, { subject: code }));
    else if (!Number.isFinite(weight) || weight < 0)
      errors.push(appError('WEIGHT_INVALID', { code, weight }, { subject: code }));
    else total += weight;
  }
  if (errors.length > 0 || siblings.length === 0) return errors;
  const parent = plan.nodeCodes[node] ?? '';
  if (total === 0)
    return [
      appError(
        'WEIGHTS_ALL_ZERO',
        { parent, children: siblings.map(({ code }) => code).join(', ') },
        { subject: parent },
      ),
    ];
  return Number.isFinite(total) ? [] : [appError('WEIGHTS_TOO_LARGE', { parent }, { subject: parent })];
}

function checkRule(plan: TreePlan, method: Pick<Method, 'aggregation'>, node: number): AppError[] {
  const code = plan.nodeCodes[node] ?? '';
  const rule = aggregationRule(method, code, node === 0);
  if (isComparison(rule.id) && node !== 0)
    return [appError('AGGREGATION_TOP_ONLY', { node: code, aggregation: rule.id }, { subject: code })];
  if (rule.id === 'power' && !(rule.p !== undefined && Number.isFinite(rule.p) && rule.p !== 0)) {
    return [appError('POWER_EXPONENT', { node: code }, { subject: code })];
  }
  return [];
}

/** The base year is one that has values. A dataset without years has one year, whose number nobody knows. */
function checkYearBasis(dataset: Dataset, { yearBasis }: Pick<Method, 'yearBasis'>): AppError[] {
  if (yearBasis?.kind !== 'base_year') return [];
  const years = yearsOf(dataset);
  if (years.includes(yearBasis.year)) return [];
  return [appError('BASE_YEAR_WITHOUT_VALUES', { year: yearBasis.year, years: years.join(', ') || '—' })];
}

function checkGroups(dataset: Dataset, method: Pick<Method, 'missing' | 'measures'>): AppError[] {
  const used = [
    method.missing.imputation,
    ...dataset.measures.map(({ code }) => recordEntry(method.measures, code)?.imputation ?? 'none'),
  ];
  const imputation = used.find((id) => id === 'group_mean' || id === 'group_median');
  return imputation !== undefined && dataset.units.every((unit) => unit.group === '')
    ? [appError('GROUPS_MISSING', { imputation })]
    : [];
}
