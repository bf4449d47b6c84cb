import { loadTemplate } from '../../../electron/services/app/resources.ts';
import type { Cell, SheetRow } from '../../../electron/importing/cells/cell.ts';
import type { ImportContext } from '../../../electron/importing/headings/import-context.ts';
import { createSheetParser } from '../../../electron/importing/parse/create-sheet-parser.ts';
import type { DuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { planSheet } from '../../../electron/importing/plan-sheet.ts';
import type { PlanOptions, SheetPlan } from '../../../electron/importing/plan-sheet.ts';
import type { Merge } from '../../../electron/importing/profile/profile-sheet.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';

/** The project that the cases are imported into. */
export function contextOf(template: 'province-2021' | 'key-city-2021' = 'province-2021'): ImportContext {
  const loaded = loadTemplate(template);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return { framework: loaded.value.framework, units: loaded.value.units, aliases: {}, year: 2021 };
}

/** Rows of cells as the readers give them; row numbers count from `first`, empty rows are left out as they do. */
export function sheetRows(
  cells: readonly (readonly Cell[])[],
  first = 1,
  hiddenRows: readonly number[] = [],
): SheetRow[] {
  return cells
    .map((row, index) => ({ row: first + index, cells: trimmed(row), hidden: hiddenRows.includes(first + index) }))
    .filter((row) => row.cells.length > 0);
}

function trimmed(row: readonly Cell[]): readonly Cell[] {
  let length = row.length;
  while (length > 0 && (row[length - 1] === null || row[length - 1] === '')) length -= 1;
  return row.slice(0, length).map((cell) => (cell === '' ? null : cell));
}

/** A1:B2 as a merge. */
export function merge(range: string): Merge {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
  if (match === null) throw new Error(range);
  const column = (letters: string): number =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return {
    top: Number(match[2]),
    left: column(match[1] ?? ''),
    bottom: Number(match[4]),
    right: column(match[3] ?? ''),
  };
}

export interface SheetOptions extends PlanOptions {
  readonly sheet?: string;
  readonly merges?: readonly string[];
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden';
  readonly context?: ImportContext;
  readonly hiddenRows?: readonly number[];
  readonly issueCap?: number;
  readonly duplicates?: DuplicateTracker;
}

export interface Imported {
  readonly plan: SheetPlan;
  readonly records: readonly CollectedRecord[];
  readonly report: SheetReport;
}

export function planRows(cells: readonly (readonly Cell[])[], options: SheetOptions = {}): SheetPlan {
  return planSheet(
    {
      index: 0,
      sheet: options.sheet ?? 'Sheet1',
      visibility: options.visibility ?? 'visible',
      worksheet: true,
      rows: sheetRows(cells, 1, options.hiddenRows),
      merges: (options.merges ?? []).map(merge),
    },
    options.context ?? contextOf(),
    options,
  );
}

/** Plans and parses one sheet; the batches are small, so that nothing may depend on their size. */
export function importRows(cells: readonly (readonly Cell[])[], options: SheetOptions = {}): Imported {
  const plan = planRows(cells, options);
  if (plan.mapping === null || plan.status !== 'ready')
    throw new Error(`${plan.status}: ${JSON.stringify(plan.reasons)} ${plan.missing.join()}`);
  const parser = createSheetParser(plan.mapping, options.context ?? contextOf(), {
    sheet: plan.sheet,
    hidden: plan.hidden,
    merges: plan.merges,
    ...(options.issueCap === undefined ? {} : { issueCap: options.issueCap }),
    ...(options.duplicates === undefined ? {} : { duplicates: options.duplicates }),
  });
  const rows = sheetRows(cells, 1, options.hiddenRows);
  const records: CollectedRecord[] = [];
  for (let index = 0; index < rows.length; index += 3) records.push(...parser.rows(rows.slice(index, index + 3)));
  records.push(...parser.rest());
  return { plan, records, report: parser.finish() };
}

/** Issues as "severity cell code", in order, for comparing. */
export function issueLines(report: SheetReport, severity?: 'skipped' | 'problem' | 'warning'): readonly string[] {
  return report.issues
    .filter((issue) => severity === undefined || issue.severity === severity)
    .map((issue) => `${issue.severity} ${issue.cell} ${issue.code}`);
}
