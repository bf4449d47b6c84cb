import type { UnitProfile } from '../../shared/report/unit-profile.ts';
import { profileCohort, unitProfile } from '../../shared/report/unit-profile.ts';
import type { ExportSource } from './export-source.ts';

/** P-unit of the unit asked for, else of all units in administrative order. */
export function sourceProfiles({ input, unit }: ExportSource): readonly UnitProfile[] {
  const cohort = profileCohort(input);
  return input.dataset.units.flatMap(({ code }, u) => (unit === null || unit === code ? [unitProfile(input, u, cohort)] : []));
}
