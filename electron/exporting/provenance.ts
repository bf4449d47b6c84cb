import type { SheetReport } from '../../shared/model/collected-record.ts';
import type { CellSource, Override } from '../../shared/model/lineage.ts';

/** A batch with the report of each sheet; as storage gives it. */
export interface ImportedBatch {
  readonly id: number;
  readonly at: string;
  readonly status: 'active' | 'withdrawn';
  readonly statusReason: string;
  readonly files: readonly {
    readonly name: string;
    readonly contentHash: string;
    readonly sheets: readonly SheetReport[];
  }[];
}

/** What a project knows about the origin of its data; empty for a score book. */
export interface Provenance {
  readonly sources: readonly CellSource[];
  readonly batches: readonly ImportedBatch[];
  readonly overrides: readonly Override[];
}

export const noProvenance: Provenance = { sources: [], batches: [], overrides: [] };
