import type { ImportContext } from '../headings/import-context.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import { interpretColumns } from '../headings/interpret-columns.ts';
import { layoutFingerprint } from '../headings/layout-fingerprint.ts';
import { tableUnits } from '../headings/title-unit.ts';
import { tableYear } from '../headings/table-year.ts';
import { titleIndicator } from '../headings/title-indicator.ts';
import { scaleOfUnit } from '../values/unit-text.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';

/** A saved mapping on a sheet of the same layout, as {@link fitMapping}. Null for another layout, or where the title names another indicator. */
export function reuseMapping(
  saved: SheetMapping,
  profile: SheetProfile,
  context: ImportContext,
  sheetName: string,
): SheetMapping | null {
  if (profile.header === null || saved.fingerprint !== layoutFingerprint(profile)) return null;
  const fitted = fitMapping(saved, profile, context, sheetName);
  return fitted.columns.some((column, at) => column.selector !== saved.columns[at]?.selector) ? null : fitted;
}

/**
 * A mapping made for one sheet on another whose columns are the same: the header where this sheet has it, and what its own title says of indicator, unit and
 * year. A column that is headed by no indicator of its own holds the title's, and is open where the title names one that the project lacks.
 */
export function fitMapping(
  made: SheetMapping,
  profile: SheetProfile,
  context: ImportContext,
  sheetName: string,
): SheetMapping {
  const indicator = titleIndicator(profile, sheetName, frameworkTerms(context.framework));
  const meanings = interpretColumns({ ...profile, titles: [], notes: [] }, context, '');
  const [unit, another] = tableUnits([...profile.titles, sheetName], profile.notes);
  const titled = named(made, indicator?.name ?? null);
  const columns = made.columns.map((column): ColumnMapping => {
    const meaning = meanings[column.column - 1];
    const headed =
      meaning === undefined ||
      meaning.baseFigure !== null ||
      meaning.measure !== null ||
      meaning.otherYear ||
      meaning.ofYear === null;
    if (column.field !== 'wide' || made.layout === 'months' || made.layout === 'years' || headed) return column;
    // The unit of a heading of its own stays; that of the title is each sheet's.
    const scale =
      meaning.unitText !== '' || unit === undefined || another !== undefined ? {} : { scale: scaleOfUnit(unit) };
    if (indicator === null || titled) return { ...column, ...scale };
    const { selector: _, ...open } = column;
    const selector = indicator.baseFigure ?? indicator.measure?.code;
    return { ...open, ...scale, ...(selector === undefined ? {} : { selector }) };
  });
  const chosen = made.columns.some(
    ({ field, heading }) => field === 'wide' && /(?<!\d)(?:19|20)\d\d(?!\d)/.test(heading),
  );
  const year = chosen ? null : tableYear(profile, sheetName);
  return {
    ...made,
    columns,
    headerRows: profile.header ?? made.headerRows,
    ...(year === null ? {} : { year }),
    ...(made.valueUnit === undefined || unit === undefined || another !== undefined ? {} : { valueUnit: unit }),
    ...(indicator === null || made.titled === undefined ? {} : { titled: indicator.name }),
  };
}

/** Whether the mapping was made for this very indicator, whose column the user may have named by hand. */
function named({ titled }: SheetMapping, name: string | null): boolean {
  return titled !== undefined && titled === name;
}
