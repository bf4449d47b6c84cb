import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import {
  biffRecord,
  biffText,
  compoundFile,
  longs,
  words,
  workbookStream,
} from '../../fixtures/workbooks/excel97-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'xls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The cells of the first row of the first sheet; the refusal's code. */
async function cellsOf(...streams: readonly (readonly [string, Buffer])[]) {
  const path = join(folder, 'book.xls');
  writeFileSync(path, compoundFile(streams));
  const book = await readWorkbook(path);
  return book.ok ? book.value.sheets[0]?.rows[0]?.cells : book.error.code;
}

const general = biffRecord(0xe0, words(0, 0), Buffer.alloc(16));
/** A whole number as Excel keeps it. */
const whole = (column: number, value: number, format = 0): Buffer =>
  biffRecord(0x27e, words(0, column, format), longs((value << 2) | 2));
const shared = (column: number, index: number): Buffer => biffRecord(0xfd, words(0, column, 0), longs(index));
const plain = workbookStream([general], [whole(0, 7)]);
const older = Buffer.concat([biffRecord(0x809, words(0x500, 5, 0, 0)), biffRecord(0x0a)]);

describe('the stream of an Excel 97 workbook', () => {
  test.each(['Workbook', 'WORKBOOK', 'WorkBook', 'Book', 'BOOK'])('is found by any spelling: %s', async (name) => {
    expect(await cellsOf([name, plain])).toEqual([7]);
  });

  test('is the newer of two, wherever they stand', async () => {
    expect(await cellsOf(['Book', older], ['Workbook', plain])).toEqual([7]);
    expect(await cellsOf(['Workbook', plain], ['Book', older])).toEqual([7]);
  });

  test('of Excel 95 is refused, and a file without any', async () => {
    expect(await cellsOf(['Book', older])).toBe('BIFF');
    expect(await cellsOf(['WordDocument', plain])).toBe('BIFF');
  });
});

describe('texts of an Excel 97 workbook', () => {
  test('that are fewer than said lose the cells that name others, no more', async () => {
    const strings = biffRecord(0xfc, longs(9, 9), biffText('北京'), biffText('上海'));
    expect(
      await cellsOf(['Workbook', workbookStream([general, strings], [shared(0, 1), shared(1, 5), whole(2, 3)])]),
    ).toEqual(['上海', { type: 'broken', code: 'STRING_INDEX', text: '5' }, 3]);
  });

  test.each([4, 5])('are refused where a wrong length, %i, took in the next one', async (length) => {
    const [wide, narrow] = [Buffer.from('北京', 'utf16le'), Buffer.from('ab')];
    // 北京 should be two characters long; with the three bytes before them the texts behind it fill four or five.
    const texts = [
      [words(length), Buffer.from([1]), wide],
      [words(1), Buffer.from([length - 4]), length === 4 ? Buffer.from('c') : Buffer.from('上', 'utf16le')],
      [words(2), Buffer.from([0]), narrow],
    ].flat();
    const [whole, short] = [texts.with(0, words(2)), texts];
    const book = (parts: readonly Buffer[]) =>
      workbookStream([general, biffRecord(0xfc, longs(3, 3), ...parts)], [shared(0, 0), shared(1, 1)]);
    expect(await cellsOf(['Workbook', book(whole)])).toEqual(['北京', length === 4 ? 'c' : '上']);
    expect(await cellsOf(['Workbook', book(short)])).toBe('BIFF');
  });

  test('of a formula go on in the records after it, there in one byte a character', async () => {
    // The result of a formula: text in the record that follows, cut after two of four characters.
    const formula = biffRecord(
      0x06,
      words(0, 0, 0),
      Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]),
      words(0),
      longs(0),
      words(0),
    );
    const text = biffRecord(0x207, words(4), Buffer.from([1]), Buffer.from('北京', 'utf16le'));
    const more = biffRecord(0x3c, Buffer.from([0]), Buffer.from('ab', 'latin1'));
    expect(await cellsOf(['Workbook', workbookStream([general], [formula, text, more, whole(1, 3)])])).toEqual([
      '北京ab',
      3,
    ]);
  });
});

test('a number format that is cut costs the cells of that format only', async () => {
  const cut = biffRecord(0x41e, words(170), words(40), Buffer.from([0]), Buffer.from('0.0', 'latin1'));
  const own = biffRecord(0xe0, words(0, 170), Buffer.alloc(16));
  expect(await cellsOf(['Workbook', workbookStream([general, cut, own], [whole(0, 7), whole(1, 8, 1)])])).toEqual([
    7,
    { type: 'broken', code: 'STYLE', text: '8' },
  ]);
});

describe('a workbook of Excel 97 that does not hold together', () => {
  const number = (row: number, column: number, value: number): Buffer =>
    biffRecord(0x27e, words(row, column, 0), longs((value << 2) | 2));
  const merges = (...ranges: readonly (readonly number[])[]): Buffer =>
    biffRecord(0xe5, words(ranges.length), ...ranges.map((range) => words(...range)));

  test('has merges that are none: they are left, and said', async () => {
    const path = join(folder, 'merges.xls');
    const sheet = [whole(0, 7), merges([0, 1, 0, 1], [3, 2, 0, 0], [0, 0, 0, 256])];
    writeFileSync(path, compoundFile([['Workbook', workbookStream([general], sheet)]]));
    const book = await readWorkbook(path);
    if (!book.ok) throw new Error(book.error.code);
    expect(book.value.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(book.value.warnings.map(({ code }) => code)).toEqual(['MERGE_LEFT', 'MERGE_LEFT']);
  });

  test('has two values in one place, which are none', async () => {
    expect(
      await cellsOf(['Workbook', workbookStream([general], [number(0, 0, 1), number(0, 0, 2), whole(1, 3)])]),
    ).toEqual([{ type: 'broken', code: 'CELL_VALUES', text: '1 / 2' }, 3]);
  });

  test.each([
    ['an end within a sheet', [whole(0, 7), biffRecord(0x0a), whole(1, 8)], 'BIFF'],
    ['a number of another size', [biffRecord(0x27e, words(0, 0, 0), longs(0, 0))], 'BIFF'],
    ['a record of no type', [biffRecord(0xfa27, words(0))], 'BIFF'],
    ['a row of numbers that ends elsewhere', [biffRecord(0xbd, words(0, 0, 0), longs(6), words(5))], 'BIFF'],
    ['a column beyond the last', [number(0, 256, 7)], 'CELL_REFERENCE'],
  ] as const)('is refused for %s', async (_, sheet, code) => {
    expect(await cellsOf(['Workbook', workbookStream([general], sheet)])).toBe(code);
  });

  test.each([
    ['a length that is wrong', [words(3), Buffer.from([1]), Buffer.from('北京', 'utf16le'), biffText('上海')]],
    ['more of them than said', [biffText('北京'), biffText('上海'), biffText('天津')]],
  ])('is refused for texts with %s', async (_, texts) => {
    const strings = biffRecord(0xfc, longs(2, 2), ...texts);
    expect(await cellsOf(['Workbook', workbookStream([general, strings], [shared(0, 1)])])).toBe('BIFF');
  });
});

describe('the list of sheets of an Excel 97 workbook', () => {
  const bof = (kind: number): Buffer => biffRecord(0x809, words(0x600, kind, 0, 0), longs(0, 0));
  const sheet = (value: number): Buffer => Buffer.concat([bof(0x10), whole(0, value), biffRecord(0x0a)]);
  const chart = Buffer.concat([bof(0x20), biffRecord(0x0a)]);
  interface Listed {
    readonly of: number;
    readonly name: string;
    readonly type?: number;
  }
  /** Streams one after the other, and what the list says of them. */
  const book = (streams: readonly Buffer[], listed: readonly Listed[]): Buffer => {
    const list = (first: number): Buffer =>
      Buffer.concat(
        listed.map(({ of, name, type = 0 }) => {
          const at = first + streams.slice(0, of).reduce((sum, { length }) => sum + length, 0);
          return biffRecord(0x85, longs(at), Buffer.from([0, type, name.length, 1]), Buffer.from(name, 'utf16le'));
        }),
      );
    const before = Buffer.concat([bof(5), general]);
    return Buffer.concat([before, list(before.length + list(0).length + 4), biffRecord(0x0a), ...streams]);
  };
  const first = { of: 0, name: '甲' };

  test('that agrees with the sheets is read, a chart passed over', async () => {
    const listed = [
      { of: 0, name: '图', type: 2 },
      { of: 1, name: '甲' },
      { of: 2, name: '乙' },
    ];
    expect(await cellsOf(['Workbook', book([chart, sheet(7), sheet(8)], listed)])).toEqual([7]);
  });

  test.each<[string, readonly Listed[]]>([
    ['leaves out a sheet', [first]],
    ['leaves out the first', [{ of: 1, name: '乙' }]],
    ['names one sheet twice', [first, { of: 0, name: '乙' }]],
    ['gives two sheets one name', [first, { of: 1, name: '甲' }]],
    ['calls a sheet a chart', [first, { of: 1, name: '乙', type: 2 }]],
    ['calls a sheet something unknown', [first, { of: 1, name: '乙', type: 0x20 }]],
    ['has a sheet without a name', [first, { of: 1, name: '' }]],
  ])('that %s is not believed', async (_, listed) => {
    expect(await cellsOf(['Workbook', book([sheet(7), sheet(8)], listed)])).toBe('BIFF');
  });

  test('may be followed by an empty stream of no known kind, as some writers leave it', async () => {
    const unknown = Buffer.concat([bof(0x1000), biffRecord(0x0a)]);
    expect(await cellsOf(['Workbook', book([sheet(7), unknown], [first])])).toEqual([7]);
  });
});

test('a record whose size is not its own, which would hide the cells behind it, is refused', async () => {
  const hidden = whole(0, 7);
  const page = biffRecord(0xa1, Buffer.alloc(34));
  expect(await cellsOf(['Workbook', workbookStream([general], [page, hidden, whole(1, 8)])])).toEqual([7, 8]);
  const swallowing = Buffer.from(page);
  swallowing.writeUInt16LE(34 + hidden.length, 2);
  expect(await cellsOf(['Workbook', workbookStream([general], [swallowing, hidden, whole(1, 8)])])).toBe('BIFF');
});
