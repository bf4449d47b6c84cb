import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';

// Kinds of pages that real ones showed: 1,900 public tables beside LibreOffice.
const folder = mkdtempSync(join(tmpdir(), 'html-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(page: string | Buffer): Promise<readonly (readonly [string, readonly (readonly Cell[])[]])[]> {
  const path = join(folder, 'page.html');
  writeFileSync(path, page);
  const book = await readWorkbook(path);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value.sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)] as const);
}
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: readonly string[]): string => `<table>${rows.join('')}</table>`;

describe('a caption', () => {
  it.each([
    ['first', table('<caption>指标：常住人口（万人）</caption>', row('地区', '2021年'), row('北京', '2188'))],
    ['not closed', table('<caption>指标：常住<b>人口</b>（万人）', row('地区', '2021年'), row('北京', '2188'))],
    [
      'before a head',
      '<table><caption align=top>指标：常住人口（万人）</caption><thead>' +
        `${row('地区', '2021年')}</thead><tbody>${row('北京', '2188')}</tbody></table>`,
    ],
  ])('%s is a row above the table', async (_, page) => {
    expect(await read(page)).toEqual([['page', [['指标：常住人口（万人）'], ['地区', '2021年'], ['北京', '2188']]]]);
  });
});

describe('a table within a cell', () => {
  const data = table(row('地区', '数值'), row('北京', '5'));
  it.each([
    ['of a page laid out in tables', table(row('导航', data)), [['导航']]],
    ['with text around it', table(row('导航', `前${data}后`)), [['导航', '前 后']]],
    ['two levels deep', table(row('导航', table(row(data)))), [['导航']]],
  ])('%s is a table of its own', async (_, page, outer) => {
    expect(await read(page)).toEqual([
      ['page 1', outer],
      [
        'page 2',
        [
          ['地区', '数值'],
          ['北京', '5'],
        ],
      ],
    ]);
  });

  it.each([
    ['one cell', table(row('12.5'))],
    ['one row', table(row('12', '.5'))],
    ['one column', table(row('12.5'), row(''))],
  ])('of %s only sets the text of that cell', async (_, inner) => {
    expect(await read(table(row('北京', inner), row('天津', '3')))).toEqual([
      [
        'page',
        [
          ['北京', '12.5'],
          ['天津', '3'],
        ],
      ],
    ]);
  });
});

describe('what a page does not show', () => {
  it.each([
    ['a key to sort by', '<span class="sortkey" style="display:none">700146000000000000000</span>46'],
    ['elements within', '46<div style="color:red; display: none"><div>a</div> b</div>'],
    ['a picture', '46<img style="display:none" alt="x">'],
    ['what is not closed', '46<span style="display:none">7'],
  ])('%s is no part of the cell', async (_, cell) => {
    expect(await read(table(row(cell, '5'), row('1', '2')))).toEqual([
      [
        'page',
        [
          ['46', '5'],
          ['1', '2'],
        ],
      ],
    ]);
  });
});

describe('signs in a page', () => {
  it.each([
    ['&minus;5.2', '−5.2'],
    ['&laquo;a&raquo; &hellip; &ge; 3 &permil;', '«a» … ≥ 3 ‰'],
    ['&Eacute;t&eacute; &unknown; & b', 'Été &unknown; & b'],
  ])('%s is read as a browser shows it', async (written, shown) => {
    expect(await read(table(row(written)))).toEqual([['page', [[shown]]]]);
  });

  it.each(['<td "="">5', '<td width="50" ">5', "<td class=a'b>5"])(
    'a quote that begins no value (%s) ends nothing',
    async (cell) => {
      expect(await read(`<table><tr>${cell}</td><td title="x">6</td></tr></table>`)).toEqual([['page', [['5', '6']]]]);
    },
  );

  it('UTF-16 with either mark', async () => {
    const little = Buffer.from(`\ufeff${table(row('地区', '1'))}`, 'utf16le');
    const right = [['page', [['地区', '1']]]];
    expect(await read(little)).toEqual(right);
    expect(await read(Buffer.from(little).swap16())).toEqual(right);
  });
});
