/** A score of 100 · points ÷ (each · count): passed checks (`each` 1) or points of ratings (`each` 5). */
export interface Count {
  readonly points: number;
  readonly count: number;
}

/** What a count may be. */
export interface CountRange {
  readonly each: number;
  readonly from: number;
  readonly to: number;
}

export function scoreOfCount({ points, count }: Count, each: number): number {
  return (100 * points) / (each * count);
}

/** The count within the range that comes nearest to `score` (clipped to 0–100); `start` is tried first, so that sizes differ from one to the next. */
export function nearestCount(score: number, range: CountRange, start: number): Count {
  let best: Count = { points: 0, count: range.from };
  let error = Number.POSITIVE_INFINITY;
  for (const count of sizes(range, start)) {
    const points = clip(Math.round((score * range.each * count) / 100), range.each * count);
    const off = Math.abs(scoreOfCount({ points, count }, range.each) - score);
    if (off < error) {
      error = off;
      best = { points, count };
    }
  }
  return best;
}

const CLOSE_ENOUGH = 2e-6;

/** Two counts whose weighted sum comes nearest to `sum`, the first staying near `first`. */
export function nearestPair(
  sum: number,
  first: number,
  weights: readonly [number, number],
  ranges: readonly [CountRange, CountRange],
  start: number,
): readonly [Count, Count] {
  let best: readonly [Count, Count] | null = null;
  let error = Number.POSITIVE_INFINITY;
  for (const count of sizes(ranges[0], start)) {
    const near = Math.floor((first * ranges[0].each * count) / 100);
    for (const points of [near, near + 1, near - 1, near + 2]) {
      if (points < 0 || points > ranges[0].each * count) continue;
      const a = { points, count };
      const wanted = (sum - weights[0] * scoreOfCount(a, ranges[0].each)) / weights[1];
      if (wanted < -1 || wanted > 101) continue;
      for (const second of sizes(ranges[1], start)) {
        const b = {
          points: clip(Math.round((wanted * ranges[1].each * second) / 100), ranges[1].each * second),
          count: second,
        };
        const off = Math.abs(scoreOfCount(b, ranges[1].each) - wanted) * weights[1];
        if (off < error) {
          error = off;
          best = [a, b];
          if (off < CLOSE_ENOUGH) return best;
        }
      }
    }
  }
  return (
    best ?? [
      nearestCount(first, ranges[0], start),
      nearestCount((sum - weights[0] * first) / weights[1], ranges[1], start),
    ]
  );
}

function* sizes(range: CountRange, start: number): Generator<number> {
  const span = range.to - range.from + 1;
  for (let at = 0; at < span; at += 1) yield range.from + ((start + at) % span);
}

function clip(points: number, most: number): number {
  return Math.min(most, Math.max(0, points));
}
