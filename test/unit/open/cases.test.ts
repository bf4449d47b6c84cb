import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import type { WholeWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { bookOf } from '../../fixtures/workbooks/book-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/cases/${name}`, import.meta.url));

async function read(path: string): Promise<WholeWorkbook> {
  const workbook = await readWorkbook(path);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
  return workbook.value;
}
const rowsOf = ({ sheets: [sheet] }: WholeWorkbook): readonly (readonly Cell[])[] =>
  sheet?.rows.map(({ cells }) => cells) ?? [];
const remarks = ({ warnings }: WholeWorkbook): readonly string[] =>
  warnings.map(({ code, place }) => `${code} ${place?.cell ?? ''}`.trim());
async function written(file: string, bytes: string | Buffer): Promise<WholeWorkbook> {
  const path = join(folder, file);
  writeFileSync(path, bytes);
  return read(path);
}

const head = ['地区', '常住人口(万人)', '企业数(户)'];

describe('a workbook that is a little against the rules is read, and what is odd is said', () => {
  it.each([
    ['backslash.xlsx', ['北京市', 2189, 200], ['ZIP_BACKSLASH']],
    ['trailing_newline.xlsx', ['北京市', 2189, 200], ['ZIP_PADDING']],
    ['module_sheet.xlsx', ['北京市', 2189, 200], []],
    // The note is there twice, as v and as is, and the same.
    ['inline_v.xlsx', ['北京市', 2189, 200, '备注'], []],
    ['style_out_of_range.xlsx', ['北京市', { type: 'broken', code: 'STYLE', text: '2189' }, 200], ['STYLE B2']],
    ['time_d.xlsx', ['北京市', 2189, 200, { type: 'broken', code: 'NUMBER', text: '10:10:10' }], ['NUMBER D2']],
    ['fullcalc_zero.xlsx', ['北京市', 0, 200], ['FORMULAS_STALE B2']],
  ] as const)('%s', async (file, row, said) => {
    const book = await read(fixture(file));
    expect(rowsOf(book)).toEqual([head, row]);
    expect(remarks(book)).toEqual(said);
  });

  it('a sheet without a part is no worksheet', async () => {
    expect((await read(fixture('module_sheet.xlsx'))).sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['Sheet1', 'worksheet'],
      ['Module1', 'other'],
    ]);
  });

  it('texts that differ in one cell are no text; a text alone in the other place is one', async () => {
    const data =
      '<row r="1"><c r="A1" t="inlineStr"><v>甲</v><is><t>乙</t></is></c><c r="B1" t="inlineStr"><v>丙</v></c><c r="C1"><is><t>丁</t></is></c></row>';
    const book = await written('two.xlsx', bookOf({ sheets: [{ name: '数据', data }] }));
    expect(rowsOf(book)[0]?.slice(0, 2)).toEqual([{ type: 'broken', code: 'CELL_VALUES', text: '甲 / 乙' }, '丙']);
    expect(rowsOf(book)[0]?.[2]).toMatchObject({ type: 'broken', code: 'CELL_VALUES' });
  });

  it('a text of an unknown format is the text: a format changes numbers only', async () => {
    const data = '<row r="1"><c r="A1" s="9" t="inlineStr"><is><t>甲</t></is></c></row>';
    expect(rowsOf(await written('style.xlsx', bookOf({ sheets: [{ name: '数据', data }] })))).toEqual([['甲']]);
  });
});

describe('a CSV that is a little against the rules', () => {
  it('text-tab-comma.csv: cut at the comma, the TAB is none of the text', async () => {
    const rows = rowsOf(await read(fixture('text-tab-comma.csv')));
    expect(rows.length).toBe(32);
    expect(rows.slice(0, 2)).toEqual([head, ['北京市', '1000', '5000']]);
    expect(rows.flat().some((cell) => String(cell).includes('\t'))).toBe(false);
  });

  it('tabs alone still cut, also where a cell begins with a comma', async () => {
    expect(rowsOf(await written('tabs.csv', '地区\t说明\n北京\t,无\n天津\t有\n'))).toEqual([
      ['地区', '说明'],
      ['北京', ',无'],
      ['天津', '有'],
    ]);
  });

  it('utf8_one_bad_byte.csv: that field is broken, the rest is read', async () => {
    const book = await read(fixture('utf8_one_bad_byte.csv'));
    const rows = rowsOf(book);
    expect(rows.length).toBe(32);
    const broken = rows.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        typeof cell === 'object' && cell?.type === 'broken' ? [[r + 1, c + 1, cell.code]] : [],
      ),
    );
    expect(broken.length).toBe(1);
    expect(broken[0]?.[2]).toBe('CSV_BYTES');
    expect(remarks(book)).toEqual([`CSV_BYTES ${'AB'[Number(broken[0]?.[1]) - 1]}${broken[0]?.[0]}`]);
    expect(rows.at(-1)).toEqual([expect.any(String), expect.any(String)]);
  });

  it('GBK with one bad byte likewise', async () => {
    // 地区,数值 / 北京,12 / a cut character, 1 in GBK, from the code table (GB 18030-2022).
    const bytes = Buffer.from('b5d8c7f82ccafdd6b50d0ab1b1bea92c31320d0affff2c310d0a', 'hex');
    expect(rowsOf(await written('gbk.csv', bytes))).toEqual([
      ['地区', '数值'],
      ['北京', '12'],
      [expect.objectContaining({ type: 'broken', code: 'CSV_BYTES' }), '1'],
    ]);
  });

  it('a file of bytes that are no text at all is refused as before', async () => {
    const path = join(folder, 'noise.csv');
    writeFileSync(path, Buffer.from(Array.from({ length: 6_000 }, (_, i) => (i % 3 === 2 ? 10 : 255))));
    const workbook = await readWorkbook(path);
    expect(workbook.ok ? 'read' : workbook.error.code).toBe('CSV_ENCODING');
  });
});
