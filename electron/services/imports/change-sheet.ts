import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { PlannedSheet } from '../../../shared/contract/outputs.ts';
import { mappingFault } from '../../importing/map/mapping-fault.ts';
import { isTable, planSheet, replanSheet } from '../../importing/plan-sheet.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';
import { importContext } from './import-preparation.ts';
import type { ChosenSheet, ImportPreparation } from './import-preparation.ts';
import { plannedSheet } from './planned-file.ts';

/** Another mapping or kind for one sheet, or in or out; what other sheets gave stays. */
export function changeSheet(
  preparation: ImportPreparation,
  request: OperationInput<'import.change-sheet'>,
): Result<PlannedSheet> {
  const sheet = preparation.files[request.file]?.sheets[request.sheet];
  if (sheet === undefined) return err(appError('PLAN_UNKNOWN'));
  const known = importContext(preparation.session.store);
  const fault = request.mapping === undefined ? null : mappingFault(request.mapping, known);
  if (fault !== null) return err(fault);
  let plan: SheetPlan = sheet.plan;
  if (request.mapping !== undefined) plan = replanSheet(plan, request.mapping, known);
  else if (request.kind !== undefined) plan = planSheet(plan, known, { kind: request.kind });
  const changed: ChosenSheet = {
    plan,
    include: request.include ?? (isTable(plan.status) && (sheet.include || sheet.plan.status !== 'ready')),
  };
  preparation.files = preparation.files.map((file, f) =>
    f === request.file
      ? { ...file, sheets: file.sheets.map((kept, s) => (s === request.sheet ? changed : kept)) }
      : file,
  );
  return ok(plannedSheet(changed));
}
