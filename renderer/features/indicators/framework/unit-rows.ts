import { foldName } from '../../../../shared/base/fold-text.ts';
import type { UnitDraft } from '../../../../shared/model/framework-change/framework-change.ts';
import { heldText } from '../../../../shared/model/framework-change/held-text.ts';

export const unitFields = ['code', 'name', 'fullName', 'group', 'nameEn', 'groupEn'] as const;
export type UnitField = (typeof unitFields)[number];

/** A row of the table of units. `kept`: the unit is in the project, so its code stays. */
export interface UnitRow extends UnitDraft {
  /** Known only to the table. */
  readonly id: string;
  readonly kept: boolean;
}

export const emptyUnit: UnitDraft = { code: '', name: '', fullName: '', group: '', nameEn: '', groupEn: '' };

/** A read list beside the table: rows of a known code, or without one of a known name, change those, but empty cells leave them; the others come at the end. */
export function mergedUnits(
  rows: readonly UnitRow[],
  read: readonly UnitDraft[],
  newId: () => string,
): { readonly rows: readonly UnitRow[]; readonly added: number; readonly updated: number } {
  const taken = new Map<string, UnitDraft>();
  const added: UnitDraft[] = [];
  for (const unit of read) {
    const same =
      unit.code === ''
        ? rows.find(({ name }) => foldName(name) === foldName(unit.name))
        : rows.find(({ code }) => code === unit.code);
    if (same === undefined) added.push(unit);
    else taken.set(same.id, unit);
  }
  const updated = rows.map((row) => {
    const change = taken.get(row.id);
    return change === undefined
      ? row
      : {
          ...row,
          name: change.name || row.name,
          fullName: change.fullName || row.fullName,
          group: change.group || row.group,
          ...heldText('nameEn', change.nameEn || undefined, row.nameEn),
          ...heldText('groupEn', change.groupEn || undefined, row.groupEn),
        };
  });
  return {
    rows: [...updated, ...added.map((unit) => ({ ...emptyUnit, ...unit, id: newId(), kept: false }))],
    added: added.length,
    updated: taken.size,
  };
}

/** As the project takes them; a row without a code gets the next free number, an empty row is none. */
export function unitDrafts(rows: readonly UnitRow[]): readonly UnitDraft[] {
  const taken = new Set(rows.map(({ code }) => code.trim()));
  const freeNumber = (): string => {
    let number = 1;
    while (taken.has(String(number).padStart(2, '0'))) number += 1;
    const code = String(number).padStart(2, '0');
    taken.add(code);
    return code;
  };
  return rows
    .filter(({ code, name, fullName }) => [code, name, fullName].some((text) => text.trim() !== ''))
    .map(({ code, name, fullName, group, nameEn = '', groupEn = '' }) => ({
      code: code.trim() || freeNumber(),
      name,
      fullName,
      group,
      nameEn,
      groupEn,
    }));
}
