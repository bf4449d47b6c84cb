import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { contextOf, importRows, issueLines } from './import-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'ruined-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** 200 checks of one province, 18-digit codes that Excel made 1.1E+17 of: before, 194 were passed over as repetitions. */
const ruined = fileURLToPath(new URL('../../fixtures/cases/ruined-codes.csv', import.meta.url));

async function imported(path: string): Promise<{ readonly report: SheetReport; readonly records: number }> {
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const plan = await planFile(opened.value, contextOf());
  if (!plan.ok) throw new Error(plan.error.code);
  let records = 0;
  const report = await parseSheet(opened.value, plan.value.sheets[0]!, contextOf(), (given) => {
    records += given.length;
  });
  opened.value.close();
  if (!report.ok) throw new Error(report.error.code);
  return { report: report.value, records };
}

/** The same table as a workbook, in which the codes are numbers. */
async function asWorkbook(code: (row: number) => number): Promise<string> {
  const read = await readWorkbook(ruined);
  if (!read.ok) throw new Error(read.error.code);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('核查');
  for (const { row, cells } of read.value.sheets[0]!.rows)
    sheet.getRow(row).values = cells.map((cell, c) => (row > 2 && c === 4 ? code(row) : cell)) as ExcelJS.CellValue[];
  const path = join(folder, 'ruined.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

const share = {
  rows: 202,
  imported: 0,
  problems: 200,
  records: 0,
};

describe('item codes that Excel has ruined', () => {
  it('in CSV: rows that share one are problems, every one of them', async () => {
    const { report, records } = await imported(ruined);
    expect(report).toMatchObject(share);
    expect(records).toBe(0);
    expect(report.issues.find(({ severity }) => severity === 'problem')).toMatchObject({
      severity: 'problem',
      row: 4,
      cell: 'E4',
      code: 'RUINED_CODE_SHARED',
      params: { text: '1.1E+17', row: 3 },
    });
    // The first row, which waited, names the second.
    expect(report.issues.find(({ row, severity }) => row === 3 && severity === 'problem')).toMatchObject({
      params: { text: '1.1E+17', row: 4 },
    });
    expect(report.issues.filter(({ code }) => code === 'DUPLICATE_SAME')).toEqual([]);
  });

  it('in xlsx: numbers of more than 15 digits are the same loss', async () => {
    const { report } = await imported(await asWorkbook(() => 110_000_000_000_000_000));
    expect(report).toMatchObject(share);
  });

  it('a row that is the only one with its code is read, and said to be ruined', async () => {
    const { report, records } = await imported(await asWorkbook((row) => 110_000_000_000_000_000 + row * 1_000));
    expect([report.imported, report.problems, records]).toEqual([200, 0, 200]);
    const said = report.issues.filter(({ code }) => code === 'RUINED_CODE');
    expect(said.length).toBe(200);
    expect(said[0]).toMatchObject({ severity: 'warning', cell: 'E3' });
  });

  it('codes of 15 digits, codes with letters and codes as text are sound', () => {
    const head = ['地区', '事项编码', '事项名称', '要素名称', '是否具备'];
    const { report, records } = importRows([
      head,
      ...[123_456_789_012_345, '110105199001011234', '1E5', '11E+0101X', 'A1.1E+17'].map((code, at) => [
        '北京',
        code,
        `事项${at}`,
        '材料来源',
        1,
      ]),
    ]);
    expect(issueLines(report)).toEqual(['skipped A1 HEADER_ROW']);
    expect(records.map(({ item }) => item)).toEqual([
      '123456789012345',
      '110105199001011234',
      '1E5',
      '11E+0101X',
      'A1.1E+17',
    ]);
  });

  it('of two units are not of one item', () => {
    const head = ['地区', '事项编码', '事项名称', '要素名称', '是否具备'];
    const { report } = importRows([
      head,
      ['北京', '1.1E+17', '甲', '材料来源', 1],
      ['天津', '1.1e+17', '乙', '材料来源', 0],
    ]);
    expect([report.imported, report.problems]).toEqual([2, 0]);
    expect(issueLines(report, 'warning')).toEqual(['warning B2 RUINED_CODE', 'warning B3 RUINED_CODE']);
  });
});
