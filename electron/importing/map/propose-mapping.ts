import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import type { Field } from '../../../shared/model/sheet-mapping.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import { interpretColumns } from '../headings/interpret-columns.ts';
import { scaleOfUnit } from '../headings/read-heading.ts';
import { titleIndicator } from '../headings/title-indicator.ts';
import { titleUnits } from '../headings/title-unit.ts';
import type { HeadingMeaning } from '../headings/read-heading.ts';
import { layoutFingerprint } from '../headings/layout-fingerprint.ts';
import type { ColumnMapping, Layout, SheetMapping } from '../../../shared/model/sheet-mapping.ts';

/** The mapping of a recognised sheet. `kind` and `layout` as recognition (or `--kind`) says; the header must have been found. */
export function proposeMapping(
  profile: SheetProfile,
  kind: RecordKind,
  layout: Layout,
  context: ImportContext,
  sheetName: string,
): SheetMapping {
  const terms = frameworkTerms(context.framework);
  const taken = new Set<Field>();
  const meanings = interpretColumns(profile, context, sheetName);
  const known = meanings.map((meaning) => wideColumn(meaning, layout));
  const evaluated = known.every((column) => column === null) ? evaluatedYear(meanings, layout, context.year) : null;
  const unit = titleIndicator([...profile.titles, sheetName], terms)?.unitText ?? '';
  const columns = meanings.map(
    (meaning, at): ColumnMapping =>
      known[at] ?? (meaning.column === evaluated ? openColumn(meaning, unit) : plainColumn(meaning, kind, taken)),
  );
  const title = foldName([...profile.titles, sheetName].join(' '));
  const titled = terms.measures.filter(
    (measure) =>
      measure.rule.record === kind &&
      (title.includes(foldName(measure.code)) || title.includes(foldName(measure.name))),
  );
  const [measure] = titled;
  // A column that was chosen by its year says the year of the sheet; a title may name others: 2022年鉴.
  const chosen = meanings.find((meaning, at) => meaning.year !== null && columns[at]?.field === 'wide');
  const year =
    layout === 'figures' || layout === 'measures'
      ? (chosen?.year ?? titleYear(profile.titles))
      : titleYear(profile.titles);
  const [valueUnit = null, otherUnit] = titleUnits(profile.titles);
  const platforms = terms.platforms.filter((platform) => title.includes(platform));
  const [platform] = platforms;
  return {
    version: 1,
    kind,
    layout,
    fingerprint: layoutFingerprint(profile),
    headerRows: profile.header ?? { first: 1, last: 1 },
    columns,
    ...(layout === 'months' && titled.length === 1 && measure !== undefined ? { measure: measure.code } : {}),
    ...(year === null ? {} : { year }),
    ...(valueUnit === null || otherUnit !== undefined || !takesNumbers(kind) ? {} : { valueUnit }),
    ...(platforms.length === 1 && platform !== undefined && !taken.has('platform') && !wantsNoPlatform(kind)
      ? { platform }
      : {}),
  };
}

/**
 * A saved mapping on a sheet of the same layout: as it was, with the header where this sheet has it, and the year that its title names unless a column
 * was chosen by its year. Null for another layout.
 */
export function reuseMapping(saved: SheetMapping, profile: SheetProfile): SheetMapping | null {
  if (profile.header === null || saved.fingerprint !== layoutFingerprint(profile)) return null;
  const year = saved.columns.some(
    ({ field, heading }) => field === 'wide' && /(?<!\d)(?:19|20)\d\d(?!\d)/.test(heading),
  )
    ? null
    : titleYear(profile.titles);
  return { ...saved, headerRows: profile.header, ...(year === null ? {} : { year }) };
}

function wideColumn(meaning: HeadingMeaning, layout: Layout): ColumnMapping | null {
  const base = {
    column: meaning.column,
    heading: meaning.heading,
    field: 'wide' as const,
    ...(meaning.unitText === '' ? {} : { scale: meaning.scale }),
  };
  switch (layout) {
    case 'rows':
      return null;
    case 'figures':
      return meaning.baseFigure === null ? null : { ...base, selector: meaning.baseFigure };
    case 'measures':
      return meaning.measure === null ? null : { ...base, selector: meaning.measure.code };
    case 'elements':
      return meaning.element === null ? null : { ...base, selector: meaning.element };
    case 'years':
      return meaning.year === null ? null : { ...base, period: meaning.year };
    case 'months': {
      if (meaning.month === null) return null;
      const { year, month } = meaning.month;
      return {
        ...base,
        period: year === null ? month : year * 100 + month,
        ...(meaning.measure === null ? {} : { selector: meaning.measure.code }),
      };
    }
  }
}

/** In a table of years of which nobody knows the indicator: the column of the project's year, whose indicator is then asked for. */
function evaluatedYear(meanings: readonly HeadingMeaning[], layout: Layout, year: number): number | null {
  const [column, another] = meanings.filter((meaning) => meaning.year === year);
  const open = layout === 'figures' || layout === 'measures';
  return open && column !== undefined && another === undefined ? column.column : null;
}

function openColumn(meaning: HeadingMeaning, titled: string): ColumnMapping {
  const unitText = meaning.unitText === '' ? titled : meaning.unitText;
  return {
    column: meaning.column,
    heading: meaning.heading,
    field: 'wide',
    ...(unitText === '' ? {} : { scale: scaleOfUnit(unitText) }),
  };
}

/** Each field once, the first column that names it; 序号 and unknown headings are left out of the records. */
function plainColumn(meaning: HeadingMeaning, kind: RecordKind, taken: Set<Field>): ColumnMapping {
  const field = meaning.field ?? 'ignore';
  const repeated = field !== 'ignore' && field !== 'measure' && field !== 'unit' && taken.has(field);
  if (!repeated) taken.add(field);
  const scaled = meaning.unitText !== '' && field === 'value' && takesNumbers(kind);
  return {
    column: meaning.column,
    heading: meaning.heading,
    field: repeated ? 'ignore' : field,
    ...(scaled ? { scale: meaning.scale } : {}),
  };
}

function takesNumbers(kind: RecordKind): boolean {
  return (
    kind === 'base_figures' || kind === 'monthly_statistics' || kind === 'annual_statistics' || kind === 'measure_table'
  );
}

/** The one year that title lines name as 2021年 or 2021年度. */
function titleYear(titles: readonly string[]): number | null {
  const years = new Set(
    titles.flatMap((title) =>
      [...title.matchAll(/(?<!\d)(20\d{2})\s*年/g)]
        .filter((match) => !/^\d{1,2}月\d/.test(title.slice(match.index + match[0].length)))
        .map((match) => Number(match[1])),
    ),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

function wantsNoPlatform(kind: RecordKind): boolean {
  return kind === 'base_figures' || kind === 'index_history' || kind === 'measure_table';
}
