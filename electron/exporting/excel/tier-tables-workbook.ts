import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tierTables } from '../../../shared/report/report-tables.ts';
import type { ExportStamp } from '../export-stamp.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { sheetName } from '../text-guard.ts';
import { layTable } from './sheets/lay-table.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { saveWorkbook } from './save-workbook.ts';

/** The tier tables as they print, a sheet each named by its number: T2-1 (T2-2), T2-3 (T2-4), T-adv, TA-3 (TA-4). */
export function writeTierTables(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const workbook = newWorkbook(input, stamp);
  const taken = new Set<string>();
  for (const table of tierTables(input))
    layTable(workbook.addWorksheet(sheetName(table.id, taken)), table, footerText(input, stamp));
  return saveWorkbook(workbook, path, options);
}
