import type { TierId } from '../model/method.ts';

/**
 * A figure that the published report printed. `subject` is an indicator code or `total` (means, counts, tens), a unit
 * code (tiers, risen) or a region. Means keep their printed digits.
 */
export type PublishedFact =
  | { readonly kind: 'mean' | 'region_mean'; readonly subject: string; readonly published: string }
  | { readonly kind: 'above_mean'; readonly subject: string; readonly published: number }
  | { readonly kind: 'tier'; readonly subject: string; readonly published: TierId }
  /** Unit codes in the printed (administrative) order. */
  | { readonly kind: 'leading_ten'; readonly subject: string; readonly published: readonly string[] }
  /** Whether the unit carries (+). */
  | { readonly kind: 'risen'; readonly subject: string; readonly published: boolean };
