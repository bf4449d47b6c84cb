import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ruleSource } from '../../../shared/model/framework-change/measure-source.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { newWorkbook } from '../excel/sheets/new-workbook.ts';
import { setUpPage } from '../excel/sheets/page-setup.ts';
import { saveWorkbook } from '../excel/save-workbook.ts';
import { headStyle, numberStyle, textStyles, titleStyle } from '../excel/sheets/styles.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { footerText } from '../footer-text.ts';
import { guardCellText } from '../text-guard.ts';
import { systemSheet } from './system-sheet-rows.ts';
import { systemTree } from './system-tree.ts';

/** Lines above the rows: title and heading. */
const HEAD_ROWS = 2;

/** 指标体系 as an office prints it: levels merged, A4 across, the heading on every page. What it can't hold is warned of. */
export async function writeSystemSheet(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile & { readonly warnings: readonly AppError[] }>> {
  const { framework, method, lang } = input;
  const { heads, rows, merges } = systemSheet(systemTree(framework, method), lang);
  const workbook = newWorkbook(input, stamp);
  const sheet = workbook.addWorksheet(lang === 'zh' ? '指标体系' : 'Indicators');
  sheet.addRow([guardCellText(framework.title)]);
  sheet.getCell(1, 1).style = titleStyle;
  if (heads.length > 1) sheet.mergeCells(1, 1, 1, heads.length);
  sheet.getRow(1).height = 30;
  sheet.addRow(heads.map(({ text }) => text)).eachCell((cell) => {
    cell.style = headStyle;
  });
  for (const cells of rows) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? guardCellText(cell) : cell)));
    heads.forEach((_, c) => {
      row.getCell(c + 1).style = typeof cells[c] === 'number' ? numberStyle('General') : textStyles.left;
    });
  }
  for (const { column, top, bottom } of merges) sheet.mergeCells(top + HEAD_ROWS, column, bottom + HEAD_ROWS, column);
  heads.forEach(({ wide }, c) => {
    sheet.getColumn(c + 1).width = wide;
  });
  setUpPage(sheet, { landscape: heads.length > 6, headRows: HEAD_ROWS, footer: footerText(input, stamp) });
  const written = await saveWorkbook(workbook, path, options);
  return written.ok ? ok({ ...written.value, warnings: lost(input) }) : written;
}

function lost({ framework }: ReportInput): readonly AppError[] {
  const parents = new Set([
    ...framework.indicators.map(({ parent }) => parent),
    ...framework.measures.map(({ indicator }) => indicator),
  ]);
  const empty = framework.indicators.filter(({ code }) => !parents.has(code)).map(({ name }) => name);
  const finer = framework.measures.filter(({ rule, code }) => ruleSource(rule, code) === null).length;
  return [
    ...(empty.length > 0 ? [appError('SYSTEM_SHEET_EMPTY', { names: empty.join('、') })] : []),
    ...(finer > 0 ? [appError('SYSTEM_SHEET_RULES', { count: finer })] : []),
  ];
}
