import { baseFigureFactors } from '../../../../shared/model/base-figure.ts';
import { nearestCount, nearestPair, scoreOfCount } from './approximate-shares.ts';
import { scoreOfValue, valueOfScore } from './measure-scale.ts';
import { planItemAttributes } from './plan-item-attributes.ts';
import { planKeywordHits } from './plan-keyword-hits.ts';
import { seeded } from './seeded.ts';
import { spreadTargets } from './spread-targets.ts';
import type { Count, CountRange } from './approximate-shares.ts';
import type { Framework, Measure } from '../../../../shared/model/framework.ts';
import type { Level } from '../../../../shared/model/record-kind.ts';
import type { MeasureMethod } from '../../../../shared/model/method.ts';
import type { PlannedAttributes } from './plan-item-attributes.ts';
import type { PlannedHits } from './plan-keyword-hits.ts';
import type { Random } from '../../../../shared/base/random.ts';
import type { SampleSeed } from '../../../../shared/model/template.ts';
import type { SampleSizes } from './sample-sizes.ts';
import type { Unit } from '../../../../shared/model/unit.ts';

/** Everything that will stand in one unit's rows. Counts of a measure by level; '' where the measure has no levels. */
export interface UnitPlan {
  readonly unit: Unit;
  /** Yearly total, December's value, mean of the months, or the year's value; percentages in points. */
  readonly statistics: ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, ReadonlyMap<Level | '', Count>>;
  /** Median of the experts' scores. */
  readonly medians: ReadonlyMap<string, number>;
  readonly hits: PlannedHits;
  readonly attributes: PlannedAttributes;
}

/** Decimals that percentages and expert scores are written with. */
const PERCENT_DECIMALS = 6;
const RATING_DECIMALS = 1;
const ACCEPTED_ERROR = 0.0005;
const TOLERATED_ERROR = 0.1;
const ATTEMPTS = 16;
/** Near 100 failures are few: every part leaves to those after it so much of the mean lack to 100, and the last two get at least so many failures' worth of rows. */
const LACK_LEFT = 0.6;
const FAILURES = 3;
const MOST_ROWS = 600;

/** One collected value of a measure, with its weight in the second-level indicator. */
interface Part {
  readonly measure: Measure;
  readonly method: MeasureMethod;
  readonly level: Level | '';
  readonly weight: number;
  readonly form: 'fixed' | 'median' | 'count' | 'statistic';
}

/**
 * Plans all units: second-level scores are spread to third-level and measure targets, measures made of counts are rounded, and
 * what rounding leaves is given to the measures of the same second-level indicator that can take it finely, then to the next unit.
 */
export function planSample(
  framework: Framework,
  units: readonly Unit[],
  sample: SampleSeed,
  sizes: SampleSizes,
  seed: number,
): readonly UnitPlan[] {
  const groups = groupParts(framework);
  const carried = new Map<string, number>([...groups.keys()].map((group) => [group, 0]));
  return units.map((unit) => planUnit(framework, unit, sample, sizes, seed, groups, carried));
}

function groupParts(framework: Framework): ReadonlyMap<string, readonly Part[]> {
  const { weights, measures: methods } = framework.baseline;
  const groups = new Map<string, Part[]>();
  for (const second of framework.indicators.filter((node) => node.level === 2)) {
    const thirds = framework.indicators.filter((node) => node.parent === second.code);
    const parts = thirds.flatMap((third) =>
      framework.measures
        .filter((measure) => measure.indicator === third.code)
        .flatMap((measure): Part[] => {
          const weight = (weights[measure.code] ?? 0) / thirds.length;
          const method = methods[measure.code]!;
          const form = formOf(measure);
          const { levelWeights } = measure.rule;
          if (form !== 'count' || levelWeights === null) return [{ measure, method, level: '', weight, form }];
          return (['省', '市', '县'] as const).flatMap((level): Part[] =>
            levelWeights[level] === undefined
              ? []
              : [{ measure, method, level, weight: weight * levelWeights[level], form }],
          );
        }),
    );
    groups.set(second.code, parts);
  }
  return groups;
}

function formOf({ rule }: Measure): Part['form'] {
  if (rule.record === 'item_attributes' || rule.value?.field === '命中位次' || rule.passWhen?.field === '命中位次')
    return 'fixed';
  if (rule.aggregation === 'median') return 'median';
  return rule.record === 'monthly_statistics' || rule.record === 'annual_statistics' ? 'statistic' : 'count';
}

function planUnit(
  framework: Framework,
  unit: Unit,
  sample: SampleSeed,
  sizes: SampleSizes,
  seed: number,
  groups: ReadonlyMap<string, readonly Part[]>,
  carried: Map<string, number>,
): UnitPlan {
  const scores = sample.scores[unit.code];
  const bases = sample.baseFigures[unit.code];
  if (!scores || !bases) throw new Error(`sample: no synthetic scores for ${unit.code}`);
  let best: { readonly plan: UnitPlan; readonly errors: ReadonlyMap<string, number>; readonly worst: number } | null =
    null;
  // Where the drawn targets leave no room (scores near 100), draw again and nearer to the mean.
  for (let attempt = 0; attempt < ATTEMPTS && (best === null || best.worst > ACCEPTED_ERROR); attempt += 1) {
    const random = seeded(seed, unit.code, attempt);
    const spread = 5 * 0.65 ** (attempt % 6);
    const targets = new Map<string, number>();
    for (const [group, parts] of groups) {
      const drawn = drawTargets((scores[group] ?? 0) + (carried.get(group) ?? 0), parts, spread, random);
      drawn.forEach((target, code) => targets.set(code, target));
    }
    const attributes = planItemAttributes(
      framework.measures,
      framework.baseline.measures,
      targets,
      sizes.itemsPerLevel,
      random,
    );
    const hits = planKeywordHits(
      framework.measures,
      framework.baseline.measures,
      targets,
      sizes.keywords + random.below(12),
      random,
    );
    const fixed = new Map([...attributes.scores, ...hits.scores]);
    const statistics = new Map<string, number>();
    const counts = new Map<string, Map<Level | '', Count>>();
    const medians = new Map<string, number>();
    const base = (measure: Measure): number =>
      measure.base === null ? 1 : bases[measure.base] / baseFigureFactors[measure.base];
    const errors = new Map<string, number>();
    for (const [group, parts] of groups) {
      const wanted = (scores[group] ?? 0) + (carried.get(group) ?? 0);
      errors.set(
        group,
        wanted -
          realise(wanted, parts, targets, {
            fixed,
            statistics,
            counts,
            medians,
            base,
            sizes,
            searches: { channel: hits.channel, count: hits.positions.length },
            random,
          }),
      );
    }
    const worst = Math.max(...[...errors.values()].map(Math.abs));
    if (best === null || worst < best.worst)
      best = { plan: { unit, statistics, counts, medians, hits, attributes }, errors, worst };
  }
  if (best === null || best.worst > TOLERATED_ERROR)
    throw new Error(`sample: ${unit.code} misses its scores by ${best?.worst ?? NaN}`);
  best.errors.forEach((error, group) => carried.set(group, error));
  return best.plan;
}

/** Third-level targets around the second-level score, then measure targets around those; equal third-level weights. */
function drawTargets(
  score: number,
  parts: readonly Part[],
  spread: number,
  random: Random,
): ReadonlyMap<string, number> {
  const thirds = [...new Set(parts.map((part) => part.measure.indicator))];
  const thirdTargets = spreadTargets(
    score,
    thirds.map(() => 1),
    spread,
    random,
  );
  const targets = new Map<string, number>();
  thirds.forEach((third, at) => {
    const codes = [
      ...new Set(parts.filter((part) => part.measure.indicator === third).map((part) => part.measure.code)),
    ];
    const weights = codes.map((code) =>
      parts.filter((part) => part.measure.code === code).reduce((sum, part) => sum + part.weight, 0),
    );
    spreadTargets(thirdTargets[at]!, weights, spread, random).forEach((target, of) => targets.set(codes[of]!, target));
  });
  return targets;
}

interface Realising {
  readonly fixed: ReadonlyMap<string, number>;
  readonly statistics: Map<string, number>;
  readonly counts: Map<string, Map<Level | '', Count>>;
  readonly medians: Map<string, number>;
  /** Denominator ÷ factor. */
  readonly base: (measure: Measure) => number;
  readonly sizes: SampleSizes;
  /** Searches whose positions are planned; their 关联度 stand in the same rows. */
  readonly searches: { readonly channel: string; readonly count: number };
  readonly random: Random;
}

/** Realises the parts of one second-level indicator from coarse to fine; gives the score reached. */
function realise(
  wanted: number,
  parts: readonly Part[],
  targets: ReadonlyMap<string, number>,
  into: Realising,
): number {
  const order = coarseToFine(parts, targets, into);
  let reached = 0;
  let restWeight = order.reduce((sum, part) => sum + part.weight, 0);
  let restTarget = order.reduce((sum, part) => sum + part.weight * targets.get(part.measure.code)!, 0);
  for (let at = 0; at < order.length; at += 1) {
    const part = order[at]!;
    const next = order[at + 1];
    const shift = (wanted - reached - restTarget) / restWeight;
    const own = Math.min(100, Math.max(0, targets.get(part.measure.code)! + shift));
    if (next !== undefined && at === order.length - 2 && part.form === 'count' && next.form === 'count') {
      const lacking = Math.max(0.01, 100 * restWeight - (wanted - reached));
      const ranges = [fineRange(part, lacking, into), fineRange(next, lacking, into)] as const;
      const pair = nearestPair(wanted - reached, own, [part.weight, next.weight], ranges, into.random.below(1000));
      keepCount(part, pair[0], into);
      keepCount(next, pair[1], into);
      return (
        reached +
        part.weight * scoreOfCount(pair[0], ranges[0].each) +
        next.weight * scoreOfCount(pair[1], ranges[1].each)
      );
    }
    const used = 100 * (1 - restWeight) - reached;
    const least = 100 - Math.max(0, (100 - wanted) * (1 - LACK_LEFT * (restWeight - part.weight)) - used) / part.weight;
    reached += part.weight * realisePart(part, own, least, at === order.length - 1, into);
    restWeight -= part.weight;
    restTarget -= part.weight * targets.get(part.measure.code)!;
  }
  return reached;
}

/** `least`: the score below which too little would be left for the parts after it. */
function realisePart(part: Part, target: number, least: number, last: boolean, into: Realising): number {
  const { measure, method } = part;
  switch (part.form) {
    case 'fixed':
      return into.fixed.get(measure.code)!;
    case 'median': {
      const median = roundTo(valueOfScore(target, method), RATING_DECIMALS);
      into.medians.set(measure.code, median);
      return scoreOfValue(median, method);
    }
    case 'statistic': {
      const value = roundTo(valueOfScore(target, method) * into.base(measure), statisticDecimals(measure));
      into.statistics.set(measure.code, value);
      return scoreOfValue(value / into.base(measure), method);
    }
    case 'count': {
      const range = countRange(part, into);
      const size = range.from + into.random.below(range.to - range.from + 1);
      const near = last
        ? nearestCount(target, range, into.random.below(1000))
        : nearestCount(target, { ...range, from: size, to: size }, 0);
      const count = last
        ? near
        : { ...near, points: Math.max(near.points, Math.ceil((least * range.each * size) / 100 - 1e-9)) };
      keepCount(part, count, into);
      return scoreOfCount(count, range.each);
    }
  }
}

function keepCount(part: Part, count: Count, into: Realising): void {
  const byLevel = into.counts.get(part.measure.code) ?? new Map<Level | '', Count>();
  byLevel.set(part.level, count);
  into.counts.set(part.measure.code, byLevel);
}

/** What can take least finely first; a statistic of large numbers last, else the two lightest shares. */
function coarseToFine(parts: readonly Part[], targets: ReadonlyMap<string, number>, into: Realising): readonly Part[] {
  const rank = (part: Part): number => ['fixed', 'median', 'count', 'statistic'].indexOf(part.form);
  const step = (part: Part): number => {
    if (part.form !== 'statistic') return part.weight;
    const target = Math.min(99, targets.get(part.measure.code)!);
    const unit = 10 ** -statisticDecimals(part.measure) / into.base(part.measure);
    const value = valueOfScore(target, part.method);
    return part.weight * Math.abs(scoreOfValue(value + unit, part.method) - scoreOfValue(value, part.method));
  };
  return [...parts].sort(
    (a, b) => rank(a) - rank(b) || step(b) - step(a) || (a.measure.code < b.measure.code ? -1 : 1),
  );
}

/** Months of percentages are written to two decimals; their mean over twelve months is still fine enough. */
function statisticDecimals(measure: Measure): number {
  if (measure.unit !== '%') return 0;
  return measure.rule.record === 'annual_statistics' ? PERCENT_DECIMALS : 2;
}

function countRange(part: Part, into: Realising): CountRange {
  const { record, value } = part.measure.rule;
  const each = value === null ? 1 : 5;
  if (isSearch(part, into)) return { each, from: into.searches.count, to: into.searches.count };
  if (record === 'element_checks') return { each, ...into.sizes.elements };
  if (record === 'item_checks') return { each, ...into.sizes.checks };
  return { each, ...into.sizes.others };
}

function isSearch({ measure }: Part, { searches }: Realising): boolean {
  return measure.rule.record === 'keyword_tests' && measure.rule.where.some((part) => part.equals === searches.channel);
}

/** Large enough that a few failures or lost points fit into what is lacking to 100. */
function fineRange(part: Part, lacking: number, into: Realising): CountRange {
  if (isSearch(part, into)) return countRange(part, into);
  const range = countRange(part, into);
  const from = Math.max(
    range.from,
    Math.min(MOST_ROWS, Math.ceil((100 * part.weight * FAILURES) / (lacking * range.each))),
  );
  return { each: range.each, from, to: from + range.to - range.from };
}

function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
