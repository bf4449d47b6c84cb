import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTableCsv } from '../../../electron/exporting/csv/table-csv.ts';
import { writeTierTables } from '../../../electron/exporting/excel/tier-tables-workbook.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { stamp as usual } from '../exporting/hostile-cohort.ts';
import { onePixel } from '../word/one-pixel.ts';

export const stamp = { ...usual, fingerprint: '5e1f0a93c27bd846' };

export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the public gets of one cohort: report, tables as workbook and CSV, every figure as SVG; with `other` the report is over both. */
export async function publicFiles(
  whole: ReportInput,
  folder: string,
  other: ReportInput | null = null,
): Promise<readonly OutgoingFile[]> {
  const input = forAudience(whole, 'public');
  const id = `${whole.dataset.framework}${other === null ? '' : '-and-other'}`;
  const path = (ending: string): string => join(folder, `${id}.${ending}`);
  const beside = other && { input: forAudience(other, 'public'), stamp };
  const written = [
    await writeReportDocx({ input, stamp, other: beside }, path('docx'), { overwrite: true }, onePixel),
    await writeTierTables(input, stamp, path('xlsx'), { overwrite: true }),
    await writeTableCsv(reportTables(input), path('csv'), { overwrite: true }),
  ];
  for (const file of written) if (!file.ok) throw new Error(file.error.code);
  return [
    ...['docx', 'xlsx', 'csv'].map((ending) => ({ name: `${id}.${ending}`, bytes: readFileSync(path(ending)) })),
    ...figureSpecs(input).map((figure) => ({
      name: `${id}-${figure.id}.svg`,
      bytes: Buffer.from(figureSvg(figure, { lang: input.lang }).svg),
    })),
  ];
}
