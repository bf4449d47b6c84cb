import { describe, expect, it } from 'vitest';
import { blockHtml, blockText } from '../../../renderer/views/grid/block-formats.ts';
import { trimmedBlock } from '../../../renderer/views/grid/cell-block.ts';

describe('a block of cells on the clipboard', () => {
  it('is lines of tab-separated text; numbers stay bare and what a spreadsheet would run does not', () => {
    expect(
      blockText([
        ['高(+)', '-0.50', '▲ 2'],
        ['=1+1', '12.5%', 'a\tb\nc'],
      ]),
    ).toBe("高(+)\t-0.50\t▲ 2\n'=1+1\t12.5%\ta b c");
  });

  it.each([
    ['30.00', '<td sdval="30" sdnum="1033;0;0.00"'],
    ['1,234.5', `<td sdval="1234.5" sdnum="1033;0;#,##0.00" style="mso-number-format:'#,##0\\.0'">`],
    ['25.00%', '<td sdval="0.25" sdnum="1033;0;0.00%"'],
    ['1.234', `<td sdval="1.234" sdnum="1033;" style="mso-number-format:'0\\.000'">`],
    ['-7', '<td sdval="-7" sdnum="1033;0;0"'],
    ['0012', '<td sdnum="1033;0;@"'],
    ['2021-12-05', '<td sdnum="1033;0;@"'],
    ['—', '<td sdnum="1033;0;@"'],
  ])('says of %s in a table whether it is a number, and how it was shown', (text, cell) => {
    expect(blockHtml([[text]])).toContain(cell);
  });

  it('loses the empty rows and columns that spreadsheets put around it, not those inside', () => {
    expect(trimmedBlock([['30', ''], ['']])).toEqual([['30']]);
    expect(trimmedBlock([['1', '', ''], [''], ['3', '4', '']])).toEqual([
      ['1', ''],
      ['', ''],
      ['3', '4'],
    ]);
    expect(trimmedBlock([['']])).toEqual([['']]);
  });
});
