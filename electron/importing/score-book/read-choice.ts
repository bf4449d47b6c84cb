import {
  aggregations,
  imputations,
  incompletePolicies,
  normalisations,
  rescalings,
  tiesRules,
  treatments,
} from '../../../shared/model/method.ts';
import type { Direction } from '../../../shared/model/method.ts';
import { readText } from './read-cell.ts';
import type { PlacedCell } from './read-cell.ts';
import type { SheetLog } from './sheet-log.ts';

/** The closed lists of a score book, and the code of the error for anything else. */
export const choices = {
  normalisation: { ids: normalisations, code: 'BOOK_NORMALISATION_UNKNOWN' },
  aggregation: { ids: aggregations, code: 'BOOK_AGGREGATION_UNKNOWN' },
  treatment: { ids: treatments, code: 'BOOK_TREATMENT_UNKNOWN' },
  imputation: { ids: imputations, code: 'BOOK_IMPUTATION_UNKNOWN' },
  incomplete: { ids: incompletePolicies, code: 'BOOK_INCOMPLETE_UNKNOWN' },
  rescale: { ids: rescalings, code: 'BOOK_RESCALE_UNKNOWN' },
  ties: { ids: tiesRules, code: 'BOOK_TIES_UNKNOWN' },
} as const;

/** One id of a list; null when empty or, after logging, when it is none of them. */
export function readChoice<T extends string>(
  placed: PlacedCell,
  choice: { readonly ids: readonly T[]; readonly code: string },
  log: SheetLog,
): T | null {
  const text = readText(placed, log);
  if (text === '') return null;
  const id = choice.ids.find((candidate) => candidate === text.toLowerCase());
  if (id === undefined) log.error(placed.row, placed.column, choice.code, { text, known: choice.ids.join(', ') });
  return id ?? null;
}

const directions: Readonly<Record<string, Direction>> = {
  '': 'higher',
  1: 'higher',
  '+1': 'higher',
  higher: 'higher',
  正向: 'higher',
  '-1': 'lower',
  lower: 'lower',
  逆向: 'lower',
};

/** 1/−1, 正向/逆向, higher/lower; empty = 1. */
export function readDirection(placed: PlacedCell, log: SheetLog): Direction {
  const text = readText(placed, log).toLowerCase();
  const direction = Object.hasOwn(directions, text) ? directions[text] : undefined;
  if (direction === undefined) log.error(placed.row, placed.column, 'BOOK_DIRECTION_UNKNOWN', { text });
  return direction ?? 'higher';
}
