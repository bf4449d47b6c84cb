import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Method } from '../method.ts';
import type { Unit } from '../unit.ts';
import { UNITS_MOST } from './framework-change.ts';
import { heldText } from './held-text.ts';
import { methodsOf, withMethods } from './structure-methods.ts';
import type { ProjectStructure, UnitDraft } from './framework-change.ts';

/** The units as listed, in that order. A unit that a measure refers to stays. */
export function changeUnits(structure: ProjectStructure, drafts: readonly UnitDraft[]): Result<ProjectStructure> {
  const fault = checkUnits(drafts);
  if (fault) return err(fault);
  const held = new Map(structure.units.map((unit) => [unit.code, unit]));
  const units = drafts.map((draft, at): Unit => {
    const code = draft.code.trim();
    const name = draft.name.trim();
    const { nameEn, groupEn, ...before } = held.get(code) ?? {};
    return {
      ...before,
      code,
      name,
      fullName: draft.fullName.trim() || name,
      order: at + 1,
      group: draft.group.trim(),
      ...heldText('nameEn', draft.nameEn, nameEn),
      ...heldText('groupEn', draft.groupEn, groupEn),
    };
  });
  const codes = new Set(units.map(({ code }) => code));
  for (const method of methodsOf(structure)) {
    for (const [
      measure,
      {
        normalisation,
        parameters: { ref },
      },
    ] of Object.entries(method.measures)) {
      if (normalisation === 'distance_to_reference' && ref !== undefined && held.has(ref) && !codes.has(ref))
        return err(appError('UNITS_REFERENCE', { unit: ref, measure }, { subject: ref }));
    }
  }
  const fit = (method: Method): Method => {
    const excludedUnits = method.excludedUnits.filter((code) => codes.has(code));
    return excludedUnits.length === method.excludedUnits.length ? method : { ...method, excludedUnits };
  };
  return ok({ ...withMethods(structure, fit), units });
}

function checkUnits(drafts: readonly UnitDraft[]): AppError | null {
  if (drafts.length > UNITS_MOST) return appError('UNITS_MANY', { count: drafts.length, most: UNITS_MOST });
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  for (const [at, draft] of drafts.entries()) {
    const row = at + 1;
    const code = draft.code.trim();
    const name = draft.name.trim();
    if (code === '') return appError('UNITS_CODE_EMPTY', { row, name });
    if (name === '') return appError('UNITS_NAME_EMPTY', { row, code }, { subject: code });
    const [sameCode, sameName] = [codes.get(code), names.get(name)];
    if (sameCode !== undefined) return appError('UNITS_CODE_TWICE', { row, other: sameCode, code }, { subject: code });
    if (sameName !== undefined) return appError('UNITS_NAME_TWICE', { row, other: sameName, name }, { subject: code });
    codes.set(code, row);
    names.set(name, row);
  }
  return null;
}
