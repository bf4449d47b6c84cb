import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeProfilesWorkbook } from '../../../electron/exporting/excel/profiles-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import { undrawn } from '../../../shared/report/figures/drawn-table.ts';
import { writeTablesWorkbook } from '../../../electron/exporting/excel/tables-workbook.ts';
import { noProvenance } from '../../../electron/exporting/provenance.ts';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { stamp } from './hostile-cohort.ts';
import { gridTexts, readXlsx, sheetOf, zipPart } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-checks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const input = wholeFramework();
const live = join(folder, 'live.xlsx');
let book: Workbook;
beforeAll(async () => {
  expect((await writeLiveWorkbook(input, stamp, noProvenance, live)).ok).toBe(true);
  book = await readXlsx(live);
});

/** Validations of a sheet as the file has them: range, formula, message. */
function validations(
  sheet: string,
): readonly { readonly at: string; readonly formula: string; readonly error: string }[] {
  const position = book.worksheets.findIndex(({ name }) => name === sheet) + 1;
  const xml = zipPart(live, `xl/worksheets/sheet${position}.xml`);
  return [...xml.matchAll(/<dataValidation (.*?)<\/dataValidation>/gs)].map(([, body = '']) => ({
    at: /sqref="([^"]*)"/.exec(body)?.[1] ?? '',
    formula: (/<formula1>(.*?)<\/formula1>/s.exec(body)?.[1] ?? '').replaceAll('&gt;', '>').replaceAll('&lt;', '<'),
    error: /error="([^"]*)"/.exec(body)?.[1] ?? '',
  }));
}

describe('cells of the recomputing workbook that may be changed', () => {
  test('take no weight that is negative, a text, or leaves its group without any', () => {
    const weights = validations('权重').filter(({ at }) => at.startsWith('E'));
    // The five first-level indicators stand under the root, in rows 5 to 9.
    expect(weights).toContainEqual({
      at: 'E5:E9',
      formula: 'AND(ISNUMBER(E5),N(E5)>=0,SUM($E$5:$E$9)>0)',
      error: '权重须是 0 或以上的数，不能是文字，同级不能全为 0；填 0 为停用。请改正后再试。',
    });
    const rows = weights.reduce((sum, { at }) => {
      const [from = 0, to = from] = [...at.matchAll(/\d+/g)].map(Number);
      return sum + to - from + 1;
    }, 0);
    expect(rows).toBe(5 + 21 + 55 + 160);
  });

  test('say so beside a weight that was pasted past that', () => {
    const check = sheetOf(book, '权重').getCell('N5');
    expect(check.formula).toBe(
      'IF(NOT(ISNUMBER(E5)),"权重不是数",IF(E5<0,"权重为负",IF(SUM($E$5:$E$9)<=0,"同级权重全为 0","")))',
    );
    expect(check.text).toBe('');
  });

  test('are values, base figures and parameters, each with a rule of its own', () => {
    expect(validations('采集项原始值').map(({ formula }) => formula)).toEqual([
      'AND(ISNUMBER(E7))',
      expect.stringMatching(/^AND\(ISNUMBER\(\w+7\),N\(\w+7\)>0\)$/),
    ]);
    const sheet = sheetOf(book, '参数');
    const rules = validations('参数');
    const lines = gridTexts(sheet)
      .slice(3)
      .filter((row) => row[2]?.startsWith('WB_TIER_LINE_'));
    expect(lines.map(([, value]) => value)).toEqual(['90', '80', '65']);
    expect(rules).toHaveLength(gridTexts(sheet).length - 3);
    const ofTier = rules.filter(({ formula }) => formula.includes('WB_TIER_LINE_'));
    expect(ofTier.map(({ formula }) => formula.replace(/B\d+/g, 'B'))).toEqual([
      'AND(ISNUMBER(B),N(B)>WB_TIER_LINE_2)',
      'AND(ISNUMBER(B),N(B)<WB_TIER_LINE_1,N(B)>WB_TIER_LINE_3)',
      'AND(ISNUMBER(B),N(B)<WB_TIER_LINE_2)',
    ]);
  });
});

test('the bounds beside the tiers follow the lines on the parameters sheet', () => {
  const sheet = sheetOf(book, '分组表');
  const bounds: [string, string][] = [];
  sheet.eachRow((row) => {
    const cell = row.getCell(2);
    if (cell.formula) bounds.push([cell.text, cell.formula]);
  });
  expect(bounds).toEqual([
    ['≥90', '"≥"&WB_TIER_LINE_1'],
    ['[80, 90)', '"["&WB_TIER_LINE_2&", "&WB_TIER_LINE_1&")"'],
    ['[65, 80)', '"["&WB_TIER_LINE_3&", "&WB_TIER_LINE_2&")"'],
    ['<65', '"<"&WB_TIER_LINE_3'],
  ]);
});

test('推断权重 stands beside a weight only while the shares of its group are the inferred ones', () => {
  const cell = sheetOf(book, '权重').getCell('M5');
  expect(cell.text).toBe('推断权重');
  expect(cell.formula).toMatch(
    /^IF\(SUMPRODUCT\(ABS\(\$F\$5:\$F\$9-\{0\.25;0\.25;0\.2;0\.15;0\.15\}\)\)<1E-9,"推断权重",""\)$/,
  );
});

test('no workbook shows a rank as "4.", and every share is a true percent', async () => {
  const small = sampleCohort('province-2021');
  const files = await Promise.all(
    (
      [
        ['results', (path: string) => writeResultsWorkbook(small, stamp, noProvenance, path)],
        ['tables', (path: string) => writeTablesWorkbook(undrawn(reportTables(small)), small, stamp, path)],
        ['analysis', (path: string) => writeTablesWorkbook(undrawn(analysisTables(small)), small, stamp, path)],
        ['profiles', (path: string) => writeProfilesWorkbook(small, stamp, unitProfiles(small).slice(0, 2), path)],
      ] as const
    ).map(async ([name, write]) => {
      const path = join(folder, `${name}.xlsx`);
      expect((await write(path)).ok).toBe(true);
      return [name, path] as const;
    }),
  );
  let shares = 0;
  for (const [name, path] of [...files, ['live', live] as const]) {
    const formats = [...zipPart(path, 'xl/styles.xml').matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code);
    // A point with nothing certain behind it prints alone.
    for (const code of formats) expect(code, name).not.toMatch(/\.(?:$|[#?;])/);
    for (const sheet of (await readXlsx(path)).worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const where = `${name} ${sheet.name} ${cell.address} ${cell.text}`;
          const value: unknown = cell.formula ? cell.result : cell.value;
          if (typeof value === 'string') expect(value, where).not.toMatch(/^-?\d+(\.\d+)?\s*%$/);
          if (typeof value !== 'number' || !cell.numFmt?.includes('%')) return;
          shares += 1;
          expect(Math.abs(value), where).toBeLessThanOrEqual(1);
        }),
      );
  }
  expect(shares).toBeGreaterThan(500);
});
