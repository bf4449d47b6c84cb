import { contrastOf, hexOf, labOf, linearFromLab, linearOf } from './colour-spaces.ts';
import type { Lab } from './colour-spaces.ts';

/** `count` colours in even steps of L*a*b* along the stops, from the first to the last; one is the first. As many as there are stops are the stops. */
export function colourRamp(stops: readonly string[], count: number): readonly string[] {
  if (count === stops.length) return stops;
  const along = stops.map((stop) => labOf(linearOf(stop)));
  return Array.from({ length: count }, (_, step) => {
    const at = count < 2 ? 0 : (step / (count - 1)) * (stops.length - 1);
    const from = along[Math.floor(at)] ?? [0, 0, 0];
    const to = along[Math.ceil(at)] ?? from;
    return hexOf(linearFromLab(between(from, to, at - Math.floor(at))));
  });
}

function between(from: Lab, to: Lab, share: number): Lab {
  const part = (at: 0 | 1 | 2): number => from[at] + (to[at] - from[at]) * share;
  return [part(0), part(1), part(2)];
}

/** Black or white, whichever reads better on the colour. One of them is always 4.5 : 1 or more. */
export function inkOn(fill: string): '#000000' | '#ffffff' {
  return contrastOf(fill, '#ffffff') > contrastOf(fill, '#000000') ? '#ffffff' : '#000000';
}
