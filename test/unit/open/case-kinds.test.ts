import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import type { WholeWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { bookOf, bookParts, withPart } from '../../fixtures/workbooks/book-parts.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';

// The kinds around single files that offices sent (test/fixtures/cases), three variants each and more.
const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
async function read(bytes: string | Buffer, extension: string): Promise<WholeWorkbook> {
  const path = join(folder, `${(made += 1)}.${extension}`);
  writeFileSync(path, bytes);
  const workbook = await readWorkbook(path);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
  return workbook.value;
}
const rowsOf = ({ sheets: [sheet] }: WholeWorkbook): readonly (readonly Cell[])[] =>
  sheet?.rows.map(({ cells }) => cells) ?? [];
const data =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>地区</t></is></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>';
const sheets = [{ name: '数据', data }];
const right = [['地区', 5], [7]];

describe('names of parts with backslashes', () => {
  it.each([
    ['in all parts', () => true],
    ['in the sheets only', (name: string) => name.includes('worksheets')],
    ['in the relationships only', (name: string) => name.endsWith('.rels')],
  ])('%s are folded', async (_, backslashed) => {
    const parts = bookParts({ sheets }).map((part) =>
      backslashed(part.name) ? { ...part, name: part.name.replaceAll('/', '\\') } : part,
    );
    const book = await read(zipOf(parts), 'xlsx');
    expect(rowsOf(book)).toEqual(right);
    expect(book.warnings.map(({ code }) => code)).toEqual(['ZIP_BACKSLASH']);
  });
});

describe('bytes after the archive’s end', () => {
  it.each([
    ['a line break', '\n'],
    ['spaces and breaks', '  \r\n \r\n'],
    ['zeros', '\0'.repeat(300)],
  ])('of %s are said, and the workbook is read', async (_, tail) => {
    const book = await read(Buffer.concat([bookOf({ sheets }), Buffer.from(tail)]), 'xlsx');
    expect(rowsOf(book)).toEqual(right);
    expect(book.warnings.map(({ code }) => code)).toEqual(['ZIP_PADDING']);
  });
});

describe('a sheet that is none', () => {
  it.each([
    ['an empty relationship', '<sheet name="模块" sheetId="9" state="veryHidden" r:id=""/>', ''],
    ['no relationship', '<sheet name="模块" sheetId="9" state="hidden"/>', ''],
    [
      'a macro sheet',
      '<sheet name="模块" sheetId="9" r:id="rId9"/>',
      '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/>',
    ],
  ])('by %s leaves the others as they are', async (_, entry, links) => {
    const parts = withPart(bookParts({ sheets, links }), 'xl/workbook.xml', (part) => ({
      ...part,
      data: String(part.data).replace('</sheets>', `${entry}</sheets>`),
    }));
    const macro = links === '' ? [] : [{ name: 'xl/macrosheets/sheet1.xml', data: '<macrosheet/>' }];
    const book = await read(zipOf([...parts, ...macro]), 'xlsx');
    expect(rowsOf(book)).toEqual(right);
    expect(book.sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['数据', 'worksheet'],
      ['模块', 'other'],
    ]);
  });
});

describe('fields that end in a TAB before the delimiter', () => {
  const table = [
    ['地区', '常住人口(万人)', '企业数(户)'],
    ['北京市', '1000', '5000'],
    ['天津市', '1001', '5001'],
  ];
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['pipe', '|'],
  ])('%s are cut there, and the TAB is none of the text', async (_, delimiter) => {
    const text = table.map((row) => row.map((field) => `${field}\t${delimiter}`).join('')).join('\r\n');
    const rows = rowsOf(await read(text, 'csv')).map((row) => row.filter((cell) => cell !== null && cell !== ''));
    expect(rows).toEqual(table);
  });
});

describe('a format that a cell has and the workbook does not', () => {
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>';
  it.each([
    ['out of range', 's="7"', { type: 'broken', code: 'STYLE', text: '0.5' }],
    ['far out of range', 's="4294967295"', { type: 'broken', code: 'STYLE', text: '0.5' }],
    ['that is no number', 's="x"', { type: 'broken', code: 'STYLE', text: '0.5' }],
    ['that is there', 's="1"', { type: 'percent', value: 0.5 }],
  ])('%s concerns that cell alone', async (_, style, value) => {
    const row = `<row r="1"><c r="A1"><v>3</v></c><c r="B1" ${style}><v>0.5</v></c><c r="C1"><v>4</v></c></row>`;
    const book = await read(bookOf({ sheets: [{ name: '数据', data: row }], styles }), 'xlsx');
    expect(rowsOf(book)).toEqual([[3, value, 4]]);
  });
});

describe('a text in two places of one cell', () => {
  it.each([
    ['the same in both', '<v>备注</v><is><t>备注</t></is>', '备注'],
    ['nothing beside it', '<v></v><is><t>备注</t></is>', '备注'],
    ['another beside it', '<v>甲</v><is><t>乙</t></is>', { type: 'broken', code: 'CELL_VALUES', text: '甲 / 乙' }],
  ])('%s', async (_, inner, value) => {
    const row = `<row r="1"><c r="A1"><v>3</v></c><c r="B1" t="inlineStr">${inner}</c><c r="C1"><v>4</v></c></row>`;
    expect(rowsOf(await read(bookOf({ sheets: [{ name: '数据', data: row }] }), 'xlsx'))).toEqual([[3, value, 4]]);
  });
});

describe('a workbook that says its formulas are to be calculated anew', () => {
  const formula = (cell: string, value: string): string => `<c r="${cell}"><f>SUM(D1:D2)</f><v>${value}</v></c>`;
  const stale = (row: string): Promise<WholeWorkbook> =>
    read(
      zipOf(
        withPart(bookParts({ sheets: [{ name: '数据', data: row }] }), 'xl/workbook.xml', (part) => ({
          ...part,
          data: String(part.data).replace('</sheets>', '</sheets><calcPr fullCalcOnLoad="1"/>'),
        })),
      ),
      'xlsx',
    );
  it.each([
    ['one of 0', `<row r="1">${formula('A1', '0')}</row>`, [[0]], 'A1'],
    ['one of another value', `<row r="1">${formula('A1', '7')}</row>`, [[7]], 'A1'],
    ['two', `<row r="1">${formula('A1', '0')}${formula('B1', '9')}</row>`, [[0, 9]], 'A1、B1'],
  ])('%s is named with its cells', async (_, row, values, cells) => {
    const book = await stale(row);
    expect(rowsOf(book)).toEqual(values);
    expect(book.warnings.map(({ code, params }) => [code, params?.['cells']])).toEqual([['FORMULAS_STALE', cells]]);
  });

  it('is of no concern without formulas', async () => {
    expect((await stale('<row r="1"><c r="A1"><v>0</v></c></row>')).warnings).toEqual([]);
  });
});

describe('one byte that is no UTF-8', () => {
  const text = `地区,说明\r\n${Array.from({ length: 40 }, (_, n) => `北京,第${n}行`).join('\r\n')}\r\n`;
  it.each([
    ['in the heading', '说明', 'B1'],
    ['in the first field', '北京,第3行', 'A5'],
    ['in the last field', '第39行', 'B41'],
  ])('%s loses that field, which is named', async (_, at, cell) => {
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf(at)] = 0xff;
    const book = await read(bytes, 'csv');
    const lost = rowsOf(book).flatMap((row) => row.filter((field) => typeof field === 'object' && field !== null));
    expect(lost.map((field) => (typeof field === 'object' && field?.type === 'broken' ? field.code : ''))).toEqual([
      'CSV_BYTES',
    ]);
    expect(book.warnings.map(({ code, place }) => [code, place?.cell])).toEqual([['CSV_BYTES', cell]]);
    expect(rowsOf(book)).toHaveLength(41);
  });
});
