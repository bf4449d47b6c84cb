import { textPixels } from '../../shared/report/figures/svg/svg-text.ts';

/** Rows of indicators that a unit's page holds beside radar and text; with more only the first level is listed. */
export const PROFILE_ROWS = 34;

/** Fixed line pitch of letters of so many half-points, in twips: Chinese faces differ in line height by a third. */
export function linePitch(size: number): number {
  return Math.round(size * 13);
}

/**
 * Size in half-points in which lines fit a height of so many twips: 9 points, and where much is to be said down to 6. A page
 * a unit is the promise, so the letters give way.
 */
export function fittingSize(lines: readonly string[], width: number, available: number): number {
  const height = (size: number): number =>
    lines.reduce(
      (sum, line) => sum + Math.ceil((textPixels(line, size * 10) * 1.03) / width) * linePitch(size) + 30,
      80,
    );
  return [18, 17, 16, 15, 14, 13].find((size) => height(size) <= available) ?? 12;
}
