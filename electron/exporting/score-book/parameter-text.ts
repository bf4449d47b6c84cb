import { bestText } from '../../../shared/model/best-range.ts';
import type { MeasureMethod } from '../../../shared/model/method.ts';

/** `ref=U01; cap=1; steps=0:0,60:50`. */
export function parameterText({
  winsoriseMax,
  parameters: { cap, ref, steps, points, per, countCap, base, best },
}: MeasureMethod): string | null {
  const pairs = (list: readonly (readonly [number, number])[]): string =>
    list.map(([from, to]) => `${from}:${to}`).join(',');
  const parts = [
    cap === undefined ? null : `cap=${cap ? 1 : 0}`,
    ref === undefined ? null : `ref=${ref}`,
    steps === undefined ? null : `steps=${pairs(steps)}`,
    points === undefined ? null : `points=${pairs(points)}`,
    per === undefined ? null : `per=${per}`,
    countCap === undefined ? null : `cap=${countCap}`,
    base === undefined ? null : `base=${base}`,
    best === undefined ? null : `best=${bestText(best)}`,
    winsoriseMax == null ? null : `winsorise_max=${winsoriseMax}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}
