import type { MeasureMethod, Method } from '../../../../shared/model/method.ts';
import { named } from './live-layout.ts';

/** Cell references of one measure and unit. */
export interface MeasureCells {
  /** The value that is normalised, and the column it stands in. */
  readonly x: string;
  readonly column: string;
  readonly lower: string;
  readonly upper: string;
  readonly target: string;
  /** Cell of the reference unit in the same column; null when the method names none that takes part. */
  readonly reference: string | null;
}

const { lower: L, upper: U, tolerance: TOL } = named;
const scaled = (fraction: string): string => `${L}+${fraction}*(${U}-${L})`;
const clipped = (fraction: string): string => scaled(`MIN(MAX(${fraction},0),1)`);
const num = (value: number): string => (value < 0 ? `(${value})` : String(value));

/**
 * docs/METHODS "Normalisation" of one cell as a spreadsheet formula without "="; "" where the score is missing. Null where a
 * formula can't say it; the cell then holds the value and the sheet says so. Comparisons take the tolerance of docs/METHODS "Ranks and ties".
 */
export function normalisationFormula(measure: MeasureMethod, cells: MeasureCells, z: Method['z']): string | null {
  const body = bodyOf(measure, cells, z);
  return body === null || body.length > 8000 ? null : `IF(ISNUMBER(${cells.x}),${body},"")`;
}

function bodyOf(measure: MeasureMethod, cells: MeasureCells, z: Method['z']): string | null {
  const { x, column: X, lower, upper } = cells;
  const higher = measure.direction === 'higher';
  const way = (from: string, to: string): string => (higher ? `(${x}-${from})` : `(${to}-${x})`);
  switch (measure.normalisation) {
    case 'identity':
      return x;
    case 'goalposts':
      return clipped(`${way(lower, upper)}/(${upper}-${lower})`);
    case 'log_goalposts': {
      const fraction = higher ? `(LN(${x})-LN(${lower}))` : `(LN(${upper})-LN(${x}))`;
      return `IF(${x}>0,${clipped(`${fraction}/(LN(${upper})-LN(${lower}))`)},${higher ? L : U})`;
    }
    case 'min_max':
      return withSpread(`MIN(${X})`, `MAX(${X})`, scaled(`${way(`MIN(${X})`, `MAX(${X})`)}/(MAX(${X})-MIN(${X}))`));
    case 'log_min_max': {
      const least = `LN(SMALL(${X},COUNTIF(${X},"<=0")+1))`;
      const most = `LN(MAX(${X}))`;
      const fraction = higher ? `(LN(${x})-${least})` : `(${most}-LN(${x}))`;
      return `IF(${x}>0,${withSpread(least, most, scaled(`${fraction}/(${most}-${least})`))},"")`;
    }
    case 'z_score': {
      const deviation = `${z.population ? 'STDEVP' : 'STDEV'}(${X})`;
      return withSpread(
        `MIN(${X})`,
        `MAX(${X})`,
        `${named.zMean}+${named.zSd}*${higher ? '' : '-1*'}(${x}-AVERAGE(${X}))/${deviation}`,
      );
    }
    case 'percentile_rank':
      return `IF(COUNT(${X})=1,"",${scaled(`${worse(x, X, higher)}/(COUNT(${X})-1)`)})`;
    case 'borda':
      return worse(x, X, higher);
    case 'fraction_of_max':
      return `IF(MAX(${X})>0,${scaled(`${x}/MAX(${X})`)},"")`;
    case 'distance_to_target': {
      const worst = `${higher ? 'MIN' : 'MAX'}(${X})`;
      const fraction = `(${x}-${worst})/(${cells.target}-${worst})`;
      return withSpread(
        cells.target,
        worst,
        scaled(measure.parameters.cap === true ? `MIN(${fraction},1)` : fraction),
        magnitude(X),
      );
    }
    case 'distance_to_reference': {
      if (cells.reference === null) return null;
      const worst = `${higher ? 'MIN' : 'MAX'}(${X})`;
      return `IF(ISNUMBER(${cells.reference}),${withSpread(cells.reference, worst, scaled(`(1-(${cells.reference}-${x})/(${cells.reference}-${worst}))`), magnitude(X))},"")`;
    }
    case 'efficacy':
      return `60+40*${way(lower, upper)}/(${upper}-${lower})`;
    case 'steps':
      return choose(
        (measure.parameters.steps ?? []).map(([bound, points]) => [
          `${x}>=${num(bound)}-${TOL}*MAX(ABS(${num(bound)}),${magnitude(X)})`,
          points,
        ]),
        L,
      );
    case 'rank_points': {
      const rank = `(${better(x, X, higher)}+1)`;
      return choose(
        (measure.parameters.points ?? []).map(([from, points]) => [`${rank}>=${num(from)}`, points]),
        '""',
      );
    }
    case 'count_points':
      return countPoints(measure, x);
    case 'interval':
    case 'moderate': {
      const best = measure.parameters.best;
      if (best === undefined) return null;
      const [a, b] = best.map(num);
      return clipped(`MIN((${x}-${lower})/(${a}-${lower}),(${upper}-${x})/(${upper}-${b}))`);
    }
    case 'vector': {
      const length = `SQRT(SUMSQ(${X}))`;
      return `IF(${length}=0,"",${higher ? '' : '1-'}${x}/${length})`;
    }
  }
}

/** `most`: the largest magnitude in the column, where it isn't that of `a` and `b` themselves. */
export function withSpread(a: string, b: string, then: string, most = `ABS(${b})`): string {
  return `IF(ABS(${a}-${b})>${TOL}*MAX(ABS(${a}),${most}),${then},"")`;
}

/** The largest magnitude in a column. */
export function magnitude(column: string): string {
  return `MAX(MAX(${column}),-MIN(${column}))`;
}

/** Units that are worse, or better, beyond the tolerance. */
function worse(x: string, column: string, higher: boolean): string {
  return higher ? below(x, column) : above(x, column);
}
function better(x: string, column: string, higher: boolean): string {
  return higher ? above(x, column) : below(x, column);
}
/** `span`: what differences are held against; left out, the largest magnitude in the column. */
export function above(x: string, column: string, span = magnitude(column)): string {
  return `COUNTIF(${column},">"&(${x}+MAX(ABS(${x}),${span})*${TOL}))`;
}
export function below(x: string, column: string): string {
  return `COUNTIF(${column},"<"&(${x}-MAX(ABS(${x}),${magnitude(column)})*${TOL}))`;
}

/** Nested IFs from the last condition to the first. Excel nests 64 deep. */
function choose(cases: readonly (readonly [condition: string, points: number])[], otherwise: string): string | null {
  if (cases.length === 0 || cases.length > 60) return null;
  return cases.reduce((rest, [condition, points]) => `IF(${condition},${points},${rest})`, otherwise);
}

function countPoints({ parameters }: MeasureMethod, x: string): string | null {
  const { per, countCap, base } = parameters;
  if (per === undefined) return null;
  const start = base === undefined ? (per < 0 ? U : '0') : num(base);
  const counted = `${num(Math.abs(per))}*${x}`;
  if (per < 0) return countCap === undefined ? `${start}-${counted}` : `${start}-MIN(${counted},${num(countCap)})`;
  return countCap === undefined ? `${start}+${counted}` : `MIN(${start}+${counted},${num(countCap)})`;
}
