import ExcelJS from 'exceljs';
import type { DataValidation, Row, Worksheet } from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import { EXPERT_FORM_MARK } from '../../../shared/model/expert-form.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WrittenFile } from '../../files/write-safely.ts';
import { expertText } from '../expert-text.ts';
import { guardCellText } from '../text-guard.ts';
import { formRows } from './form-rows.ts';
import type { FormContent, FormRow, FormRule } from './form-rows.ts';

export interface ExpertForm extends FormContent {
  /** Stands for the project that it is of. */
  readonly project: string;
  readonly now: Date;
}

const widths = [4, 34, 24, 14, 24, 40, 12, 12, 14, 12, 12];
const HEAD_ROWS = 4;
const YELLOW = 'FFFFF8DC';

/** Title, code, instructions, mark, then a row a question. Only the cells to be answered are open, each validated; there is no password. */
export async function writeExpertForm(form: ExpertForm, path: string): Promise<Result<WrittenFile>> {
  const { round, expert, project, lang, now } = form;
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  workbook.modified = now;
  const sheet = workbook.addWorksheet(expertText(lang, 'EXPERT_SHEET'), {
    views: [{ state: 'frozen', ySplit: HEAD_ROWS }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.getColumn(1).hidden = true;
  const due = round.due === null ? '' : ` ${expertText(lang, 'EXPERT_FORM_DUE', { due: round.due })}`;
  headLine(sheet, expertText(lang, 'EXPERT_FORM_TITLE', { title: round.title, number: round.number })).font = {
    bold: true,
    size: 14,
  };
  headLine(sheet, `${expertText(lang, 'EXPERT_FORM_CODE', { code: expert })}${due}`);
  const how = headLine(sheet, expertText(lang, `EXPERT_HOW_${round.kind}`, { scale: round.scale }));
  how.height = 34;
  const mark = headLine(sheet, '');
  mark.getCell(1).value = [EXPERT_FORM_MARK, project, round.id, expert].join(' ');
  for (const row of formRows(form)) layRow(sheet, row);
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: true });
  return writeSafely(path, (temporary) => workbook.xlsx.writeFile(temporary), { overwrite: true });
}

function headLine(sheet: Worksheet, text: string): Row {
  const row = sheet.addRow([null, guardCellText(text)]);
  sheet.mergeCells(row.number, 2, row.number, 6);
  row.alignment = { wrapText: true, vertical: 'top' };
  return row;
}

function layRow(sheet: Worksheet, { key, cells, open, role, over = 0 }: FormRow): void {
  const laid = sheet.addRow([
    key === '' ? null : key,
    ...cells.map((cell) => (typeof cell === 'string' ? guardCellText(cell) : cell)),
  ]);
  laid.alignment = { wrapText: true, vertical: 'top' };
  if (role === 'head') {
    laid.font = { bold: true };
    laid.eachCell((cell) => {
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
    });
  }
  if (role === 'sum') {
    laid.font = { italic: true };
    laid.getCell(4).value = { formula: `SUM(D${laid.number - over}:D${laid.number - 1})`, result: 0 };
  }
  for (const { column, rule } of open) {
    const cell = laid.getCell(column);
    cell.protection = { locked: false };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: YELLOW } };
    cell.border = {
      top: { style: 'thin' },
      bottom: { style: 'thin' },
      left: { style: 'thin' },
      right: { style: 'thin' },
    };
    if (rule.type === 'date') cell.numFmt = 'yyyy-mm-dd';
    if (rule.type === 'text') cell.numFmt = '@';
    const validation = validationOf(rule);
    if (validation !== null)
      cell.dataValidation = { ...validation, allowBlank: true, showErrorMessage: true, errorStyle: 'stop' };
  }
}

function validationOf(rule: FormRule): DataValidation | null {
  switch (rule.type) {
    case 'number':
      return {
        type: rule.whole ? 'whole' : 'decimal',
        operator: 'between',
        formulae: [rule.low, rule.high],
        error: `${rule.low}–${rule.high}`,
      };
    case 'choice':
      return { type: 'list', formulae: [`"${rule.choices.join(',')}"`], error: rule.choices.join(' / ') };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formulae: [new Date(Date.UTC(2000, 0, 1)), new Date(Date.UTC(2099, 11, 31))],
        error: '2000-01-01 – 2099-12-31',
      };
    case 'text':
      return null;
  }
}
