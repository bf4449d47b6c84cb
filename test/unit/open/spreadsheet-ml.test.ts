import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'ml-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The cells of the one row of an XML Spreadsheet 2003; its refusal as text. */
async function cellsOf(...data: readonly string[]) {
  const path = join(folder, 'book.xls');
  writeFileSync(
    path,
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row>${data.map((one) => `<Cell>${one}</Cell>`).join('')}</Row></Table></Worksheet></Workbook>`,
  );
  const book = await readWorkbook(path);
  return book.ok ? book.value.sheets[0]?.rows[0]?.cells : book.error.code;
}

describe('control characters in XML Spreadsheet 2003, which XML forbids and Excel writes', () => {
  test.each(['&#7;北京&#x0B;', '\u0007北京\u000b', '&#07;北京&#xb;'])('stay in the text: %j', async (text) => {
    expect(await cellsOf(`<Data ss:Type="String">${text}</Data>`, '<Data ss:Type="Number">3</Data>')).toEqual([
      '\u0007北京\u000b',
      3,
    ]);
  });

  test('make one number no number', async () => {
    const [spoilt, sound] = ['<Data ss:Type="Number">0.nan\0\0</Data>', '<Data ss:Type="Number">3</Data>'];
    expect(await cellsOf(spoilt, sound)).toEqual([{ type: 'broken', code: 'NUMBER', text: '0.nan\0\0' }, 3]);
  });

  test('are not what other references stand for', async () => {
    expect(await cellsOf('<Data ss:Type="String">&#10;a&#9;&#65;&amp;#7;&#x4e2d;</Data>')).toEqual(['\na\tA&#7;中']);
  });
});

test("a cell that names no format has its row's, else its column's, else the table's", async () => {
  const path = join(folder, 'styles.xls');
  const number = '<Data ss:Type="Number">0.5</Data>';
  writeFileSync(
    path,
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="n"><NumberFormat ss:Format="0.0"/></Style><Style ss:ID="kin" ss:Parent="p"><Font/></Style><Style ss:ID="other" ss:Parent="p"><NumberFormat ss:Format="0"/></Style></Styles>
    <Worksheet ss:Name="表"><Table><Column/><Column ss:StyleID="p" ss:Span="1"/><Column ss:StyleID="n"/><Row><Cell>${number}</Cell><Cell>${number}</Cell><Cell>${number}</Cell><Cell ss:StyleID="n">${number}</Cell></Row><Row ss:StyleID="n"><Cell ss:Index="2">${number}</Cell><Cell ss:StyleID="p">${number}</Cell></Row><Row ss:StyleID="p"><Cell>${number}</Cell></Row></Table></Worksheet>
    <Worksheet ss:Name="整表"><Table ss:StyleID="p"><Row><Cell>${number}</Cell><Cell ss:StyleID="kin">${number}</Cell><Cell ss:StyleID="other">${number}</Cell></Row></Table></Worksheet></Workbook>`,
  );
  const book = await readWorkbook(path);
  const percent = { type: 'percent', value: 0.5 };
  expect(book.ok && book.value.sheets.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual([
    [[0.5, percent, percent, 0.5], [null, 0.5, percent], [percent]],
    [[percent, percent, 0.5]],
  ]);
});

test.each([
  ['', '2021-12-31'],
  ['<x:ExcelWorkbook xmlns:x="urn:schemas-microsoft-com:office:excel"><x:Date1904/></x:ExcelWorkbook>', '2026-01-01'],
])('a number with a date as its format is that date (%s)', async (settings, iso) => {
  const path = join(folder, 'dates.xml');
  writeFileSync(
    path,
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${settings}<Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles><Worksheet ss:Name="表"><Table><Row><Cell ss:StyleID="d"><Data ss:Type="Number">44561</Data></Cell></Row></Table></Worksheet></Workbook>`,
  );
  const book = await readWorkbook(path);
  expect(book.ok && book.value.sheets[0]?.rows[0]?.cells).toEqual([{ type: 'date', iso, serial: 44561 }]);
});

test('a formula whose result is an empty text is an empty cell, and one without a result was not calculated', async () => {
  const path = join(folder, 'formulas.xml');
  writeFileSync(
    path,
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:Formula="=IF(RC[-1]=1,&quot;&quot;,2)"><Data ss:Type="String"></Data></Cell><Cell ss:Formula="=RC[-2]+1"/><Cell ss:Formula="=RC[-3]+1"><Data ss:Type="Number"></Data></Cell><Cell><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>`,
  );
  const book = await readWorkbook(path);
  expect(book.ok && book.value.sheets[0]?.rows[0]?.cells).toEqual([
    1,
    null,
    { type: 'uncached', formula: '=RC[-2]+1' },
    { type: 'uncached', formula: '=RC[-3]+1' },
    5,
  ]);
});

describe('rows of XML Spreadsheet 2003', () => {
  const book = (table: string): string =>
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${table}</Table></Worksheet></Workbook>`;
  const rowsOf = async (table: string) => {
    const path = join(folder, 'rows.xls');
    writeFileSync(path, book(table));
    const read = await readWorkbook(path);
    return read.ok ? read.value.sheets[0]?.rows.map(({ row, cells }) => [row, ...cells]) : read.error.code;
  };
  const row = (value: number, attributes = ''): string =>
    `<Row ${attributes}><Cell><Data ss:Type="Number">${value}</Data></Cell></Row>`;

  test('that stand for several are followed by as many empty ones', async () => {
    expect(
      await rowsOf(`${row(1, 'ss:Span="2"')}${row(2)}<Row ss:Span="3"/>${row(3)}${row(4, 'ss:Index="11"')}`),
    ).toEqual([
      [1, 1],
      [4, 2],
      [9, 3],
      [11, 4],
    ]);
    expect(await rowsOf(`${row(1, 'ss:Span="2"')}${row(2, 'ss:Index="3"')}`)).toBe('ROW');
  });

  test.each([
    ['a row by another name', `${row(1)}<Roww/>`],
    ['a cell by another name', '<Row><Cfll/></Row>'],
    ['another attribute of the format', row(1, 'ss:Indeks="7"')],
  ])('are refused with %s, since what follows would stand elsewhere', async (_, table) => {
    expect(await rowsOf(table)).toBe('XML');
  });
});
