import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tierTables } from '../../../shared/report/report-tables.ts';
import type { ExportStamp } from '../export-stamp.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { undrawn } from '../../../shared/report/figures/drawn-table.ts';
import { writeTablesWord } from './tables-document.ts';

/** T2-1 (T2-2), T2-3 (T2-4), T-adv and TA-3 (TA-4) as a Word document on A4, a table a page. */
export function writeTierTablesWord(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writeTablesWord(undrawn(tierTables(input)), input, stamp, path, options);
}
