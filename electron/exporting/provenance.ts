import type { SheetReport } from '../../shared/model/collected-record.ts';

/** Where one raw value comes from: the records of one sheet that make it up. */
export interface CellSource {
  readonly unit: string;
  readonly measure: string;
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly records: number;
  /** A1 cells: one, a range, or several separated by commas and cut with "…". */
  readonly cells: string;
}

/** A batch with the report of each sheet; as storage gives it. */
export interface ImportedBatch {
  readonly id: number;
  readonly at: string;
  readonly status: 'active' | 'withdrawn';
  readonly statusReason: string;
  readonly files: readonly { readonly name: string; readonly contentHash: string; readonly sheets: readonly SheetReport[] }[];
}

export interface OverriddenCell {
  readonly unit: string;
  readonly measure: string;
  readonly value: number | null;
  readonly reason: string;
  readonly at: string;
}

/** What a project knows about the origin of its data; empty for a score book. */
export interface Provenance {
  readonly sources: readonly CellSource[];
  readonly batches: readonly ImportedBatch[];
  readonly overrides: readonly OverriddenCell[];
}

export const noProvenance: Provenance = { sources: [], batches: [], overrides: [] };
