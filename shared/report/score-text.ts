import { displayedDifference, displayNumber, scoreDecimals } from '../base/display.ts';
import type { Method } from '../model/method.ts';
import { numberCell } from './report-table.ts';
import type { NumberCell } from './report-table.ts';

/** What says how scores print: the scale and the decimals that units are ranked by. Every `ReportInput` is one. */
export interface Scaled {
  readonly method: Pick<Method, 'scale' | 'rankRounding'>;
}

/** Decimals of scores, means of scores and differences of scores in tables, sentences, figures and files (docs/METHODS "Display"). */
export function decimalsOf({ method }: Scaled): number {
  return scoreDecimals(method.scale, method.rankRounding);
}

/** A score as it prints; '' when missing. */
export function scoreText(of: Scaled, value: number): string {
  return displayNumber(value, decimalsOf(of));
}

export function scoreCell(of: Scaled, value: number, more: Parameters<typeof numberCell>[2] = {}): NumberCell {
  return numberCell(value, decimalsOf(of), more);
}

/** The difference of two scores as printed, so that subtracting one printed score from the other gives it. */
export function scoreDifference(of: Scaled, minuend: number, subtrahend: number): number {
  return displayedDifference(minuend, subtrahend, decimalsOf(of));
}

/** Format of a spreadsheet's cells that hold scores. */
export function scoreFormat(of: Scaled): string {
  return `0.${'0'.repeat(decimalsOf(of))}`;
}
