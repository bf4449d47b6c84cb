import { doubtBits } from '../model/dataset.ts';
import { isInside } from '../model/domain.ts';
import type { Domain } from '../model/domain.ts';
import { slips } from '../model/slips.ts';
import { quantile } from './statistics/quantile.ts';

/** A column of one measure, per unit, NaN where missing. */
export interface DoubtColumn {
  /** As collected. */
  readonly values: Float64Array;
  /** Divided by their base, by which units of different size compare. */
  readonly compared: Float64Array;
  readonly previous: Float64Array | null;
  readonly domain: Domain | null;
}

/**
 * What is implausible in a column, as bits: outside its domain (values from before there was one); eight times last year's or more, or an eighth or
 * less; apart from the cohort, where one slip would bring it among the others. Numbers that aren't positive have no factor and are not compared.
 */
export function columnDoubts({ values, compared, previous, domain }: DoubtColumn): Uint8Array {
  const doubts = new Uint8Array(values.length);
  const fence = cohortFence(compared);
  for (let unit = 0; unit < values.length; unit += 1) {
    const value = values[unit] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    let bits = 0;
    if (domain !== null && !isInside(domain, value)) bits |= doubtBits.domain;
    if (previous !== null && manyfold(value, previous[unit] ?? Number.NaN)) bits |= doubtBits.lastYear;
    if (fence !== null && isSlip(compared[unit] ?? Number.NaN, fence)) bits |= doubtBits.cohort;
    doubts[unit] = bits;
  }
  return doubts;
}

/** Eight: a digit too many, and a fifth of real change. */
function manyfold(a: number, b: number): boolean {
  return a > 0 && b > 0 && Math.max(a / b, b / a) >= 8;
}

/** Quartiles of the logarithms and how far they lie apart. */
interface Fence {
  readonly low: number;
  readonly high: number;
  readonly spread: number;
}

/** Null for fewer than eight values: quartiles of so few say nothing. */
function cohortFence(values: Float64Array): Fence | null {
  const logs = [...values].filter((value) => value > 0).map(Math.log10);
  if (logs.length < 8) return null;
  logs.sort((a, b) => a - b);
  const low = quantile(logs, 0.25);
  const high = quantile(logs, 0.75);
  return { low, high, spread: high - low };
}

/** Beyond three times the quartiles' distance and a factor of eight, and a slip away from within one and a half. */
function isSlip(value: number, { low, high, spread }: Fence): boolean {
  if (!(value > 0)) return false;
  const log = Math.log10(value);
  const beyond = log > high ? log - high : low - log;
  if (beyond < Math.log10(8) || beyond <= 3 * spread) return false;
  return slips.some((slip) => {
    const mended = log > high ? log - Math.log10(slip) : log + Math.log10(slip);
    return mended >= low - Math.max(1.5 * spread, 0.3) && mended <= high + Math.max(1.5 * spread, 0.3);
  });
}
