import type { Method, TierId } from './method.ts';
import type { SystemComparison } from './system-comparison.ts';

/** A value of one unit in two projects; null: missing, or there is no such cell. */
export interface CellDiff {
  readonly unit: string;
  /** Code of the measure, or the base figure. */
  readonly measure: string;
  readonly year: number;
  readonly before: number | null;
  readonly after: number | null;
}

/** Where a unit stands in two projects by their working methods; null: no index, or no such unit. */
export interface ResultDiff {
  readonly unit: string;
  readonly index: readonly [before: number | null, after: number | null];
  readonly rank: readonly [before: number | null, after: number | null];
  readonly tier: readonly [before: TierId | null, after: TierId | null];
  /** Share of its index that is measured, 0–1. */
  readonly measured: readonly [before: number | null, after: number | null];
}

/** What two projects have differently. */
export interface ProjectDiff {
  /** Names of the two files. */
  readonly files: readonly [before: string, after: string];
  /** False: nothing below differs. */
  readonly differs: boolean;
  /** Indicators and measures; `pairs` without those that are the same. */
  readonly systems: SystemComparison;
  /** Null: their working methods are the same. */
  readonly methods: { readonly before: Method; readonly after: Method } | null;
  /** Names of units that only one has. */
  readonly units: { readonly gone: readonly string[]; readonly come: readonly string[] };
  readonly cells: readonly CellDiff[];
  readonly results: readonly ResultDiff[];
  /** Names of units by their codes, of both. */
  readonly names: Readonly<Record<string, string>>;
}
