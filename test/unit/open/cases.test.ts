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

describe('what is named .xls and is none', () => {
  it.each(['html_as.xls', 'xml2003_as.xls'])('%s is read by what it is', async (file) => {
    const book = await read(fixture(file));
    const rows = rowsOf(book);
    expect(rows.length).toBe(32);
    const [first, second] = rows;
    expect(first).toEqual(head);
    expect(second?.map(String)).toEqual(['北京市', '1000', '5000']);
    expect(book.warnings).toEqual([]);
  });

  it('biff.et is read as a workbook of Excel 97; its texts were lost before it was written', async () => {
    const book = await read(fixture('biff.et'));
    const rows = rowsOf(book);
    expect([book.sheets[0]?.name, rows.length, rows[1]?.slice(1), rows[31]?.slice(1)]).toEqual([
      'plain',
      32,
      [1000, 5000],
      [1030, 5030],
    ]);
  });

  it('a web page: spans, entities, numbers beside the text, hidden rows, a table in a cell, GBK', async () => {
    const page =
      '<!-- <table> --><style>td{}</style><table><tr><th rowspan=2>a&amp;b</th><th colspan="2">&#x4e00;<br>&#20108;</th></tr>' +
      '<tr style="display:none"><td x:num="0.98512">98.5%</td><td x:num>7</td></tr>' +
      '<tr><td> a\n  b <td x:num="12.345">12.3<td><table><tr><td>in</td></tr></table>ner</tr></table><table><tr><td>z';
    const book = await written('page.xls', page);
    expect(book.sheets.map(({ name }) => name)).toEqual(['page 1', 'page 2']);
    expect(book.sheets[0]?.rows).toEqual([
      { row: 1, cells: ['a&b', '一\n二'], hidden: false },
      { row: 2, cells: [null, { type: 'percent', value: 0.98512 }, 7], hidden: true },
      { row: 3, cells: ['a b', 12.345, 'inner'], hidden: false },
    ]);
    expect(book.sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
    ]);
    expect(book.sheets[1]?.rows).toEqual([{ row: 1, cells: ['z'], hidden: false }]);
    // 地区 in GBK.
    const gbk = Buffer.concat([
      Buffer.from('<table><tr><td>'),
      Buffer.from('b5d8c7f8', 'hex'),
      Buffer.from('</table>'),
    ]);
    expect(rowsOf(await written('gbk.xls', gbk))).toEqual([['地区']]);
  });

  it('XML Spreadsheet 2003: indices, merges, percentages, dates, formulas, what does not fit, hidden sheets', async () => {
    const cell = (attributes: string, type: string, text: string): string =>
      `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;
    const book = await written(
      'book.xls',
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
      <Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>
      <Worksheet ss:Name="甲"><Table><Column ss:Index="2" ss:Hidden="1"/>
      <Row ss:Index="2">${cell('ss:MergeAcross="1"', 'String', '标题')}${cell('', 'Number', '1.50')}</Row>
      <Row ss:Hidden="1">${cell('ss:Index="2" ss:StyleID="p"', 'Number', '0.985')}${cell('', 'DateTime', '2021-10-05T00:00:00.000')}${cell('', 'Number', '1,5')}<Cell ss:Formula="=R[-1]C"/></Row>
      </Table></Worksheet><Worksheet ss:Name="乙"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`,
    );
    expect(book.sheets.map(({ name, visibility, hiddenColumns }) => [name, visibility, hiddenColumns])).toEqual([
      ['甲', 'visible', [2]],
      ['乙', 'hidden', []],
    ]);
    expect(book.sheets[0]?.rows).toEqual([
      { row: 2, cells: ['标题', null, 1.5], hidden: false },
      {
        row: 3,
        cells: [
          null,
          { type: 'percent', value: 0.985 },
          { type: 'date', iso: '2021-10-05', serial: 44_474 },
          { type: 'broken', code: 'NUMBER', text: '1,5' },
          { type: 'uncached', formula: '=R[-1]C' },
        ],
        hidden: true,
      },
    ]);
    expect(book.sheets[0]?.merges).toEqual([{ top: 2, left: 1, bottom: 2, right: 2 }]);
    expect(remarks(book)).toEqual(['NUMBER D3']);
  });

  it.each([
    [
      'a document type',
      '<?xml version="1.0"?><!DOCTYPE x><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'DOCTYPE',
    ],
    [
      'a row far down',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row Index="9999999"/></Table></Worksheet></Workbook>',
      'ROW',
    ],
    [
      'an end that lacks',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>',
      'XML',
    ],
    ['a web page of a million spans', `<table><tr>${'<td colspan=16384>x'.repeat(3)}</table>`, 'CELL_REFERENCE'],
    ['a web page of unclosed quotes', `<table><tr><td>${'<a "'.repeat(200_000)}`, 'HTML'],
  ])('%s is refused', async (name, text, code) => {
    const path = join(folder, `${name}.xls`);
    writeFileSync(path, text);
    const workbook = await readWorkbook(path);
    expect(workbook.ok ? 'read' : workbook.error.code).toBe(code);
  });
});

describe('damage in one place of a workbook', () => {
  const data = '<row r="1"><c r="A1" t="inlineStr"><is><t>地区</t></is></c><c r="B1"><v>5</v></c></row>';
  const cellWith = (inner: string, attributes = '') =>
    data.replace('<c r="B1"><v>5</v></c>', `<c r="B1"${attributes}>${inner}</c>`);
  const book = (sheetData: string, after = '') => bookOf({ sheets: [{ name: '数据', data: sheetData, after }] });

  it.each([
    ['all 0', ['0', '0', '0'], ['FORMULAS_ZERO B1']],
    ['0 among others', ['0', '7', '0'], []],
    ['none 0', ['3', '7', '9'], []],
  ])('formulas whose stored values are %s', async (_, values, said) => {
    const cells = values.map(
      (value, r) => `<row r="${r + 1}"><c r="B${r + 1}"><f>SUM(C1:C9)</f><v>${value}</v></c></row>`,
    );
    const read = await written(`zeros-${values.join('')}.xlsx`, book(cells.join('')));
    expect(remarks(read)).toEqual(said);
    if (said.length > 0) expect(read.warnings[0]?.params).toEqual({ count: 3, cells: 'B1、B2、B3' });
  });

  it.each(['5:5', 'B:B', '#REF!', 'A1:XFE9', 'C3:B2'])('a merge such as %s is left, and said', async (range) => {
    const after = `<mergeCells count="2"><mergeCell ref="${range}"/><mergeCell ref="A1:A2"/></mergeCells>`;
    const read = await written(`merge-${range.replace(/\W/g, '_')}.xlsx`, book(data, after));
    expect(rowsOf(read)).toEqual([['地区', 5]]);
    expect(read.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 1 }]);
    expect(remarks(read)[0]).toMatch(/^MERGE_LEFT/);
  });

  it.each(['NaN', 'INF', '1E400', '-1E999', '1E-400', '0.5E-330', '12,5'])(
    'a number such as %s is no value, and no other cell suffers',
    async (text) => {
      const read = await written(`number-${text}.xlsx`, book(cellWith(`<v>${text}</v>`)));
      expect(rowsOf(read)).toEqual([['地区', { type: 'broken', code: 'NUMBER', text }]]);
      expect(remarks(read)).toEqual(['NUMBER B1']);
    },
  );

  it.each(['0E-400', '0.000', '-0'])('a zero such as %s is zero', async (text) => {
    expect(rowsOf(await written(`zero-${text}.xlsx`, book(cellWith(`<v>${text}</v>`))))).toEqual([['地区', 0]]);
  });

  it.each(['2021-12-31T08:00:00+08:00', '10:10:10Z', '2021-13-45'])(
    'a date such as %s is no value, and no other cell suffers',
    async (text) => {
      const read = await written(`date-${text.length}.xlsx`, book(cellWith(`<v>${text}</v>`, ' t="d"')));
      expect(rowsOf(read)).toEqual([['地区', { type: 'broken', code: 'NUMBER', text }]]);
    },
  );

  it.each(['sharedStrings', 'styles', 'theme'])(
    'a part %s that is named, absent and needed by no cell is only said',
    async (part) => {
      const links = `<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part}" Target="${part}.xml"/>`;
      const read = await written(`absent-${part}.xlsx`, bookOf({ sheets: [{ name: '数据', data }], links }));
      expect(rowsOf(read)).toEqual([['地区', 5]]);
      expect(remarks(read)).toEqual(part === 'theme' ? [] : ['PART_ABSENT']);
    },
  );
});
