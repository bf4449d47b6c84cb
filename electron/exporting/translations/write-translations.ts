import type { Result } from '../../../shared/base/result.ts';
import { rendererTranslationMessages as words } from '../../../shared/messages/renderer-translations.ts';
import { heldTranslations } from '../../../shared/report/translations.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { newWorkbook } from '../excel/sheets/new-workbook.ts';
import { setUpPage } from '../excel/sheets/page-setup.ts';
import { saveWorkbook } from '../excel/save-workbook.ts';
import { headStyle, textStyles } from '../excel/sheets/styles.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { footerText } from '../footer-text.ts';
import { guardCellText } from '../text-guard.ts';

const widths = [14, 16, 52, 72];
const heads = ['kind', 'code', 'name', 'english'] as const;

/** 中英文对照: kind, code, Chinese and English name of everything that exports print by name, those without English first. Filled, it is read again. */
export async function writeTranslations(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const { lang } = input;
  const workbook = newWorkbook(input, stamp);
  const sheet = workbook.addWorksheet(words['translation.sheet'][lang]);
  sheet.addRow(heads.map((head) => words[`translation.${head}`][lang])).eachCell((cell) => {
    cell.style = headStyle;
  });
  const rows = heldTranslations(input);
  for (const { kind, code, name, english } of [
    ...rows.filter((row) => row.english === ''),
    ...rows.filter((row) => row.english !== ''),
  ]) {
    const row = sheet.addRow([words[`translation.kind.${kind}`][lang], code, name, english].map(guardCellText));
    heads.forEach((_, at) => {
      row.getCell(at + 1).style = textStyles.left;
    });
  }
  widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  sheet.autoFilter = { from: 'A1', to: `D${rows.length + 1}` };
  setUpPage(sheet, { landscape: true, headRows: 1, footer: footerText(input, stamp) });
  return saveWorkbook(workbook, path, options);
}
