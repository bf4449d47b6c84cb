import type { BaseFigure } from '../base-figure.ts';
import type { Framework } from '../framework.ts';
import type { AggregationRule, MeasureMethod, Method } from '../method.ts';
import type { Unit } from '../unit.ts';
import type { MeasureSource } from './measure-source.ts';
import type { TranslationRow } from './translation-row.ts';

/** Levels of indicators that the tables and workbooks are tested with. */
export const LEVELS_MOST = 5;
/** Units a project may list. */
export const UNITS_MOST = 5_000;

/** What an analyst says of an indicator. The code is how weights, scenarios and notes know it: it is given once. */
export interface IndicatorDraft {
  readonly code: string;
  readonly name: string;
  /** English name; '': none of its own. Left out: stays as it is, here and below. */
  readonly nameEn?: string;
  readonly definition: string;
}

/** What an analyst says of a measure (采集项). Records and overrides know it by its code, which is given once. */
export interface MeasureDraft {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly note: string;
  /** `%` is held in percentage points. */
  readonly unit: string;
  readonly base: BaseFigure | null;
  /** 取值范围 as `parseDomain` reads it; '': not known. Left out: stays as it is. */
  readonly domain?: string;
  /** Months that a whole period has; null: all twelve. Left out: stays as it is. */
  readonly months?: number | null;
  /** Null: the rule stays as it is (only for a measure that is there). */
  readonly source: MeasureSource | null;
  readonly method: MeasureMethod;
}

/** A row of the units' list; its place in the list is its administrative order. */
export interface UnitDraft {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly group: string;
  readonly nameEn?: string;
  readonly groupEn?: string;
}

/** What a row of the whole system says of a measure; null for a method or a source: as it is (a new one has to say both). */
export interface SystemMeasure extends Omit<MeasureDraft, 'code' | 'name' | 'nameEn' | 'note' | 'method'> {
  /** 数据来源; left out: as it is. */
  readonly dataSource?: string;
  readonly method: MeasureMethod | null;
}

/** A row of the 指标体系 as a whole: an indicator, or a measure where `measure` says what it is. */
export interface SystemRow {
  readonly code: string;
  /** Code of a row above; null at the top. */
  readonly parent: string | null;
  readonly name: string;
  readonly nameEn?: string;
  /** Definition of an indicator, note of a measure. */
  readonly definition: string;
  /** Null: as it is, or an equal share for a row that is new. */
  readonly weight: number | null;
  /** How the rows below are put together; null: as the method says. Left out: as it is. */
  readonly aggregation?: AggregationRule | null;
  readonly measure: SystemMeasure | null;
}

/** Rows that a system may have. */
export const SYSTEM_ROWS_MOST = 3_000;

/** A new weight: null takes an equal share, the mean of the siblings' weights (1 without any). */
type NewWeight = number | null;

/** One edit of what a project collects and how it is arranged. */
export type FrameworkChange =
  | { readonly kind: 'rename'; readonly title: string; readonly titleEn?: string; readonly year: number }
  | {
      readonly kind: 'add-indicator';
      readonly parent: string | null;
      readonly indicator: IndicatorDraft;
      readonly weight: NewWeight;
      readonly measure: MeasureDraft | null;
    }
  | { readonly kind: 'edit-indicator'; readonly indicator: IndicatorDraft }
  | {
      readonly kind: 'add-measure';
      readonly parent: string;
      readonly measure: MeasureDraft;
      readonly weight: NewWeight;
    }
  | { readonly kind: 'edit-measure'; readonly measure: MeasureDraft }
  /** With everything below it. */
  | { readonly kind: 'remove'; readonly code: string }
  /** One place up or down among its siblings; at the end nothing happens. */
  | { readonly kind: 'move'; readonly code: string; readonly by: -1 | 1 }
  /** Below another indicator (null: to the top), at the end, with an equal share there. */
  | { readonly kind: 'move-under'; readonly code: string; readonly parent: string | null }
  /** The whole list; a code that was there keeps its further spellings, platform and province. */
  | { readonly kind: 'units'; readonly units: readonly UnitDraft[] }
  /** The whole tree in its order, parents before children; what isn't listed goes. */
  | { readonly kind: 'system'; readonly rows: readonly SystemRow[] }
  /** English names and texts of what the rows name; the others stay as they are. */
  | { readonly kind: 'translations'; readonly rows: readonly TranslationRow[] };

/** What such an edit may change, saved and undone as one step. */
export interface ProjectStructure {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** The saved baseline; null while the framework's own is the baseline. */
  readonly baseline: Method | null;
  /** The working method where it isn't the baseline; null: it is. */
  readonly draft: Method | null;
}
