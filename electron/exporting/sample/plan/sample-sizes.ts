/** How many rows of each kind a unit gets; ranges leave room to choose totals that hit a share. */
export interface SampleSizes {
  readonly elements: { readonly from: number; readonly to: number };
  readonly checks: { readonly from: number; readonly to: number };
  readonly others: { readonly from: number; readonly to: number };
  /** Items at each level below the top, which has twice as many. */
  readonly itemsPerLevel: number;
  readonly keywords: number;
}

/** The smallest with which every second-level score can still be hit: 99.5 as the mean of two shares needs one failure in a hundred. */
export const leastSizes: SampleSizes = {
  elements: { from: 90, to: 122 },
  checks: { from: 20, to: 44 },
  others: { from: 20, to: 44 },
  itemsPerLevel: 60,
  keywords: 30,
};
