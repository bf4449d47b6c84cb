import type { PageSetup, Worksheet } from 'exceljs';

const margins = { left: 0.7, right: 0.7, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 };

/** A4, as wide as the page, head rows repeated, page numbers; frozen above `headRows` and left of `headColumns`. */
export function setUpPage(
  sheet: Worksheet,
  options: {
    readonly landscape: boolean;
    readonly headRows: number;
    readonly headColumns?: number;
    readonly footer: string;
  },
): void {
  const setup: Partial<PageSetup> = {
    paperSize: 9,
    orientation: options.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins,
    horizontalCentered: true,
  };
  if (options.headRows > 0) setup.printTitlesRow = `1:${options.headRows}`;
  Object.assign(sheet.pageSetup, setup);
  sheet.headerFooter.oddFooter = pageFooter(options.footer);
  sheet.views = [{ state: 'frozen', ySplit: options.headRows, xSplit: options.headColumns ?? 0, showGridLines: false }];
}

/** The text at the left, the page's number at the right. */
export function pageFooter(text: string): string {
  // & starts a code in headers and footers; doubled it is itself.
  return `&L&9${text.replaceAll('&', '&&')}&R&9&P / &N`;
}
