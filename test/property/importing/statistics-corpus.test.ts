import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { isTable } from '../../../electron/importing/plan-sheet.ts';
import type { SheetPlan } from '../../../electron/importing/plan-sheet.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import { writeMessyFile } from '../../fixtures/messy/write-messy-file.ts';
import { statisticsCorpus } from '../../fixtures/statistics/statistics-corpus.ts';
import type { StatisticSheet } from '../../fixtures/statistics/statistics-corpus.ts';
import { contextOf } from '../../unit/importing/import-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'statistics-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const context = contextOf();
const seed = 16;
const corpus = statisticsCorpus(context.units, seed);

interface Read {
  readonly plan: SheetPlan;
  readonly records: readonly CollectedRecord[];
  readonly report: SheetReport;
}

/** Written, planned and parsed as an import does it. */
async function read(
  sheets: readonly StatisticSheet[],
  format: 'xlsx' | 'utf8' | 'gbk',
  stem: string,
): Promise<readonly Read[]> {
  const path = await writeMessyFile({ name: stem, format, sheets, expected: [] }, folder, stem);
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    const planned = await planFile(opened.value, context);
    if (!planned.ok) throw new Error(planned.error.code);
    const duplicates = createDuplicateTracker();
    const all: Read[] = [];
    for (const plan of planned.value.sheets) {
      const records: CollectedRecord[] = [];
      const report = await parseSheet(opened.value, plan, context, (batch) => void records.push(...batch), {
        duplicates,
      });
      if (!report.ok) throw new Error(report.error.code);
      all.push({ plan, records, report: report.value });
    }
    return all;
  } finally {
    opened.value.close();
  }
}

/** What a sheet gave against what it must give: no other value, none missing, every row accounted for, a way on where it is asked about. */
function compare({ plan, records, report }: Read, sheet: StatisticSheet): void {
  const stored = new Map(records.map(({ unit, selector, period, value }) => [`${unit} ${selector} ${period}`, value]));
  const wrong = [...stored].filter(([key, value]) => {
    const right = sheet.stored.get(key);
    return right === undefined || value === null || value === undefined || Math.abs(value - right) > 1e-9 * right;
  });
  expect(wrong, 'values that the sheet does not hold').toEqual([]);
  expect(records.length, 'no value twice').toBe(stored.size);
  expect(
    [...sheet.stored.keys()].filter((key) => !stored.has(key)),
    'values that are lost',
  ).toEqual([]);
  expect(report.imported + report.skipped + report.problems).toBe(report.rows);
  const filled = sheet.cells.filter((row) => row.some((cell) => cell !== null && cell !== '')).length;
  if (plan.turned === null) expect(report.rows).toBe(filled);
  const whole = sheet.stored.size === 0 && sheet.problems === 0;
  expect(isTable(plan.status)).toBe(true);
  if (plan.status === 'ready') {
    expect(report.problems).toBe(sheet.problems);
    expect(whole, 'a sheet that can’t be known is asked about').toBe(false);
  } else {
    expect(whole, JSON.stringify([plan.status, plan.reasons, plan.against, plan.missing])).toBe(true);
    expect(report.problems).toBe(report.rows);
    // It says why, or which columns are to be named.
    expect([...plan.reasons, ...plan.against, ...plan.missing].length).toBeGreaterThan(0);
  }
}

it('the corpus has forty sheets and more', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(40);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

describe('a statistics sheet as a workbook', () => {
  it.each(corpus.map((one, at) => ({ ...one, at })))('$name', async ({ sheets, at }) => {
    const all = await read(sheets, 'xlsx', `book-${at}`);
    expect(all.length).toBe(sheets.length);
    all.forEach((one, s) => compare(one, sheets[s]!));
  });
});

describe('a statistics sheet as CSV', () => {
  it.each(
    corpus.flatMap(({ name, sheets }, at) =>
      sheets.map((sheet, s) => ({
        name: `${name}: ${sheet.name}`,
        sheet,
        stem: sheets.length > 1 ? sheet.name : `表${at}-${s}`,
      })),
    ),
  )('$name', async ({ sheet, stem }) => {
    for (const format of ['utf8', 'gbk'] as const) {
      const [only] = await read([sheet], format, stem);
      compare(only!, sheet);
    }
  });
});
