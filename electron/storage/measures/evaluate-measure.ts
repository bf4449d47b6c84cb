import { cellMarks, missingReasonIndex } from '../../../shared/model/dataset.ts';
import { levels } from '../../../shared/model/record-kind.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Facet } from './facet-index.ts';
import type { FacetReader, FacetSums } from './facet-reader.ts';

/** One cell as its records give it, before 指标原始值表 and overrides. */
export interface EvaluatedCell {
  /** NaN when missing. */
  readonly value: number;
  readonly reason: number;
  readonly marks: number;
  readonly records: number;
  /** Newest sheet among the records, 0 without any. */
  readonly sheet: number;
}

interface Read {
  readonly facet: Facet;
  readonly sums: FacetSums;
}

/**
 * Value of one measure for one unit from the facets that its rule reads (docs/METHODS "Measure values").
 * Without rows: no_record. With rows of which none has a value: marked_missing. A ratio over nothing: zero_base.
 */
export function evaluateMeasure(rule: CompiledRule, facets: readonly Facet[], reader: FacetReader): EvaluatedCell {
  const read = facets
    .map((facet): Read => ({ facet, sums: reader.sums(rule, facet) }))
    .filter(({ sums }) => sums.rows > 0);
  const considered = rule.levelWeights === null ? read : read.filter(({ facet }) => levelWeight(rule, facet.level) > 0);
  const records = considered.reduce((total, { sums }) => total + sums.rows, 0);
  if (records === 0)
    return { value: Number.NaN, reason: missingReasonIndex('no_record'), marks: 0, records: 0, sheet: 0 };
  const sheet = Math.max(...considered.map(({ sums }) => sums.sheet));
  const conflict = considered.some(({ facet }) => reader.conflicting(rule, facet)) ? cellMarks.conflict : 0;
  const counted = considered.filter(({ sums }) => sums.counted > 0);
  if (counted.length === 0)
    return { value: Number.NaN, reason: missingReasonIndex('marked_missing'), marks: conflict, records, sheet };
  const { value, levelMissing } =
    rule.levelWeights === null
      ? { value: reduce(rule, counted, reader), levelMissing: false }
      : weighLevels(rule, counted, reader);
  const marks = conflict | (levelMissing ? cellMarks.levelMissing : 0);
  if (!Number.isFinite(value))
    return { value: Number.NaN, reason: missingReasonIndex('zero_base'), marks, records, sheet };
  return { value: value * rule.scale, reason: 0, marks, records, sheet };
}

function levelWeight(rule: CompiledRule, level: string): number {
  const known = levels.find((one) => one === level);
  return known ? (rule.levelWeights?.[known] ?? 0) : 0;
}

/** The inner aggregation inside each level, then the weighted mean of the levels that have a value. */
function weighLevels(
  rule: CompiledRule,
  read: readonly Read[],
  reader: FacetReader,
): { value: number; levelMissing: boolean } {
  let sum = 0;
  let weights = 0;
  let levelMissing = false;
  for (const level of levels) {
    const weight = levelWeight(rule, level);
    if (weight <= 0) continue;
    const inside = read.filter(({ facet }) => facet.level === level);
    const value = inside.length === 0 ? Number.NaN : reduce(rule, inside, reader);
    if (Number.isFinite(value)) {
      sum += weight * value;
      weights += weight;
    } else levelMissing = true;
  }
  return { value: sum / weights, levelMissing };
}

/** One number of the rows of some facets, each of which has at least one value. */
function reduce(rule: CompiledRule, read: readonly Read[], reader: FacetReader): number {
  const x = (): number => exactSum(read.map(({ sums }) => sums.x));
  switch (rule.reduction) {
    case 'sum':
      return x();
    case 'mean':
      return x() / read.reduce((total, { sums }) => total + sums.counted, 0);
    case 'median':
      return median(read.flatMap(({ facet }) => reader.values(rule, facet)));
    case 'last_month': {
      const last = Math.max(...read.map(({ facet }) => facet.period));
      return exactSum(read.filter(({ facet }) => facet.period === last).map(({ sums }) => sums.x));
    }
    case 'ratio':
    case 'one_minus_ratio': {
      const below = exactSum(read.map(({ sums }) => sums.y));
      if (below === 0) return Number.NaN;
      return rule.reduction === 'ratio' ? x() / below : 1 - x() / below;
    }
  }
}

/** Neumaier's compensated sum, so that the order in which sheets came hardly matters. */
function exactSum(values: readonly number[]): number {
  let sum = 0;
  let correction = 0;
  for (const value of values) {
    const next = sum + value;
    correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + correction;
}

/** Mean of the two middle values when their number is even. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
