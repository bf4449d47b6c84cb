import { isSlipOf } from '../../../shared/model/slips.ts';
import { cellMarks, doubtBits, missingReasonIndex } from '../../../shared/model/dataset.ts';
import { levels, recordKinds } from '../../../shared/model/record-kind.ts';
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
  /** Months with a value, −1 where nobody counts them: no measure by month, or a figure without a month. */
  readonly months: number;
  /** Weighted levels with a value, −1 where none are weighted. */
  readonly levels: number;
  /** Bits of `doubtBits` that the records show. */
  readonly doubts: number;
}

/** In `months` and `levels`. */
export const UNCOUNTED = -1;

interface Read {
  readonly facet: Facet;
  readonly sums: FacetSums;
}

/**
 * Value of one measure for one unit from the facets that its rule reads (docs/METHODS "Measure values").
 * Without rows: no_record. With rows of which none has a value: not_applicable where all say so, else marked_missing. A ratio over nothing: zero_base.
 */
export function evaluateMeasure(rule: CompiledRule, facets: readonly Facet[], reader: FacetReader): EvaluatedCell {
  const read = facets
    .map((facet): Read => ({ facet, sums: reader.sums(rule, facet) }))
    .filter(({ sums }) => sums.rows > 0);
  const considered = rule.levelWeights === null ? read : read.filter(({ facet }) => levelWeight(rule, facet.level) > 0);
  if (considered.length === 0)
    return {
      value: Number.NaN,
      reason: missingReasonIndex('no_record'),
      marks: 0,
      records: 0,
      sheet: 0,
      months: UNCOUNTED,
      levels: UNCOUNTED,
      doubts: 0,
    };
  const counted = considered.filter(({ sums }) => sums.counted > 0);
  return concludeCell(rule, {
    groups: groupsOf(rule, considered, reader),
    sheet: Math.max(...considered.map(({ sums }) => sums.sheet)),
    conflict: considered.some(({ facet }) => reader.conflicting(rule, facet)),
    months: monthsOf(rule, counted),
    doubts: platformsDiffer(counted) ? doubtBits.platform : 0,
  });
}

/** What the rows of one level, or all rows where no level is weighted, were reduced to. */
export interface RowGroup {
  readonly level: string;
  readonly rows: number;
  readonly counted: number;
  readonly notApplicable: number;
  /** NaN without rows that say something, and of a ratio over nothing. */
  readonly value: number;
}

/** A cell before its last step, in the form that every engine gives: at least one row. */
export interface CellReading {
  readonly groups: readonly RowGroup[];
  readonly sheet: number;
  readonly conflict: boolean;
  readonly months: number;
  readonly doubts: number;
}

/** The last step of every rule, the same whichever engine reduced the rows: weights over levels, why there is no value, scale. */
export function concludeCell(
  rule: Pick<CompiledRule, 'levelWeights' | 'scale'>,
  { groups, sheet, conflict, months, doubts }: CellReading,
): EvaluatedCell {
  const records = groups.reduce((total, { rows }) => total + rows, 0);
  const found = { records, sheet, months, doubts };
  const marked = conflict ? cellMarks.conflict : 0;
  if (groups.every(({ counted }) => counted === 0)) {
    return {
      ...found,
      value: Number.NaN,
      reason: missingReasonIndex(
        groups.every(({ rows, notApplicable }) => notApplicable === rows) ? 'not_applicable' : 'marked_missing',
      ),
      marks: marked,
      levels: rule.levelWeights === null ? UNCOUNTED : 0,
    };
  }
  const { value, levels: levelsFound } =
    rule.levelWeights === null
      ? { value: groups[0]?.value ?? Number.NaN, levels: UNCOUNTED }
      : weighLevels(rule, groups);
  const levelMissing = levelsFound !== UNCOUNTED && levelsFound < weightedLevels(rule);
  const marks = marked | (levelMissing ? cellMarks.levelMissing : 0);
  if (!Number.isFinite(value))
    return { ...found, value: Number.NaN, reason: missingReasonIndex('zero_base'), marks, levels: levelsFound };
  return { ...found, value: value * rule.scale, reason: 0, marks, levels: levelsFound };
}

function groupsOf(rule: CompiledRule, considered: readonly Read[], reader: FacetReader): readonly RowGroup[] {
  const grouped =
    rule.levelWeights === null
      ? new Map([['', considered]])
      : Map.groupBy(considered, ({ facet }): string => facet.level);
  return [...grouped].map(([level, read]) => {
    const counted = read.filter(({ sums }) => sums.counted > 0);
    return {
      level,
      rows: read.reduce((total, { sums }) => total + sums.rows, 0),
      counted: counted.reduce((total, { sums }) => total + sums.counted, 0),
      notApplicable: read.reduce((total, { sums }) => total + sums.notApplicable, 0),
      value: counted.length === 0 ? Number.NaN : reduce(rule, counted, reader),
    };
  });
}

/** Figures of one month and level on two platforms that differ by a factor of 10, 100 or 10⁴. */
function platformsDiffer(counted: readonly Read[]): boolean {
  const figures = counted.filter(({ facet, sums }) => facet.platform !== '' && sums.rows === 1);
  return figures.some(({ facet, sums }, at) =>
    figures
      .slice(at + 1)
      .some(
        (other) =>
          other.facet.platform !== facet.platform &&
          other.facet.period === facet.period &&
          other.facet.level === facet.level &&
          isSlipOf(sums.x, other.sums.x),
      ),
  );
}

/** Different months among records that have a value. A figure without a month speaks for the whole period. */
function monthsOf(rule: CompiledRule, counted: readonly Read[]): number {
  if (rule.kind !== recordKinds.indexOf('monthly_statistics') || rule.facets.period !== undefined) return UNCOUNTED;
  if (counted.some(({ facet }) => facet.period < 10_000)) return UNCOUNTED;
  return new Set(counted.map(({ facet }) => facet.period)).size;
}

type Weighted = Pick<CompiledRule, 'levelWeights'>;

function weightedLevels(rule: Weighted): number {
  return levels.filter((level) => levelWeight(rule, level) > 0).length;
}

/** 0 of a level that the rule doesn't weight. */
export function levelWeight(rule: Weighted, level: string): number {
  const known = levels.find((one) => one === level);
  return known ? (rule.levelWeights?.[known] ?? 0) : 0;
}

/** The weighted mean of the levels that have a value. */
function weighLevels(rule: Weighted, groups: readonly RowGroup[]): { value: number; levels: number } {
  let sum = 0;
  let weights = 0;
  let found = 0;
  for (const level of levels) {
    const weight = levelWeight(rule, level);
    const value = groups.find((group) => group.level === level)?.value ?? Number.NaN;
    if (weight <= 0 || !Number.isFinite(value)) continue;
    sum += weight * value;
    weights += weight;
    found += 1;
  }
  return { value: sum / weights, levels: found };
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
