import { missingReasonIndex } from '../model/dataset.ts';
import type { ReasonedMatrix } from './denominate.ts';

/** Per measure the units to which it does not apply (不适用), 1 a unit; null where it applies to all. */
export function exemptUnits({ reasons }: Pick<ReasonedMatrix, 'reasons'>, measures: number): (Uint8Array | null)[] {
  const units = measures === 0 ? 0 : reasons.length / measures;
  const notApplicable = missingReasonIndex('not_applicable');
  return Array.from({ length: measures }, (_, m) => {
    const own = reasons.subarray(m * units, (m + 1) * units);
    return own.includes(notApplicable) ? own.map((reason) => (reason === notApplicable ? 1 : 0)) : null;
  });
}
