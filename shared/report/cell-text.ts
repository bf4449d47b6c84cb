import { displayNumber } from '../base/display.ts';
import type { ReportCell } from './report-table.ts';

/** What a cell prints as: the one place where text exports (docx, CSV, clipboard) take it from. */
export function cellText(cell: ReportCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.value === null ? '—' : displayNumber(cell.value, cell.decimals) + (cell.suffix ?? '');
    case 'tier':
      return cell.text;
    case 'mark':
      return cell.name + cell.mark;
  }
}
