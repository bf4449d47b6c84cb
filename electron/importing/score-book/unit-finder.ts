import type { Unit } from '../../../shared/model/unit.ts';
import { foldName } from '../../../shared/base/fold-text.ts';

/** Position of the unit that a text names by code, or else by name; `ambiguous` when several have that name. */
export type UnitFinder = (text: string) => number | 'unknown' | 'ambiguous';

/** Codes go before names, and are compared exactly; names without regard to spaces and width. */
export function createUnitFinder(units: readonly Unit[]): UnitFinder {
  const codes = new Map(units.map((unit, position) => [unit.code, position]));
  const names = new Map<string, number | 'ambiguous'>();
  units.forEach((unit, position) => {
    const name = foldName(unit.name);
    names.set(name, names.has(name) ? 'ambiguous' : position);
  });
  return (text) => codes.get(text) ?? names.get(foldName(text)) ?? 'unknown';
}
