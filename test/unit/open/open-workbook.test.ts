import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetRow } from '../../../electron/importing/cells/cell.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import type { OpenedWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { bookOf, bookParts } from '../../fixtures/workbooks/book-parts.ts';
import { textRow } from '../../fixtures/workbooks/corpus-case.ts';
import { largeHeader, largeRow, writeLargeCsv, writeLargeWorkbook } from '../../fixtures/workbooks/large-workbook.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';

let folder = '';
let large = '';
let inline = '';
let csv = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  large = join(folder, 'large.xlsx');
  inline = join(folder, 'inline.xlsx');
  csv = join(folder, 'large.csv');
  writeLargeWorkbook(large, 25_000, 10_000, 'shared');
  writeLargeWorkbook(inline, 3_000, 3_000, 'inline');
  writeLargeCsv(csv, 25_000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(path: string, onProgress?: (done: number, total: number) => void): OpenedWorkbook {
  const opened = openWorkbook(path, onProgress ? { onProgress } : {});
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function all(workbook: OpenedWorkbook, index: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const read = await workbook.readSheet(index, (batch) => {
    rows.push(...batch);
  });
  if (!read.ok) throw new Error(read.error.code);
  return rows;
}

/** Row `i` as the xlsx reader gives it: the serial is a date there. */
const expectedRow = (i: number): readonly unknown[] =>
  largeRow(i).map((value, c) =>
    c === 7
      ? {
          type: 'date',
          iso: new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString().slice(0, 10),
          serial: value,
        }
      : value,
  );

describe('an opened workbook', () => {
  it('gives every cell of large sheets, shared or inline, and of the same CSV', async () => {
    const workbook = open(large);
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['核查1', '核查2', '核查3']);
    for (const [index, from, count] of [
      [0, 0, 10_000],
      [1, 10_000, 10_000],
      [2, 20_000, 5_000],
    ] as const) {
      const rows = await all(workbook, index);
      expect(rows.map(({ cells }) => cells)).toEqual([
        largeHeader,
        ...Array.from({ length: count }, (_, i) => expectedRow(from + i)),
      ]);
    }
    workbook.close();
    const second = open(inline);
    expect((await all(second, 0)).map(({ cells }) => cells)).toEqual([
      largeHeader,
      ...Array.from({ length: 3_000 }, (_, i) => expectedRow(i)),
    ]);
    second.close();
    const text = open(csv);
    expect((await all(text, 0)).map(({ cells }) => cells)).toEqual([
      largeHeader,
      ...Array.from({ length: 25_000 }, (_, i) => largeRow(i).map(String)),
    ]);
    text.close();
  });

  it('names the content by the SHA-256 of its bytes', () => {
    const workbook = open(large);
    expect(workbook.contentHash).toBe(createHash('sha256').update(readFileSync(large)).digest('hex'));
    workbook.close();
  });

  it('gives batches of at most 2,000 rows, waits for each visit, and stops when told', async () => {
    for (const path of [large, csv]) {
      const workbook = open(path);
      const sizes: number[] = [];
      let inside = 0;
      const read = await workbook.readSheet(0, async (rows) => {
        inside += 1;
        expect(inside).toBe(1);
        sizes.push(rows.length);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inside -= 1;
        return sizes.length < 3;
      });
      if (!read.ok) throw new Error(read.error.code);
      expect(sizes.length).toBe(3);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
      expect(read.value.complete).toBe(false);
      // Reading again begins at the beginning.
      expect((await all(workbook, 0))[0]?.row).toBe(1);
      workbook.close();
    }
  });

  it('tells progress up to the end', async () => {
    for (const path of [large, csv]) {
      const told: [number, number][] = [];
      const workbook = open(path, (done, total) => told.push([done, total]));
      await all(workbook, 0);
      workbook.close();
      expect(told.length).toBeGreaterThan(3);
      expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
      expect(told.every(([done], i) => i === 0 || done >= told[i - 1]![0])).toBe(true);
    }
  });

  it('finds merges that stand behind the rows without reading them, under any prefix and after an empty sheet', async () => {
    const data = Array.from({ length: 3000 }, (_, i) => textRow(i + 1, '北京', '</sheetData', 'x'))
      .join('')
      .replaceAll('</sheetData<', '&lt;/sheetData><');
    const path = join(folder, 'merges.xlsx');
    const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    writeFileSync(
      path,
      bookOf({
        sheets: [
          {
            name: '一',
            data,
            after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell  ref=\'A2:A3\' /></mergeCells>',
          },
          {
            name: '二',
            xml: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"/></x:sheetData><x:mergeCells><x:mergeCell ref="B2:C9"/></x:mergeCells></x:worksheet>`,
          },
          {
            name: '三',
            xml: `<worksheet xmlns="${MAIN}"><sheetData /><mergeCells><mergeCell ref="D4:E5"/></mergeCells></worksheet>`,
          },
        ],
      }),
    );
    const workbook = open(path);
    expect(await workbook.sheetMerges(0)).toEqual({
      ok: true,
      value: [
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: 2, left: 1, bottom: 3, right: 1 },
      ],
    });
    expect(await workbook.sheetMerges(1)).toEqual({ ok: true, value: [{ top: 2, left: 2, bottom: 9, right: 3 }] });
    expect(await workbook.sheetMerges(2)).toEqual({ ok: true, value: [{ top: 4, left: 4, bottom: 5, right: 5 }] });
    expect((await all(workbook, 0)).length).toBe(3000);
    workbook.close();
  });

  it('refuses a file that changes while it is open', async () => {
    for (const [name, bytes] of [
      ['changing.xlsx', bookOf({ sheets: [{ name: '数据', data: textRow(1, 'a') }] })],
      ['changing.csv', Buffer.from('a,b\n1,2\n')],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const workbook = open(path);
      writeFileSync(path, Buffer.concat([bytes, Buffer.from(' ')]));
      const read = await workbook.readSheet(0, () => true);
      expect(read.ok ? 'read' : read.error.code).toBe('FILE_CHANGED');
      workbook.close();
    }
  });

  it('counts the cells of sheets together against the limit, and a sheet read twice once', async () => {
    const { readingLimits } = await import('../../../electron/importing/open/limits.ts');
    const path = join(folder, 'counted.xlsx');
    writeFileSync(
      path,
      bookOf({
        sheets: [
          { name: '一', data: textRow(1, 'a', 'b', 'c') },
          { name: '二', data: textRow(1, 'a', 'b', 'c') },
        ],
      }),
    );
    const opened = openWorkbook(path, {}, { ...readingLimits, cells: 5 });
    if (!opened.ok) throw new Error(opened.error.code);
    const outcomes = [];
    for (const index of [0, 0, 1]) {
      const read = await opened.value.readSheet(index, () => true);
      outcomes.push(read.ok ? 'read' : read.error.code);
    }
    opened.value.close();
    expect(outcomes).toEqual(['read', 'read', 'CELLS']);
  });

  it('names file and sheet in a refusal, and keeps readable sheets readable beside a damaged one', async () => {
    const path = join(folder, 'half.xlsx');
    const parts = bookParts({
      sheets: [
        { name: '好', data: textRow(1, 'a') },
        { name: '坏', data: '<row r="3"><c r="B3"><v>1</w></c></row>' },
      ],
    });
    writeFileSync(path, zipOf(parts));
    const workbook = open(path);
    const [good, bad] = [await workbook.readSheet(0, () => true), await workbook.readSheet(1, () => true)];
    workbook.close();
    expect(good.ok).toBe(true);
    expect(bad.ok ? null : bad.error).toEqual({
      code: 'XML',
      params: { part: 'xl/worksheets/sheet2.xml', detail: 'closing tag' },
      place: { file: 'half.xlsx', sheet: '坏' },
    });
  });

  it('closes twice without harm', () => {
    const workbook = open(large);
    workbook.close();
    workbook.close();
    expect(workbook.sheets.length).toBe(3);
  });
});
