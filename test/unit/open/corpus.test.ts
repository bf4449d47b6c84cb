import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { openMessages } from '../../../shared/messages/open.ts';
import { corpus, writeCase } from '../../fixtures/workbooks/make-corpus.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows of the table in docs/TRUST "Reading spreadsheets". */
const codesOfTrust = [
  'PART_TOO_BIG',
  'SIZE_LIE',
  'OVERLAP',
  'DUP_PART',
  'ZIP_PATH',
  'SST_TOO_BIG',
  'CELLS',
  'ROW',
  'MERGES',
  'DEPTH',
  'DOCTYPE',
  'ENCRYPTED',
  'OLE',
  'BIFF',
  'HTML',
  'EMPTY',
  'TRUNCATED',
  'CRC',
];

describe('the readers, file by file', () => {
  for (const one of corpus) {
    const { expect: expected } = one;
    it(
      `${'refusal' in expected ? `refuses (${expected.refusal})` : 'reads'} ${one.name}`,
      { timeout: 300_000 },
      async () => {
        const path = writeCase(one, folder);
        const read = await readWorkbook(path);
        if ('refusal' in expected) {
          expect(read.ok ? 'read' : read.error.code).toBe(expected.refusal);
          expect(read.ok ? undefined : read.error.place?.file).toBe(one.file);
          if (expected.cell !== undefined) expect(read.ok ? undefined : read.error.place?.cell).toBe(expected.cell);
          return;
        }
        expect(read.ok ? 'read' : read.error).toBe('read');
        if (!read.ok) return;
        const found = new Map(read.value.sheets.map((sheet) => [sheet.name, sheet]));
        for (const [name, rows] of Object.entries(expected.sheets))
          expect(
            found.get(name)?.rows.map(({ row, cells }) => [row, cells]),
            name,
          ).toEqual(rows);
        if (expected.warnings) expect(read.value.warnings.map((warning) => warning.code)).toEqual(expected.warnings);
        for (const [name, visibility] of Object.entries(expected.visibility ?? {}))
          expect(found.get(name)?.visibility).toBe(visibility);
        for (const [name, merges] of Object.entries(expected.merges ?? {})) {
          expect(
            found.get(name)?.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join()),
          ).toEqual(merges);
          const opened = openWorkbook(path);
          if (!opened.ok) throw new Error(opened.error.code);
          expect(await opened.value.sheetMerges(found.get(name)!.index)).toEqual({
            ok: true,
            value: found.get(name)!.merges,
          });
          opened.value.close();
        }
        const rows = read.value.sheets.flatMap((sheet) => sheet.rows);
        if (expected.hiddenRows)
          expect(rows.filter((row) => row.hidden).map((row) => row.row)).toEqual(expected.hiddenRows);
        if (expected.hiddenColumns) expect(read.value.sheets[0]?.hiddenColumns).toEqual(expected.hiddenColumns);
      },
    );
  }
});

describe('the corpus', () => {
  const refusals = new Set(corpus.flatMap(({ expect: expected }) => ('refusal' in expected ? [expected.refusal] : [])));
  it('holds at least 40 cases and every refusal code of docs/TRUST "Reading spreadsheets"', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
    expect(codesOfTrust.filter((code) => !refusals.has(code))).toEqual([]);
  });
  it('has a text in both languages for every refusal', () => {
    const texts = new Map(Object.entries(openMessages));
    expect([...refusals].filter((code) => !texts.get(code)?.zh || !texts.get(code)?.en)).toEqual([]);
  });
  it('names each case once', () => {
    expect(new Set(corpus.map((one) => one.name)).size).toBe(corpus.length);
  });
});
