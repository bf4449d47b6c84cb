import type { CollectedRecord, RowIssue, SheetReport } from '../../shared/model/collected-record.ts';
import { foldName } from '../../shared/base/fold-text.ts';
import { cellName } from '../../shared/base/cell-name.ts';
import type { Cell, SheetRow } from './cells/cell.ts';
import { columnText, isBlank } from './parse/column-text.ts';
import type { Merge } from './profile/profile-sheet.ts';
import type { UnitMatcher } from './units/create-unit-matcher.ts';
import { isOutsideCohort } from './units/outside-cohort.ts';

/** A sheet whose columns are units, with a row for each of its columns: row and column of a cell change places. */
export interface TurnedSheet {
  /** `row` is the sheet's column, `cells[r - 1]` what stands in its row r. The first holds the labels, 地区 over the units. */
  readonly rows: readonly SheetRow[];
  /** What stood over the labels: 指标, 总体指数. */
  readonly corner: string;
  /** Rows of one text: above the units titles, below them notes. */
  readonly titles: readonly SheetRow[];
  readonly notes: readonly SheetRow[];
}

const totals = /^(?:全国|合计|总计|平均|均值)$/;

/**
 * Turns a sheet that lies on its side, where it can be told without doubt: labels in column A alone, units (or totals, places outside the cohort)
 * in every other column of row `across`, nothing merged or hidden from there on. `rows`: all of the sheet. Null otherwise.
 */
export function turnSheet(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  across: number,
  units: UnitMatcher,
): TurnedSheet | null {
  const header = rows.find(({ row }) => row === across);
  if (header === undefined) return null;
  const known = header.cells.slice(1).map(columnText);
  if (!known.every((text) => units.match(text) !== null || isOutsideCohort(text) || totals.test(text))) return null;
  const named = known.flatMap((text) => units.match(text) ?? []);
  if (new Set(named).size !== named.length) return null;
  const lone = (row: SheetRow): boolean => row.cells.filter((cell) => !isBlank(cell)).length === 1;
  const body = rows.filter((row) => row.row > across && !lone(row));
  const titles = rows.filter(({ row }) => row < across);
  const notes = rows.filter((row) => row.row > across && lone(row));
  const width = header.cells.length;
  if (body.length === 0 || !titles.every(lone) || !notes.every((row) => !isBlank(row.cells[0]))) return null;
  if (merges.some(({ bottom }) => bottom >= across) || [header, ...body].some(({ hidden }) => hidden)) return null;
  if (body.some(({ cells }) => cells.length > width || isBlank(cells[0]))) return null;
  const labels = body.map(({ cells }) => foldName(columnText(cells[0])));
  if (new Set(labels).size !== labels.length) return null;
  const height = Math.max(...body.map(({ row }) => row));
  const turned = Array.from({ length: width }, (_, column): SheetRow => {
    const cells = new Array<Cell>(height).fill(null);
    cells[across - 1] = column === 0 ? '地区' : (header.cells[column] ?? null);
    for (const row of body) cells[row.row - 1] = row.cells[column] ?? null;
    return { row: column + 1, cells, hidden: false };
  });
  return { rows: turned, corner: columnText(header.cells[0]), titles, notes };
}

/** A record of a turned sheet at the cell where it stands in the file. */
export function turnRecord(record: CollectedRecord): CollectedRecord {
  return { ...record, row: record.column, column: record.row };
}

/** The report of a turned sheet with the cells of the file. Its rows are the columns of the file, and the rows of titles and notes. */
export function turnReport(report: SheetReport, { titles, notes }: TurnedSheet): SheetReport {
  const beside = [...titles, ...notes].map(({ row, cells }): RowIssue => {
    const column = cells.findIndex((cell) => !isBlank(cell));
    return {
      severity: 'skipped',
      row,
      cell: cellName(row, column + 1),
      code: titles.some((title) => title.row === row) ? 'TITLE_ROW' : 'NOTE_ROW',
      params: { text: columnText(cells[column]).slice(0, 60) },
    };
  });
  return {
    ...report,
    rows: report.rows + beside.length,
    skipped: report.skipped + beside.length,
    issues: [
      { severity: 'warning', row: 1, cell: 'A1', code: 'SHEET_TURNED', params: {} },
      ...beside,
      ...report.issues.map(turnIssue),
    ],
  };
}

function turnIssue(issue: RowIssue): RowIssue {
  // MORE_ISSUES stands on the sheet as a whole.
  if (issue.cell === 'A1') return issue;
  const letters = issue.cell.replace(/\d+$/, '');
  const row = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { ...issue, row, cell: cellName(row, issue.row) };
}
