import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { indexParams } from '../../../shared/model/index-name.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from '../excel/sheets/new-workbook.ts';
import { pageFooter } from '../excel/sheets/page-setup.ts';
import { saveWorkbook } from '../excel/save-workbook.ts';
import { guardCellText } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { bookRows, emptyIndicators } from './book-rows.ts';
import type { BookSheetRows } from './book-rows.ts';

/**
 * The project's index as a score book (docs/FORMATS "Score book"), to be scored on its own or to fill another project. What that format has no
 * place for is warned of. BOOK_EXPORT_POWER: the index itself is a power mean, whose exponent it can't hold.
 */
export async function writeScoreBook(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile & { readonly warnings: readonly AppError[] }>> {
  const { dataset, method } = input;
  const top = method.aggregation.nodes[TOTAL] ?? method.aggregation.default;
  if (dataset.nodes[0]?.code === TOTAL && top.id === 'power')
    return err(appError('BOOK_EXPORT_POWER', indexParams(method)));
  const workbook = newWorkbook(input, stamp);
  const sheets = bookRows(dataset, method, input.lang, input.framework);
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      headerFooter: { oddFooter: pageFooter(footerText(input, stamp)) },
    });
    sheet.addRows(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardCellText(cell) : cell))));
    sheet.getRow(1).font = { bold: true };
  }
  const written = await saveWorkbook(workbook, path, options);
  return written.ok ? ok({ ...written.value, warnings: [...lost(input), ...unreadable(sheets)] }) : written;
}

function lost({ dataset, method, framework }: ReportInput): readonly AppError[] {
  const empty = emptyIndicators(dataset);
  const based = framework.measures.some(({ base }) => base !== null);
  return [
    ...(empty.length > 0 ? [appError('BOOK_EXPORT_EMPTY', { indicators: empty.join('、') })] : []),
    ...(method.excludedUnits.length > 0
      ? [appError('BOOK_EXPORT_EXCLUDED', { units: method.excludedUnits.join('、') })]
      : []),
    ...(based ? [appError('BOOK_EXPORT_BASES')] : []),
  ];
}

/** The reader refuses a book whose sheet of units holds its head only. */
function unreadable([, units, data]: readonly BookSheetRows[]): readonly AppError[] {
  return units && data && units.rows.length <= 1
    ? [appError('BOOK_EXPORT_NO_UNITS', { units: units.name, data: data.name })]
    : [];
}
