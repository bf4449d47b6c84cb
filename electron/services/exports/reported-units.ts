import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { Method } from '../../../shared/model/method.ts';
import { includedUnits } from '../../../shared/report/report-words.ts';

/** Positions of the units asked for, each once in the dataset's order; all that take part where none is named. Error UNIT_UNKNOWN_CODE: a code or name that no unit has. */
export function reportedUnits(
  dataset: Dataset,
  method: Method,
  { unit, units }: Pick<OperationInput<'export.write'>, 'unit' | 'units'>,
): Result<readonly number[]> {
  const asked = units ?? (unit === undefined ? null : [unit]);
  if (asked === null) return ok(includedUnits({ dataset, method }));
  const isCalled = ({ code, name, fullName }: Unit, asked: string): boolean => [code, name, fullName].includes(asked);
  const unknown = asked.find((one) => !dataset.units.some((unit) => isCalled(unit, one)));
  if (unknown !== undefined)
    return err(appError('UNIT_UNKNOWN_CODE', { unit: unknown, example: dataset.units[0]?.code ?? '—' }));
  return ok(dataset.units.flatMap((one, u) => (asked.some((name) => isCalled(one, name)) ? [u] : [])));
}
