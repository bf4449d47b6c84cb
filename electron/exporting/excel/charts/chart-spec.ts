import type { FigurePattern } from '../../../../shared/report/figures/figure-style.ts';

/** Cells that a chart shows: where they stand, and what they hold now (what it draws before anything is recalculated). Empty text is null. */
export interface ChartCells<Value> {
  /** `'sheet'!$B$4:$B$35`. */
  readonly ref: string;
  readonly values: readonly (Value | null)[];
}

export interface ChartSeries {
  readonly name: ChartCells<string>;
  readonly categories: ChartCells<string>;
  readonly values: ChartCells<number>;
  /** RGB hex without `#`. */
  readonly fill: string;
  readonly pattern: FigurePattern;
  /** Bars, or a line over them. */
  readonly drawn: 'bars' | 'line';
  /** Values written at the end of the bars, outside or (always on stacked bars) inside, in this colour; null writes none. */
  readonly labels: { readonly ink: string; readonly inside: boolean } | null;
}

/** A native chart of bars with, perhaps, a line over them. */
export interface ChartSpec {
  readonly title: string;
  readonly lang: 'zh' | 'en';
  /** `lying`: categories run down the left side. A line needs `upright`. */
  readonly direction: 'upright' | 'lying';
  readonly stacked: boolean;
  readonly valueTitle: string;
  /** Decimals of the values. */
  readonly decimals: number;
  /** Ends of the value axis; null: where the program thinks best. */
  readonly least: number | null;
  readonly most: number | null;
  readonly series: readonly ChartSeries[];
}

/** A chart on a sheet, its corners in whole cells, 0-based; the second corner is just outside. */
export interface PlacedChart {
  readonly chart: ChartSpec;
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}
