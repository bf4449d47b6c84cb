import { nearlyEqual } from '../../base/tolerance.ts';
import { mean } from '../statistics/mean.ts';
import { normalQuantile } from '../statistics/normal-quantile.ts';

/** Probits at which grades begin, best last, by number of grades (田凤调 1993). */
const cuts = {
  5: [3.2, 4.4, 5.6, 6.8],
  4: [3.5, 5, 6.5],
  3: [4, 6],
} as const;

export interface RsrGrades {
  /** WRSR = intercept + slope·probit, least squares over the distinct values. */
  readonly intercept: number;
  readonly slope: number;
  /** Probit of each unit's cumulated share. */
  readonly probits: readonly number[];
  /** 3, 4 or 5: the most with two units or more in each, else 3. */
  readonly grades: 3 | 4 | 5;
  /** 1 is best. */
  readonly grade: readonly number[];
}

/**
 * 秩和比分档 by probits: distinct values rising, mean rank over n as cumulated share, of the last 1 − 1/(4n); a unit's grade is where its WRSR stands
 * among the regression's values at the cuts. Null: fewer than two distinct values, of which there is no line.
 */
export function rsrGrades(wrsr: readonly number[]): RsrGrades | null {
  const n = wrsr.length;
  const order = [...wrsr.keys()].sort((a, b) => (wrsr[a] ?? 0) - (wrsr[b] ?? 0));
  const probits = new Array<number>(n).fill(Number.NaN);
  const points: { readonly x: number; readonly y: number }[] = [];
  for (let start = 0, end = 0; start < n; start = end) {
    const value = wrsr[order[start] ?? 0] ?? 0;
    end = start + 1;
    while (end < n && nearlyEqual(wrsr[order[end] ?? 0] ?? 0, value)) end += 1;
    const share = end === n ? 1 - 1 / (4 * n) : (start + 1 + end) / 2 / n;
    const probit = 5 + normalQuantile(share);
    for (const unit of order.slice(start, end)) probits[unit] = probit;
    points.push({ x: probit, y: value });
  }
  if (points.length < 2) return null;
  const centreX = mean(points.map(({ x }) => x));
  const centreY = mean(points.map(({ y }) => y));
  const slope =
    points.reduce((sum, { x, y }) => sum + (x - centreX) * (y - centreY), 0) /
    points.reduce((sum, { x }) => sum + (x - centreX) ** 2, 0);
  const intercept = centreY - slope * centreX;
  const graded = ([5, 4, 3] as const).map((grades) => {
    const lines = cuts[grades].map((cut) => intercept + slope * cut);
    return { grades, grade: wrsr.map((value) => grades - lines.filter((line) => value >= line).length) };
  });
  const filled = graded.find(({ grades, grade }) =>
    Array.from({ length: grades }, (_, at) => grade.filter((own) => own === at + 1).length).every((held) => held >= 2),
  );
  const chosen = filled ?? graded[2];
  if (chosen === undefined) throw new Error('rsr: no grades');
  return { intercept, slope, probits, ...chosen };
}
