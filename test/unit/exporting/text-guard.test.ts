import { describe, expect, it } from 'vitest';
import { guardCellText, guardCsvText, sheetName } from '../../../electron/exporting/text-guard.ts';

describe('guardCsvText', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '|cmd',
    '\tx',
    '\rx',
    '\nx',
    '  =1',
    '\u200b=1',
    '\u0000=1',
    '\ufeff@x',
    '\u3000－1',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardCsvText(text)).toBe(`'${text}`);
  });
  it.each(['北京', '3-5 天', 'a=b', '', '  北京', '100%', '（+）'])('leaves %j as it is', (text) => {
    expect(guardCsvText(text)).toBe(text);
  });
});

describe('guardCellText', () => {
  it('escapes a literal escape sequence, which readers would decode, and nothing like it', () => {
    expect(guardCellText('_x000D_ _x000d_ _xZZZZ_ x000D_')).toBe('_x005F_x000D_ _x005F_x000d_ _xZZZZ_ x000D_');
  });
  it('makes every line break an LF and takes out characters that XML cannot hold', () => {
    expect(guardCellText('甲\r\n乙\r丙\u0000\u0007\ufffe\ud800丁')).toBe('甲\n乙\n丙丁');
  });
  it('cuts at 32,767 characters with a mark, never through a surrogate pair', () => {
    const long = guardCellText('字'.repeat(32_765) + '😀😀');
    expect(long).toBe(`${'字'.repeat(32_765)}…`);
    expect(guardCellText('a'.repeat(40_000))).toHaveLength(32_767);
    expect(guardCellText('a'.repeat(32_767))).toHaveLength(32_767);
  });
});

describe('sheetName', () => {
  it('takes out what Excel refuses and keeps within 31 characters', () => {
    expect(sheetName('[甲]:*?/\\乙', new Set())).toBe('甲      乙');
    expect(sheetName('名'.repeat(40), new Set())).toBe('名'.repeat(31));
    expect(sheetName("''", new Set())).toBe('Sheet');
    // exceljs would write a print title 'A'B'!$1:$2, which Excel can't read.
    expect(sheetName("'A'B'", new Set())).toBe('A’B');
  });
  it('numbers a name that is taken, comparing without case', () => {
    const taken = new Set<string>();
    expect([
      sheetName('Abc', taken),
      sheetName('aBC', taken),
      sheetName('x'.repeat(40), taken),
      sheetName('x'.repeat(41), taken),
    ]).toEqual(['Abc', 'aBC (2)', 'x'.repeat(31), `${'x'.repeat(27)} (2)`]);
  });
});
