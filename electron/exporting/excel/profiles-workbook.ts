import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { sheetName } from '../text-guard.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { layTable } from './sheets/lay-table.ts';
import { footerText } from '../footer-text.ts';
import { newWorkbook } from './sheets/new-workbook.ts';
import { saveWorkbook } from './save-workbook.ts';

/** One sheet, printed on one page, for each profile given: all units of a cohort, or the one asked for. */
export function writeProfilesWorkbook(
  input: ReportInput,
  stamp: ExportStamp,
  profiles: readonly UnitProfile[],
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const workbook = newWorkbook(input, stamp);
  const taken = new Set<string>();
  for (const profile of profiles) {
    const sheet = workbook.addWorksheet(sheetName(profile.unit.name, taken));
    layTable(sheet, unitProfileTable(input, profile), footerText(input, stamp));
    sheet.pageSetup.fitToHeight = 1;
  }
  return saveWorkbook(workbook, path, options);
}
