import { atLeast } from '../base/tolerance.ts';
import { cellMarks, missingReasonIndex, NOT_COUNTED } from '../model/dataset.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Method } from '../model/method.ts';
import type { Cohort } from './cohort/cohort.ts';
import type { MeasureStages } from './measure-stages.ts';

const notApplicable = missingReasonIndex('not_applicable');

/** One column of evidence, per unit: of a measure its cells, of a node what lies beneath. */
export interface EvidenceColumn {
  /** 0–1; NaN outside the cohort and where nothing applies to the unit. */
  readonly measured: Float64Array;
  readonly imputed: Float64Array;
  readonly incomplete: Uint32Array;
  readonly doubts: Uint32Array;
}

/** Columns of all measures. Those that say the same of every unit are one array, by which it is seen that nothing is to be summed up. */
export interface CellEvidenceColumns {
  readonly measures: readonly EvidenceColumn[];
  readonly whole: Float64Array;
  readonly noShare: Float64Array;
  readonly noCount: Uint32Array;
}

/** A child that counts, with its weight. */
export interface WeightedEvidence {
  readonly weight: number;
  readonly evidence: EvidenceColumn;
}

export interface Months {
  readonly present: number;
  readonly expected: number;
}

/** Some months are there, but not all. */
export function isShort(months: Months | null): months is Months {
  return months !== null && months.present > 0 && months.present < months.expected;
}

/** Months present of months expected; null where the measure isn't collected by month or nobody counted. */
export function monthsOf(dataset: Dataset, measure: number, cell: number): Months | null {
  const expected = dataset.measures[measure]?.months ?? null;
  const present = dataset.evidence?.months[cell] ?? NOT_COUNTED;
  return expected === null || present === NOT_COUNTED ? null : { present, expected };
}

/**
 * docs/METHODS "Evidence", per measure: 1 for a score whose value is measured, months present of those expected where the period is incomplete, 0 for
 * one that is imputed or missing. Nothing here depends on a weight, so that an edit of one only sums up again.
 */
export function cellEvidence(dataset: Dataset, cohort: Cohort, stages: MeasureStages): CellEvidenceColumns {
  const whole = shareColumn(cohort, 1);
  const noShare = shareColumn(cohort, 0);
  const noCount = new Uint32Array(cohort.size);
  const measures = dataset.measures.map((_, m): EvidenceColumn => {
    const measured = Float64Array.from(whole);
    const imputed = Float64Array.from(noShare);
    const incomplete = new Uint32Array(cohort.size);
    let less = false;
    let filled = false;
    const doubts = new Uint32Array(cohort.size);
    let short = false;
    let doubted = false;
    for (const unit of cohort.included) {
      const cell = m * cohort.size + unit;
      if (stages.reasons[cell] === notApplicable) {
        measured[unit] = Number.NaN;
        imputed[unit] = Number.NaN;
        less = true;
        filled = true;
        continue;
      }
      const isMissing = Number.isNaN(stages.normalised[cell]);
      const isImputed = ((stages.marks[cell] ?? 0) & cellMarks.imputed) !== 0;
      const months = monthsOf(dataset, m, cell);
      const incompletely = isShort(months);
      if (isMissing || isImputed) measured[unit] = 0;
      else if (incompletely) measured[unit] = months.present / months.expected;
      if (isImputed && !isMissing) imputed[unit] = 1;
      if (incompletely) incomplete[unit] = 1;
      if ((dataset.evidence?.doubts[cell] ?? 0) !== 0) doubts[unit] = 1;
      doubted ||= doubts[unit] !== 0;
      less ||= measured[unit] !== 1;
      filled ||= imputed[unit] !== 0;
      short ||= incompletely;
    }
    return {
      measured: less ? measured : whole,
      imputed: filled ? imputed : noShare,
      incomplete: short ? incomplete : noCount,
      doubts: doubted ? doubts : noCount,
    };
  });
  return { measures, whole, noShare, noCount };
}

/** A node's share from those of its children by their weights, for each unit of those that apply to it. `same`: the column of children that all say the same. */
export function nodeShare(
  children: readonly WeightedEvidence[],
  of: 'measured' | 'imputed',
  same: Float64Array,
  cohort: Cohort,
): Float64Array {
  if (children.length > 0 && children.every(({ evidence }) => evidence[of] === same)) return same;
  const share = shareColumn(cohort, 0);
  if (children.length === 0) return share;
  for (const unit of cohort.included) {
    let all = 0;
    let sum = 0;
    for (const { weight, evidence } of children) {
      const own = evidence[of][unit] ?? Number.NaN;
      if (Number.isNaN(own)) continue;
      all += weight;
      sum += weight * own;
    }
    share[unit] = all > 0 ? sum / all : Number.NaN;
  }
  return share;
}

/**
 * What a node brings to the one above it: nothing to a unit that it has no score of, whatever is measured or imputed beneath, since none of that enters
 * (docs/METHODS "Evidence"). Its counts stay. The same column where that changes nothing, so that what rests on it stays too.
 */
export function enteringEvidence(evidence: EvidenceColumn, scores: Float64Array): EvidenceColumn {
  const measured = whereScored(evidence.measured, scores);
  const imputed = whereScored(evidence.imputed, scores);
  return measured === evidence.measured && imputed === evidence.imputed ? evidence : { ...evidence, measured, imputed };
}

/** NaN, where nothing applies or a unit takes no part, stays. */
function whereScored(shares: Float64Array, scores: Float64Array): Float64Array {
  let entering = shares;
  for (let unit = 0; unit < shares.length; unit += 1) {
    if (!((shares[unit] ?? 0) > 0) || !Number.isNaN(scores[unit])) continue;
    if (entering === shares) entering = Float64Array.from(shares);
    entering[unit] = 0;
  }
  return entering;
}

/** The share of the weight that must be measured for a score; 0 under `strict`, which asks for more. */
export function leastMeasured({ policy, minimumAvailability }: Method['missing']): number {
  return policy === 'strict' ? 0 : minimumAvailability;
}

/** Per unit 1 where less than `least` of a node's weight is measured (docs/METHODS "Missing children"); null: nowhere. */
export function lackingUnits(measured: Float64Array, least: number, cohort: Cohort): Uint8Array | null {
  if (least === 0) return null;
  const lacking = new Uint8Array(cohort.size);
  for (const unit of cohort.included) {
    const share = measured[unit] ?? Number.NaN;
    if (!Number.isNaN(share) && !atLeast(share, least)) lacking[unit] = 1;
  }
  return lacking.includes(1) ? lacking : null;
}

/** How many cells beneath a node, from its children. */
export function nodeCount(
  children: readonly EvidenceColumn[],
  of: 'incomplete' | 'doubts',
  none: Uint32Array,
): Uint32Array {
  if (children.every((evidence) => evidence[of] === none)) return none;
  const count = new Uint32Array(none.length);
  for (const evidence of children) evidence[of].forEach((cells, unit) => (count[unit] = (count[unit] ?? 0) + cells));
  return count;
}

function shareColumn(cohort: Cohort, share: number): Float64Array {
  const column = new Float64Array(cohort.size).fill(Number.NaN);
  for (const unit of cohort.included) column[unit] = share;
  return column;
}
