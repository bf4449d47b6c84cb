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
