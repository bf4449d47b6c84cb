import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { createJobs } from '../../../electron/services/app/jobs.ts';
import { createProjectSession } from '../../../electron/services/app/project-session.ts';
import { commitImport } from '../../../electron/services/imports/commit-import.ts';
import { planFiles } from '../../../electron/services/imports/plan-import.ts';
import type { ImportPreparation } from '../../../electron/services/imports/import-preparation.ts';
import { newProject } from '../../../electron/services/projects/new-project.ts';
import { sheetFault } from '../../../electron/importing/sheet-fault.ts';
import { err } from '../../../shared/base/result.ts';
import { temporaryFolder, valueOf } from '../storage/small-project.ts';

const environment = {
  host: 'cli' as const,
  userData: null,
  handles: { resolve: () => null, issue: () => '' },
  now: () => new Date('2026-05-01T08:00:00Z'),
  emit: () => undefined,
  onFault: () => undefined,
};

/** A reader of which the program fails on the sheet at a position the first time, after its records were handed on. */
function failingOnce(preparation: ImportPreparation, position: number, name: string): ImportPreparation {
  let calls = 0;
  return {
    ...preparation,
    reader: {
      ...preparation.reader,
      parse: async (request, receiver, signal) => {
        calls += 1;
        if (calls > 1) return preparation.reader.parse(request, receiver, signal);
        const broken = err(sheetFault(new TypeError('x'), position, 'f.xlsx', name));
        const read = await preparation.reader.parse(
          request,
          {
            ...receiver,
            sheet: (at, parsed) => (at === position ? broken : receiver.sheet(at, parsed)),
          },
          signal,
        );
        return read;
      },
    },
  };
}

test('a fault in one sheet is reported as that sheet’s, whose rows are problems; the others are imported', async () => {
  const folder = temporaryFolder();
  const workbook = new ExcelJS.Workbook();
  const heading = ['地区', '采集项', '数值', '平台'];
  workbook.addWorksheet('甲').addRows([heading, ['北京', 'A1-2.1', 88, '省级平台']]);
  workbook
    .addWorksheet('乙')
    .addRows([heading, ['北京', 'A1-2.2', 77, '省级平台'], ['天津', 'A1-2.2', 66, '省级平台']]);
  workbook.addWorksheet('丙').addRows([heading, ['天津', 'A1-2.1', 55, '省级平台']]);
  const file = join(folder, 'f.xlsx');
  await workbook.xlsx.writeFile(file);
  const path = join(folder, 'p.ewb');
  const store = valueOf(newProject({ environment }, path, 'province-2021', false));
  const session = createProjectSession(path, store);
  const outcome = await createJobs(() => undefined).run('import', async (job) => {
    const planned = valueOf(await planFiles(session, [file], {}, job));
    return commitImport({ environment }, failingOnce(planned, 1, '乙'), { note: '', strict: false }, job);
  });
  const { files } = valueOf(outcome);
  expect(
    files[0]?.sheets.map(({ sheet, imported, problems, records, issues }) => [
      sheet,
      imported,
      problems,
      records,
      issues.map(({ severity, code }) => `${severity} ${code}`),
    ]),
  ).toEqual([
    ['甲', 1, 0, 1, ['skipped HEADER_ROW']],
    ['乙', 0, 3, 0, ['problem SHEET_FAULT']],
    ['丙', 1, 0, 1, ['skipped HEADER_ROW']],
  ]);
  const table = store.measureTable();
  const cell = (measure: string, unit: string): number =>
    table.values[table.measures.indexOf(measure) * table.units.length + table.units.indexOf(unit)] ?? Number.NaN;
  expect([cell('A1-2.1', '110000'), cell('A1-2.1', '120000'), cell('A1-2.2', '110000')]).toEqual([88, 55, Number.NaN]);
  // Nothing of what had been read of it stays behind.
  expect(store.verify()).toEqual([]);
  valueOf(store.close());
});
