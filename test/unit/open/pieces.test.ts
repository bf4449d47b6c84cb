import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../../electron/importing/open/csv-scanner.ts';
import { readingLimits } from '../../../electron/importing/open/limits.ts';
import { SheetScanner } from '../../../electron/importing/open/sheet-scanner.ts';
import { utf8Checker, utf8Chunks } from '../../../electron/importing/open/utf8-chunks.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheet = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c/><c/><c r="D1" s="1"><v>44561</v></c></row>
<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>内&amp;蒙</t></is></c><c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c r="C2"><f>A1&gt;1</f><v>12.5</v></c><c r="D2" t="str"><v><![CDATA[<x>]]>y<!-- > --></v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;

function scan(pieces: readonly Buffer[]): unknown {
  const scanner = new SheetScanner({
    part: 'x',
    sheet: '数据',
    strings: ['北京'],
    styles: Uint8Array.of(0, 1),
    date1904: false,
    stale: false,
    limits: readingLimits,
    cellsBefore: 0,
  });
  for (const piece of pieces) scanner.feed(piece);
  scanner.finish();
  return [scanner.rows, scanner.merges, scanner.hiddenColumns, scanner.cellCount, scanner.elementCount];
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

describe('files that arrive in pieces', () => {
  const expected = [
    [
      { row: 1, cells: ['北京', null, null, { type: 'date', iso: '2021-12-31', serial: 44_561 }], hidden: false },
      { row: 2, cells: ['内&蒙', 'a b', 12.5, '<x>y'], hidden: true },
    ],
    [{ top: 1, left: 1, bottom: 1, right: 2 }],
    [2],
    6,
    8,
  ];
  it('a sheet reads the same whole, byte by byte and cut at any place', () => {
    const bytes = Buffer.from(sheet);
    expect(scan([bytes])).toEqual(expected);
    for (const size of [1, 2, 3, 5, 7, 64]) expect(scan(cut(bytes, size)), `pieces of ${size}`).toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1)
      expect(scan([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(expected);
  });

  it('a CSV reads the same whole, byte by byte and cut at any place', () => {
    const bytes = Buffer.from('地区,"a""b",c\r\n"1\r\n2",,北京\r\r\n"x"y,z\n,\nlast');
    const read = (pieces: readonly Buffer[]): unknown => {
      const scanner = new CsvScanner(44, readingLimits);
      for (const piece of pieces) scanner.feed(piece);
      scanner.finish();
      return scanner.rows.map(({ row, cells }) => [row, cells]);
    };
    const rows = [
      [1, ['地区', 'a"b', 'c']],
      [2, ['1\r\n2', null, '北京']],
      [4, [{ type: 'broken', code: 'CSV_QUOTE', text: '"x"y' }, 'z']],
      [6, ['last']],
    ];
    expect(read([bytes])).toEqual(rows);
    for (const size of [1, 2, 3, 5, 7]) expect(read(cut(bytes, size)), `pieces of ${size}`).toEqual(rows);
    for (let at = 1; at < bytes.length; at += 1)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(rows);
  });

  it('UTF-8 is accepted however it is cut, and refused when a character is broken or missing its end', () => {
    const fits = (bytes: Buffer, size: number): boolean => {
      class Bad extends Error {}
      const check = utf8Checker(() => {
        throw new Bad();
      });
      try {
        for (const piece of cut(bytes, size)) check(piece, false);
        check(Buffer.alloc(0), true);
        return true;
      } catch (thrown) {
        if (thrown instanceof Bad) return false;
        throw thrown;
      }
    };
    const good = Buffer.from('a北𠀀é京');
    const broken = Buffer.concat([good, Buffer.from([0xe5, 0x8c]), Buffer.from('x')]);
    for (const size of [1, 2, 3, 4, 5, 100]) {
      expect(fits(good, size), `good in ${size}`).toBe(true);
      expect(fits(broken, size), `broken in ${size}`).toBe(false);
      expect(fits(Buffer.concat([good, Buffer.from([0xf0, 0xa0, 0x80])]), size), `cut in ${size}`).toBe(false);
      expect(fits(Buffer.from([0x80, 0x41]), size), `tail first in ${size}`).toBe(false);
    }
  });

  it('UTF-16 comes out as UTF-8 however it is cut', async () => {
    const bytes = Buffer.from('\ufeff<a>北𠀀</a>', 'utf16le');
    for (const size of [1, 2, 3, 5, 100]) {
      const pieces: Buffer[] = [];
      for await (const piece of utf8Chunks(
        'x',
        (async function* (): AsyncGenerator<Buffer> {
          yield* cut(bytes, size);
        })(),
      ))
        pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces).toString('utf8'), `pieces of ${size}`).toBe('<a>北𠀀</a>');
    }
  });
});
