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
  /** `row` is the sheet's column, `cells[r - 1]` what stands in its row r. The first `heads` hold the labels, 地区 over the units. */
  readonly rows: readonly SheetRow[];
  /** Columns of labels: 指标, 单位, 年份. */
  readonly heads: number;
  /** Merged labels. */
  readonly merges: readonly Merge[];
  /** What stood over the labels: 指标, 总体指数. */
  readonly corner: string;
  /** Rows of one text: above the units titles, below them notes. */
  readonly titles: readonly SheetRow[];
  readonly notes: readonly SheetRow[];
}

const totals = /^(?:全国|合计|总计|平均|均值)$/;
const HEADS_MOST = 4;

/**
 * Turns a sheet that lies on its side, where it can be told without doubt: one to four columns of labels at the left, units (or totals, places outside the
 * cohort) in every other column of row `across`, nothing merged but labels and nothing hidden from there on. `rows`: all of the sheet. Null otherwise.
 */
export function turnSheet(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  across: number,
  units: UnitMatcher,
): TurnedSheet | null {
  const header = rows.find(({ row }) => row === across);
  if (header === undefined) return null;
  const texts = header.cells.map(columnText);
  const places = texts.map((text) => units.match(text) !== null || isOutsideCohort(text) || totals.test(text));
  const heads = Math.max(1, places.indexOf(true));
  if (heads > HEADS_MOST || !places.slice(heads).every(Boolean)) return null;
  const named = texts.slice(heads).flatMap((text) => units.match(text) ?? []);
  if (new Set(named).size !== named.length) return null;
  const lone = (row: SheetRow): boolean => row.cells.filter((cell) => !isBlank(cell)).length === 1;
  const body = rows.filter((row) => row.row > across && !lone(row));
  const titles = rows.filter(({ row }) => row < across);
  const notes = rows.filter((row) => row.row > across && lone(row));
  const width = header.cells.length;
  if (body.length === 0 || !titles.every(lone) || !notes.every((row) => !isBlank(row.cells[0]))) return null;
  const touching = merges.filter(({ bottom }) => bottom >= across);
  if (touching.some(({ top, left, right }) => top <= across || left !== right || right > heads)) return null;
  if ([header, ...body].some(({ hidden }) => hidden)) return null;
  if (body.some(({ cells }) => cells.length > width || cells.slice(0, heads).every(isBlank))) return null;
  if (!areDistinct(body, heads)) return null;
  const height = Math.max(...body.map(({ row }) => row));
  const turned = Array.from({ length: width }, (_, column): SheetRow => {
    const cells = new Array<Cell>(height).fill(null);
    if (column === 0) cells[across - 1] = '地区';
    else if (column >= heads) cells[across - 1] = header.cells[column] ?? null;
    for (const row of body) cells[row.row - 1] = row.cells[column] ?? null;
    return { row: column + 1, cells, hidden: false };
  });
  const merged = touching.map(({ top, left, bottom, right }) => ({
    top: left,
    left: top,
    bottom: right,
    right: bottom,
  }));
  return { rows: turned, heads, merges: merged, corner: texts.slice(0, heads).join(' ').trim(), titles, notes };
}

/** Whether no two rows have the same labels; an empty label is that of the row above. */
function areDistinct(body: readonly SheetRow[], heads: number): boolean {
  const above = new Array<string>(heads).fill('');
  const labels = body.map(({ cells }) => {
    for (let head = 0; head < heads; head += 1) {
      const text = foldName(columnText(cells[head]));
      if (text !== '') above[head] = text;
    }
    return above.join('\u0001');
  });
  return new Set(labels).size === labels.length;
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
