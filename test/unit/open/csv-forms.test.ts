import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
async function read(bytes: Buffer | string): Promise<{ readonly cells: Cell[][]; readonly warnings: string[] }> {
  const path = join(folder, `${++made}.csv`);
  writeFileSync(path, bytes);
  const book = await readWorkbook(path);
  if (!book.ok) throw new Error(book.error.code);
  return {
    cells: book.value.sheets[0]!.rows.map((row) => [...row.cells]),
    warnings: book.value.warnings.map(({ code }) => code),
  };
}

/** Tables of invented values: short and long, with texts that hold other delimiters in quotes. */
const tables = [0, 1, 2].map((seed) => [
  ['地区', '常住人口(万人)', '备注'],
  ...['北京', '天津', '河北', '一一', '山西'].map((name, n) => [
    name,
    String(1_000 * (seed + 1) + n * 37),
    ['无', `甲${',;|\t，'[(n + seed) % 5]}乙`, '一，二'][(n + seed) % 3]!,
  ]),
]);
const quoted = (table: readonly (readonly string[])[], delimiter: string, end = '\r\n'): string =>
  table.map((row) => row.map((cell) => (/[,;|\t，"]/.test(cell) ? `"${cell}"` : cell)).join(delimiter) + end).join('');

describe('a CSV as it comes', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['pipe', '|'],
    ['full-width comma', '，'],
    ['tab and comma together', '\t,'],
  ])('is cut by its %s, and by nothing else', async (_, delimiter) => {
    for (const table of tables) expect((await read(quoted(table, delimiter))).cells).toEqual(table);
  });

  it('is cut by a full-width comma where pieces of the file end within one', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => ['北京', String(row), '，'.repeat(row % 3)]);
    const { cells } = await read(
      rows.map((row) => `${row[0]}，${row[1]}，${row[2] === '' ? '' : `"${row[2]}"`}\n`).join(''),
    );
    expect(cells.length).toBe(rows.length);
    expect(cells.filter((row, r) => row[1] !== String(r) || (row[2] ?? '') !== '，'.repeat(r % 3))).toEqual([]);
  });

  it('has sentences with full-width commas, which cut nothing', async () => {
    const text = '地区,说明\n北京,已建，在用\n天津,未建，拟建\n河北,无，无\n';
    expect((await read(text)).cells[1]).toEqual(['北京', '已建，在用']);
  });

  it.each([
    ['sep=;\r\n', ';'],
    ['SEP=|\n', '|'],
    ['"sep=;"\r\n', ';'],
    ['sep=\t\r', '\t'],
  ])('says its delimiter on a line before the table: %j', async (line, delimiter) => {
    const table = tables[0]!;
    const { cells } = await read(line + quoted(table, delimiter, line.endsWith('\r') ? '\r' : '\r\n'));
    expect(cells).toEqual(table);
  });

  it('is UTF-16 without a mark, in either byte order, and that is said', async () => {
    for (const table of tables) {
      const little = Buffer.from(quoted(table, ','), 'utf16le');
      for (const bytes of [little, Buffer.from(little).swap16()])
        expect(await read(bytes)).toEqual({ cells: table, warnings: ['CSV_UNMARKED'] });
    }
    await expect(read(Buffer.from([0, 1, 2, 0, 255, 254, 0, 0, 10, 0]))).rejects.toThrow();
  });

  it('is Western text, and that is said; Chinese in GBK is not taken for it', async () => {
    // Windows-1252: é E9, ü FC, € 80.
    const western = await read(Buffer.from('Région;Prix€\nBeijing;12\nZürich;7\n'.replace('€', '\x80'), 'latin1'));
    expect(western).toEqual({
      cells: [
        ['Région', 'Prix€'],
        ['Beijing', '12'],
        ['Zürich', '7'],
      ],
      warnings: ['CSV_WESTERN'],
    });
    // 朱镕基,1 with 镕 as E9 46, whose second byte is ASCII (GBK code table).
    const gbk = await read(Buffer.from('d0d5c3fb2ccafdd6b50ad6ece946bbf92c310a', 'hex'));
    expect(gbk).toEqual({
      cells: [
        ['姓名', '数值'],
        ['朱镕基', '1'],
      ],
      warnings: [],
    });
  });

  it('with semicolons and a comma in a number asks which it is, and reads the rest', async () => {
    const { cells } = await read('地区;数值\n北京;1,5\n天津;1,234\n河北;12\n山西;1,234,567\n内蒙古;-0,75%\n');
    expect(cells.slice(1).map((row) => row[1])).toEqual([
      { type: 'broken', code: 'CSV_DECIMAL_COMMA', text: '1,5' },
      { type: 'broken', code: 'CSV_DECIMAL_COMMA', text: '1,234' },
      '12',
      '1,234,567',
      { type: 'broken', code: 'CSV_DECIMAL_COMMA', text: '-0,75%' },
    ]);
    // With commas to cut, a quoted 1,234 is a number in groups as ever.
    expect((await read('地区,数值\n北京,"1,234"\n')).cells[1]).toEqual(['北京', '1,234']);
  });
});
