import type { Worksheet } from 'exceljs';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { DrawnTable } from '../../../shared/report/figures/drawn-table.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { exportingText } from '../exporting-text.ts';
import { setUpPage } from './sheets/page-setup.ts';
import type { FigureRasteriser, Picture } from '../figures/figure-rasteriser.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { sheetName } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { layTable } from './sheets/lay-table.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { saveWorkbook } from './save-workbook.ts';

const DRAWN_DPI = 200;
/** Pixels on the screen. */
const WIDTH = 720;

/** Report tables as they print, a sheet each, each figure that shows one on a sheet after it where a rasteriser is given. */
export function writeTablesWorkbook(
  tables: readonly DrawnTable[],
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
  rasteriser: FigureRasteriser | null = null,
): Promise<Result<WrittenFile>> {
  const workbook = newWorkbook(input, stamp);
  const taken = new Set<string>();
  for (const { table, figures } of tables) {
    const sheet = workbook.addWorksheet(sheetName(table.title, taken));
    layTable(sheet, table, footerText(input, stamp));
    if (rasteriser !== null)
      for (const figure of figures) {
        const name = exportingText(input.lang, 'EXPORT_SHEET_FIGURE', { title: figure.title });
        layPicture(workbook.addWorksheet(sheetName(name, taken)), figure, footerText(input, stamp), (of) =>
          rasteriser.draw(of, { lang: input.lang, dpi: DRAWN_DPI }),
        );
      }
  }
  return saveWorkbook(workbook, path, options);
}

/** A figure on a sheet and a page of its own. */
function layPicture(sheet: Worksheet, figure: FigureSpec, footer: string, draw: (figure: FigureSpec) => Picture): void {
  const { png, width, height } = draw(figure);
  // Types of exceljs ask for its own Buffer, which takes what is base64.
  const image = sheet.workbook.addImage({ base64: png.toString('base64'), extension: 'png' });
  sheet.addImage(image, {
    tl: { col: 0, row: 0 },
    ext: { width: WIDTH, height: Math.round((height * WIDTH) / width) },
  });
  setUpPage(sheet, { landscape: false, headRows: 0, footer });
  sheet.pageSetup.fitToHeight = 1;
}
