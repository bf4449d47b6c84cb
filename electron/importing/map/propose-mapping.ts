import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { ImportContext } from '../headings/import-context.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';
import { interpretColumns } from '../headings/interpret-columns.ts';
import { scaleOfUnit } from '../values/unit-text.ts';
import { titleIndicator } from '../headings/title-indicator.ts';
import { tableUnits } from '../headings/title-unit.ts';
import { tableYear } from '../headings/table-year.ts';
import { unitFactor, unitsClash } from '../../../shared/model/unit-factor.ts';
import type { Measure } from '../../../shared/model/framework.ts';
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
  const known = meanings.map((meaning) => wideColumn(meaning, layout, context.year));
  const evaluated = known.every((column) => column === null) ? evaluatedYear(meanings, layout, context.year) : null;
  const indicator = titleIndicator(profile, sheetName, terms);
  const unit = indicator?.unitText ?? '';
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
  // A column that was chosen by its year says the year of the sheet; a title may name others: 2022年鉴. One of another year says its own.
  const chosen = meanings.find(
    (meaning, at) => meaning.ofYear !== null && columns[at]?.field === 'wide' && columns[at].period === undefined,
  );
  const stated = tableYear(profile, sheetName);
  const year = layout === 'figures' || layout === 'measures' ? (chosen?.ofYear ?? stated) : stated;
  const [valueUnit = null, otherUnit] = tableUnits(profile.titles, profile.notes);
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
    ...(indicator === null || !chosenByTitle(meanings, columns) ? {} : { titled: indicator.name }),
    ...(valueUnit === null || otherUnit !== undefined || !takesNumbers(kind) ? {} : { valueUnit }),
    ...(platforms.length === 1 && platform !== undefined && !taken.has('platform') && !wantsNoPlatform(kind)
      ? { platform }
      : {}),
  };
}

function wideColumn(meaning: HeadingMeaning, layout: Layout, evaluated: number): ColumnMapping | null {
  const base = {
    column: meaning.column,
    heading: meaning.heading,
    field: 'wide' as const,
    ...(meaning.unitText === '' ? {} : { scale: meaning.scale }),
  };
  const { ofYear } = meaning;
  const dated = ofYear === null || ofYear === evaluated ? {} : { period: ofYear };
  switch (layout) {
    case 'rows':
      return null;
    case 'figures':
      return meaning.baseFigure === null ? null : { ...base, selector: meaning.baseFigure, ...dated };
    case 'measures':
      return meaning.measure === null ? null : { ...base, ...ofMeasure(meaning, meaning.measure), ...dated };
    case 'elements':
      return meaning.element === null ? null : { ...base, selector: meaning.element };
    case 'years': {
      const period = meaning.year ?? meaning.indexYear;
      return period === null ? null : { ...base, period };
    }
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

/** The measure of a column with the factor from the heading's unit to its own. One whose unit measures another thing is left to be asked about. */
function ofMeasure({ unitText }: HeadingMeaning, { code, unit }: Measure): Pick<ColumnMapping, 'selector' | 'scale'> {
  if (unitText === '' || unit === '') return { selector: code };
  if (unitsClash(unitText, unit)) return { scale: 1 };
  const factor = unitFactor(unitText, unit);
  return factor === null ? { selector: code } : { selector: code, scale: factor };
}

/** Whether a column of values is headed by its year alone: what it holds only the title says. */
function chosenByTitle(meanings: readonly HeadingMeaning[], columns: readonly ColumnMapping[]): boolean {
  return columns.some(({ field }, at) => field === 'wide' && meanings[at]?.year !== null);
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

function wantsNoPlatform(kind: RecordKind): boolean {
  return kind === 'base_figures' || kind === 'index_history' || kind === 'measure_table';
}
