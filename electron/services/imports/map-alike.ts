import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { MappedAlike } from '../../../shared/contract/outputs.ts';
import { isTable, planSheet } from '../../importing/plan-sheet.ts';
import { importContext } from './import-preparation.ts';
import type { ChosenSheet, ImportPreparation } from './import-preparation.ts';
import { plannedSheet } from './planned-file.ts';

/**
 * The mapping of one sheet for all sheets of the plan that are like it: those with the same headings, and those not read yet that have all
 * headings it names. Indicator, unit and year are each sheet's own where its title says them. Sheets that are read otherwise stay.
 */
export function mapAlike(
  preparation: ImportPreparation,
  request: OperationInput<'import.map-alike'>,
): Result<MappedAlike> {
  const pattern = preparation.files[request.file]?.sheets[request.sheet];
  const mapping = pattern?.plan.mapping ?? null;
  if (pattern === undefined || mapping === null) return err(appError('PLAN_UNKNOWN'));
  const known = importContext(preparation.session.store);
  const changed: MappedAlike['sheets'][number][] = [];
  let left = 0;
  const mapped = (sheet: ChosenSheet): ChosenSheet => {
    if (sheet === pattern || !isTable(sheet.plan.status)) return sheet;
    const alike = sheet.plan.mapping?.fingerprint === mapping.fingerprint;
    const plan = planSheet(sheet.plan, known, { given: [{ mapping }] });
    if (plan.given === null || plan.status !== 'ready' || (sheet.plan.status === 'ready' && !alike)) {
      if (sheet.plan.status !== 'ready') left += 1;
      return sheet;
    }
    return {
      plan: { ...plan, given: null, reasons: [appError('MAPPING_ALIKE', { sheet: pattern.plan.sheet })] },
      include: true,
    };
  };
  preparation.files = preparation.files.map((file, f) => ({
    ...file,
    sheets: file.sheets.map((sheet, s) => {
      const now = mapped(sheet);
      if (now !== sheet) changed.push({ file: f, sheet: s, planned: plannedSheet(now) });
      return now;
    }),
  }));
  return ok({ sheets: changed, left });
}
