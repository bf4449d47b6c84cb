import { describe, expect, it } from 'vitest';
import { hatchedRect } from '../../../shared/report/figures/svg/hatched-rect.ts';
import type { FigurePattern } from '../../../shared/report/figures/figure-style.ts';

const drawn = (pattern: FigurePattern, box: readonly [number, number, number, number]): string =>
  /<path[^>]* d="([^"]*)"/.exec(
    hatchedRect(...box, { fill: 'AABBCC', ink: '000000', pattern, dash: 'solid', marker: 'circle' }),
  )?.[1] ?? '';

describe('the hatching of a box', () => {
  // Worked by hand: the lines x + y = 6, 12 and 18 through the square from (1, 1) to (11, 11); the first and last cut its corners.
  it('rises along x + y = 6n, cut off at the edges', () => {
    expect(drawn('diagonal', [1, 1, 10, 10])).toBe('M1 5L5 1M1 11L11 1M7 11L11 7');
  });
  it('falls along x − y = 6n', () => {
    expect(drawn('back-diagonal', [1, 1, 10, 10])).toBe('M1 7L5 11M1 1L11 11M7 1L11 5');
  });
  it('is level or upright at multiples of 6', () => {
    expect(drawn('horizontal', [2, 5, 4, 8])).toBe('M2 6h4M2 12h4');
    expect(drawn('vertical', [5, 2, 8, 4])).toBe('M6 2v4M12 2v4');
  });
  it('has dots only where a whole one fits', () => {
    expect(drawn('dots', [3, 3, 7, 4])).toBe('M4.5 4.5h0M9 4.5h0');
    expect(drawn('dots', [4, 4, 1, 1])).toBe('');
  });
  it('is none where there is no room or no pattern', () => {
    expect(drawn('cross', [0, 0, 0, 5])).toBe('');
    expect(drawn('solid', [0, 0, 20, 20])).toBe('');
  });
});
