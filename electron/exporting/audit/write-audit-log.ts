import ExcelJS from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import { writeTableCsv } from '../csv/table-csv.ts';
import { layTable } from '../excel/sheets/lay-table.ts';
import { saveWorkbook } from '../excel/save-workbook.ts';
import { sheetName } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { auditTable } from './audit-table.ts';
import type { AuditRows } from './audit-table.ts';

interface AuditLog extends AuditRows {
  readonly now: Date;
}

/** The audit log as a workbook of one sheet, or as CSV. */
export function writeAuditLog(
  log: AuditLog,
  format: 'xlsx' | 'csv',
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const table = auditTable(log);
  // A part that doesn't say so would pass for the whole log.
  if (format === 'csv') return writeTableCsv(table, path, options, log.part ? table.notes : []);
  const workbook = new ExcelJS.Workbook();
  workbook.created = log.now;
  workbook.modified = log.now;
  workbook.title = table.title;
  layTable(
    workbook.addWorksheet(sheetName(log.lang === 'zh' ? '审计记录' : 'Audit log', new Set())),
    table,
    table.title,
  );
  return saveWorkbook(workbook, path, options);
}
