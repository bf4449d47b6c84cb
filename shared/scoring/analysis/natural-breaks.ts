/** Numbers in classes, each class the values it holds together least apart. */
export interface NaturalBreaks {
  /** Least value of each class, lowest class first. */
  readonly lower: readonly number[];
  /** Class of each number in the order given, 0 the lowest. */
  readonly classes: readonly number[];
  /** Goodness of variance fit: 1 − Σ within/Σ of all. */
  readonly fit: number;
}

/**
 * 自然断点: k classes of one variable with the least sum of squares within (Fisher 1958; Jenks 1977), exactly, by dynamic programming over the sorted
 * values; also the optimum that k-means in one dimension looks for. Equal values are never parted. Null: fewer than k distinct values.
 */
export function naturalBreaks(values: readonly number[], k: number): NaturalBreaks | null {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const n = distinct.length;
  if (k < 1 || n < k) return null;
  const counts = distinct.map((value) => values.filter((other) => other === value).length);
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const running = [{ count: 0, sum: 0, squares: 0 }];
  distinct.forEach((value, at) => {
    const before = running[at] ?? { count: 0, sum: 0, squares: 0 };
    const count = counts[at] ?? 0;
    const x = value - centre;
    running.push({ count: before.count + count, sum: before.sum + count * x, squares: before.squares + count * x * x });
  });
  /** Sum of squares about their mean of the distinct values from `start` to before `end`. */
  const spread = (start: number, end: number): number => {
    const [a, b] = [running[start], running[end]];
    if (a === undefined || b === undefined || end - start < 2) return 0;
    return b.squares - a.squares - (b.sum - a.sum) ** 2 / (b.count - a.count);
  };
  let least = Array.from({ length: n + 1 }, (_, end) => (end === 0 ? 0 : spread(0, end)));
  const starts: number[][] = [Array.from({ length: n + 1 }, () => 0)];
  for (let held = 2; held <= k; held += 1) {
    const next = Array.from({ length: n + 1 }, () => Number.POSITIVE_INFINITY);
    const from = Array.from({ length: n + 1 }, () => 0);
    for (let end = held; end <= n; end += 1)
      for (let start = held - 1; start < end; start += 1) {
        const cost = (least[start] ?? 0) + spread(start, end);
        if (cost < (next[end] ?? 0)) {
          next[end] = cost;
          from[end] = start;
        }
      }
    least = next;
    starts.push(from);
  }
  const lower: number[] = [];
  for (let held = k, end = n; held >= 1; held -= 1) {
    end = starts[held - 1]?.[end] ?? 0;
    lower.unshift(distinct[end] ?? Number.NaN);
  }
  const whole = spread(0, n);
  return {
    lower,
    classes: values.map((value) => lower.filter((bound) => value >= bound).length - 1),
    fit: whole > 0 ? 1 - (least[n] ?? 0) / whole : 1,
  };
}
