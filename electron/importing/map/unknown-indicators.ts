import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { SheetRow } from '../cells/cell.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { cellText } from '../profile/profile-sheet.ts';

const LISTED_MOST = 100;

/** What stands under 指标 in the first rows of a long table of statistics and is nothing that the project has, each once: for the user to say. */
export function unknownIndicators(
  rows: readonly SheetRow[],
  mapping: SheetMapping,
  context: ImportContext,
): readonly string[] {
  const columns = mapping.columns.filter(({ field }) => field === 'measure').map(({ column }) => column);
  if (mapping.layout !== 'rows' || !mapping.columns.some(({ field }) => field === 'value')) return [];
  const terms = frameworkTerms(context.framework);
  const figures = mapping.kind === 'base_figures';
  const unknown = new Set<string>();
  for (const { row, cells } of rows) {
    if (row <= mapping.headerRows.last || unknown.size >= LISTED_MOST) continue;
    // A footnote under the table is no indicator.
    if (cells.filter((cell) => cell !== null && cell !== '').length < 2) continue;
    for (const column of columns) {
      const text = cellText(cells[column - 1]);
      const { baseFigure, measure } = terms.indicator(text);
      if (text !== '' && (figures ? baseFigure : measure) === null) unknown.add(text);
    }
  }
  return [...unknown];
}
