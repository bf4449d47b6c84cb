import { colourDifference } from './colour-difference.ts';
import { labOf, linearOf } from './colour-spaces.ts';
import { seenAs, visions } from './seen-as.ts';
import type { Vision } from './seen-as.ts';

/** ΔE₀₀ below which two colours in separate places of a table are taken for one another: some five times what is just seen side by side. */
export const NEAR_COLOURS = 5;

export interface NearestColours {
  readonly vision: Vision;
  /** The smallest ΔE₀₀ of two of the colours; Infinity for fewer than two. */
  readonly difference: number;
  /** Which two, by their places. */
  readonly pair: readonly [number, number];
}

/** The two colours (`#rrggbb`) that are hardest to tell apart, in each way of seeing. */
export function nearestColours(colours: readonly string[]): readonly NearestColours[] {
  return visions.map((vision) => {
    const seen = colours.map((colour) => labOf(seenAs(linearOf(colour), vision)));
    let nearest: NearestColours = { vision, difference: Number.POSITIVE_INFINITY, pair: [0, 0] };
    seen.forEach((one, at) =>
      seen.slice(at + 1).forEach((other, beyond) => {
        const difference = colourDifference(one, other);
        if (difference < nearest.difference) nearest = { vision, difference, pair: [at, at + 1 + beyond] };
      }),
    );
    return nearest;
  });
}
