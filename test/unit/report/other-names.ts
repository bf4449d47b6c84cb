import { englishName, ownNames } from '../../../shared/report/english-names.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

/** What every unit but the one at `u` goes by, Chinese and English, short and long, as patterns; a name that lies within the unit's own or in another's is its own. */
export function otherNames({ dataset }: ReportInput, u: number): readonly RegExp[] {
  const named = (one: { readonly name: string; readonly fullName: string }): readonly string[] =>
    [one.name, one.fullName, englishName(one.name), englishName(one.fullName)].filter((name) => name !== '');
  const units = ownNames(dataset).units;
  const own = named(units[u]!);
  return units.flatMap((unit, other) =>
    other === u
      ? []
      : named(unit)
          .filter((name) => !own.some((mine) => mine.includes(name)))
          .map((name) => (/^[A-Za-z]/.test(name) ? new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`) : new RegExp(name))),
  );
}
