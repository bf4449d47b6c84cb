import { describe, expect, it } from 'vitest';
import { dateFromSerial, parseDate } from '../../../electron/importing/values/parse-date.ts';
import { parseDays } from '../../../electron/importing/values/parse-days.ts';
import { parseFlag } from '../../../electron/importing/values/parse-flag.ts';
import { foldName, foldText, trimText } from '../../../shared/base/fold-text.ts';
import { isMissingToken } from '../../../shared/base/missing-token.ts';
import { parseNumber, scaleDecimal } from '../../../shared/base/parse-number.ts';
import { parseMonth, parseYear } from '../../../electron/importing/values/parse-period.ts';
import { cellName } from '../../../shared/base/cell-name.ts';

describe('numbers', () => {
  it.each([
    ['0', 0, ''],
    ['-0', 0, ''],
    ['007', 7, ''],
    ['1,234.5', 1234.5, ''],
    ['12,345,678', 12_345_678, ''],
    ['１２．５', 12.5, ''],
    ['－3', -3, ''],
    ['+4', 4, ''],
    ['.5', 0.5, ''],
    ['1.23E+05', 123_000, ''],
    ['98.5%', 98.5, '%'],
    ['98.5 %', 98.5, '%'],
    ['１００％', 100, '%'],
    ['12.3万', 123_000, '万'],
    ['0.00012万', 1.2, '万'],
    ['1.2亿', 120_000_000, '亿'],
    ['\u00a05\u3000', 5, ''],
    ['1.1万', 11_000, '万'],
    ['81.745', 81.745, ''],
  ])('reads %s as it stands', (text, value, suffix) => {
    expect(parseNumber(text)).toEqual({ value, suffix });
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    '1,23',
    '12,3456',
    '1,234,5',
    ',123',
    '1.',
    '1.5.2',
    '0x10',
    '12abc',
    '1 234',
    '1e',
    '1e9999',
    'Infinity',
    'NaN',
    '十二',
    '12.3万万',
    '5%%',
    '1-2',
    '--1',
    '12,345.678,9',
    '1,234e',
    '٣',
  ])('finds no number in "%s"', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('scales by powers of ten on the decimal digits, so that 1.1万 is 11000 and 0.985 is 98.5', () => {
    expect([
      scaleDecimal(1.1, 10_000),
      scaleDecimal(0.985, 100),
      scaleDecimal(2189.3, 10_000),
      scaleDecimal(1e-7, 100),
      scaleDecimal(0, 10_000),
      scaleDecimal(-0.29, 100),
    ]).toEqual([11_000, 98.5, 21_893_000, 0.00001, 0, -29]);
  });
});

describe('months and years', () => {
  it.each([
    ['2021年12月', 2021, 12],
    ['2021年1月份', 2021, 1],
    ['2021-12', 2021, 12],
    ['2021/3', 2021, 3],
    ['2021.04', 2021, 4],
    ['202112', 2021, 12],
    ['2021-12-01', 2021, 12],
    ['２０２１年５月', 2021, 5],
    ['2021 年 6 月', 2021, 6],
    ['12月', null, 12],
    ['3', null, 3],
    ['十一月', null, 11],
    ['一月份', null, 1],
    ['202113', 2021, 13],
  ])('reads %s', (text, year, month) => {
    expect(parseMonth(text)).toEqual({ year, month });
  });

  it.each(['', '一季度', '2021', '2021年', '20211231', '12月31日', '1-2', '上半年', '2021年1-6月', '123'])(
    'finds no month in "%s"',
    (text) => {
      expect(parseMonth(text)).toBeNull();
    },
  );

  it('reads years of four digits only', () => {
    expect(['2021', '2021年', '2021 年度', '21', '2021年1月', '1900', '20210'].map(parseYear)).toEqual([
      2021,
      2021,
      2021,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('dates', () => {
  it('reads the usual writings and leaves the time of day out', () => {
    expect(
      [
        '2021-11-03',
        '2021/1/3',
        '2021.1.3',
        '2021年11月3日',
        '20211103',
        '2021-11-03 08:30',
        '2021-11-03T08:30:00Z',
        '２０２１－１１－０３',
      ].map(parseDate),
    ).toEqual([
      '2021-11-03',
      '2021-01-03',
      '2021-01-03',
      '2021-11-03',
      '2021-11-03',
      '2021-11-03',
      '2021-11-03',
      '2021-11-03',
    ]);
  });

  it('refuses days that no calendar has', () => {
    expect(['2021-02-29', '2021-13-01', '2021-00-10', '2021-04-31', '', '11月3日', '2021'].map(parseDate)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(parseDate('2020-02-29')).toBe('2020-02-29');
  });

  it('takes bare serials of the 1900 system within living memory: 44561 is 2021-12-31 (Excel)', () => {
    expect([dateFromSerial(44_561), dateFromSerial(44_562), dateFromSerial(5), dateFromSerial(44_561.5)]).toEqual([
      '2021-12-31',
      '2022-01-01',
      null,
      null,
    ]);
  });
});

describe('words', () => {
  it('has no meaning for a word outside the value map, prototype names included', () => {
    expect(['不涉及', '—', '/', '', '2', 'toString', '__proto__', 'constructor'].map(parseFlag)).toEqual(
      Array.from({ length: 8 }, () => null),
    );
    expect(['√', '通过', ' 是 ', '１', '×', '未通过', 'Ｘ', 'no'].map(parseFlag)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('reads days with the unit they name', () => {
    expect(
      ['20', '20个工作日', '5 工作日', '30天', '30日', '10自然日', '0.5天', '半天', '1个月', '-3天', '20工时', ''].map(
        parseDays,
      ),
    ).toEqual([
      { days: 20, unit: null },
      { days: 20, unit: '工作日' },
      { days: 5, unit: '工作日' },
      { days: 30, unit: '天' },
      { days: 30, unit: '天' },
      { days: 10, unit: '自然日' },
      { days: 0.5, unit: '天' },
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('knows the missing tokens and nothing else as missing', () => {
    expect(
      [
        '—',
        '/',
        '无',
        'NA',
        'na',
        '#N/A',
        '-',
        '——',
        'N/A',
        'n/a',
        'NaN',
        '--',
        '..',
        ':',
        '：',
        '…',
        '……',
        '暂无',
        '未公布',
      ].every((text) => isMissingToken(foldText(text))),
    ).toBe(true);
    expect(['0', '否', '', '未知', '--1', '无数', '.', '::', '-99'].some((text) => isMissingToken(text))).toBe(false);
  });

  it('folds full-width forms, odd spaces and zero-width marks, and leaves Chinese and names alone', () => {
    expect(foldText('\ufeff（Ａ１－２．１）\u3000\u200b 甲\u00a0乙 ')).toBe('(A1-2.1) 甲 乙');
    expect(foldName(' 北　京 ')).toBe('北京');
    expect(trimText('\u00a0城乡居民（特殊）登记 \u3000')).toBe('城乡居民（特殊）登记');
  });

  it('names cells as Excel does', () => {
    expect([
      cellName(1, 1),
      cellName(2, 26),
      cellName(3, 27),
      cellName(9, 702),
      cellName(10, 703),
      cellName(1, 16_384),
    ]).toEqual(['A1', 'Z2', 'AA3', 'ZZ9', 'AAA10', 'XFD1']);
  });
});
