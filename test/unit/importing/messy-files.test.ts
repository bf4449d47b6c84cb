import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { replanSheet } from '../../../electron/importing/plan-sheet.ts';
import type { ImportContext } from '../../../electron/importing/headings/import-context.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import { contextCases, identityCases } from '../../fixtures/messy/identity-cases.ts';
import { layoutCases } from '../../fixtures/messy/layout-cases.ts';
import type { MessyCase } from '../../fixtures/messy/messy-case.ts';
import { valueCases } from '../../fixtures/messy/value-cases.ts';
import { writeMessyFile } from '../../fixtures/messy/write-messy-file.ts';
import { contextOf, issueLines } from './import-rows.ts';

const routine = new Set(['TITLE_ROW', 'HEADER_ROW']);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'messy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ImportedSheet {
  readonly records: readonly CollectedRecord[];
  readonly report: SheetReport;
}

/** From the written file through the guarded reader, plan and parser, as an import does. */
async function importCase(messy: MessyCase, stem: string): Promise<readonly ImportedSheet[]> {
  const context: ImportContext = { ...contextOf(messy.template), ...messy.context };
  const opened = openWorkbook(await writeMessyFile(messy, folder, stem));
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    const plan = await planFile(opened.value, context, messy.kind === undefined ? {} : { kind: messy.kind });
    if (!plan.ok) throw new Error(plan.error.code);
    const duplicates = createDuplicateTracker();
    const sheets: ImportedSheet[] = [];
    for (const [index, proposed] of plan.value.sheets.entries()) {
      const remap = index === 0 ? messy.remap : undefined;
      const sheet =
        remap !== undefined && proposed.mapping !== null
          ? replanSheet(proposed, remap(proposed.mapping), context)
          : proposed;
      const records: CollectedRecord[] = [];
      const report = await parseSheet(
        opened.value,
        sheet,
        context,
        (batch) => {
          records.push(...batch);
        },
        { duplicates },
      );
      if (!report.ok) throw new Error(report.error.code);
      sheets.push({ records, report: report.value });
    }
    return sheets;
  } finally {
    opened.value.close();
  }
}

const corpus = [...layoutCases, ...valueCases, ...identityCases, ...contextCases];

describe('files as offices send them', () => {
  for (const [number, messy] of corpus.entries()) {
    it(messy.name, async () => {
      const sheets = await importCase(messy, `case-${number}`);
      expect(sheets.length).toBe(messy.expected.length);
      for (const [index, { records, report }] of sheets.entries()) {
        const expected = messy.expected[index];
        expect(report.kind).toBe(expected?.kind);
        expect(issueLines({ ...report, issues: report.issues.filter((issue) => !routine.has(issue.code)) })).toEqual(
          expected?.issues,
        );
        expect([report.rows, report.imported, report.skipped, report.problems]).toEqual(expected?.counts);
        expect(report.rows).toBe(report.imported + report.skipped + report.problems);
        expect(records.length).toBe(report.records);
        if (expected?.records !== undefined) {
          expect(records.length).toBe(expected.records.length);
          expect(records).toMatchObject(expected.records);
        }
      }
    });
  }

  it('makes a corpus of at least 70 cases, each with a name of its own', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(70);
    expect(new Set(corpus.map((messy) => messy.name)).size).toBe(corpus.length);
  });
});
