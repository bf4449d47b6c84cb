import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { GivenMapping } from '../../../shared/model/given-mapping.ts';
import { isMeant } from '../../importing/map/fit-given.ts';
import { isTable } from '../../importing/plan-sheet.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';
import type { ChosenFile } from './import-preparation.ts';

interface Placed {
  readonly file: string;
  readonly plan: SheetPlan;
}

/** Whether a given mapping says of a sheet that it isn't imported. */
export function isExcluded(given: readonly GivenMapping[] | undefined, file: string, sheet: string): boolean {
  return (given ?? []).some(
    (one) =>
      one.include === false &&
      one.sheet !== undefined &&
      isMeant(one, sheet) &&
      (one.file === undefined || one.file === file),
  );
}

/** Given mappings that no sheet takes, each with its reason; in `left` those and, where some fit, the tables that none is for. */
export function leftMappings(
  given: readonly GivenMapping[],
  files: readonly ChosenFile[],
): { readonly unused: readonly AppError[]; readonly left: readonly AppError[] } {
  const sheets = files.flatMap(({ path, sheets: chosen }): Placed[] =>
    chosen.map(({ plan }) => ({ file: basename(path), plan })),
  );
  const unused = given.flatMap((one, at) => whyUnused(one, at, sheets) ?? []);
  const said = new Set(given.flatMap(({ sheet }) => sheet ?? []));
  const without = sheets.filter(({ plan }) => plan.given === null && isTable(plan.status) && !said.has(plan.sheet));
  const names = without.map(({ file, plan }) => `${file} · ${plan.sheet}`);
  const left = names.length === 0 ? [] : [appError('MAPPING_SHEETS_LEFT', { sheets: names.slice(0, 40).join('、') })];
  return { unused, left: [...unused, ...left] };
}

/** Null where a sheet takes it, or where it only leaves a sheet of that name to the program or out. */
function whyUnused(one: GivenMapping, at: number, sheets: readonly Placed[]): AppError | null {
  if (sheets.some(({ plan }) => plan.given === at)) return null;
  const here = sheets.filter(
    ({ file, plan }) => (one.file === undefined || one.file === file) && isMeant(one, plan.sheet),
  );
  if (one.mapping === null && here.length > 0) return null;
  for (const { file, plan } of here) {
    const unfit = plan.unfit.find((each) => each.at === at);
    if (unfit !== undefined) return { ...unfit.why, place: { file, sheet: plan.sheet } };
    // An earlier one was used.
    if (plan.given !== null) return appError('MAPPING_AFTER_ANOTHER', {}, { file, sheet: plan.sheet });
  }
  const known = sheets.map(({ file, plan }) => `${file} · ${plan.sheet}`);
  return appError('MAPPING_NO_SHEET', {
    sheet: [one.file, one.sheet].filter((name) => name !== undefined).join(' · ') || '—',
    known: known.slice(0, 12).join('、') || '—',
  });
}
