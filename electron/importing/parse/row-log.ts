import { finiteParams } from '../../../shared/base/app-error.ts';
import type { IssueSubject, RowIssue } from '../../../shared/model/collected-record.ts';
import { cellName } from '../../../shared/base/cell-name.ts';

export type IssueParams = Readonly<Record<string, string | number>>;

/** Collects what became of the rows of one sheet; counts are exact, the list is capped per code. */
export interface RowLog {
  /** A further row that isn't wholly empty. */
  begin(row: number): void;
  /** Whose the current row is: its issues say so. */
  concerns(unit: string): void;
  problem(column: number, code: string, params?: IssueParams, subject?: IssueSubject): void;
  /** As `problem`, where one line at the sheet's end says so of several rows (`problemAt`). */
  problemUnlisted(): void;
  /** A line on rows that were problems unlisted, at the first of them. */
  problemAt(row: number, column: number, code: string, params?: IssueParams): void;
  warn(column: number, code: string, params?: IssueParams): void;
  /** A remark on another row than the current one, or on a column as a whole. */
  warnAt(row: number, column: number, code: string, params?: IssueParams, subject?: IssueSubject): void;
  /** The current row gives no record, and that is in order. */
  skip(column: number, code: string, params?: IssueParams): void;
  /** As `skip`, where one line at the sheet's end says so of several rows (`skipAt`). */
  skipUnlisted(): void;
  /** A line on rows that were skipped unlisted, at the first of them. */
  skipAt(row: number, column: number, code: string, params?: IssueParams): void;
  /** The current row is looked at again later: it is not counted now. */
  defer(): void;
  /** True once the current row has a problem. */
  hasProblem(): boolean;
  /** Closes the current row, which gave `records` records: problem before imported before skipped. */
  end(records: number): void;
  summary(): RowLogSummary;
}

export interface RowLogSummary {
  readonly rows: number;
  readonly imported: number;
  readonly skipped: number;
  readonly problems: number;
  readonly records: number;
  readonly issues: readonly RowIssue[];
}

export function createRowLog(capPerCode = 200): RowLog {
  const issues: RowIssue[] = [];
  const counts = new Map<string, { severity: RowIssue['severity']; count: number }>();
  let current = 0;
  let concerned: IssueSubject = {};
  let problem = false;
  let skipped = false;
  let rows = 0;
  let imported = 0;
  let skips = 0;
  let problems = 0;
  let records = 0;
  const list = (
    severity: RowIssue['severity'],
    row: number,
    column: number,
    code: string,
    params: IssueParams,
    subject: IssueSubject = {},
  ): void => {
    const key = `${severity} ${code}`;
    const counted = counts.get(key) ?? { severity, count: 0 };
    counted.count += 1;
    counts.set(key, counted);
    if (counted.count <= capPerCode)
      issues.push({
        severity,
        row,
        cell: cellName(row, Math.max(column, 1)),
        code,
        params: finiteParams(params),
        ...subject,
      });
  };
  return {
    begin(row) {
      current = row;
      concerned = {};
      problem = false;
      skipped = false;
      rows += 1;
    },
    concerns(unit) {
      concerned = { unit };
    },
    problem(column, code, params = {}, subject = {}) {
      problem = true;
      list('problem', current, column, code, params, { ...concerned, ...subject });
    },
    problemUnlisted() {
      problem = true;
    },
    problemAt: (row, column, code, params = {}) => list('problem', row, column, code, params),
    warn: (column, code, params = {}) => list('warning', current, column, code, params, concerned),
    warnAt: (row, column, code, params = {}, subject = {}) => list('warning', row, column, code, params, subject),
    skip(column, code, params = {}) {
      skipped = true;
      list('skipped', current, column, code, params);
    },
    skipUnlisted() {
      skipped = true;
    },
    skipAt: (row, column, code, params = {}) => list('skipped', row, column, code, params),
    defer() {
      rows -= 1;
    },
    hasProblem: () => problem,
    end(count) {
      records += count;
      if (problem) problems += 1;
      else if (count > 0) imported += 1;
      else {
        if (!skipped) list('skipped', current, 1, 'NO_VALUES', {});
        skips += 1;
      }
    },
    summary() {
      const more: RowIssue[] = [];
      for (const [key, { count }] of counts) {
        const code = key.slice(key.indexOf(' ') + 1);
        if (count > capPerCode)
          more.push({
            severity: 'warning',
            row: 1,
            cell: 'A1',
            code: 'MORE_ISSUES',
            params: { code, count, listed: capPerCode },
          });
      }
      return { rows, imported, skipped: skips, problems, records, issues: [...issues, ...more] };
    },
  };
}
