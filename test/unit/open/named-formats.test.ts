import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'named-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sheets by name with their cells, or the code of the refusal. */
async function read(file: string, bytes: string | Buffer) {
  const path = join(folder, file);
  writeFileSync(path, bytes);
  const book = await readWorkbook(path);
  if (!book.ok) return book.error.code;
  return book.value.sheets.map(({ name, rows }) => [name, ...rows.map(({ cells }) => cells)]);
}

const table = '<table><tr><td>地区<td>数值</tr><tr><td>北京<td x:num="12.5">12.5</tr></table>';
const rows = [
  ['地区', '数值'],
  ['北京', 12.5],
];
const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    // Soft line ends, as every writer puts them.
    .replace(/(.{60})/g, '$1=\r\n');
const part = (encoding: string, body: string, place = '', type = 'text/html; charset="utf-8"'): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${place}\r\n\r\n${body}\r\n`;
const archive = (...parts: readonly string[]): string =>
  `From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_a"\r\n\r\nThis is a document.\r\n${parts.map((one) => `----=_a\r\n${one}`).join('')}----=_a--\r\n`;

describe('a web archive', () => {
  it.each([
    ['quoted-printable', quoted(table)],
    [
      'base64',
      Buffer.from(table)
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n'),
    ],
    ['8bit', table],
  ])('in %s holds its page as a sheet', async (encoding, body) => {
    expect(await read('表.mht', archive(part(encoding, body)))).toEqual([['表', ...rows]]);
  });

  it('of Excel has its sheets by the names that its first page lists, pictures and styles apart', async () => {
    const listed =
      '<html><x:ExcelWorksheet><x:Name>人口</x:Name><x:WorksheetSource HRef="a.files/sheet001.htm"/></x:ExcelWorksheet>' +
      '<x:ExcelWorksheet><x:Name>企业</x:Name><x:WorksheetSource HRef="a.files/sheet002.htm"/></x:ExcelWorksheet></html>';
    const book = archive(
      part('quoted-printable', quoted(listed), 'file:///C:/a.htm'),
      part('base64', 'AAAA', 'file:///C:/a.files/image001.png', 'image/png'),
      part('quoted-printable', quoted(table), 'file:///C:/a.files/sheet001.htm'),
      part('quoted-printable', quoted(table.replace('北京', '天津')), 'file:///C:/a.files/sheet002.htm'),
    );
    expect(await read('book.xls', book)).toEqual([
      ['人口', ...rows],
      ['企业', rows[0], ['天津', 12.5]],
    ]);
  });

  it.each([
    ['a letter alone', 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n' + table, [['letter', ...rows]]],
    ['without a table', archive(part('8bit', '<p>请先登录')), 'HTML'],
    ['that is cut off', archive(part('8bit', table)).slice(0, -20), 'TRUNCATED'],
    ['whose Base64 has lost a letter', archive(part('base64', 'AAAAA')), 'MHT'],
    ['with a code that is none', archive(part('quoted-printable', '<table><tr><td>=ZZ')), 'MHT'],
    ['without a boundary', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n', 'MHT'],
    ['in an unknown encoding', archive(part('x-uuencode', table)), 'MHT'],
  ])('%s', async (_, bytes, expected) => {
    expect(await read('letter.mht', bytes)).toEqual(expected);
  });
});

describe('text named as a workbook', () => {
  it.each([
    ['tabs', 'stats.xls', '地区\t数值\r\n北京\t12\r\n'],
    ['tabs of WPS', 'stats.et', '地区\t数值\n北京\t12\n'],
    ['commas', 'stats.xls', '地区,数值\r\n北京,12\r\n'],
    [
      'tabs in UTF-16, as Excel writes “Unicode text”',
      'stats.xls',
      Buffer.from('\ufeff地区\t数值\r\n北京\t12\r\n', 'utf16le'),
    ],
  ])('is read where its lines are cut: by %s', async (_, file, bytes) => {
    expect(await read(file, bytes)).toEqual([[expect.any(String), ['地区', '数值'], ['北京', '12']]]);
  });

  it.each([
    ['a sentence', 'note.xls', '请先登录\r\n再下载'],
    ['a workbook of parts', 'stats.xlsx', '地区\t数值\r\n北京\t12\r\n'],
  ])('is refused where it is %s', async (_, file, bytes) => {
    expect(await read(file, bytes)).toBe('HTML');
  });
});

describe('a format that is not read is refused by its name', () => {
  it.each([
    ['SYLK', 'book.slk', 'ID;PWXL;N;E\r\nC;Y1;X1;K"x"\r\nE\r\n'],
    ['SYLK', 'book.xls', 'ID;PWXL;N;E\r\nC;Y1;X1;K"x"\r\nE\r\n'],
    ['DIF', 'book.dif', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n'],
    ['NUMBERS', 'book.numbers', zipOf([{ name: 'Index/Document.iwa', data: 'x' }])],
    [
      'NUMBERS',
      'book.xlsx',
      zipOf([
        { name: 'Index.zip', data: 'x' },
        { name: 'preview.jpg', data: 'x' },
      ]),
    ],
  ])('%s: %s', async (code, file, bytes) => {
    expect(await read(file, bytes)).toBe(code);
  });
});

describe('a web page that does not hold together', () => {
  it.each([
    ['a comment without an end', `<!-- <table>${table}`],
    ['a script without an end', `<div><script>1</div>${table}`],
    ['a quote without an end', `<table title="x>${table}`],
    ['a quote that takes in a row', '<table><tr><td class="a>1</td></tr><tr><td class="b">2</table>'],
  ])('is refused for %s', async (_, page) => {
    expect(await read('page.html', page)).toBe('HTML_OPEN');
  });

  it('is read where a tag lacks its end, where a table lacks its beginning, and where one byte is no text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<div><tr><td>地区</td<td>数值</td></tr><tr><td>北京市朝阳区的地名'),
      Buffer.from([0xff]),
      Buffer.from('</td><td>7</td></tr></table>'),
    ]);
    expect(await read('page.html', bytes)).toEqual([
      ['page', ['地区', '数值'], [{ type: 'broken', code: 'CSV_BYTES', text: '北京市朝阳区的地名\ufffd' }, '7']],
    ]);
  });

  it('is read by the encoding that it names where the usual ones do not fit', async () => {
    const page = '<meta charset="iso-8859-1"><table><tr><td>caf\xe9 \xff</table>';
    expect(await read('page.html', Buffer.from(page, 'latin1'))).toEqual([['page', ['café ÿ']]]);
  });
});
