import type { AppError } from '../base/app-error.ts';
import { appError } from '../base/app-error.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import { isComparison } from './aggregate/aggregate.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { recordEntry } from './record-entry.ts';
import { planTree } from './tree-plan.ts';
import type { TreePlan } from './tree-plan.ts';

/**
 * Everything wrong with a method for this dataset that shows without the values: weights, aggregation rules, tiers,
 * scale, units. Empty when `score` can start. Errors name the indicator in `place.subject`.
 */
export function checkMethod(dataset: Dataset, method: Method): AppError[] {
  const plan = planTree(dataset);
  return [...checkWeights(plan, method.weights), ...checkChoices(dataset, plan, method)];
}

/** A finite weight of 0 or more for every node and measure but the root, and not all siblings 0. */
export function checkWeights(plan: TreePlan, weights: Method['weights']): AppError[] {
  return plan.children.flatMap((_, node) => checkSiblingWeights(plan, weights, node));
}

/** Everything but the weights. */
export function checkChoices(dataset: Dataset, plan: TreePlan, method: Omit<Method, 'weights'>): AppError[] {
  return [
    ...checkSettings(method),
    ...checkTiers(method),
    ...checkUnits(plan, method),
    ...plan.nodeCodes.flatMap((_, node) => checkRule(plan, method, node)),
    ...plan.measureCodes
      .filter((code) => recordEntry(method.measures, code) === undefined)
      .map((code) => appError('MEASURE_METHOD_MISSING', { measure: code }, { subject: code })),
    ...checkGroups(dataset, method),
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

/** Bounds fall strictly, only the last is open, and no tier comes twice. */
function checkTiers({ tiers }: Pick<Method, 'tiers'>): AppError[] {
  const falling = tiers.every((line, at) => {
    const above = tiers[at - 1]?.lower ?? Number.POSITIVE_INFINITY;
    return at === tiers.length - 1
      ? line.lower === null
      : line.lower !== null && Number.isFinite(line.lower) && line.lower < above;
  });
  const distinct = new Set(tiers.map((line) => line.tier)).size === tiers.length;
  return tiers.length > 0 && falling && distinct ? [] : [appError('TIERS_NOT_FALLING')];
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

function checkGroups(dataset: Dataset, method: Pick<Method, 'missing'>): AppError[] {
  const { imputation } = method.missing;
  const needed = imputation === 'group_mean' || imputation === 'group_median';
  return needed && dataset.units.every((unit) => unit.group === '') ? [appError('GROUPS_MISSING', { imputation })] : [];
}
