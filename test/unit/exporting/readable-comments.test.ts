import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { saveWorkbook } from '../../../electron/exporting/excel/save-workbook.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-comments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Columns of 10 characters (70 pixels), rows of the usual 20; the notes on B2 and C3 of a second sheet. */
async function boxes(short: string, long: string): Promise<readonly (readonly number[])[]> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('说明').getCell('A1').value = '说明';
  const sheet = book.addWorksheet('得分');
  for (let column = 1; column <= 12; column += 1) sheet.getColumn(column).width = 10;
  sheet.getCell('B2').note = { texts: [{ text: short }], margins: { insetmode: 'auto' } };
  sheet.getCell('C3').note = { texts: [{ text: long }], margins: { insetmode: 'auto' } };
  const path = join(folder, 'book.xlsx');
  expect((await saveWorkbook(book, path, { overwrite: true })).ok).toBe(true);
  const parts = new ZipParts(readFileSync(path));
  const comments = parts.names().find((name) => name.startsWith('xl/comments')) ?? '';
  expect(parts.text(comments)).not.toContain('Author<');
  const drawing = parts.names().find((name) => name.endsWith('.vml')) ?? '';
  return [...parts.text(drawing).matchAll(/<x:Anchor>([^<]*)</g)].map(([, anchor]) =>
    (anchor ?? '').split(',').map((part) => Number.parseInt(part, 10)),
  );
}

test('the box of a comment is as large as its text, beside its cell', async () => {
  const [first, second] = await boxes('短', '字'.repeat(240));
  // 340 pixels from column C on: four columns of 70 and 60 of the fifth; one line of 17 and 16 around it, in rows of 20.
  expect(first).toEqual([2, 8, 1, 4, 6, 60, 2, 13]);
  // 480 half-width characters, 49 a line: ten lines, 186 pixels, nine rows and 6.
  expect(second).toEqual([3, 8, 2, 4, 7, 60, 11, 6]);
});
