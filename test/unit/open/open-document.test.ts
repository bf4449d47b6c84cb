import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { readingLimits } from '../../../electron/importing/open/limits.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import type { FixturePart } from '../../fixtures/workbooks/zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ods-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>';
const names = ['table', 'office', 'style', 'text', 'drawing']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

function documentOf(tables: string, styles = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
}

/** An .ods of one content, with other parts beside it. */
async function read(content: string, besides: readonly FixturePart[] = [], given = manifest) {
  const path = join(folder, 'book.ods');
  writeFileSync(
    path,
    zipOf([
      { name: 'mimetype', data: MIMETYPE, method: 0 },
      { name: 'content.xml', data: content },
      { name: 'META-INF/manifest.xml', data: given },
      ...besides,
    ]),
  );
  return readWorkbook(path);
}

/** The rows of a first sheet; its refusal as text. */
async function rowsOf(rows: string) {
  const book = await read(documentOf(`<table:table table:name="表">${rows}</table:table>`));
  return book.ok ? book.value.sheets[0]?.rows.map(({ row, cells }) => [row, cells]) : book.error.code;
}

const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const text = (content: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
const float = (value: string, more = ''): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>看</text:p></table:table-cell>`;

describe('values of an OpenDocument sheet', () => {
  test('are those stored, not what the cell shows', async () => {
    expect(
      await rowsOf(
        row(
          float('1.25e-3'),
          '<table:table-cell office:value-type="percentage" office:value="0.985"><text:p>99%</text:p></table:table-cell>',
          '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="7"><text:p>￥7</text:p></table:table-cell>',
          '<table:table-cell office:value-type="date" office:date-value="2021-12-31"><text:p>12月</text:p></table:table-cell>',
          '<table:table-cell office:value-type="time" office:time-value="PT18H00M00S"><text:p>18:00</text:p></table:table-cell>',
          '<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>否</text:p></table:table-cell>',
        ),
      ),
    ).toEqual([
      [
        1,
        [
          0.00125,
          { type: 'percent', value: 0.985 },
          7,
          { type: 'date', iso: '2021-12-31', serial: 44_561 },
          { type: 'date', iso: '1899-12-31T18:00:00', serial: 0.75 },
          false,
        ],
      ],
    ]);
  });

  test('that are none make their cell a problem, and the rest is read', async () => {
    const broken = (code: string, shown: string) => ({ type: 'broken', code, text: shown });
    expect(
      await rowsOf(
        row(
          float('１２'),
          float('INF'),
          '<table:table-cell office:value-type="date" office:date-value="2021-02-30"/>',
          '<table:table-cell office:value-type="percentage"/>',
          '<table:table-cell office:value-type="matrix"><text:p>某</text:p></table:table-cell>',
          text('好'),
        ),
      ),
    ).toEqual([
      [
        1,
        [
          broken('NUMBER', '１２'),
          broken('NUMBER', 'INF'),
          broken('NUMBER', '2021-02-30'),
          broken('NUMBER', ''),
          broken('CELL_TYPE', '某'),
          '好',
        ],
      ],
    ]);
  });

  test('of formulas are errors, stored results, or not there', async () => {
    expect(
      await rowsOf(
        row(
          '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>',
          '<table:table-cell table:formula="of:=X" office:value-type="float" office:value="0"><text:p>Err:508</text:p></table:table-cell>',
          '<table:table-cell table:formula="of:=A1+1" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>',
          '<table:table-cell table:formula="of:=A1+1"/>',
          text('#DIV/0!'),
        ),
      ),
    ).toEqual([
      [
        1,
        [
          { type: 'error', text: '#DIV/0!' },
          { type: 'error', text: 'Err:508' },
          3,
          { type: 'uncached', formula: 'of:=A1+1' },
          '#DIV/0!',
        ],
      ],
    ]);
  });

  test('are the cell’s own text: lines, spaces, links and readings, but no notes and no drawings', async () => {
    expect(
      await rowsOf(
        row(
          text('北<text:span>京</text:span>\n   市<text:s text:c="3"/>区<text:tab/>一<text:line-break/>二'),
          '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>值</text:p><text:p>二</text:p><drawing:frame><text:p>图</text:p></drawing:frame></table:table-cell>',
          text(
            '<text:a xlink:href="https://example.org/">链</text:a><text:ruby><text:ruby-base>汉</text:ruby-base><text:ruby-text>han</text:ruby-text></text:ruby>',
          ),
          text('甲<office:annotation><text:p>批注</text:p></office:annotation>乙'),
        ),
      ),
    ).toEqual([[1, ['北京 市   区\t一\n二', '值\n二', '链汉', '甲乙']]]);
  });
});

describe('places of an OpenDocument sheet', () => {
  test('count what repeats, and what is covered by a merge', async () => {
    const book = await read(
      documentOf(
        `<table:table table:name="表"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>${row(
          '<table:table-cell table:number-columns-repeated="2"/>',
          float('7', 'table:number-columns-repeated="2"'),
        )}<table:table-row table:number-rows-repeated="3"/><table:table-header-rows><table:table-row table:number-rows-repeated="2" table:visibility="filter">${text('同')}</table:table-row></table:table-header-rows>${row(
          '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string"><text:p>合</text:p></table:table-cell>',
          '<table:covered-table-cell/>',
          float('1'),
        )}<table:table-row table:number-rows-repeated="1048569"/></table:table>`,
      ),
    );
    if (!book.ok) throw new Error(book.error.code);
    const [sheet] = book.value.sheets;
    expect(sheet?.rows).toEqual([
      { row: 1, cells: [null, null, 7, 7], hidden: false },
      { row: 5, cells: ['同'], hidden: true },
      { row: 6, cells: ['同'], hidden: true },
      { row: 7, cells: ['合', null, 1], hidden: false },
    ]);
    expect(sheet?.merges).toEqual([{ top: 7, left: 1, bottom: 9, right: 2 }]);
    expect(sheet?.hiddenColumns).toEqual([3, 4]);
  });

  test('are the sheet’s own: no changes that are tracked, and no table within a cell', async () => {
    const inner = `<table:table table:name="内" table:is-sub-table="true">${row(float('9'))}</table:table>`;
    const book = await read(
      documentOf(
        `<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell><text:p>旧</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes><table:table table:name="表">${row(`<table:table-cell>${inner}</table:table-cell>`, float('1'))}</table:table>`,
      ),
    );
    expect(book.ok && book.value.sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)])).toEqual([
      ['表', [[null, 1]]],
    ]);
    // What stands there is not read, and that is said.
    expect(book.ok && book.value.warnings).toMatchObject([
      { code: 'TABLE_IN_CELL', place: { sheet: '表', cell: 'A1' } },
    ]);
  });

  test('are refused where there are more of them than any sheet needs, filled or not', async () => {
    const path = join(folder, 'many.ods');
    const cells = row('<table:table-cell/>'.repeat(1_000)).repeat(3);
    const content = documentOf(`<table:table table:name="表">${cells}</table:table>`);
    writeFileSync(
      path,
      zipOf([
        { name: 'mimetype', data: MIMETYPE, method: 0 },
        { name: 'content.xml', data: content },
      ]),
    );
    const refused = await readWorkbook(path, {}, { ...readingLimits, wholeCells: 2_999 });
    expect(refused.ok ? 'read' : refused.error.code).toBe('CELLS');
    expect((await readWorkbook(path, {}, { ...readingLimits, wholeCells: 3_000 })).ok).toBe(true);
  });

  test('of a sheet whose style hides it are told as hidden', async () => {
    const hidden =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const book = await read(
      documentOf(
        `<table:table table:name="一">${row(float('1'))}</table:table><table:table table:name="二" table:style-name="ta2">${row(float('2'))}</table:table>`,
        hidden,
      ),
    );
    expect(book.ok && book.value.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['一', 'visible'],
      ['二', 'hidden'],
    ]);
  });
});

describe('an OpenDocument spreadsheet of other programs', () => {
  const one = documentOf(`<table:table table:name="表">${row(float('1'))}</table:table>`);
  const content: FixturePart = { name: 'content.xml', data: one };
  const said: FixturePart = { name: 'META-INF/manifest.xml', data: manifest };

  test.each<readonly [string, readonly FixturePart[]]>([
    ['without the entry that says what it is, as Google wrote them', [content, said]],
    ['with that entry last', [content, said, { name: 'mimetype', data: MIMETYPE, method: 0 }]],
    ['with that entry packed', [{ name: 'mimetype', data: MIMETYPE }, content, said]],
    ['without a list of its parts', [{ name: 'mimetype', data: MIMETYPE, method: 0 }, content]],
  ])('is read %s', async (_, parts) => {
    const path = join(folder, 'other.ods');
    writeFileSync(path, zipOf(parts));
    const book = await readWorkbook(path);
    expect(book.ok && book.value.sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)])).toEqual([
      ['表', [[1]]],
    ]);
  });

  test('has formulas without results, which are no values', async () => {
    const formula = 'office:value-type="float" table:formula="of:=[.A2]"';
    expect(await rowsOf(row(`<table:table-cell ${formula}/>`, float('2')))).toEqual([
      [1, [{ type: 'uncached', formula: 'of:=[.A2]' }, 2]],
    ]);
    // Without a formula it is a number that can't be read.
    expect(await rowsOf(row('<table:table-cell office:value-type="float"/>'))).toEqual([
      [1, [{ type: 'broken', code: 'NUMBER', text: '' }]],
    ]);
  });

  test('has what-ifs beside its sheets, several of a name, which are no sheets', async () => {
    const scenario = `<table:table table:name="情景"><table:scenario table:is-active="false"/>${row(float('9'))}</table:table>`;
    const book = await read(
      documentOf(`<table:table table:name="表">${row(float('1'))}</table:table>${scenario}${scenario}`),
    );
    expect(book.ok && book.value.sheets.map(({ name }) => name)).toEqual(['表']);
  });

  test('has times of more than a million hours', async () => {
    expect(
      await rowsOf(row('<table:table-cell office:value-type="time" office:time-value="PT1000882H57M34.360000044S"/>')),
      // 1,000,882 h = 41,703 days and 10 h: 2014-03-05 (serial 41,703) at 10:57:34.
    ).toMatchObject([[1, [{ type: 'date', iso: '2014-03-05T10:57:34' }]]]);
  });
});

describe('what an OpenDocument spreadsheet may not be', () => {
  const one = documentOf(`<table:table table:name="表">${row(float('1'))}</table:table>`);

  test('a password is told as one', async () => {
    const locked = manifest.replace(
      '/>',
      '><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    );
    expect(await read(one, [], locked)).toMatchObject({ ok: false, error: { code: 'OLE' } });
  });

  test('declarations, another document, two sheets of a name and a value to the end of the sheet are refused', async () => {
    const codes = [
      await read(one.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
      await read('<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
      await read(documentOf('<table:table table:name="同"/><table:table table:name="同"/>')),
      await read(
        documentOf(
          `<table:table table:name="表"><table:table-row table:number-rows-repeated="1048576">${float('1', 'table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
        ),
      ),
      await read(
        documentOf(
          `<table:table table:name="表">${row(float('1', 'table:number-columns-repeated="99999"'))}</table:table>`,
        ),
      ),
      await read(one.slice(0, -40)),
    ].map((book) => (book.ok ? 'read' : book.error.code));
    expect(codes).toEqual(['DOCTYPE', 'NOT_WORKBOOK', 'XML', 'CELLS', 'CELL_REFERENCE', 'XML']);
  });

  test('linked tables and macros are told, and left alone', async () => {
    const book = await read(
      documentOf(
        `<table:table table:name="表"><table:table-source xlink:href="http://127.0.0.1/x.ods"/>${row(float('1'))}</table:table>`,
      ),
      [{ name: 'Basic/Standard/Module1.xml', data: '<x/>' }],
    );
    expect(book.ok && book.value.warnings.map(({ code }) => code).sort()).toEqual(['EXTERNAL_LINKS', 'MACROS_IGNORED']);
  });

  test('ends with a book or a refusal whatever is changed in a file', async () => {
    const sound = readFileSync(
      fileURLToPath(new URL('../../fixtures/workbooks/libreoffice/open-document.ods', import.meta.url)),
    );
    const right = await readWorkbook(
      fileURLToPath(new URL('../../fixtures/workbooks/libreoffice/open-document.ods', import.meta.url)),
    );
    const content = JSON.stringify(right.ok && right.value.sheets);
    const random = createRandom(13);
    const path = join(folder, 'changed.ods');
    const codes = new Set<string>();
    for (let i = 0; i < 400; i += 1) {
      const bytes = Buffer.from(sound);
      bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
      writeFileSync(path, i % 10 === 0 ? bytes.subarray(0, Math.floor(random.next() * bytes.length)) : bytes);
      const outcome = await readWorkbook(path);
      codes.add(outcome.ok ? 'read' : outcome.error.code);
      // Each part that is read has its checksum: a changed byte is refused, or isn't in what was read.
      if (outcome.ok) expect(JSON.stringify(outcome.value.sheets)).toBe(content);
    }
    expect([...codes]).toEqual(expect.arrayContaining(['read', 'CRC']));
  });
});
