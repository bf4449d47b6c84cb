import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { cached } from './column-text.ts';
import type { SheetParsing } from './parse-shared.ts';

/** Kinds whose sheets have no column for the period: only the title or the day of the work says which year they are of. */
const undated: Readonly<Record<RecordKind, boolean>> = {
  base_figures: false,
  monthly_statistics: false,
  annual_statistics: false,
  measure_table: false,
  index_history: false,
  item_attributes: true,
  item_checks: true,
  element_checks: true,
  keyword_tests: true,
  application_tests: true,
  experience_tests: true,
  list_comparison: true,
  expert_ratings: true,
};

export function isUndated(kind: RecordKind): boolean {
  return undated[kind];
}

/** Puts the records of a row, from `from` on, into the year that they are of. */
type YearSetter = (out: CollectedRecord[], from: number) => void;

/**
 * The year of a title goes before the day: work for 2022 may begin late in 2021. Without a title, work done before the year evaluated is of its own year;
 * work done after it is of the year evaluated, since checks often end in the spring that follows. Null: no record of the kind needs it.
 */
export function createYearSetter({ mapping, context, columns, log }: SheetParsing): YearSetter | null {
  const evaluated = context.year;
  if (!isUndated(mapping.kind) || evaluated === 0) return null;
  const titled = mapping.year;
  const own = context.periodOfUndated;
  const dayColumn = columns.of('date');
  const yearOfDay = cached((date) => Number(date.slice(0, 4)));
  const yearOf = ({ date }: CollectedRecord): number | undefined => {
    if (titled !== undefined) return titled === evaluated ? own : titled;
    const worked = date === undefined ? evaluated : yearOfDay(date);
    return worked < evaluated ? worked : own;
  };
  return (out, from) => {
    let said = titled !== undefined;
    for (let at = from; at < out.length; at += 1) {
      const record = out[at];
      if (record === undefined) continue;
      const year = yearOf(record);
      if (year === undefined) continue;
      out[at] = { ...record, period: year };
      if (said || year === evaluated) continue;
      log.warn(dayColumn, 'OTHER_YEAR', { year, expected: evaluated });
      said = true;
    }
  };
}
