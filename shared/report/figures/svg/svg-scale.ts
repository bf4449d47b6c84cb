import { displayNumber } from '../../../base/display.ts';
import type { FigureAxis } from '../figure-spec.ts';

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  tickText(value: number): string;
  /** 0 at `from`, 1 at `to`, the other way round where the range falls; not clipped. */
  part(value: number): number;
}

/** Ticks at 1, 2 or 5 times a power of ten; of a range that falls, as that of ranks does, also the first whole number of it. Without a range of its own the axis takes in every value, and zero when `fromZero`. */
export function linearScale(
  axis: FigureAxis,
  values: readonly (number | null)[],
  fromZero: boolean,
  intervals = 5,
): Scale {
  const known = values.filter((value) => value !== null);
  const whole = axis.decimals === 0;
  const falls = axis.range !== null && axis.range[0] > axis.range[1];
  const [lowest, highest] = axis.range?.toSorted((a, b) => a - b) ?? [
    Math.min(...known, ...(fromZero ? [0] : [])),
    Math.max(...known, ...(fromZero ? [0] : [])),
  ];
  const low = Number.isFinite(lowest) ? (lowest ?? 0) : 0;
  const high = Number.isFinite(highest) && (highest ?? 0) > low ? (highest ?? 0) : low + 1;
  const step = Math.max(whole ? 1 : 0, niceStep((high - low) / intervals));
  const from = axis.range ? low : Math.floor(low / step + 1e-9) * step;
  const to = axis.range ? high : Math.ceil(high / step - 1e-9) * step;
  const ticks: number[] = falls ? [Math.ceil(low)] : [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-6; k += 1)
    if (k * step !== ticks[0]) ticks.push(k * step);
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return {
    from,
    to,
    ticks,
    tickText: (value) => displayNumber(value, decimals),
    part: (value) => (falls ? to - value : value - from) / (to - from),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((step) => rough <= power * step * (1 + 1e-9)) ?? 10);
}
