import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { drawnYears } from '../../../shared/report/figures/drawn-table.ts';
import { reportYears } from '../../../shared/report/tier-history.ts';
import { writeTableCsv } from '../../exporting/csv/table-csv.ts';
import { writeTablesWorkbook } from '../../exporting/excel/tables-workbook.ts';
import type { FigureRasteriser } from '../../exporting/figures/figure-rasteriser.ts';
import { tableRemarks } from '../../exporting/stamp-remarks.ts';
import { writeTablesWord } from '../../exporting/word/tables-document.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import type { ExportMaterial } from './export-material.ts';

type Written = WrittenFile & { readonly warnings: readonly AppError[] };

/**
 * 历年: every unit's index, rank and tier by year, and its change between every pair of neighbouring years of the project, split. Pairs that can't be
 * scored are warned of. EXPORT_ONE_YEAR: there is no other year, neither of the project's own nor in its history.
 */
export function writeYears(format: 'xlsx' | 'docx' | 'csv', rasteriser: () => FigureRasteriser) {
  return async (
    { input, stamp, file }: ExportMaterial,
    path: string,
    options: WriteOptions,
  ): Promise<Result<Written>> => {
    if (reportYears(input).length < 2) return err(appError('EXPORT_ONE_YEAR', { year: input.framework.year }));
    const { tables, errors } = drawnYears(input, { file, synthetic: stamp.synthetic });
    if (format === 'csv') {
      const plain = tables.map(({ table }) => table);
      const written = await writeTableCsv(plain, path, options, tableRemarks(input, stamp));
      return written.ok ? ok({ ...written.value, warnings: errors }) : written;
    }
    const draws = rasteriser();
    const write = format === 'xlsx' ? writeTablesWorkbook : writeTablesWord;
    const written = await write(tables, input, stamp, path, options, draws);
    return written.ok ? ok({ ...written.value, warnings: [...errors, ...draws.warnings] }) : written;
  };
}
