import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { scenarioComparisonTables } from '../../../shared/report/scenario-comparison-tables.ts';
import type { ScenarioComparison } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { sheetName } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../write-safely.ts';
import { layTable } from './lay-table.ts';
import { footerText, newWorkbook } from './new-workbook.ts';
import { saveWorkbook } from './save-workbook.ts';

/** Scenarios side by side, and what each changes, a sheet each. */
export function writeComparisonWorkbook(input: ReportInput, stamp: ExportStamp, comparison: ScenarioComparison, path: string, options: WriteOptions = {}): Promise<Result<WrittenFile>> {
  const workbook = newWorkbook(input, stamp);
  const taken = new Set<string>();
  for (const table of scenarioComparisonTables(input, comparison)) layTable(workbook.addWorksheet(sheetName(table.title, taken)), table, footerText(input, stamp));
  return saveWorkbook(workbook, path, options);
}
