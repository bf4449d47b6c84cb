import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import {
  binaryBookOf,
  binaryParts,
  place,
  record,
  rowRecord,
  sheetPart,
  u16,
  u32,
  wide,
} from '../../fixtures/workbooks/binary-book.ts';
import type { BinaryBook, BinaryCell } from '../../fixtures/workbooks/binary-book.ts';
import { bookParts } from '../../fixtures/workbooks/book-parts.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'xlsb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(bytes: Buffer): string {
  const path = join(folder, 'book.xlsb');
  writeFileSync(path, bytes);
  return path;
}

async function read(book: BinaryBook) {
  const found = await readWorkbook(written(binaryBookOf(book)));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const oneRow = (cells: readonly BinaryCell[], more: Partial<BinaryBook> = {}): BinaryBook => ({
  sheets: [{ name: '表', rows: new Map([[1, cells]]) }],
  ...more,
});

/** A book of one sheet whose data are these records: its rows, or the code of the refusal. */
async function ofRecords(...data: readonly Buffer[]) {
  return ofPart(sheetPart(Buffer.concat(data)));
}

async function ofPart(sheet: Buffer) {
  const parts = binaryParts(oneRow([{ text: '一', shared: true }])).map((part) =>
    part.name.endsWith('sheet1.bin') ? { ...part, data: sheet } : part,
  );
  const found = await readWorkbook(written(zipOf(parts)));
  return found.ok ? found.value.sheets[0]?.rows.map(({ row, cells }) => [row, cells]) : found.error.code;
}

describe('values of a binary workbook', () => {
  test('are those stored, in the forms that Excel keeps them in', async () => {
    const book = await read(
      oneRow([
        { number: 7 },
        { number: -12.34 },
        { number: 0.1 + 0.2 },
        { number: 1e300 },
        { number: 0.985, style: 1 },
        { number: 0.5, style: 3 },
        { number: 44_561, style: 2 },
        { text: '北京市' },
        { text: ' 上海_x000D_ ', shared: true },
        { flag: true },
        { error: 0x2a },
        null,
        { number: 0 },
      ]),
    );
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([
      7,
      -12.34,
      0.1 + 0.2,
      1e300,
      { type: 'percent', value: 0.985 },
      { type: 'percent', value: 0.5 },
      { type: 'date', iso: '2021-12-31', serial: 44_561 },
      '北京市',
      // As it stands: only XML writes characters so.
      ' 上海_x000D_ ',
      true,
      { type: 'error', text: '#N/A' },
      null,
      0,
    ]);
  });

  test('of formulas are their stored results', async () => {
    const book = await read(
      oneRow([
        { number: 2.5, formula: true },
        { text: '文', formula: true },
        { flag: false, formula: true },
        { error: 0x07, formula: true },
      ]),
    );
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([2.5, '文', false, { type: 'error', text: '#DIV/0!' }]);
    expect(book.warnings).toEqual([]);
  });

  test.each([
    ['FORMULAS_STALE', { stale: true }, 3],
    ['FORMULAS_ZERO', {}, 0],
  ])('of formulas are doubted: %s', async (code, more, number) => {
    const book = await read(oneRow([{ number: 1 }, { number, formula: true }], more));
    expect(book.warnings.map((warning) => [warning.code, warning.place])).toEqual([
      [code, { file: 'book.xlsb', sheet: '表', cell: 'B1' }],
    ]);
  });

  test('follow the date system of the workbook', async () => {
    // 42,735 days after 1904-01-01 (serial 0 there).
    const book = await read(oneRow([{ number: 42_735, style: 2 }], { date1904: true }));
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([{ type: 'date', iso: '2021-01-01', serial: 42_735 }]);
  });

  test('stand in sheets with names, merges and hidden parts', async () => {
    const opened = openWorkbook(
      written(
        binaryBookOf({
          sheets: [
            {
              name: '数据 一',
              rows: new Map<number, readonly BinaryCell[]>([
                [2, [{ number: 1 }, null, { number: 3 }]],
                [1_048_576, [{ text: '末' }]],
              ]),
              hiddenRows: new Set([2]),
              hiddenColumn: 3,
              merges: [[2, 1, 3, 2]],
            },
            { name: '藏', state: 1, rows: new Map() },
            { name: '深藏', state: 2, rows: new Map() },
          ],
        }),
      ),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const workbook = opened.value;
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['数据 一', 'visible'],
      ['藏', 'hidden'],
      ['深藏', 'veryHidden'],
    ]);
    const rows: unknown[] = [];
    const facts = await workbook.readSheet(0, (batch) => void rows.push(...batch));
    expect(rows).toEqual([
      { row: 2, cells: [1, null, 3], hidden: true },
      { row: 1_048_576, cells: ['末'], hidden: false },
    ]);
    const merges = [{ top: 2, left: 1, bottom: 3, right: 2 }];
    expect(facts).toMatchObject({ ok: true, value: { rows: 2, cells: 3, merges, hiddenColumns: [3], complete: true } });
    expect(await workbook.sheetMerges(0)).toEqual({ ok: true, value: merges });
    workbook.close();
  });
});

describe('a binary workbook that is damaged or made up', () => {
  const seven = record(2, place(1), u32((7 << 2) | 2));

  test('is read where only a cell is wrong, and the cell is a problem', async () => {
    expect(
      await ofRecords(
        rowRecord(1),
        record(7, place(1), u32(9)),
        record(2, place(2, 77), u32(6)),
        record(4, place(3), Buffer.from([9])),
      ),
    ).toEqual([
      [
        1,
        [
          { type: 'broken', code: 'STRING_INDEX', text: '9' },
          { type: 'broken', code: 'STYLE', text: '1' },
          { type: 'broken', code: 'NUMBER', text: '9' },
        ],
      ],
    ]);
  });

  test.each<readonly [string, string, readonly Buffer[]]>([
    ['a record among the cells that is none', 'XLSB', [rowRecord(1), seven, record(700)]],
    ['a number that swallows the next cell', 'XLSB', [rowRecord(1), record(2, place(1), u32(30), seven)]],
    ['a number that is cut', 'XLSB', [rowRecord(1), record(5, place(1), u32(0))]],
    ['a text that is longer than its record', 'XLSB', [rowRecord(1), record(6, place(1), u32(40), Buffer.alloc(20))]],
    [
      'a formula that swallows the next cell',
      'XLSB',
      [rowRecord(1), record(10, place(1), Buffer.from([1]), u16(0), u32(0, 0), seven)],
    ],
    ['a row that swallows its cell', 'XLSB', [record(0, u32(0, 0), u16(300), Buffer.alloc(3), u32(0), seven)]],
    ['a cell before any row', 'XLSB', [seven]],
    ['a row twice', 'ROW', [rowRecord(3), seven, rowRecord(3), seven]],
    ['a row beyond the last', 'ROW', [rowRecord(1_048_577), seven]],
    ['a column twice', 'CELL_ORDER', [rowRecord(1), seven, seven]],
    ['a column beyond the last', 'CELL_REFERENCE', [rowRecord(1), record(1, place(16_385))]],
    ['a text that no cell may hold', 'TEXT_TOO_LONG', [rowRecord(1), record(6, place(1), wide('长'.repeat(32_768)))]],
  ])('is refused: %s', async (_, code, data) => {
    expect(await ofRecords(...data)).toBe(code);
  });

  test('is refused where the sheet ends early, has no data or two', async () => {
    const data = Buffer.concat([record(145), rowRecord(1), seven, record(146)]);
    expect(await ofPart(Buffer.concat([record(129), data]))).toBe('XLSB');
    expect(await ofPart(Buffer.concat([record(129), data.subarray(0, -1)]))).toBe('XLSB');
    expect(await ofPart(Buffer.concat([record(129), record(130)]))).toBe('XLSB');
    expect(await ofPart(Buffer.concat([record(129), data, data, record(130)]))).toBe('XLSB');
    expect(await ofPart(Buffer.concat([record(129), data, record(130)]))).toEqual([[1, [7]]]);
  });

  test.each([
    ['a row', rowRecord(2)],
    ['a cell', seven],
    ['rich text', record(62, place(1), Buffer.from([0]), wide('失'))],
  ])('is refused where %s stands after the rows', async (_, stray) => {
    const data = Buffer.concat([rowRecord(1), seven]);
    expect(await ofPart(sheetPart(data, undefined, stray))).toBe('XLSB');
    expect(await ofPart(Buffer.concat([sheetPart(data), stray]))).toBe('XLSB');
  });

  test('is read where a later program put records of its own, whatever their numbers', async () => {
    const block = Buffer.concat([record(35, u32(0)), record(1, Buffer.alloc(9)), record(0), record(36)]);
    expect(await ofPart(sheetPart(Buffer.concat([rowRecord(1), seven, block]), block, block))).toEqual([[1, [7]]]);
  });

  test.each([
    ['upside down', u32(4, 1, 0, 1)],
    ['off the sheet', u32(0, 0xffffffff, 0, 1)],
  ])('says of a merge %s that it is left', async (_, range) => {
    const sheet = sheetPart(Buffer.concat([rowRecord(1), seven]), undefined, record(176, range));
    const parts = binaryParts(oneRow([])).map((part) =>
      part.name.endsWith('sheet1.bin') ? { ...part, data: sheet } : part,
    );
    const found = await readWorkbook(written(zipOf(parts)));
    expect(found.ok && [found.value.warnings.map(({ code }) => code), found.value.sheets[0]?.merges]).toEqual([
      ['MERGE_LEFT'],
      [],
    ]);
  });

  test('is one by the type of its workbook part alone', async () => {
    const types = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>';
    const parts = bookParts({ sheets: [{ name: '表', data: '<row r="1"><c r="A1"><v>7</v></c></row>' }] }).map(
      (part) =>
        part.name === '[Content_Types].xml'
          ? { ...part, data: String(part.data).replace('<Default', `${types}<Default`) }
          : part,
    );
    const found = await readWorkbook(written(zipOf(parts)));
    expect(found.ok && found.value.sheets[0]?.rows).toEqual([{ row: 1, cells: [7], hidden: false }]);
  });

  test('joins the pieces of unknown records, as long as they may be, once each', async () => {
    const long = record(5000, Buffer.alloc(4 * 1024 * 1024));
    const before = Buffer.concat(Array.from({ length: 12 }, () => long));
    const part = sheetPart(Buffer.concat([rowRecord(1), seven]), before);
    const joined = vi.spyOn(Buffer, 'concat');
    const rows = await ofPart(part);
    const copied = joined.mock.results.reduce((sum, { value }) => sum + (Buffer.isBuffer(value) ? value.length : 0), 0);
    joined.mockRestore();
    expect(rows).toEqual([[1, [7]]]);
    // The part is unpacked in 400 pieces of 128 KiB; joined anew for each it would be 16 times as much.
    expect(copied).toBeLessThan(2 * 12 * long.length);
  });

  test('passes over records outside the rows that it does not know', async () => {
    expect(
      await ofPart(
        sheetPart(Buffer.concat([rowRecord(1), seven]), record(5000, Buffer.alloc(300)), record(494, u32(1))),
      ),
    ).toEqual([[1, [7]]]);
  });

  test('ends with a book or a refusal whatever byte of its parts is changed, and no cell outside the changed row differs', async () => {
    const random = createRandom(29);
    const rows = new Map<number, readonly BinaryCell[]>(
      Array.from({ length: 30 }, (_, row) => [
        row + 1,
        [
          { text: `单位${row}`, shared: true },
          { number: row * 1.5 },
          { number: 1 / (row + 3), style: 1 },
          { text: `文${row}` },
          { number: row / 7, formula: true },
        ],
      ]),
    );
    const sound = binaryParts({ sheets: [{ name: '表', rows }] });
    const sheet = sound.find(({ name }) => name.endsWith('sheet1.bin'));
    const data = Buffer.from(sheet?.data ?? '');
    const right = await readWorkbook(written(zipOf(sound)));
    if (!right.ok) throw new Error(right.error.code);
    const expected = right.value.sheets[0]?.rows.map((line) => JSON.stringify(line)) ?? [];
    expect(expected).toHaveLength(30);
    const outcomes = { read: 0, refused: 0 };
    for (let i = 0; i < 600; i += 1) {
      const changed = Buffer.from(data);
      changed[Math.floor(random.next() * changed.length)] = Math.floor(random.next() * 256);
      const bytes = zipOf(sound.map((part) => (part === sheet ? { ...part, data: changed, method: 0 } : part)));
      const found = await readWorkbook(written(bytes));
      if (!found.ok) {
        outcomes.refused += 1;
        expect(found.error.code, JSON.stringify(found.error)).toMatch(
          /^(XLSB|ROW|CELL_ORDER|CELL_REFERENCE|TEXT_TOO_LONG)$/,
        );
        continue;
      }
      outcomes.read += 1;
      const lines = found.value.sheets[0]?.rows.map((line) => JSON.stringify(line)) ?? [];
      // The rows without the changed one, wherever its number was changed to.
      const different = expected.filter((line) => !lines.includes(line));
      expect(different.length, `${i}: ${different.join('\n')}`).toBeLessThanOrEqual(1);
    }
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
