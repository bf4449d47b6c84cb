import { describe, expect, it } from 'vitest';
import { pastedBlock } from '../../../shared/base/pasted-block.ts';

describe('a block pasted from a spreadsheet', () => {
  it('is rows of cells, the last line end being none', () => {
    expect(pastedBlock('25\t30\r\n20\t25\r\n')).toEqual([
      ['25', '30'],
      ['20', '25'],
    ]);
  });

  it('keeps tabs, line ends and doubled quotes inside a quoted cell', () => {
    expect(pastedBlock('"a\tb\nc ""d"""\tx')).toEqual([['a\tb\nc "d"', 'x']]);
  });

  it('takes quotes inside an unquoted cell as they are', () => {
    expect(pastedBlock('5" pipe\t1')).toEqual([['5" pipe', '1']]);
  });

  it('keeps empty cells in their place', () => {
    expect(pastedBlock('\t2\n\n3\t')).toEqual([['', '2'], [''], ['3', '']]);
  });
});
