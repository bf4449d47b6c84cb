import { nearlyEqual } from '../../base/tolerance.ts';
import type { IndexCurve, LinearFractional } from './share-curves.ts';

/** Where a curve has no formula, an interval is searched in this many parts before bisection. */
const SEARCH_PARTS = 24;
const BISECTIONS = 60;

/** Shares at which a curve meets a line, or its formula changes: the only places where the unit's side of the line can change. */
export function lineCandidates(curve: IndexCurve, line: number): number[] {
  return candidates(
    [curve],
    1,
    (middle) => {
      const form = curve.form(middle);
      return form === null ? null : [(line * form.d0 - form.n0) / (form.n1 - line * form.d1)];
    },
    (share) => curve.at(share) - line,
  );
}

/** Shares at which two curves meet, or one's formula changes. */
export function meetingCandidates(a: IndexCurve, b: IndexCurve): number[] {
  return candidates(
    [a, b],
    SEARCH_PARTS,
    (middle) => {
      const left = a.form(middle);
      const right = b.form(middle);
      return left === null || right === null ? null : meetings(left, right);
    },
    (share) => a.at(share) - b.at(share),
  );
}

/** 1 where `a` is clearly above, −1 where clearly below, 0 tied or not comparable. `span`: of the index, `nodeSpans` of its result. */
export function orderAt(a: IndexCurve, b: IndexCurve, share: number, span: number): number {
  const x = a.at(share);
  const y = b.at(share);
  return Number.isNaN(x) || Number.isNaN(y) || nearlyEqual(x, y, span) ? 0 : Math.sign(x - y);
}

/**
 * The nearest share on either side of `from` where `holds` becomes true, as it is between candidates; 0 itself is a place
 * of its own (the child is switched off there).
 */
export function nearestChange(
  from: number,
  shares: readonly number[],
  holds: (share: number) => boolean,
): number | null {
  const above = [...shares.filter((share) => share > from).sort((a, b) => a - b), 1];
  const below = [...shares.filter((share) => share < from && share > 0).sort((a, b) => b - a), 0];
  const up = firstHolding(from, above, holds);
  const down = firstHolding(from, below, holds) ?? (from > 0 && holds(0) ? 0 : null);
  if (up === null || down === null) return up ?? down;
  return up - from < from - down ? up : down;
}

function firstHolding(from: number, stops: readonly number[], holds: (share: number) => boolean): number | null {
  let start = from;
  for (const stop of stops) {
    const middle = (start + stop) / 2;
    if (middle !== start && middle !== stop && holds(middle)) return start;
    start = stop;
  }
  return null;
}

/** `solve`: roots of the formula around a share, null without formula. */
function candidates(
  curves: readonly IndexCurve[],
  parts: number,
  solve: (middle: number) => readonly number[] | null,
  difference: (share: number) => number,
): number[] {
  const breaks = [...new Set(curves.flatMap((curve) => curve.breaks))].sort((a, b) => a - b);
  const stops = [0, ...breaks, 1];
  const found = [...breaks];
  for (let at = 0; at + 1 < stops.length; at += 1) {
    const low = stops[at] ?? 0;
    const high = stops[at + 1] ?? 1;
    const roots = solve((low + high) / 2) ?? bisected(difference, low, high, parts);
    found.push(...roots.filter((root) => root > low && root < high));
  }
  return found;
}

function meetings(a: LinearFractional, b: LinearFractional): number[] {
  const constant = a.n0 * b.d0 - b.n0 * a.d0;
  const linear = a.n0 * b.d1 + a.n1 * b.d0 - b.n0 * a.d1 - b.n1 * a.d0;
  const square = a.n1 * b.d1 - b.n1 * a.d1;
  // Without missing children the divisors are the same constant and what is left of the square is rounding.
  const size = Math.abs(a.n1 * b.d1) + Math.abs(b.n1 * a.d1);
  if (Math.abs(square) <= 1e-14 * size || square === 0) return [-constant / linear];
  const discriminant = linear * linear - 4 * square * constant;
  if (!(discriminant >= 0)) return [];
  // The stable form: no difference of nearly equal numbers.
  const q = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant));
  return [q / square, constant / q];
}

function bisected(difference: (share: number) => number, low: number, high: number, parts: number): number[] {
  const inset = 1e-9 * (high - low);
  const at = (part: number): number =>
    Math.min(Math.max(low + ((high - low) * part) / parts, low + inset), high - inset);
  const roots: number[] = [];
  for (let part = 0; part < parts; part += 1) {
    let left = at(part);
    let right = at(part + 1);
    const first = Math.sign(difference(left));
    const last = Math.sign(difference(right));
    if (Number.isNaN(first) || Number.isNaN(last) || first === last) continue;
    for (let step = 0; step < BISECTIONS; step += 1) {
      const middle = (left + right) / 2;
      if (Math.sign(difference(middle)) === first) left = middle;
      else right = middle;
    }
    roots.push((left + right) / 2);
  }
  return roots;
}
