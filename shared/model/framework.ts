import type { BaseFigure } from './base-figure.ts';
import type { Level, RecordKind } from './record-kind.ts';
import type { AggregationRule, MeasureMethod, Method } from './method.ts';

/** 指标, first to third level (any depth in a blank or imported framework). */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  /** Its English name, where the team has given one; else the program's (`englishName`) is shown. */
  readonly nameEn?: string;
  /** Code of the indicator above; null at the top. */
  readonly parent: string | null;
  /** 1 at the top. */
  readonly level: number;
  readonly definition?: string;
  readonly collection?: string;
  readonly denominator?: string;
  readonly levels?: string;
  readonly sources?: string;
  readonly period?: string;
}

/** How records become one number per unit; columns of `*-measures.csv`. */
export type RecordAggregation =
  'sum' | 'yearly_total' | 'last_month' | 'mean' | 'median' | 'share' | 'ratio_of_sums' | 'weighted_by_level';

export interface RecordRule {
  readonly record: RecordKind;
  /** All must hold: field = value. */
  readonly where: readonly { readonly field: string; readonly equals: string }[];
  /** Field that is aggregated; null for shares and expressions. */
  readonly value: { readonly field: string; readonly whenEmpty: number | null } | null;
  /** Condition that counts as passed, over the rows the filter leaves. */
  readonly passWhen: {
    readonly field: string;
    readonly op: '=' | '<=' | '>=' | '<' | '>';
    readonly operand: string;
  } | null;
  readonly aggregation: RecordAggregation;
  /** Inside a level, for weighted_by_level: mean, share, …, or `1-sum(承诺时限)/sum(法定时限)`. */
  readonly inner: string | null;
  readonly levelWeights: Readonly<Partial<Record<Level, number>>> | null;
}

/** 采集项: a raw measure below a third-level indicator. */
export interface Measure {
  readonly code: string;
  /** Third-level indicator it belongs to. */
  readonly indicator: string;
  readonly name: string;
  /** As `Indicator.nameEn`. */
  readonly nameEn?: string;
  readonly kind: string;
  /** `%` is held in percentage points. */
  readonly unit: string;
  readonly base: BaseFigure | null;
  readonly levels: string;
  readonly source: string;
  readonly period: string;
  readonly rule: RecordRule;
  readonly note: string;
  /** Months that a whole period has, of a measure collected by month; left out: 12. */
  readonly months?: number;
  /** 取值范围 as `parseDomain` reads it; left out: not known. */
  readonly domain?: string;
}

/** Months that a whole period may have. */
export const MONTHS_MOST = 12;

/** Months that the measure's records should have; null: it isn't collected by month, or its rule picks one month. */
export function expectedMonths({ rule, months }: Pick<Measure, 'rule' | 'months'>): number | null {
  const byMonth = rule.record === 'monthly_statistics' && !rule.where.some(({ field }) => field === '月份');
  return byMonth ? (months ?? 12) : null;
}

/** A measure whose value is the sum over its months, inside each level where levels are weighted. */
export function addsUp({ rule: { aggregation, inner } }: Pick<Measure, 'rule'>): boolean {
  const reduction = aggregation === 'weighted_by_level' ? inner : aggregation;
  return reduction === 'sum' || reduction === 'yearly_total';
}

/** How many levels a measure weights; 0: none. */
export function weightedLevels({ rule }: Pick<Measure, 'rule'>): number {
  return rule.aggregation === 'weighted_by_level'
    ? Object.values(rule.levelWeights ?? {}).filter((weight) => weight > 0).length
    : 0;
}

/** 指标体系: structure, measures and the baseline method. `inferredWeights`: must be said wherever a weight shows. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  /** As `Indicator.nameEn`. */
  readonly titleEn?: string;
  /** The team's English of texts that have no field for it: definitions, platforms, institutions, documents, units of measures; by the text. */
  readonly english?: Readonly<Record<string, string>>;
  readonly cohort: 'province' | 'key-city' | 'custom';
  readonly year: number;
  readonly inferredWeights: boolean;
  /** Parents before children, in code order. */
  readonly indicators: readonly Indicator[];
  readonly measures: readonly Measure[];
  readonly baseline: Method;
}

export type { AggregationRule, MeasureMethod };
