import type { TierId } from './method.ts';

/** 历年结果 of one unit and year; either may be unknown. */
export interface HistoryEntry {
  readonly unit: string;
  readonly year: number;
  readonly index: number | null;
  readonly tier: TierId | null;
}
