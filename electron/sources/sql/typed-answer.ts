import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { EngineRow } from './engine.ts';

/**
 * Rows in which every column is what was asked for: texts (or nothing) where `isText` says so, finite numbers (or nothing) elsewhere. A server may call
 * a column a number and send something else; that is an error, never a nought. Error: SOURCE_ANSWER.
 */
export function typedAnswer(
  rows: readonly EngineRow[],
  isText: (column: string) => boolean,
): Result<readonly EngineRow[]> {
  for (const row of rows)
    for (const [column, value] of Object.entries(row)) {
      if (value === null) continue;
      const sound = isText(column) ? typeof value === 'string' : typeof value === 'number' && Number.isFinite(value);
      if (!sound) return err(appError('SOURCE_ANSWER', { column, text: String(value).slice(0, 60) }));
    }
  return ok(rows);
}

/** Cells of units that the project has, with their year: anything else wasn't asked for. Error: SOURCE_ANSWER. */
export function cellAnswer(rows: readonly EngineRow[], units: ReadonlySet<string>): Result<readonly EngineRow[]> {
  const typed = typedAnswer(rows, (column) => cellTexts.has(column));
  if (!typed.ok) return typed;
  for (const { unit, year } of rows) {
    if (typeof unit !== 'string' || !units.has(unit))
      return err(appError('SOURCE_ANSWER', { column: 'unit', text: String(unit).slice(0, 60) }));
    if (typeof year !== 'number' || !Number.isInteger(year))
      return err(appError('SOURCE_ANSWER', { column: 'year', text: String(year).slice(0, 60) }));
  }
  return typed;
}

const cellTexts: ReadonlySet<string> = new Set(['unit', 'selector', 'level']);
