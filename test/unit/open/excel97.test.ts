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
