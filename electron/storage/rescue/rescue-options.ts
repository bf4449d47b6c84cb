import type { Framework } from '../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { Unit } from '../../../shared/model/unit.ts';

/** What projects are made from: stands in for a framework or units that can't be read, or is the very text that was lost. */
export interface RescueTemplate {
  readonly id: string;
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly history: readonly HistoryEntry[];
}

export interface RescueOptions {
  /** Name of the damaged file, for the audit. */
  readonly from: string;
  readonly now: string;
  readonly actor: string;
  readonly templates: readonly RescueTemplate[];
  /** Told of how far the work is, of `total` parts. */
  readonly progress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
}
