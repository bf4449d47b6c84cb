import type { Framework } from '../../../shared/model/framework.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { Unit } from '../../../shared/model/unit.ts';

/** What a project calls its index, units and tiers besides the usual words. */
export type OwnHeadings = Pick<ImportContext, 'indexNames' | 'unitNames' | 'tierNames'>;

/** All that importing knows of the project. */
export interface ImportContext {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** Learnt spellings of units → code. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Year evaluated. */
  readonly year: number;
  /** The project holds values of other years too: columns of any year are read as that year's. Left out: it doesn't. */
  readonly severalYears?: true;
  /** What records of the year evaluated get whose sheets name no period; left out: none. */
  readonly periodOfUndated?: number;
  /** The project's own tiers, as sheets of earlier results name them; left out: the national report's. */
  readonly tiers?: readonly TierLine[];
  /** The project's own names of its index, besides 总体指数; left out: none. */
  readonly indexNames?: readonly string[];
  /** Its own nouns for units and tiers, which sheets may head their columns by; left out: none. */
  readonly unitNames?: readonly string[];
  readonly tierNames?: readonly string[];
  /** Last year's raw measure values: measure code → unit code → value. For outlier warnings only. */
  readonly previous?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
