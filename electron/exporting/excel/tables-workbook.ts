import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { sheetName } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { layTable } from './sheets/lay-table.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { saveWorkbook } from './save-workbook.ts';

/** Report tables as they print, a sheet each. */
export function writeTablesWorkbook(
  tables: readonly ReportTable[],
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const workbook = newWorkbook(input, stamp);
  const taken = new Set<string>();
  for (const table of tables)
    layTable(workbook.addWorksheet(sheetName(table.title, taken)), table, footerText(input, stamp));
  return saveWorkbook(workbook, path, options);
}
