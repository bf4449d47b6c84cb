import type { TierId } from '../../model/method.ts';
import type { FigureStyle } from './figure-style.ts';

interface FigureBase {
  /** `F3-1`, `F4-12` for the report's own; `F-distribution`, `F-map`, `F-heat`, `F-change`, `radar-110000` beside them. */
  readonly id: string;
  /** Number it is cited by: `3-1`; null for those that the report does not number. */
  readonly number: string | null;
  /** Without the number. `figureTitle` joins both. */
  readonly title: string;
  readonly notes: readonly string[];
}

/** One place on the category axis: a unit, region, indicator, year or class of values. */
export interface FigureCategory {
  readonly key: string;
  readonly label: string;
  /** Tier of the unit, where the category is a unit that has one. */
  readonly tier: TierId | null;
}

/** One value per category; null is missing and draws nothing. */
export interface FigureSeries {
  readonly key: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly style: FigureStyle;
  /** Colours of single bars where they differ from the series (bars coloured by tier); same length as `values`. */
  readonly styles?: readonly FigureStyle[];
  /** What is printed at each value; without it the value with the axis's decimals. '' prints nothing. */
  readonly texts?: readonly string[];
}

/** A value that is drawn as a line over the plot: a mean, a tier line. */
export interface ReferenceLine {
  readonly value: number;
  readonly label: string;
  readonly kind: 'mean' | 'tier';
}

export interface FigureAxis {
  readonly title: string;
  /** Ends of the axis; null: from the values, bars from 0. */
  readonly range: readonly [number, number] | null;
  readonly decimals: number;
}

/** Bars, one or several series over categories. `grouped-bars` side by side, `stacked-bars` on one another (counts), `histogram` without gaps. */
export interface BarFigure extends FigureBase {
  readonly kind: 'bars' | 'grouped-bars' | 'stacked-bars' | 'histogram';
  readonly orientation: 'vertical' | 'horizontal';
  readonly categoryTitle: string;
  readonly categories: readonly FigureCategory[];
  readonly values: FigureAxis;
  readonly series: readonly FigureSeries[];
  readonly referenceLines: readonly ReferenceLine[];
}

/** Lines over categories (years), or a closed line round a circle of categories. */
export interface LineFigure extends FigureBase {
  readonly kind: 'line' | 'radar';
  readonly categoryTitle: string;
  readonly categories: readonly FigureCategory[];
  readonly values: FigureAxis;
  readonly series: readonly FigureSeries[];
  readonly referenceLines: readonly ReferenceLine[];
  /** Many lines are named where they end, and carry no values; left out: in a legend. */
  readonly named?: 'ends';
}

export interface FigurePoint {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly tier: TierId | null;
  /** Its tier's, or the plain one. */
  readonly style: FigureStyle;
}

export interface ScatterFigure extends FigureBase {
  readonly kind: 'scatter';
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly points: readonly FigurePoint[];
  /** Tiers of the points, highest first: the legend. */
  readonly legend: readonly { readonly tier: TierId; readonly name: string; readonly style: FigureStyle }[];
  /** Draw y = x: above it is a gain. */
  readonly diagonal: boolean;
  /** Across the y axis. */
  readonly referenceLines: readonly ReferenceLine[];
}

export interface HeatFigure extends FigureBase {
  readonly kind: 'heat-map';
  readonly rows: readonly FigureCategory[];
  readonly columns: readonly FigureCategory[];
  /** values[row][column]. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly scale: FigureAxis;
}

/** One square a unit on a grid that keeps neighbours together. */
export interface MapTile {
  readonly key: string;
  readonly label: string;
  /** From 0, left to right and top to bottom. */
  readonly column: number;
  readonly row: number;
  readonly value: number | null;
  readonly tier: TierId | null;
  /** Its tier's, or the plain one. */
  readonly style: FigureStyle;
}

export interface TileMapFigure extends FigureBase {
  readonly kind: 'tile-map';
  readonly tiles: readonly MapTile[];
  readonly scale: FigureAxis;
  /** Tiers present in the method, highest first, with their printed names and colours: the legend. */
  readonly legend: readonly { readonly tier: TierId; readonly name: string; readonly style: FigureStyle }[];
}

/**
 * A figure as plain data: screen (Plotly), SVG, PNG, Word and PDF draw the same one and compute nothing. Numbers are at
 * full precision; missing is null, never NaN. Categories and points are in the order in which they are to be drawn
 * (administrative order for units).
 */
export type FigureSpec = BarFigure | LineFigure | ScatterFigure | HeatFigure | TileMapFigure;
