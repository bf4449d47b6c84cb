import type { Framework } from '../../../shared/model/framework.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { Unit } from '../../../shared/model/unit.ts';

/** All that importing knows of the project. */
export interface ImportContext {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** Learnt spellings of units → code. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Year evaluated. */
  readonly year: number;
  /** What records of the year evaluated get whose sheets name no period; left out: none. */
  readonly periodOfUndated?: number;
  /** The project's own tiers, as sheets of earlier results name them; left out: the national report's. */
  readonly tiers?: readonly TierLine[];
  /** The project's own names of its index, besides 总体指数; left out: none. */
  readonly indexNames?: readonly string[];
  /** Last year's raw measure values: measure code → unit code → value. For outlier warnings only. */
  readonly previous?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
