import type { Sql } from '../connection/sqlite.ts';

/**
 * Measure values of every year that there are records of; before, only those of the evaluated year and the one before it were computed. Overrides may
 * say which year they are of. Nothing changes in the tables; the version rises because an older program would drop the values of other years, and
 * fail on such an override.
 */
export const yearsSchema = '';

/** A row that no measure has: the values of other years are still to be computed, which opening does. */
export const BEFORE_YEARS = { year: 0, measure: '', unit: '' } as const;

/** Marks the values of a file that has any records. */
export function markBeforeYears(sql: Sql): void {
  sql
    .prepare(
      'INSERT INTO measure_values (year, measure, unit, value, reason, marks, records, batch, source) SELECT ?, ?, ?, NULL, 0, 0, 0, 0, 0 WHERE EXISTS (SELECT 1 FROM facets)',
    )
    .run(BEFORE_YEARS.year, BEFORE_YEARS.measure, BEFORE_YEARS.unit);
}

/** Whether the file was last written by a program that computed two years only. */
export function lacksYears(sql: Sql): boolean {
  return (
    sql
      .prepare<[number, string, string], number>(
        'SELECT 1 FROM measure_values WHERE year = ? AND measure = ? AND unit = ?',
      )
      .pluck()
      .get(BEFORE_YEARS.year, BEFORE_YEARS.measure, BEFORE_YEARS.unit) !== undefined
  );
}
