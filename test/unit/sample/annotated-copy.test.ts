import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { layAnnotatedCopy, writeUnlessStopped } from '../../../electron/exporting/annotated/write-annotated-copy.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { AnnotatedRow, AnnotatedSheet } from '../../../electron/exporting/annotated/annotated-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'annotated-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date(Date.UTC(2022, 2, 1));

function sheetOf(rows: readonly AnnotatedRow[], rest: Partial<AnnotatedSheet> = {}): AnnotatedSheet {
  return {
    name: '数据',
    hidden: false,
    merges: [],
    hiddenColumns: [],
    issues: [],
    read: async (visit) => {
      await visit(rows);
      return ok(null);
    },
    ...rest,
  };
}

const writeAnnotatedCopy = (request: Parameters<typeof layAnnotatedCopy>[0]) =>
  writeUnlessStopped(request.path, (temporary) => layAnnotatedCopy({ ...request, path: temporary }));

async function load(path: string): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

describe('the annotated copy', () => {
  it('keeps every value at its place, colours and comments the cells with issues, and lists them first', async () => {
    const path = join(folder, 'values.xlsx');
    const written = await writeAnnotatedCopy({
      file: '某市.xlsx',
      lang: 'zh',
      path,
      now,
      sheets: [
        sheetOf(
          [
            { row: 1, cells: ['标题'], hidden: false },
            { row: 3, cells: ['地区', '数值', null, '备注'], hidden: false },
            { row: 4, cells: ['北京', 12.5, { type: 'percent', value: 0.985 }, '000123456789012345'], hidden: false },
            {
              row: 5,
              cells: [
                '天津',
                { type: 'error', text: '#DIV/0!' },
                { type: 'date', iso: '2021-10-05', serial: 44474 },
                true,
              ],
              hidden: true,
            },
            { row: 6, cells: ['=1+1', { type: 'uncached', formula: 'SUM(B4:B5)' }], hidden: false },
          ],
          {
            merges: [
              { top: 1, left: 1, bottom: 1, right: 4 },
              { top: 1, left: 1, bottom: 1_048_576, right: 16_384 },
            ],
            hiddenColumns: [4],
            issues: [
              { severity: 'problem', row: 5, cell: 'B5', code: 'ERROR_CELL', params: { text: '#DIV/0!' } },
              { severity: 'warning', row: 5, cell: 'C5', code: 'DATE_UNREADABLE', params: { text: 'x' } },
              { severity: 'skipped', row: 1, cell: 'A1', code: 'NOTE_ROW', params: { text: '标题' } },
              // An empty cell can be the problem.
              { severity: 'problem', row: 6, cell: 'C6', code: 'ITEM_EMPTY', params: {} },
            ],
          },
        ),
      ],
    });
    expect(written).toMatchObject({ ok: true });
    const workbook = await load(path);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['问题清单', '数据']);
    const sheet = workbook.worksheets[1]!;
    expect(sheet.getCell('B4').value).toBe(12.5);
    expect([sheet.getCell('C4').value, sheet.getCell('C4').numFmt]).toEqual([0.985, '0.00%']);
    expect(sheet.getCell('D4').value).toBe('000123456789012345');
    expect(sheet.getCell('B5').value).toEqual({ error: '#DIV/0!' });
    expect(sheet.getCell('C5').value).toEqual(new Date(Date.UTC(2021, 9, 5)));
    expect(sheet.getCell('D5').value).toBe(true);
    // Text that looks like a formula stays text.
    expect([sheet.getCell('A6').value, sheet.getCell('B6').value]).toEqual(['=1+1', '=SUM(B4:B5)']);
    expect([sheet.getRow(5).hidden, sheet.getColumn(4).hidden]).toEqual([true, true]);
    expect(sheet.getCell('C1').isMerged).toBe(true);
    const colour = (cell: string): unknown => {
      const { fill } = sheet.getCell(cell);
      return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
    };
    expect(['A1', 'B4', 'B5', 'C5', 'C6'].map(colour)).toEqual([
      undefined,
      undefined,
      'FFFFC7CE',
      'FFFFEB9C',
      'FFFFC7CE',
    ]);
    expect(JSON.stringify(sheet.getCell('B5').note)).toContain('#DIV/0!');
    expect(sheet.getCell('B4').note).toBeUndefined();
    const list = workbook.worksheets[0]!;
    expect(list.getCell('A1').value).toBe('某市.xlsx：2 处问题，1 处提醒');
    expect(
      [4, 5, 6].map((row) => [list.getCell(row, 1).value, list.getCell(row, 2).value, list.getCell(row, 3).value]),
    ).toEqual([
      ['数据', 'B5', '问题'],
      ['数据', 'C5', '提醒'],
      ['数据', 'C6', '问题'],
    ]);
  });

  it('comments cells on several sheets', async () => {
    const path = join(folder, 'two.xlsx');
    const issue = { severity: 'problem', row: 1, cell: 'A1', code: 'UNIT_UNKNOWN', params: { text: '某地' } } as const;
    await writeAnnotatedCopy({
      file: 'x.csv',
      lang: 'en',
      path,
      now,
      sheets: ['甲', '乙'].map((name) =>
        sheetOf([{ row: 1, cells: ['某地'], hidden: false }], { name, issues: [issue] }),
      ),
    });
    const workbook = await load(path);
    expect(
      workbook.worksheets
        .slice(1)
        .map((sheet) => [sheet.name, sheet.getCell('A1').value, sheet.getCell('A1').note !== undefined]),
    ).toEqual([
      ['甲', '某地', true],
      ['乙', '某地', true],
    ]);
  });

  it('leaves nothing behind when the original cannot be read to its end', async () => {
    const path = join(folder, 'broken.xlsx');
    const copy = await writeAnnotatedCopy({
      file: 'x.xlsx',
      lang: 'zh',
      path,
      now,
      sheets: [
        sheetOf([], {
          read: async (visit) => {
            await visit([{ row: 1, cells: ['a'], hidden: false }]);
            return err(appError('CRC'));
          },
        }),
      ],
    });
    expect(copy).toMatchObject({ ok: false, error: { code: 'CRC' } });
    expect([existsSync(path), readdirSync(folder).filter((name) => name.endsWith('.tmp'))]).toEqual([false, []]);
  });

  it('of a real file with a wrong region and a wrong word marks those two cells, and imports again with the same two problems', async () => {
    const loaded = loadTemplate('province-2021');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { framework, units } = loaded.value;
    const context = { framework, units, aliases: {}, year: 2021 };
    const original = join(folder, '清单.csv');
    writeFileSync(
      original,
      '清单比对表,,,\r\n地区,采集项,清单项,是否具备\r\n北京,A5-2.1,第1项,有\r\n东京,A5-2.1,第1项,有\r\n上海,A5-2.1,第1项,大概\r\n注：示例,,,\r\n',
    );
    const find = async (
      path: string,
    ): Promise<{ readonly sheets: AnnotatedSheet[]; readonly problems: readonly (readonly [string, string])[] }> => {
      const opened = openWorkbook(path);
      if (!opened.ok) throw new Error(opened.error.code);
      const plan = await planFile(opened.value, context);
      if (!plan.ok) throw new Error(plan.error.code);
      const sheets: AnnotatedSheet[] = [];
      for (const sheet of plan.value.sheets) {
        const report = await parseSheet(opened.value, sheet, context, () => true);
        if (!report.ok) throw new Error(report.error.code);
        sheets.push({
          name: sheet.sheet,
          hidden: sheet.hidden,
          merges: sheet.merges,
          hiddenColumns: [],
          issues: report.value.issues,
          read: (visit) =>
            opened.value.readSheet(sheet.index, async (rows) => {
              await visit(rows);
              return true;
            }),
        });
      }
      return {
        sheets,
        problems: sheets.flatMap((sheet) =>
          sheet.issues
            .filter((issue) => issue.severity === 'problem')
            .map((issue) => [issue.cell, issue.code] as const),
        ),
      };
    };
    const first = await find(original);
    expect(first.problems.map(([cell]) => cell)).toEqual(['A4', 'D5']);
    const path = join(folder, '清单-批注.xlsx');
    expect(await writeAnnotatedCopy({ file: '清单.csv', lang: 'zh', path, now, sheets: first.sheets })).toMatchObject({
      ok: true,
    });
    const sheet = (await load(path)).worksheets[1]!;
    expect(['A3', 'A4', 'D5'].map((cell) => sheet.getCell(cell).note !== undefined)).toEqual([false, true, true]);
    expect((await find(path)).problems).toEqual(first.problems);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
});
