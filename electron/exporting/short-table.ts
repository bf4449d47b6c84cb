import type { ReportTable } from '../../shared/report/report-table.ts';

/** So many rows take less than half a page. */
const SHORT_ROWS = 16;

/** Whether a table stays on one page, rather than going on after a few rows. */
export function isShort({ body, landscape }: ReportTable): boolean {
  return body.length <= SHORT_ROWS && !landscape;
}
