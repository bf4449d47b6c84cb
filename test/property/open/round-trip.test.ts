import exceljs from 'exceljs';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { strictNumber } from '../../../electron/importing/open/strict-number.ts';
import { isoSerial, serialDate } from '../../../electron/importing/open/serial-date.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'round-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Text that exceljs writes unchanged: it lets control characters through to the XML, and reads `_x000D_` literally written as an escape. */
const text = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((drawn) => drawn.replace(/[\0-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]/g, '字').replaceAll('_x', '_'))
  .filter((drawn) => drawn !== '');
const plainCell = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const rows = fc.array(fc.array(plainCell, { maxLength: 6 }), { maxLength: 12 });
const negativeZero = (cell: Cell): Cell => (cell === 0 ? 0 : cell);

const trimmed = (drawn: readonly (readonly Cell[])[]): [number, Cell[]][] =>
  drawn.flatMap((cells, i): [number, Cell[]][] => {
    const last = cells.findLastIndex((cell) => cell !== null);
    return last < 0 ? [] : [[i + 1, cells.slice(0, last + 1).map(negativeZero)]];
  });

describe('generated sheets', () => {
  it('come back as exceljs wrote them, and hucre reads the same', async () => {
    const path = join(folder, 'drawn.xlsx');
    await fc.assert(
      fc.asyncProperty(rows, async (drawn) => {
        const book = new exceljs.Workbook();
        const sheet = book.addWorksheet('数据');
        drawn.forEach((cells, i) =>
          cells.forEach((cell, c) => {
            if (cell !== null) sheet.getCell(i + 1, c + 1).value = cell;
          }),
        );
        const bytes = Buffer.from(await book.xlsx.writeBuffer());
        writeFileSync(path, bytes);
        const read = await readWorkbook(path);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.sheets[0]?.rows.map(({ row, cells }) => [row, cells])).toEqual(trimmed(drawn));
        const second = await readXlsx(bytes);
        expect(
          trimmed(
            (second.sheets[0]?.rows ?? []).map((cells) =>
              cells.map((cell) => (cell instanceof Date ? 'date' : cell === '' ? null : cell)),
            ),
          ),
        ).toEqual(trimmed(drawn));
      }),
      { numRuns: 60, seed: 42 },
    );
  });

  it('come back with dates, percentages, formulas, rich text and errors', async () => {
    const path = join(folder, 'special.xlsx');
    // Serials on whole seconds, from March 1900 on: exceljs turns dates into serials by a plain day count.
    const second = fc.integer({ min: 61 * 86_400, max: 2_900_000 * 86_400 });
    const special = fc.oneof(
      second.map((seconds): [exceljs.CellValue, string, Cell] => {
        const date = new Date(Date.UTC(1899, 11, 30) + seconds * 1000);
        const iso = date.toISOString();
        return [
          date,
          'yyyy"年"m"月"d"日" hh:mm:ss',
          { type: 'date', iso: seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19), serial: seconds / 86_400 },
        ];
      }),
      fc
        .integer({ min: -5000, max: 50_000 })
        .map((points): [exceljs.CellValue, string, Cell] => [
          points / 10_000,
          '0.00%',
          { type: 'percent', value: points / 10_000 + 0 },
        ]),
      fc
        .integer({ min: -999, max: 999 })
        .map((value): [exceljs.CellValue, string, Cell] => [
          { formula: `${value}+0`, result: value },
          'General',
          value + 0,
        ]),
      fc.constant<[exceljs.CellValue, string, Cell]>([
        { formula: 'Z1+0' },
        'General',
        { type: 'uncached', formula: 'Z1+0' },
      ]),
      fc
        .tuple(text, text)
        .map(([a, b]): [exceljs.CellValue, string, Cell] => [
          { richText: [{ text: a }, { text: b, font: { bold: true } }] },
          'General',
          a + b,
        ]),
      fc
        .constantFrom<exceljs.CellErrorValue['error']>('#N/A', '#DIV/0!', '#REF!')
        .map((error): [exceljs.CellValue, string, Cell] => [{ error }, 'General', { type: 'error', text: error }]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(special, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const book = new exceljs.Workbook();
        const sheet = book.addWorksheet('数据');
        drawn.forEach(([value, format], c) => {
          sheet.getCell(1, c + 1).value = value;
          sheet.getCell(1, c + 1).numFmt = format;
        });
        writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()));
        const read = await readWorkbook(path);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        const cells = read.value.sheets[0]?.rows[0]?.cells ?? [];
        expect(cells.length).toBe(drawn.length);
        drawn.forEach(([, , expected], c) => {
          const cell = cells[c]!;
          if (
            expected !== null &&
            typeof expected === 'object' &&
            expected.type === 'date' &&
            cell !== null &&
            typeof cell === 'object' &&
            cell.type === 'date'
          ) {
            // The serial passes through milliseconds and a division in exceljs: a microsecond is enough.
            expect(cell.iso).toBe(expected.iso);
            expect(Math.abs(cell.serial - expected.serial)).toBeLessThan(1e-8);
          } else {
            expect(cell).toEqual(expected);
          }
        });
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('come back from CSV quoted in every way', async () => {
    const path = join(folder, 'drawn.csv');
    const field = fc.string({
      unit: fc.constantFrom('a', '北', '"', ',', ';', '\t', ' ', '\n', '\r', '0', '𠀀'),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (drawn) => {
          // A header of known width keeps the delimiter out of doubt.
          const head = Array.from({ length: 3 }, () => ['列', '列', '列']);
          const lines = [...head, ...drawn].map((cells) =>
            cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
          );
          writeFileSync(path, `${lines.join('\r\n')}\r\n`);
          const read = await readWorkbook(path);
          if (!read.ok) throw new Error(JSON.stringify(read.error));
          expect(read.value.sheets[0]?.rows.map(({ row, cells }) => [row, cells])).toEqual(
            // A TAB at an end is none of the text.
            trimmed([...head, ...drawn.map((cells) => cells.map((cell) => cell.replace(/^\t+|\t+$/g, '') || null))]),
          );
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('numbers and dates', () => {
  const parse = (drawn: string): number => {
    const bytes = Buffer.from(drawn);
    return strictNumber(bytes, 0, bytes.length);
  };
  it('every double comes back from its shortest text, and fixed decimals as the engine reads them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (drawn) => parse(String(drawn)) === drawn),
      { numRuns: 5000, seed: 1 },
    );
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat(18), (digits, point) => {
        const whole = String(digits < 0n ? -digits : digits).padStart(point + 1, '0');
        const drawn = `${digits < 0n ? '-' : ''}${whole.slice(0, whole.length - point)}.${whole.slice(whole.length - point)}`;
        return parse(drawn) === Number(drawn) + 0;
      }),
      { numRuns: 5000, seed: 2 },
    );
  });
  it('no text that is not a number becomes one', () => {
    const grammar = /^[ \t\r\n]*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[ \t\r\n]*$/;
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('0', '1', '9', '.', ',', '-', '+', 'e', 'E', 'x', ' ', '%', '１'),
          maxLength: 7,
        }),
        (drawn) => Number.isNaN(parse(drawn)) === !(grammar.test(drawn) && Number.isFinite(Number(drawn))),
      ),
      { numRuns: 20_000, seed: 3 },
    );
  });
  it('a serial from 61 on is that many days after 1899-12-30, in either date system', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        return (
          serialDate(serial, false) === iso &&
          (serial < 1462 || serialDate(serial - 1462, true) === iso) &&
          isoSerial(iso, false)?.serial === serial
        );
      }),
      { numRuns: 3000, seed: 4 },
    );
  });
});
