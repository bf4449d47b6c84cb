import type { ImportContext } from './import-context.ts';
import type { ProfiledColumn, SheetProfile } from '../profile/profile-sheet.ts';
import { isMonthRun } from '../values/parse-period.ts';
import { createUnitMatcher } from '../units/create-unit-matcher.ts';
import type { UnitMatcher } from '../units/create-unit-matcher.ts';
import { frameworkTerms } from './framework-terms.ts';
import { isUnitText, scaleOfUnit } from '../values/unit-text.ts';
import { readHeading } from './read-heading.ts';
import { titleIndicator } from './title-indicator.ts';
import type { TitleIndicator } from './title-indicator.ts';
import type { HeadingMeaning } from './read-heading.ts';

/**
 * What every column means: its heading, and for the region also its cells. Of several region columns (省份 beside 城市, code
 * beside name) those whose cells name units count; a column without a known heading whose cells name units is the region.
 */
export function interpretColumns(
  profile: SheetProfile,
  context: ImportContext,
  sheetName: string,
): readonly HeadingMeaning[] {
  const indicator = titleIndicator(profile, sheetName, frameworkTerms(context.framework));
  return byTitle(
    byRegion(profile, context).map((meaning) => ofYear(meaning, context)),
    indicator,
    context,
  );
}

/** Years and indicators over one another: a column of another year than the project's is understood, and not read unless it holds several. */
function ofYear(meaning: HeadingMeaning, { year: evaluated, severalYears }: ImportContext): HeadingMeaning {
  if (severalYears) return meaning;
  const named = meaning.baseFigure !== null || meaning.measure !== null;
  if (!named || meaning.month !== null || meaning.ofYear === null || evaluated === 0 || meaning.ofYear === evaluated)
    return meaning;
  return { ...meaning, baseFigure: null, measure: null, otherYear: true };
}

/**
 * In a table whose columns are years, the project's year holds the indicator that the title names, in the title's unit; the others are other
 * years of it, which a project of several years takes as well. A heading that names an indicator itself, or a month, is stronger than the title.
 */
function byTitle(
  meanings: readonly HeadingMeaning[],
  indicator: TitleIndicator | null,
  { year: evaluated, severalYears }: ImportContext,
): readonly HeadingMeaning[] {
  if (indicator === null || (indicator.baseFigure === null && indicator.measure === null)) return meanings;
  if (
    meanings.some(
      ({ measure, baseFigure, month, otherYear }) =>
        otherYear || measure !== null || baseFigure !== null || month !== null,
    )
  )
    return meanings;
  const { baseFigure, measure } = indicator;
  const titled = indicator.unitText ?? '';
  return meanings.map((meaning) => {
    if (meaning.year === null) return meaning;
    if (meaning.year !== evaluated && !severalYears) return { ...meaning, otherYear: true };
    const unitText = meaning.unitText === '' ? titled : meaning.unitText;
    return { ...meaning, baseFigure, measure, unitText, scale: scaleOfUnit(unitText) };
  });
}

/** Each heading by itself, and the region by its cells too. */
function byRegion(profile: SheetProfile, context: ImportContext): readonly HeadingMeaning[] {
  const terms = frameworkTerms(context.framework);
  const units = createUnitMatcher(context.units, context.aliases);
  const monthly = monthRun(profile);
  const meanings = profile.columns.map((column) => {
    const meaning = readHeading(column.column, column.path, terms, context);
    return monthly.has(column.column)
      ? {
          ...readHeading(column.column, [...column.path.slice(0, -1), `${column.path.at(-1) ?? ''}月`], terms, context),
          heading: meaning.heading,
        }
      : meaning;
  });
  const share = (meaning: HeadingMeaning): number => unitShare(profile.columns[meaning.column - 1], units);
  const named = meanings.filter((meaning) => meaning.field === 'unit');
  if (named.some((meaning) => share(meaning) >= 0.5)) {
    const kept = new Set(named.filter((meaning) => share(meaning) >= 0.5).map((meaning) => meaning.column));
    return meanings.map((meaning) =>
      meaning.field === 'unit' && !kept.has(meaning.column)
        ? { ...meaning, field: holdsUnitsOfNumbers(profile.columns[meaning.column - 1]) ? 'valueUnit' : null }
        : meaning,
    );
  }
  const byContent = meanings.find(
    (meaning) =>
      (meaning.field === null || meaning.field === 'subregion' || meaning.field === 'valueUnit') &&
      meaning.heading !== '' &&
      share(meaning) >= 0.6,
  );
  if (byContent === undefined) return meanings;
  if (named.length > 0 && named.some((meaning) => share(meaning) > 0)) return meanings;
  return meanings.map((meaning) =>
    meaning.column === byContent.column
      ? { ...meaning, field: 'unit' }
      : meaning.field === 'unit'
        ? { ...meaning, field: null }
        : meaning,
  );
}

/** 万人, 户, %: in English a column of them is headed as one of regions is. */
function holdsUnitsOfNumbers(column: ProfiledColumn | undefined): boolean {
  const samples = column?.samples ?? [];
  return samples.length > 0 && samples.every((sample) => isUnitText(sample));
}

/** Columns side by side headed 1, 2 … 12, which together can only be months. */
function monthRun(profile: SheetProfile): ReadonlySet<number> {
  const leaves = profile.columns.map((column) => column.path.at(-1) ?? '');
  const starts = leaves.flatMap((_, index) => (isMonthRun(leaves.slice(index, index + 12)) ? [index] : []));
  const [start] = starts;
  return new Set(
    starts.length === 1 && start !== undefined
      ? profile.columns.slice(start, start + 12).map((column) => column.column)
      : [],
  );
}

/** Share of a column's sample cells that name a unit. */
function unitShare(column: ProfiledColumn | undefined, units: UnitMatcher): number {
  const match = /代码|编码|区划码|code/i.test(column?.path.at(-1) ?? '') ? units.matchCode : units.match;
  const samples = column?.samples ?? [];
  return samples.length === 0 ? 0 : samples.filter((sample) => match(sample) !== null).length / samples.length;
}
