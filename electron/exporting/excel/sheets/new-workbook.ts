import ExcelJS from 'exceljs';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { ExportStamp } from '../../export-stamp.ts';
import { exportingText } from '../../exporting-text.ts';

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

/** Foot of every page: the framework, the input's hash, and that the data are synthetic when they are. */
export function footerText(input: ReportInput, stamp: ExportStamp): string {
  const parts = [
    input.framework.title,
    `${exportingText(input.lang, 'EXPORT_INPUT_HASH')} ${stamp.inputHash.slice(0, 12)}`,
  ];
  if (stamp.draft) parts.unshift(exportingText(input.lang, 'EXPORT_DRAFT'));
  if (stamp.synthetic) parts.unshift(exportingText(input.lang, 'EXPORT_SYNTHETIC'));
  return parts.join('  ');
}
