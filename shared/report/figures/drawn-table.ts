import type { AppError } from '../../base/app-error.ts';
import { analysisTables } from '../analysis-tables.ts';
import { analysisFiguresOf } from './analysis-figures.ts';
import type { FigureSpec } from './figure-spec.ts';
import { rankPathsFigure } from './rank-paths-figure.ts';
import { yearChangeFigure } from './year-change-figure.ts';
import { historyChanges, historyOnlyYears } from '../history-changes.ts';
import { neighbouringYears, ownYearChange } from '../own-year-changes.ts';
import type { ReportInput } from '../report-input.ts';
import type { ReportTable } from '../report-table.ts';
import { yearChangeTable } from '../year-change-table.ts';
import type { ProjectYear } from '../year-changes.ts';
import { yearsTable } from '../years-table.ts';

/** A table with the figures that show it, for files that print them together. */
export interface DrawnTable {
  readonly table: ReportTable;
  readonly figures: readonly FigureSpec[];
}

export function undrawn(tables: readonly ReportTable[]): readonly DrawnTable[] {
  return tables.map((table) => ({ table, figures: [] }));
}

/** 结构分析. */
export function drawnAnalysis(input: ReportInput): readonly DrawnTable[] {
  return analysisTables(input).map((table) => ({ table, figures: analysisFiguresOf(input, table) }));
}

/**
 * 历年: index, rank and tier of every unit by year (Y-2), then the change between every pair of neighbouring years that the project holds the values of,
 * split exactly (Y-1). `errors`: pairs that can't be scored.
 */
export function drawnYears(
  input: ReportInput,
  from: Pick<ProjectYear, 'file' | 'synthetic'>,
): { readonly tables: readonly DrawnTable[]; readonly errors: readonly AppError[] } {
  const paths = rankPathsFigure(input);
  const changes = neighbouringYears(input.dataset).map((pair) => ownYearChange(input, pair, from));
  return {
    tables: [
      { table: yearsTable(input), figures: paths === null ? [] : [paths] },
      ...changes.flatMap((change): readonly DrawnTable[] => {
        if (!change.ok) return [];
        const figure = yearChangeFigure(input, change.value);
        return [{ table: yearChangeTable(input, change.value), figures: figure === null ? [] : [figure] }];
      }),
      ...historyOnlyYears(input)
        .filter((year) => year === input.framework.year - 1)
        .map((year): DrawnTable => ({ table: yearChangeTable(input, historyChanges(input, year)), figures: [] })),
    ],
    errors: changes.flatMap((change) => (change.ok ? [] : [change.error])),
  };
}
