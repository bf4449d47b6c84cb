import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import { writeTierTables } from '../../../electron/exporting/excel/tier-tables-workbook.ts';
import { noProvenance } from '../../../electron/exporting/provenance.ts';
import { writeTierTablesWord } from '../../../electron/exporting/word/tier-tables.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { treeCohort } from '../report/tree-cohort.ts';
import { stamp } from './hostile-cohort.ts';
import { docxTables, readXlsx, sheetOf } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'odd-cohorts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const three = [
  ['one level', treeCohort([['R', null]], 'R')],
  [
    'two levels',
    treeCohort(
      [
        ['R', null],
        ['S', null],
        ['R1', 'R'],
      ],
      'R1',
    ),
  ],
  [
    'five levels and a branch without measures',
    treeCohort(
      [
        ['R', null],
        ['S', null],
        ['R1', 'R'],
        ['R11', 'R1'],
        ['R111', 'R11'],
        ['R1111', 'R111'],
      ],
      'R1111',
    ),
  ],
] as const;
const many = smallCohort(
  Array.from({ length: 400 }, (_, i) =>
    flatUnit(
      i === 7 ? '名'.repeat(40) : `单位${i}`,
      100 - i / 8,
      i < 81 ? 'very_high' : i < 161 ? 'high' : i < 281 ? 'medium' : 'low',
      i + 1,
    ),
  ),
);
const cases: readonly (readonly [name: string, input: ReportInput])[] = [...three, ['400 units', many]];

describe.each(cases)('a cohort of %s', (name, input) => {
  const count = input.dataset.units.length;
  const names = input.dataset.units.map((unit) => unit.name);
  const path = (extension: string): string => join(folder, `${name.replaceAll(' ', '-')}.${extension}`);

  it('has every unit with its index in the results and the live workbook', async () => {
    for (const write of [writeResultsWorkbook, writeLiveWorkbook]) {
      expect((await write(input, stamp, noProvenance, path('xlsx'), { overwrite: true })).ok).toBe(true);
      const sheet = sheetOf(await readXlsx(path('xlsx')), '总览');
      const first = Array.from({ length: 9 }, (_, i) => i + 1).find((row) => sheet.getCell(row, 2).text === 'U01')!;
      expect(Array.from({ length: count }, (_, i) => sheet.getCell(first + i, 3).text)).toEqual(names);
      expect(
        Array.from({ length: count }, (_, i) => {
          const cell = sheet.getCell(first + i, 5);
          return cell.formula ? cell.result : cell.value;
        }),
      ).toEqual([...input.result.index]);
    }
  });

  it('has every unit once in the tier table of xlsx and docx', async () => {
    expect((await writeTierTables(input, stamp, path('tables.xlsx'))).ok).toBe(true);
    expect((await writeTierTablesWord(input, stamp, path('tables.docx'))).ok).toBe(true);
    const sheet = sheetOf(await readXlsx(path('tables.xlsx')), 'T2-1');
    const seen: string[] = [];
    sheet.eachRow((row, number) => {
      if (number > 2)
        for (let c = 3; c <= sheet.columnCount; c += 1)
          if (
            !(row.getCell(c).isMerged && row.getCell(c).master.address !== row.getCell(c).address) &&
            names.includes(row.getCell(c).text)
          )
            seen.push(row.getCell(c).text);
    });
    expect([...seen].sort()).toEqual([...names].sort());
    expect(
      docxTables(path('tables.docx'))[0]!
        .flat()
        .filter((text) => names.includes(text))
        .sort(),
    ).toEqual([...names].sort());
  });
});

it('a row of formulas is as high as the longest name that they give', async () => {
  const path = join(folder, 'high.xlsx');
  expect(
    (
      await writeLiveWorkbook(
        smallCohort([flatUnit('名'.repeat(40), 90, 'very_high', 1), flatUnit('乙', 80, 'high', 2)]),
        stamp,
        noProvenance,
        path,
      )
    ).ok,
  ).toBe(true);
  const tiers = sheetOf(await readXlsx(path), '分组表');
  const heights = [4, 5].map((row) => [tiers.getCell(row, 4).text.length, tiers.getRow(row).height]);
  // 80 half-width characters in a column of 66 take two lines of 15 pt.
  expect(heights[0]![0]).toBe(40);
  expect(heights[0]![1]).toBeGreaterThanOrEqual(30);
  expect(heights[1]![1] ?? 15).toBeLessThan(30);
});
