import { exportingText } from '../../exporting-text.ts';
import ExcelJS from 'exceljs';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../export-stamp.ts';

/** An empty workbook with its properties set; opened in a spreadsheet program it recalculates only what is a formula. */
export function newWorkbook(input: ReportInput, stamp: ExportStamp): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const time = new Date(stamp.exportedAt);
  workbook.creator = stamp.app;
  workbook.lastModifiedBy = stamp.app;
  workbook.created = time;
  workbook.modified = time;
  workbook.title = input.framework.title;
  if (stamp.draft) workbook.subject = exportingText(input.lang, 'EXPORT_DRAFT_LONG');
  return workbook;
}
