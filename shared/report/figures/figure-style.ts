import type { TierId, TierLine } from '../../model/method.ts';
import { tierShade } from '../tier-palette.ts';

/** Hatching laid over a fill, so that series stay apart in black and white. */
export type FigurePattern = 'solid' | 'diagonal' | 'back-diagonal' | 'cross' | 'horizontal' | 'vertical' | 'dots';
export type FigureDash = 'solid' | 'dash' | 'dot';
export type FigureMarker = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';

/** How a series, bar or point looks. Colours are RGB hex without `#`, like `TierShade`. */
export interface FigureStyle {
  readonly fill: string;
  /** Of text on the fill. */
  readonly ink: string;
  readonly pattern: FigurePattern;
  readonly dash: FigureDash;
  readonly marker: FigureMarker;
}

function style(fill: string, ink: string, pattern: FigurePattern, dash: FigureDash, marker: FigureMarker): FigureStyle {
  return { fill, ink, pattern, dash, marker };
}

const series: readonly FigureStyle[] = [
  style('1F5582', 'FFFFFF', 'solid', 'solid', 'circle'),
  style('E69F00', '000000', 'diagonal', 'dash', 'square'),
  style('009E73', '000000', 'back-diagonal', 'dot', 'triangle'),
  style('CC79A7', '000000', 'dots', 'solid', 'diamond'),
  style('56B4E9', '000000', 'horizontal', 'dash', 'cross'),
  style('D55E00', '000000', 'cross', 'dot', 'circle'),
  style('F0E442', '000000', 'vertical', 'solid', 'square'),
  style('8A8F96', '000000', 'solid', 'dash', 'triangle'),
];

/**
 * Style of the n-th series, n from 0: the colours of Okabe & Ito (2008), apart under every form of colour blindness, with the
 * workbench's blue in front. Repeats after eight.
 */
export function seriesStyle(n: number): FigureStyle {
  return series[n % series.length]!;
}

/** Grey of what is shown and takes no part. */
export const unassessedStyle: FigureStyle = style('E3E6E9', '4C5B6B', 'solid', 'solid', 'circle');

/** By place, highest first: a fill's hatching tells neighbours apart in black and white. The lowest is solid, being nearly white. */
const tierPatterns: readonly FigurePattern[] = [
  'solid',
  'diagonal',
  'dots',
  'back-diagonal',
  'horizontal',
  'cross',
  'vertical',
];
const tierMarkers: readonly FigureMarker[] = ['circle', 'square', 'triangle', 'diamond', 'cross'];

export function tierStyle(tier: TierId, tiers: readonly TierLine[]): FigureStyle {
  const at = Math.max(
    0,
    tiers.findIndex((line) => line.tier === tier),
  );
  return {
    ...tierShade(tier, tiers),
    pattern: at === tiers.length - 1 ? 'solid' : (tierPatterns[at] ?? 'solid'),
    dash: 'solid',
    marker: tierMarkers[at % tierMarkers.length] ?? 'circle',
  };
}

/** Units without a tier, and classes that belong to none. */
export const plainStyle: FigureStyle = style('C9CFD6', '000000', 'solid', 'solid', 'circle');
/** The cohort's mean and its best beside a unit. */
export const meanStyle: FigureStyle = style('8A8F96', '000000', 'diagonal', 'dash', 'square');
export const bestStyle: FigureStyle = style('D55E00', '000000', 'dots', 'dot', 'triangle');
/** Reference lines. */
export const lineColour = 'B3261E';
