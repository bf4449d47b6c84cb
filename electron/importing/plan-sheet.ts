import type { AppError } from '../../shared/base/app-error.ts';
import { appError } from '../../shared/base/app-error.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import { cellName } from '../../shared/base/cell-name.ts';
import { recordKindNames } from '../../shared/model/record-kind.ts';
import type { SheetRow } from './cells/cell.ts';
import type { ImportContext } from './headings/import-context.ts';
import { askMagnitude } from './map/ask-magnitude.ts';
import type { MagnitudeDoubt } from './map/ask-magnitude.ts';
import { fitGiven, isMeant, rowOfHeadings } from './map/fit-given.ts';
import type { UnfitMapping } from './map/fit-given.ts';
import { missingFields } from './map/missing-fields.ts';
import { unknownIndicators } from './map/unknown-indicators.ts';
import { proposeMapping } from './map/propose-mapping.ts';
import { reuseMapping } from './map/reuse-mapping.ts';
import { layoutFingerprint } from './headings/layout-fingerprint.ts';
import type { GivenMapping } from '../../shared/model/given-mapping.ts';
import type { SheetMapping } from '../../shared/model/sheet-mapping.ts';
import { createUnitMatcher } from './units/create-unit-matcher.ts';
import { columnText } from './parse/column-text.ts';
import { cellText, profileSheet } from './profile/profile-sheet.ts';
import type { Merge, SheetProfile } from './profile/profile-sheet.ts';
import { knownHeading, recogniseSheet } from './recognise/recognise-sheet.ts';
import type { Recognition } from './recognise/recognise-sheet.ts';
import { turnSheet } from './turn-sheet.ts';
import type { TurnedSheet } from './turn-sheet.ts';

/** Rows of a sheet that a plan looks at. */
export const sampleRows = 200;

/** What a sheet shows before any decision on it. */
export interface SheetSample {
  /** Position in the workbook, from 0. */
  readonly index: number;
  readonly sheet: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly worksheet: boolean;
  /** The first rows, about 200. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

/**
 * `ready`: can be parsed. `unmapped`: the kind is known, columns it needs are not. `unrecognised`: a table of no clear
 * kind, goes to mapping. `no_table`: no row looks like a header (cover, notes). The rest say why nothing is read.
 */
export type SheetStatus =
  'ready' | 'unmapped' | 'unrecognised' | 'no_table' | 'empty' | 'very_hidden' | 'not_a_worksheet';

/** Whether a sheet of this status holds a table: its rows are imported or problems, unless the user leaves the sheet out. */
export function isTable(status: SheetStatus): boolean {
  return status === 'ready' || status === 'unmapped' || status === 'unrecognised';
}

export interface SheetPlan extends SheetSample {
  readonly status: SheetStatus;
  readonly hidden: boolean;
  readonly kind: RecordKind | null;
  /** Why this kind, or why none. */
  readonly reasons: readonly AppError[];
  /** What speaks against it, or against the kind that is nearest. */
  readonly against: readonly AppError[];
  readonly recognition: Recognition | null;
  readonly profile: SheetProfile | null;
  /** Null without a kind. Complete when the status is `ready`. */
  readonly mapping: SheetMapping | null;
  /** The mapping is a saved one of the same layout. */
  readonly reused: boolean;
  /** Fields that the kind needs and the mapping lacks. */
  readonly missing: readonly string[];
  /** Base figures that look wrong by a factor of 10⁴. */
  readonly doubts: readonly MagnitudeDoubt[];
  /** Indicators in the first rows of a long table that the project lacks. */
  readonly unknown: readonly string[];
  /** The given mapping that is used, by its place; null: none. */
  readonly given: number | null;
  /** Given mappings that speak of this sheet and can't be used. */
  readonly unfit: readonly UnfitMapping[];
  /** A sheet that lies on its side, turned: then the profile is of it. */
  readonly turned: TurnedSheet | null;
}

export interface PlanOptions {
  /** For every sheet that isn't recognised as something else by a saved mapping (`--kind`). */
  readonly kind?: RecordKind;
  /** Saved mappings: used where the layout is theirs, the first that fits. */
  readonly mappings?: readonly SheetMapping[];
  /** Those of `--mapping`, by sheet or by headings: they go before all else. */
  readonly given?: readonly GivenMapping[];
}

export function planSheet(sample: SheetSample, context: ImportContext, options: PlanOptions = {}): SheetPlan {
  const [unfit, given] = planGiven(sample, context, options.given ?? []);
  return given ?? { ...planByItself(sample, context, options), unfit };
}

/** By the first mapping given that fits; before it those that don't. */
function planGiven(
  sample: SheetSample,
  context: ImportContext,
  given: readonly GivenMapping[],
): readonly [unfit: readonly UnfitMapping[], plan: SheetPlan | null] {
  const unfit: UnfitMapping[] = [];
  if (!sample.worksheet || sample.rows.length === 0) return [unfit, null];
  for (const [at, entry] of given.entries()) {
    const { mapping } = entry;
    if (mapping === null || !isMeant(entry, sample.sheet)) continue;
    const across = mapping.transposed === true ? unitsAcross(sample.rows, context) : null;
    const turned = across === null ? null : turn(sample, across, context);
    const knows = knownHeading(context);
    const shown =
      mapping.transposed === true
        ? turned === null
          ? []
          : [profileTurned(turned, context)]
        : [
            profileSheet(sample.rows, sample.merges, knows),
            profileSheet(sample.rows, sample.merges, knows, rowOfHeadings(sample.rows, mapping) ?? mapping.headerRows),
          ];
    const fit = fitGiven(entry, mapping, shown, context, sample.sheet);
    if (!fit.ok) {
      unfit.push({ at, why: fit.error });
      continue;
    }
    const { profile } = fit.value;
    const held = turned === null ? fit.value.mapping : asTurned(fit.value.mapping, profile);
    const plan = { ...blank(sample), profile, turned, given: at, unfit, reasons: [appError('MAPPING_GIVEN')] };
    return [unfit, withMapping(plan, held, context)];
  }
  return [unfit, null];
}

function blank(sample: SheetSample): Omit<SheetPlan, 'status'> {
  return {
    ...sample,
    hidden: sample.visibility !== 'visible',
    kind: null,
    reasons: [],
    against: [],
    recognition: null,
    profile: null,
    mapping: null,
    reused: false,
    missing: [],
    doubts: [],
    unknown: [],
    given: null,
    unfit: [],
    turned: null,
  };
}

function planByItself(sample: SheetSample, context: ImportContext, options: PlanOptions): SheetPlan {
  const none = blank(sample);
  if (!sample.worksheet) return { ...none, status: 'not_a_worksheet', reasons: [appError('NOT_A_WORKSHEET')] };
  if (sample.visibility === 'veryHidden')
    return { ...none, status: 'very_hidden', reasons: [appError('VERY_HIDDEN_SHEET')] };
  if (sample.rows.length === 0) return { ...none, status: 'empty', reasons: [appError('EMPTY_SHEET')] };
  const knows = knownHeading(context);
  const profile = profileSheet(sample.rows, sample.merges, knows);
  for (const saved of options.mappings ?? []) {
    const shown = profile.header === null ? profileSheet(sample.rows, sample.merges, knows, saved.headerRows) : profile;
    const mapping = reuseMapping(saved, shown, context, sample.sheet);
    if (mapping !== null)
      return withMapping(
        { ...none, profile: shown, reused: true, reasons: [appError('MAPPING_REUSED')] },
        mapping,
        context,
      );
  }
  const recognition = recogniseSheet(profile, context, sample.sheet, options.kind);
  const shown = { ...none, profile, recognition, reasons: recognition.reasons, against: recognition.against };
  if (recognition.kind === null || recognition.layout === null) {
    // A table, but lying on its side: it is turned, and nothing may be left out in silence.
    const across = unitsAcross(sample.rows, context);
    const turned = across === null ? null : planTurned(none, across, context, options);
    if (turned !== null) return turned;
    if (across !== null)
      return { ...shown, status: 'unrecognised', reasons: [appError('UNITS_ACROSS', { row: across })], against: [] };
    if (profile.header === null) {
      // No heading that is known, but something said of each of several units: data, of what is for the user to say.
      const down = unitsDown(sample.rows, context);
      return down === null
        ? { ...shown, status: 'no_table' }
        : { ...shown, status: 'unrecognised', reasons: [appError('UNITS_DOWN', down)], against: [] };
    }
    const [best] = recognition.scores;
    if (options.kind === undefined || best === undefined) return { ...shown, status: 'unrecognised' };
    // The user says the kind: what its headings leave open is asked for, not guessed.
    return withMapping(shown, proposeMapping(profile, options.kind, best.layout, context, sample.sheet), context);
  }
  return withMapping(
    shown,
    proposeMapping(profile, recognition.kind, recognition.layout, context, sample.sheet),
    context,
  );
}

/** A sheet on its side, read as one that isn't; null where it can't be turned without doubt, or is none that could be read then. */
function planTurned(
  plan: Omit<SheetPlan, 'status'>,
  across: number,
  context: ImportContext,
  options: PlanOptions,
): SheetPlan | null {
  const turned = turn(plan, across, context);
  if (turned === null) return null;
  const profile = profileTurned(turned, context);
  const fingerprint = turnedFingerprint(profile);
  for (const saved of options.mappings ?? []) {
    if (saved.transposed !== true || saved.fingerprint !== fingerprint) continue;
    const mapping = reuseMapping({ ...saved, fingerprint: layoutFingerprint(profile) }, profile, context, plan.sheet);
    if (mapping !== null)
      return withMapping(
        { ...plan, profile, turned, reused: true, reasons: [appError('SHEET_TURNED'), appError('MAPPING_REUSED')] },
        { ...mapping, fingerprint },
        context,
      );
  }
  const recognition = recogniseSheet(profile, context, plan.sheet, options.kind);
  const kind = recognition.kind ?? options.kind ?? null;
  const layout = recognition.layout ?? recognition.scores[0]?.layout ?? null;
  const reasons = [appError('SHEET_TURNED'), ...recognition.reasons];
  const shown = { ...plan, profile, recognition, turned, reasons, against: recognition.against };
  if (kind === null || layout === null) return { ...shown, status: 'unrecognised' };
  return withMapping(shown, asTurned(proposeMapping(profile, kind, layout, context, plan.sheet), profile), context);
}

function turn({ rows, merges }: SheetSample, across: number, context: ImportContext): TurnedSheet | null {
  // Its rows become columns, and all of them have to be seen.
  if (rows.length >= sampleRows) return null;
  return turnSheet(rows, merges, across, createUnitMatcher(context.units, context.aliases));
}

function profileTurned(turned: TurnedSheet, context: ImportContext): SheetProfile {
  const heads = { first: 1, last: turned.heads };
  const profile = profileSheet(turned.rows, turned.merges, knownHeading(context), heads);
  const texts = (rows: readonly SheetRow[]): string[] =>
    rows.map(({ cells }) => cells.map(cellText).find((text) => text !== '') ?? '');
  const titles = texts(turned.titles);
  return {
    ...profile,
    titles: turned.corner === '' ? titles : [...titles, turned.corner],
    notes: texts(turned.notes),
  };
}

/** Headings alone are the same in a sheet that stands upright: the fingerprint of a turned one is another. */
function asTurned(mapping: SheetMapping, profile: SheetProfile): SheetMapping {
  return { ...mapping, transposed: true, fingerprint: turnedFingerprint(profile) };
}

function turnedFingerprint(profile: SheetProfile): string {
  return `turned-${layoutFingerprint(profile)}`;
}

/** Row in which three or more cells name different units, as in a table whose columns are the units; null without one. */
function unitsAcross(rows: readonly SheetRow[], context: ImportContext): number | null {
  const units = createUnitMatcher(context.units, context.aliases);
  const named = (row: SheetRow): number =>
    new Set(row.cells.flatMap((cell) => (typeof cell === 'string' ? (units.match(cell) ?? []) : []))).size;
  return rows.slice(0, 40).find((row) => named(row) >= 3)?.row ?? null;
}

/** The column in which three or more rows with something beside it name different units, and how many do; null without one. */
function unitsDown(
  rows: readonly SheetRow[],
  context: ImportContext,
): { readonly column: string; readonly count: number } | null {
  const matcher = createUnitMatcher(context.units, context.aliases);
  const columns = new Map<number, Set<string>>();
  for (const { cells } of rows) {
    const texts = cells.map(columnText);
    // 代码 beside 名称 says the same thing twice.
    const named = texts.map((text) => (text === '' ? null : matcher.match(text)));
    if (!texts.some((text, column) => text !== '' && named[column] === null)) continue;
    named.forEach((unit, column) => {
      if (unit !== null) columns.set(column, (columns.get(column) ?? new Set()).add(unit));
    });
  }
  const [best] = [...columns].sort(([, a], [, b]) => b.size - a.size);
  return best === undefined || best[1].size < 3
    ? null
    : { column: cellName(1, best[0] + 1).slice(0, -1), count: best[1].size };
}

/** The plan with the user's own mapping of this sheet, whatever its headings say; from now on it carries this layout's fingerprint. */
export function replanSheet(plan: SheetPlan, mapping: SheetMapping, context: ImportContext): SheetPlan {
  const { transposed, ...upright } = mapping;
  const turned = transposed === true ? plan.turned : null;
  const profile =
    turned === null
      ? profileSheet(plan.rows, plan.merges, knownHeading(context), mapping.headerRows)
      : profileTurned(turned, context);
  return withMapping(
    {
      ...plan,
      profile,
      turned,
      reused: false,
      reasons: [appError('MAPPING_BY_HAND', { kind: recordKindNames[mapping.kind] })],
      against: [],
    },
    turned === null
      ? { ...upright, fingerprint: layoutFingerprint(profile) }
      : asTurned({ ...mapping, headerRows: { first: 1, last: turned.heads } }, profile),
    context,
  );
}

function withMapping(plan: Omit<SheetPlan, 'status'>, mapping: SheetMapping, context: ImportContext): SheetPlan {
  const missing = missingFields(mapping);
  const rows = plan.turned?.rows ?? plan.rows;
  return {
    ...plan,
    kind: mapping.kind,
    mapping,
    missing,
    doubts: askMagnitude(rows, mapping, context),
    unknown: unknownIndicators(rows, mapping, context),
    status: missing.length === 0 ? 'ready' : 'unmapped',
  };
}
