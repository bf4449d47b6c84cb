import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { GivenMapping } from '../../../shared/model/given-mapping.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { SheetRow } from '../cells/cell.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { layoutFingerprint } from '../headings/layout-fingerprint.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { fitMapping } from './reuse-mapping.ts';

/** A mapping that speaks of a sheet and can't be used on it, by its place among those given. */
export interface UnfitMapping {
  readonly at: number;
  readonly why: AppError;
}

/** Whether a mapping is meant for a sheet: by its name, or for any. */
export function isMeant({ sheet }: GivenMapping, name: string): boolean {
  return sheet === undefined || foldName(sheet) === foldName(name);
}

/**
 * A given mapping on a sheet: its columns are found by their headings, wherever they stand. `shown`: the sheet with its own header, and with that of the
 * mapping. A mapping for a sheet by name is used as it is given; one for any sheet takes indicator, unit and year of each sheet's title. Err: a heading lacks.
 */
export function fitGiven(
  given: GivenMapping,
  mapping: SheetMapping,
  shown: readonly SheetProfile[],
  context: ImportContext,
  sheetName: string,
): Result<{ readonly mapping: SheetMapping; readonly profile: SheetProfile }> {
  let first: AppError | null = null;
  for (const profile of shown) {
    if (profile.header === null) continue;
    const columns = placed(mapping, profile);
    if (!columns.ok) {
      first ??= columns.error;
      continue;
    }
    const held = {
      ...mapping,
      columns: columns.value,
      headerRows: profile.header,
      fingerprint: layoutFingerprint(profile),
    };
    return ok({ mapping: given.sheet === undefined ? fitMapping(held, profile, context, sheetName) : held, profile });
  }
  return err(first ?? appError('MAPPING_NO_HEADER'));
}

/** The row in which each heading of the mapping stands, for a sheet none of whose headings is known to the program; null without one. */
export function rowOfHeadings(rows: readonly SheetRow[], { columns }: SheetMapping): SheetMapping['headerRows'] | null {
  const wanted = columns.filter(({ field }) => field !== 'ignore').map(({ heading }) => foldName(heading));
  const found = rows.find(({ cells }) => {
    const texts = new Set(cells.map((cell) => (typeof cell === 'string' ? foldName(cell) : '')));
    return wanted.length > 0 && wanted.every((heading) => texts.has(heading));
  });
  return found === undefined ? null : { first: found.row, last: found.row };
}

/** The mapping's columns where the sheet has them, and the sheet's others, which are not read. */
function placed(mapping: SheetMapping, profile: SheetProfile): Result<readonly ColumnMapping[]> {
  const open = new Map(profile.columns.map(({ column, path }) => [column, path.join(' / ')]));
  const found = new Map<number, ColumnMapping>();
  for (const held of mapping.columns) {
    if (held.field === 'ignore') continue;
    const alike = [...open].filter(([, heading]) => foldName(heading) === foldName(held.heading));
    const place = alike.find(([column]) => column === held.column) ?? alike[0];
    if (place === undefined) {
      const known = profile.columns.map(({ path }) => path.join(' / ')).filter((heading) => heading !== '');
      return err(
        appError('MAPPING_HEADING_ABSENT', { heading: held.heading, known: known.slice(0, 12).join('、') || '—' }),
      );
    }
    const [column, heading] = place;
    open.delete(column);
    found.set(column, { ...held, column, heading });
  }
  return ok(
    profile.columns.map(
      ({ column, path }) => found.get(column) ?? { column, heading: path.join(' / '), field: 'ignore' as const },
    ),
  );
}
