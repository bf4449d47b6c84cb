import { apportion } from '../plan/apportion.ts';
import { shuffle } from '../plan/seeded.ts';
import type { Count } from '../plan/approximate-shares.ts';
import type { Measure } from '../../../../shared/model/framework.ts';
import type { Random } from '../../../../shared/base/random.ts';

/** Which of `count` checks pass, in a drawn order. */
export function passes({ points, count }: Count, random: Random): readonly boolean[] {
  return shuffle(
    Array.from({ length: count }, (_, at) => at < points),
    random,
  );
}

/** Ratings 0–5 that sum to `points`. */
export function ratings({ points, count }: Count, random: Random): readonly number[] {
  const least = Math.max(0, Math.floor(points / count) - 1);
  return apportion(
    points,
    Array.from({ length: count }, () => random.next()),
    Array.from({ length: count }, () => least),
    5,
  );
}

/** Seven experts' scores with one decimal whose median is `median`. */
export function expertScores(median: number, random: Random): readonly number[] {
  const off = (sign: number): number =>
    Number(Math.min(100, Math.max(0, median + sign * random.next() * 8)).toFixed(1));
  return shuffle([off(-1), off(-1), off(-1), median, off(1), off(1), off(1)], random);
}

const season = [0.9, 0.7, 1.05, 1, 1, 1.05, 1, 1, 1.05, 0.95, 1.1, 1.2];

/** Twelve months that give `value` by the measure's aggregation. Counts are whole; percentages have two decimals. */
export function months(measure: Measure, value: number, random: Random): readonly number[] {
  const shares = season.map((part) => part * (0.92 + 0.16 * random.next()));
  const none = season.map(() => 0);
  switch (measure.rule.aggregation) {
    case 'yearly_total':
      return apportion(Math.round(value), shares, none, Number.POSITIVE_INFINITY);
    case 'last_month': {
      const growth = 0.01 + 0.02 * random.next();
      return season.map((_, at) => Math.round(value * (1 - (11 - at) * growth)));
    }
    default: {
      const percent = measure.unit === '%';
      const scale = percent ? 100 : 1;
      const least = Math.max(0, Math.floor(value * scale * (percent ? 0.985 : 0.85)));
      const most = percent ? 10_000 : Number.POSITIVE_INFINITY;
      return apportion(
        Math.round(value * scale * 12),
        shares,
        season.map(() => least),
        most,
      ).map((month) => month / scale);
    }
  }
}
