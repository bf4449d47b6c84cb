import { largestMagnitude, nearlyEqual } from '../../base/tolerance.ts';
import type { TiesRule } from '../../model/method.ts';

/**
 * Ranks from 1, `falling` from the largest or `rising` from the smallest; NaN keeps NaN. Ties within the tolerance of
 * docs/METHODS "Ranks and ties": each value of a tied run is compared with the first of the run, so that a slow drift does not tie its ends.
 * `span`: the scale's span for scores on the scale; left out, the largest magnitude in the column.
 */
export function rankValues(
  values: Float64Array,
  order: 'falling' | 'rising',
  ties: TiesRule,
  span = largestMagnitude(values),
): Float64Array {
  const sign = order === 'rising' ? 1 : -1;
  const positions: number[] = [];
  for (let position = 0; position < values.length; position += 1) {
    if (!Number.isNaN(values[position])) positions.push(position);
  }
  const at = (place: number): number => values[positions[place] ?? -1] ?? Number.NaN;
  positions.sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)));
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  let runs = 0;
  for (let start = 0, end = 0; start < positions.length; start = end) {
    runs += 1;
    const first = at(start);
    end = start + 1;
    while (end < positions.length && nearlyEqual(at(end), first, span)) end += 1;
    const rank = { min: start + 1, dense: runs, average: (start + 1 + end) / 2 }[ties];
    for (let place = start; place < end; place += 1) ranks[positions[place] ?? -1] = rank;
  }
  return ranks;
}
