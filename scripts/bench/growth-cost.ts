/** What something costs at a size: seconds of processor time, all threads together, so that a busy machine counts little. */
export interface Cost {
  readonly size: number;
  readonly seconds: number;
}

/** One piece of work at growing sizes, everything else the same. */
export interface Growth {
  readonly work: string;
  /** What grows. */
  readonly by: 'units' | 'measures' | 'records' | 'years';
  readonly costs: readonly Cost[];
  /** The exponent that is said and explained in docs/ARCHITECTURE "Growth"; left out: 1. */
  readonly most?: number;
}

/** Slope of the line through (ln size, ln seconds) with the least squares. */
export function exponent(costs: readonly Cost[]): number {
  const points = costs.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)] as const);
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [x, y] = [mean(points.map(([size]) => size)), mean(points.map(([, cost]) => cost))];
  const across = points.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0);
  const along = points.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
  return across / along;
}

/** Processor time of one run, the least of `runs`: what disturbs a run only adds to it. */
export async function cost(size: number, runs: number, work: () => unknown): Promise<Cost> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return { size, seconds: least };
}
