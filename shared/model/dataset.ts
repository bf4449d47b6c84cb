import type { BaseFigure } from './base-figure.ts';
import type { Unit } from './unit.ts';

/** Code that the index has when a framework has several top indicators. */
export const TOTAL = 'total';

/** A node of the tree above the measures. */
export interface TreeNode {
  readonly code: string;
  readonly name: string;
  /** As `Indicator.nameEn`: no input of a score. */
  readonly nameEn?: string;
  /** Position in `Dataset.nodes`; −1 for the root. */
  readonly parent: number;
  /** 0 for the root, 1 for first-level indicators … */
  readonly depth: number;
}

/** A column of raw values. */
export interface MeasureColumn {
  readonly code: string;
  readonly name: string;
  /** As `Indicator.nameEn`: no input of a score. */
  readonly nameEn?: string;
  /** Position in `Dataset.nodes` of the node it feeds. */
  readonly parent: number;
  readonly unit: string;
  /** Key of `Dataset.denominators`, value ÷ denominator × factor; null: not divided. */
  readonly denominator: string | null;
  readonly factor: number;
  /** 取值范围, for what is written and judged beside scoring; left out: not known. */
  readonly domain?: string;
  /** Months that a whole period has, for measures collected by month; null or left out: not collected by month. */
  readonly months?: number | null;
  /** Its value adds up over the months, so that a part of them can be scaled up. */
  readonly total?: boolean;
  /** Levels (省, 市, 县) that are weighted; 0 or left out: none. */
  readonly levels?: number;
}

/** In `CellEvidence.months` and `levels`: nobody counted them, so nothing is known to be missing. */
export const NOT_COUNTED = 255;

/** What stands behind each cell besides its value, in the layout of `Dataset`. */
export interface CellEvidence {
  /** Months with a value in the evaluated year. */
  readonly months: Uint8Array;
  /** Weighted levels with a value. */
  readonly levels: Uint8Array;
  readonly records: Uint32Array;
  /** Bits of `doubtBits`. */
  readonly doubts: Uint8Array;
  /** Per base figure 1 for a unit of which records say different numbers, the newest of which counts; left out: of none. */
  readonly disputedFigures?: Readonly<Partial<Record<BaseFigure, Uint8Array>>>;
}

/** Why a value is doubted, as bits; storage keeps `platform` and looks up `unnamedPlatform`. */
export const doubtBits = { platform: 1, lastYear: 2, cohort: 4, domain: 8, unnamedPlatform: 16 } as const;
export type Doubt = keyof typeof doubtBits;

/** The doubts that bits say, in the order of the list. */
export function doubtsOf(bits: number): readonly Doubt[] {
  return doubtNames.filter((doubt) => (bits & doubtBits[doubt]) !== 0);
}
const doubtNames: readonly Doubt[] = ['unnamedPlatform', 'platform', 'lastYear', 'cohort', 'domain'];

/** Why a cell has no value. Kept beside the NaN; 0 where a value is present. */
export const missingReasons = [
  'present',
  'no_record',
  'marked_missing',
  'no_base',
  'zero_base',
  'no_spread',
  'non_positive',
  'not_positive_max',
  'excluded',
  'problem_rows',
  'insufficient_children',
  'switched_off',
  'no_reference',
  'no_children',
  'incomplete_period',
  'not_applicable',
] as const;
export type MissingReason = (typeof missingReasons)[number];
export function missingReasonIndex(reason: MissingReason): number {
  return missingReasons.indexOf(reason);
}

/** Marks of a cell, as bits. */
export const cellMarks = { overridden: 1, levelMissing: 2, imputed: 4, treated: 8, outlier: 16, conflict: 32 } as const;
export type CellMark = keyof typeof cellMarks;

/** The values of one year. Arrays are measure-major: cell (m, u) at `m * units.length + u`. Missing is NaN; why is in `reasons`. */
interface CellValues {
  /** Raw measure values, before denominators. */
  readonly values: Float64Array;
  /** Index into `missingReasons` per cell. */
  readonly reasons: Uint8Array;
  /** Bits of `cellMarks` per cell. */
  readonly marks: Uint8Array;
  /** Per denominator one value per unit. */
  readonly denominators: Readonly<Record<string, Float64Array>>;
  /** Last period's raw values, same layout, for `previous_period`; null where not known. */
  readonly previous: Float64Array | null;
  /** Left out where values came without records (a score book). */
  readonly evidence?: CellEvidence;
}

/** Values of one more year of the same measures and units. */
export interface YearValues extends CellValues {
  readonly year: number;
}

/** Everything a score depends on besides the method; the values are those of the evaluated year. */
export interface Dataset extends CellValues {
  /** Framework id, or the score book's file stem. */
  readonly framework: string;
  /** Administrative (sheet) order. */
  readonly units: readonly Unit[];
  /** Root first, parents before children. The root is the framework's one top node, or `total`. */
  readonly nodes: readonly TreeNode[];
  readonly measures: readonly MeasureColumn[];
  /** As `Framework.english`; no input of a score. */
  readonly english?: Readonly<Record<string, string>>;
  /** Which year the values above are of, and those of other years, in any order; left out where values have no year. */
  readonly years?: { readonly evaluated: number; readonly others: readonly YearValues[] };
}
