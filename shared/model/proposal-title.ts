import { displayNumber } from '../base/display.ts';
import type { GroupWeights } from './meeting.ts';

/** Ratios that belong together are equal but for the rounding of what was scaled. */
const SAME = 1e-6;

interface ShareMove {
  readonly code: string;
  /** Shares of the group in per cent. */
  readonly from: number;
  readonly to: number;
}

/** The share of each code in its group before and after, in the order of `after`. */
export function shareMoves(before: GroupWeights, after: GroupWeights): readonly ShareMove[] {
  const codes = Object.keys(after);
  const total = (weights: GroupWeights): number => codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
  const [was, is] = [total(before), total(after)];
  const share = (weight: number | undefined, whole: number): number => (whole > 0 ? ((weight ?? 0) / whole) * 100 : 0);
  return codes.map((code) => ({ code, from: share(before[code], was), to: share(after[code], is) }));
}

/** "A 25→27": what was moved. Siblings that only scaled with it in proportion aren't named. */
export function proposalTitle(before: GroupWeights, after: GroupWeights): string {
  const moves = shareMoves(before, after).filter(({ from, to }) => Math.abs(from - to) > SAME);
  const carried = largestCarried(moves);
  const moved = moves.filter((move) => !carried.has(move));
  return (moved.length === 0 ? moves : moved)
    .map(({ code, from, to }) => `${code} ${shortNumber(from)}→${shortNumber(to)}`)
    .join(', ');
}

/** Two decimals at most, without zeros at the end. */
export function shortNumber(value: number): string {
  return displayNumber(value).replace(/\.?0+$/, '');
}

function largestCarried(moves: readonly ShareMove[]): ReadonlySet<ShareMove> {
  const ratio = ({ from, to }: ShareMove): number => (from > 0 ? to / from : Number.POSITIVE_INFINITY);
  const groups = moves.map((move) => moves.filter((other) => Math.abs(ratio(other) - ratio(move)) <= SAME));
  const largest = groups.reduce<readonly ShareMove[]>((best, group) => (group.length > best.length ? group : best), []);
  return new Set(largest.length > 1 ? largest : []);
}
