import type { Judgements } from '../../../../shared/scoring/weights/ahp.ts';

/** Saaty's scale as it is chosen: from 9 over 1 to 1/9. */
export const saatyScale = [
  '9',
  '8',
  '7',
  '6',
  '5',
  '4',
  '3',
  '2',
  '1',
  '1/2',
  '1/3',
  '1/4',
  '1/5',
  '1/6',
  '1/7',
  '1/8',
  '1/9',
] as const;
export type SaatyJudgement = (typeof saatyScale)[number];

/** One expert's judgements of pairs, row before column; a pair not named is not judged. */
export type JudgedPairs = Readonly<Record<string, SaatyJudgement>>;

export function pairKey(row: number, column: number): string {
  return `${row}-${column}`;
}

export function saatyValue(judgement: SaatyJudgement): number {
  const [over = '1', under = '1'] = judgement.split('/');
  return Number(over) / Number(under);
}

/** The full matrix: 1 on the diagonal, below it the reciprocals, null where nobody judged. */
export function judgementMatrix(pairs: JudgedPairs, size: number): Judgements {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => {
      if (row === column) return 1;
      const judged = pairs[row < column ? pairKey(row, column) : pairKey(column, row)];
      if (judged === undefined) return null;
      return row < column ? saatyValue(judged) : 1 / saatyValue(judged);
    }),
  );
}

/** The step of the scale nearest to a ratio, by its logarithm: 1.4 is nearer to 1, 1.5 to 2. */
export function nearestJudgement(ratio: number): SaatyJudgement {
  return saatyScale.reduce(
    (best, step) =>
      Math.abs(Math.log(saatyValue(step) / ratio)) < Math.abs(Math.log(saatyValue(best) / ratio)) ? step : best,
    '1',
  );
}

/** Judgements that weights imply; pairs with a weight of 0 stay open. */
export function judgementsOf(weights: readonly number[]): JudgedPairs {
  const pairs: Record<string, SaatyJudgement> = {};
  weights.forEach((own, row) =>
    weights.forEach((other, column) => {
      if (row < column && own > 0 && other > 0) pairs[pairKey(row, column)] = nearestJudgement(own / other);
    }),
  );
  return pairs;
}
