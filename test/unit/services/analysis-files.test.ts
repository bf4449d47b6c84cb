import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { readXlsx, zipPart } from '../exporting/read-back.ts';
import { makeTwoYears } from './two-years.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { drawnAnalysis } from '../../../shared/report/figures/drawn-table.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

test('each figure of 结构分析 stands with one table of it', () => {
  const input = sampleCohort('province-2021');
  const shown = drawnAnalysis(input).flatMap(({ table, figures }) => figures.map(({ id }) => `${table.id} ${id}`));
  expect(shown).toEqual(
    expect.arrayContaining(['N-1 F-obstacles', 'N-2 F-coupling', 'N-3 F-gap', 'N-5 F-breaks', 'N-5 F-groups']),
  );
  const analysis = new Set(['F-obstacles', 'F-coupling', 'F-gap', 'F-convergence', 'F-breaks', 'F-groups']);
  expect(shown).toHaveLength(figureSpecs(input).filter(({ id }) => analysis.has(id)).length);
});

test('the workbook and the document of 结构分析 show the figures of their tables', async () => {
  await makeTwoYears(work);
  const path = (format: string): string => join(work.folder, `结构.${format}`);
  for (const format of ['xlsx', 'docx'] as const)
    await work.call('export.write', {
      ...{ what: 'analysis', format, target: work.write(path(format)), language: 'zh', job: 'e' },
    });
  const images = (await readXlsx(path('xlsx'))).worksheets.map((sheet) => sheet.getImages().length);
  const drawn = images.reduce((sum, count) => sum + count, 0);
  expect(drawn).toBeGreaterThan(2);
  expect(zipPart(path('docx'), 'word/document.xml').match(/<a:blip /g)).toHaveLength(drawn);
  expect(zipPart(path('xlsx'), 'xl/media/image1.png').length).toBeGreaterThan(1000);
});
