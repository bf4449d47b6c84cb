import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CollectedRecord, RowIssue, SheetReport } from '../../shared/model/collected-record.ts';
import type { SheetRow } from './cells/cell.ts';
import type { ImportContext } from './headings/import-context.ts';
import { cellName } from '../../shared/base/cell-name.ts';
import { readingLimits } from './open/limits.ts';
import type { ReadingLimits } from './open/limits.ts';
import type { OpenedWorkbook } from './open/open-workbook.ts';
import { createDuplicateTracker } from './parse/duplicate-tracker.ts';
import type { DuplicateTracker } from './parse/duplicate-tracker.ts';
import { createSheetParser } from './parse/create-sheet-parser.ts';
import type { SheetParser } from './parse/create-sheet-parser.ts';
import { isTable, planSheet, sampleRows } from './plan-sheet.ts';
import { sheetFault } from './sheet-fault.ts';
import { turnRecord, turnReport } from './turn-sheet.ts';
import type { TurnedSheet } from './turn-sheet.ts';
import type { PlanOptions, SheetPlan, SheetSample } from './plan-sheet.ts';

export interface FilePlan {
  readonly file: string;
  readonly contentHash: string;
  readonly sheets: readonly SheetPlan[];
}

/**
 * Looks at the first rows of every sheet and says how each would be read. Err: a sheet can't be read, or the first rows alone are wider
 * than `limits.sampleCells` (CELLS). `limits` is for tests.
 */
export async function planFile(
  opened: OpenedWorkbook,
  context: ImportContext,
  options: PlanOptions = {},
  limits: Pick<ReadingLimits, 'sampleCells'> = readingLimits,
): Promise<Result<FilePlan>> {
  const sheets: SheetPlan[] = [];
  const { given } = options;
  // A mapping for another file keeps its place, and is meant for none of this one's sheets.
  const here = given?.map((one) =>
    one.file === undefined || one.file === opened.file ? one : { ...one, mapping: null },
  );
  const wanted = here === undefined ? options : { ...options, given: here };
  let slots = 0;
  for (const info of opened.sheets) {
    const worksheet = info.kind === 'worksheet';
    const rows: SheetRow[] = [];
    let merges: SheetSample['merges'] = [];
    if (worksheet && info.visibility !== 'veryHidden') {
      const read = await opened.readSheet(info.index, (batch) => {
        for (const row of batch.slice(0, sampleRows - rows.length)) {
          slots += row.cells.length;
          rows.push(row);
        }
        return rows.length < sampleRows && slots <= limits.sampleCells;
      });
      if (!read.ok) return read;
      if (slots > limits.sampleCells)
        return err(appError('CELLS', { limit: limits.sampleCells }, { file: opened.file, sheet: info.name }));
      const merged = read.value.complete ? ok(read.value.merges) : await opened.sheetMerges(info.index);
      if (!merged.ok) return merged;
      merges = merged.value;
    }
    const sample = { index: info.index, sheet: info.name, visibility: info.visibility, worksheet, rows, merges };
    sheets.push(planWithin(opened.file, sample, context, wanted));
  }
  return ok({ file: opened.file, contentHash: opened.contentHash, sheets });
}

/** A sheet that the program itself fails on is a table that isn't read: its rows will be problems, and the other sheets are planned. */
function planWithin(file: string, sample: SheetSample, context: ImportContext, options: PlanOptions): SheetPlan {
  try {
    return planSheet(sample, context, options);
  } catch (fault) {
    const blank = planSheet({ ...sample, rows: [], merges: [] }, context);
    return { ...blank, status: 'unrecognised', against: [sheetFault(fault, sample.index, file, sample.sheet)] };
  }
}

export interface ParseOptions {
  /** One per file: `createDuplicateTracker()`. */
  readonly duplicates?: DuplicateTracker;
  readonly issueCap?: number;
}

/**
 * Streams one planned sheet: `onRecords` gets the records of each batch; false (or a promise of it) stops. A sheet that is
 * not `ready` gives no record, only the report that lists it. On Err throw away what was given: the file is damaged.
 */
export async function parseSheet(
  opened: OpenedWorkbook,
  plan: SheetPlan,
  context: ImportContext,
  onRecords: (records: readonly CollectedRecord[], rows: number) => boolean | void | Promise<boolean | void>,
  options: ParseOptions = {},
): Promise<Result<SheetReport>> {
  if (plan.mapping === null || plan.status !== 'ready') return unreadReport(opened, plan);
  const parser = createSheetParser(plan.mapping, context, {
    sheet: plan.sheet,
    hidden: plan.hidden,
    // Merged labels of a turned sheet are in its headings.
    merges: plan.turned === null ? plan.merges : [],
    duplicates: options.duplicates ?? createDuplicateTracker(),
    ...(options.issueCap === undefined ? {} : { issueCap: options.issueCap }),
  });
  if (plan.turned !== null) return parseTurned(opened, plan, plan.turned, parser, onRecords);
  const read = await opened.readSheet(plan.index, (batch) => onRecords(parser.rows(batch), batch.length));
  if (!read.ok) return read;
  const rest = parser.rest();
  if (rest.length > 0) await onRecords(rest, 0);
  return ok(withRemarks(withHiddenColumns(parser.finish(), plan, read.value.hiddenColumns), read.value.warnings));
}

/** A turned sheet is small, and all of it in its plan; it is read again for what only a whole reading tells. */
async function parseTurned(
  opened: OpenedWorkbook,
  plan: SheetPlan,
  turned: TurnedSheet,
  parser: SheetParser,
  onRecords: Parameters<typeof parseSheet>[3],
): Promise<Result<SheetReport>> {
  const read = await opened.readSheet(plan.index, () => {});
  if (!read.ok) return read;
  const { hiddenColumns } = read.value;
  const rows = turned.rows.map((row) => ({ ...row, hidden: hiddenColumns.includes(row.row) }));
  await onRecords([...parser.rows(rows), ...parser.rest()].map(turnRecord), rows.length);
  return ok(withRemarks(turnReport(parser.finish(), turned), read.value.warnings));
}

/** What the reader noticed in cells: where the row's own parser has not already said it. */
function withRemarks(report: SheetReport, remarks: readonly AppError[]): SheetReport {
  const said = new Set(report.issues.map(({ cell, code }) => `${cell} ${code}`));
  const issues = remarks.flatMap(({ code, params = {}, place }): RowIssue[] => {
    const cell = place?.cell ?? 'A1';
    return said.has(`${cell} ${code}`)
      ? []
      : [{ severity: 'warning', row: Number(/\d+$/.exec(cell)?.[0] ?? 1), cell, code, params }];
  });
  return issues.length === 0 ? report : { ...report, issues: [...report.issues, ...issues] };
}

/** Hidden columns are known when the sheet has been read; those that were imported are listed. */
function withHiddenColumns(report: SheetReport, plan: SheetPlan, hidden: readonly number[]): SheetReport {
  const mapped =
    plan.mapping?.columns.filter((column) => column.field !== 'ignore' && hidden.includes(column.column)) ?? [];
  if (mapped.length === 0) return report;
  const row = plan.mapping?.headerRows.last ?? 1;
  const issues = mapped.map((column): RowIssue => ({
    severity: 'warning',
    row,
    cell: cellName(row, column.column),
    code: 'HIDDEN_COLUMN',
    params: { heading: column.heading },
  }));
  return { ...report, issues: [...issues, ...report.issues] };
}

/** Every row of a sheet that isn't read is counted: problems where it looks like a table, else skipped. */
async function unreadReport(opened: OpenedWorkbook, plan: SheetPlan): Promise<Result<SheetReport>> {
  let rows = 0;
  if (plan.worksheet) {
    const read = await opened.readSheet(plan.index, (batch) => {
      for (const row of batch) if (row.cells.some((cell) => cell !== null && cell !== '')) rows += 1;
    });
    if (!read.ok) return read;
  }
  const table = isTable(plan.status);
  const code = {
    ready: 'SHEET_NOT_READ',
    unmapped: 'SHEET_UNMAPPED_ROWS',
    unrecognised: 'SHEET_UNRECOGNISED_ROWS',
    no_table: 'SHEET_WITHOUT_TABLE',
    empty: 'EMPTY_SHEET',
    very_hidden: 'VERY_HIDDEN_SHEET',
    not_a_worksheet: 'NOT_A_WORKSHEET',
  }[plan.status];
  const row = plan.rows[0]?.row ?? 1;
  const issue: RowIssue = {
    severity: table ? 'problem' : 'skipped',
    row,
    cell: `A${row}`,
    code,
    params: { rows, fields: plan.missing.join('、') },
  };
  return ok({
    sheet: plan.sheet,
    hidden: plan.hidden,
    kind: plan.kind,
    rows,
    imported: 0,
    skipped: table ? 0 : rows,
    problems: table ? rows : 0,
    records: 0,
    issues: [issue],
  });
}
