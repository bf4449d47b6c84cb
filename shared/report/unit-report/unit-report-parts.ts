import type { Unit } from '../../model/unit.ts';
import type { SaidPiece } from '../patterns/say-pattern.ts';
import type { ReportTable } from '../report-table.ts';

/** An indicator's score between the cohort's mean and its best; null where there is none. */
export interface ChartRow {
  readonly name: string;
  /** Score and distance to the mean, as printed. */
  readonly printed: string;
  readonly score: number | null;
  readonly mean: number | null;
  readonly best: number | null;
}

/** A small chart of the indicators under one. All of a report have one range, so that they can be compared. */
export interface SmallChart {
  readonly title: string;
  readonly rows: readonly ChartRow[];
  readonly range: readonly [number, number];
  /** For who can't see it: title and every row in words. */
  readonly spoken: string;
}

export type UnitReportPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A numbered suggestion: its first words stand out. */
  | { readonly kind: 'item'; readonly lead: string; readonly text: string }
  /** The team's own paragraph. */
  | { readonly kind: 'own'; readonly pieces: readonly SaidPiece[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'charts'; readonly charts: readonly SmallChart[] };

/** 专项分析报告 of one unit. */
export interface UnitReport {
  readonly unit: Unit;
  readonly title: string;
  readonly parts: readonly UnitReportPart[];
}
