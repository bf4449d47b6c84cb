import { describe, expect, it } from 'vitest';
import { rankShiftWords } from '../../../renderer/ui/rank-shift-words.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import { weighFindings } from '../../../renderer/features/what-if/diagnostics/findings.ts';
import type { Finding } from '../../../renderer/features/what-if/diagnostics/findings.ts';
import type { LeftOut } from '../../../shared/scoring/what-if/what-if-types.ts';

const finding = (flag: Finding['flag'], ...codes: string[]): Finding => ({
  key: `${flag} ${codes.join(' ')}`,
  flag,
  codes,
  figure: '',
});
const without = (code: string, tiers: number, ranksMoved: number, meanShift: number): LeftOut => ({
  code,
  alsoOff: [],
  meanShift,
  ranksMoved,
  largestShift: null,
  tierChanges: Array.from({ length: tiers }, (_, at) => ({ unit: `U${at}`, from: 'high', to: 'medium' })),
});

describe('findings by what hangs on them', () => {
  const leftOut = [without('A', 0, 9, 1), without('B', 2, 3, 0.5), without('C', 0, 9, 2), without('D', 0, 0, 0)];

  it('put changes of tier before changes of rank, then the greater move, and kinds by their first', () => {
    const groups = weighFindings(
      [
        finding('many_zeros', 'D'),
        finding('many_zeros', 'A'),
        finding('many_zeros', 'C'),
        finding('outlying', 'B'),
        finding('outlying', 'D'),
        finding('few_unique', 'unknown'),
      ],
      leftOut,
    );
    expect(groups.map(({ flag, findings }) => [flag, ...findings.map(({ codes }) => codes[0])])).toEqual([
      ['outlying', 'B', 'D'],
      ['many_zeros', 'C', 'A', 'D'],
      ['few_unique', 'unknown'],
    ]);
  });

  it('take of two that are alike the one that changes more, of a child and its parent the child', () => {
    const [siblings, negative] = weighFindings([finding('siblings', 'A', 'B'), finding('negative', 'D', 'B')], leftOut);
    expect(siblings?.findings[0]?.without?.code).toBe('B');
    expect(negative?.findings[0]?.without?.code).toBe('D');
  });

  it('stay in their order while nothing is known yet', () => {
    const groups = weighFindings([finding('many_zeros', 'D'), finding('outlying', 'B')], null);
    expect(groups.map(({ flag }) => flag)).toEqual(['many_zeros', 'outlying']);
    expect(groups[1]?.findings[0]?.without).toBeNull();
  });
});

describe('a mean move of ranks in words', () => {
  it.each([
    [0, '名次都不变'],
    [0.25, '约每 4 个对象有 1 个移动 1 位'],
    [0.0625, '约每 16 个对象有 1 个移动 1 位'],
    [0.7, '约每 2 个对象有 1 个移动 1 位'],
    [1, '平均每个对象移动 1.0 位'],
    [2.34, '平均每个对象移动 2.3 位'],
    [25.4, '平均每个对象移动 25 位'],
  ])('%d is %s', (shift, words) => {
    expect(rankShiftWords(shift, textsIn('zh'))).toBe(words);
  });
});
