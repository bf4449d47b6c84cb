import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { figureRasteriser } from '../../electron/exporting/figures/figure-rasteriser.ts';
import { writeUnitReportDocx } from '../../electron/exporting/word/unit-report-document.ts';
import { namedDataset, namedFramework } from '../../shared/report/english-names.ts';
import { unitReport, unitReportBasis } from '../../shared/report/unit-report/unit-report.ts';
import { otherNames } from '../unit/report/other-names.ts';
import { stamp } from '../unit/exporting/hostile-cohort.ts';
import { wholeFramework } from './live-cohorts.ts';
import { pdfPages, toPdf } from './to-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'unit-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rasteriser = figureRasteriser();

test.each([
  ['province-2021', 'zh', 6],
  ['province-2021', 'en', 17],
  ['key-city-2021', 'zh', 12],
  ['key-city-2021', 'en', 27],
] as const)(
  'a unit’s report of %s in %s has two or three pages in LibreOffice and names nobody else',
  async (id, lang, u) => {
    const whole = wholeFramework(id);
    const dataset = namedDataset(whole.dataset, whole.method, lang);
    const input = {
      ...whole,
      lang,
      audience: 'unit' as const,
      dataset,
      framework: namedFramework(whole.framework, lang),
    };
    const report = unitReport(input, u, unitReportBasis(input), { plan: null, ranks: false });
    const path = join(folder, `${id}-${lang}.docx`);
    expect((await writeUnitReportDocx(input, stamp, report, path, {}, rasteriser)).ok).toBe(true);
    const pages = pdfPages(toPdf(path));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(3);
    expect(pages.join('')).toContain(report.title.replace(/\s+/g, ''));
    expect(otherNames(input, u).filter((name) => name.test(pages.join('\n')))).toEqual([]);
  },
);
