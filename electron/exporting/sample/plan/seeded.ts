import { createRandom } from '../../../../shared/base/random.ts';
import type { Random } from '../../../../shared/base/random.ts';

/** A stream of its own for each purpose, so that a row does not depend on how many were made before it (FNV-1a of the labels). */
export function seeded(seed: number, ...labels: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const character of labels.join('\u0001')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return createRandom((hash >>> 0) + (seed % 0x100000) * 0x100000000);
}

/** Shuffles in place (Fisher–Yates). */
export function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const kept = items[last]!;
    items[last] = items[other]!;
    items[other] = kept;
  }
  return items;
}
