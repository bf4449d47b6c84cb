import type { AppError } from '../../shared/base/app-error.ts';
import { appError } from '../../shared/base/app-error.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import { cellName } from '../../shared/base/cell-name.ts';
import { recordKindNames } from '../../shared/model/record-kind.ts';
import type { SheetRow } from './cells/cell.ts';
import type { ImportContext } from './headings/import-context.ts';
import { missingFields } from './map/missing-fields.ts';
import { proposeMapping, reuseMapping } from './map/propose-mapping.ts';
import { layoutFingerprint } from './headings/layout-fingerprint.ts';
import type { SheetMapping } from '../../shared/model/sheet-mapping.ts';
import { createUnitMatcher } from './units/create-unit-matcher.ts';
import { columnText } from './parse/column-text.ts';
import { profileSheet } from './profile/profile-sheet.ts';
import type { Merge, SheetProfile } from './profile/profile-sheet.ts';
import { knownHeading, recogniseSheet } from './recognise/recognise-sheet.ts';
import type { Recognition } from './recognise/recognise-sheet.ts';

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
}

export interface PlanOptions {
  /** For every sheet that isn't recognised as something else by a saved mapping (`--kind`). */
  readonly kind?: RecordKind;
  /** Saved mappings, and that of `--mapping`: used where the layout is theirs, the first that fits. */
  readonly mappings?: readonly SheetMapping[];
}

export function planSheet(sample: SheetSample, context: ImportContext, options: PlanOptions = {}): SheetPlan {
  const none = {
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
  };
  if (!sample.worksheet) return { ...none, status: 'not_a_worksheet', reasons: [appError('NOT_A_WORKSHEET')] };
  if (sample.visibility === 'veryHidden')
    return { ...none, status: 'very_hidden', reasons: [appError('VERY_HIDDEN_SHEET')] };
  if (sample.rows.length === 0) return { ...none, status: 'empty', reasons: [appError('EMPTY_SHEET')] };
  const knows = knownHeading(context);
  const profile = profileSheet(sample.rows, sample.merges, knows);
  for (const saved of options.mappings ?? []) {
    const shown = profile.header === null ? profileSheet(sample.rows, sample.merges, knows, saved.headerRows) : profile;
    const mapping = reuseMapping(saved, shown);
    if (mapping !== null)
      return withMapping({ ...none, profile: shown, reused: true, reasons: [appError('MAPPING_REUSED')] }, mapping);
  }
  const recognition = recogniseSheet(profile, context, sample.sheet, options.kind);
  const shown = { ...none, profile, recognition, reasons: recognition.reasons, against: recognition.against };
  if (recognition.kind === null || recognition.layout === null) {
    // A table, but lying on its side: nothing here turns it, and nothing may be left out in silence.
    const across = unitsAcross(sample.rows, context);
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
    return withMapping(shown, proposeMapping(profile, options.kind, best.layout, context, sample.sheet));
  }
  return withMapping(shown, proposeMapping(profile, recognition.kind, recognition.layout, context, sample.sheet));
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
  const profile = profileSheet(plan.rows, plan.merges, knownHeading(context), mapping.headerRows);
  return withMapping(
    {
      ...plan,
      profile,
      reused: false,
      reasons: [appError('MAPPING_BY_HAND', { kind: recordKindNames[mapping.kind] })],
      against: [],
    },
    { ...mapping, fingerprint: layoutFingerprint(profile) },
  );
}

function withMapping(plan: Omit<SheetPlan, 'status'>, mapping: SheetMapping): SheetPlan {
  const missing = missingFields(mapping);
  return { ...plan, kind: mapping.kind, mapping, missing, status: missing.length === 0 ? 'ready' : 'unmapped' };
}
