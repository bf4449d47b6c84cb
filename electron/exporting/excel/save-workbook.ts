import type { Workbook } from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import { writeSafely } from '../write-safely.ts';
import type { WriteOptions, WrittenFile } from '../write-safely.ts';

/** Writes a workbook made here to a temporary file and renames it over the target. */
export function saveWorkbook(workbook: Workbook, path: string, options: WriteOptions): Promise<Result<WrittenFile>> {
  return writeSafely(path, (temporary) => workbook.xlsx.writeFile(temporary), options);
}
