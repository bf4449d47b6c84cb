import type { TierId, TierLine } from './method.ts';

/** docs/FORMATS "JSON" `what-if --json`. */
export interface WhatIfJson {
  readonly seed: number;
  readonly draws: number;
  /** Own tiers, best first; not there where they are the national report's. */
  readonly tiers?: readonly TierLine[];
  readonly units: readonly {
    readonly code: string;
    readonly rank: {
      readonly p5: number;
      readonly p25: number;
      readonly p50: number;
      readonly p75: number;
      readonly p95: number;
    } | null;
    readonly tiers: Readonly<Partial<Record<TierId, number>>>;
  }[];
}
