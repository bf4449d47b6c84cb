import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import exceljs from 'exceljs';
import { sampleMessages } from '../../../shared/messages/sample.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { guardCellText, sheetName } from '../text-guard.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { AnnotatedCell, AnnotatedRow, AnnotatedSheet } from './annotated-sheet.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Cell, CellErrorValue, CellValue, Row, Worksheet } from 'exceljs';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RowIssue } from '../../../shared/model/collected-record.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';

export interface AnnotatedCopyRequest {
  /** Name of the original file, named in the copy. */
  readonly file: string;
  readonly sheets: readonly AnnotatedSheet[];
  readonly lang: Language;
  readonly path: string;
  /** Time put into the workbook's properties. */
  readonly now: Date;
}

const fills = { problem: 'FFFFC7CE', warning: 'FFFFEB9C' } as const;
/** Merging touches every cell of the range: headings are merged, whole sheets are an attack. */
const MOST_MERGED_CELLS = 2_000;
const COMMENT_LENGTH = 2_000;
const errorTexts = [
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
] as const satisfies readonly CellErrorValue['error'][];

/** `writeSafely` for a `write` that an expected failure may stop: it answers that, the target is left as it was, and nothing is left beside it. */
export async function writeUnlessStopped(
  path: string,
  write: (temporary: string) => Promise<AppError | null>,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  let stopped: AppError | null = null;
  try {
    return await writeSafely(
      path,
      async (temporary) => {
        stopped = await write(temporary);
        if (stopped !== null) throw new ReadingStopped();
      },
      options,
    );
  } catch (failure) {
    if (failure instanceof ReadingStopped && stopped !== null) return { ok: false, error: stopped };
    throw failure;
  }
}

/** Leaves `writeSafely` so that it removes the temporary file. */
class ReadingStopped extends Error {}

/**
 * Lays the copy out as xlsx: all values at their places, formulas as the values they had, no fonts or pictures of the original. Problem
 * cells are red, cells with a remark yellow, each with a comment that says what to do; the first sheet lists them all. What stopped the
 * reading, else null. The file at `path` is its caller's to keep or to remove (`writeUnlessStopped`).
 */
export async function layAnnotatedCopy({
  file,
  sheets,
  lang,
  path,
  now,
}: AnnotatedCopyRequest): Promise<AppError | null> {
  const stream = createWriteStream(path);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  workbook.created = now;
  workbook.modified = now;
  const taken = new Set<string>();
  const names = [
    sheetName(sampleMessages.ANNOTATED_SHEET[lang], taken),
    ...sheets.map((sheet) => sheetName(sheet.name, taken)),
  ];
  addList(workbook.addWorksheet(names[0]), file, sheets, lang);
  for (const [at, source] of sheets.entries()) {
    const sheet = workbook.addWorksheet(names[at + 1], { state: source.hidden ? 'hidden' : 'visible' });
    for (const column of source.hiddenColumns) sheet.getColumn(column).hidden = true;
    const read = await copyRows(sheet, source, lang, async () => {
      if (stream.writableNeedDrain) await once(stream, 'drain');
    });
    sheet.commit();
    if (!read.ok) {
      // Brought to an end even so: an open writer would make the temporary file again after it is removed.
      await workbook.commit();
      return read.error;
    }
  }
  await workbook.commit();
  return null;
}

async function copyRows(
  sheet: Worksheet,
  source: AnnotatedSheet,
  lang: Language,
  drained: () => Promise<void>,
): Promise<Result<unknown>> {
  const found = issuesByRow(source.issues);
  const last = Math.max(0, ...found.keys());
  let next = 1;
  const merges = source.merges.filter(
    ({ top, left, bottom, right }) => (bottom - top + 1) * (right - left + 1) <= MOST_MERGED_CELLS,
  );
  const writeRow = (at: number, cells: readonly AnnotatedCell[], hidden: boolean): void => {
    const row = sheet.getRow(at);
    cells.forEach((cell, column) => setCell(row, column + 1, cell));
    for (const [cell, issues] of found.get(at) ?? []) mark(sheet.getCell(cell), issues, lang);
    if (hidden) row.hidden = true;
    // A merge reaches into rows below; it is made when its first row is there and before that row is sent on.
    for (const { top, left, bottom, right } of merges) if (top === at) sheet.mergeCells(top, left, bottom, right);
    row.commit();
  };
  const between = (until: number): void => {
    // Issues may name a row that holds nothing.
    for (; next < until; next += 1) if (found.has(next)) writeRow(next, [], false);
  };
  const read = await source.read(async (rows) => {
    for (const { row, cells, hidden } of rows satisfies readonly AnnotatedRow[]) {
      between(row);
      writeRow(row, cells, hidden);
      next = row + 1;
    }
    await drained();
  });
  if (read.ok) between(last + 1);
  return read;
}

function setCell(row: Row, column: number, cell: AnnotatedCell): void {
  if (cell === null || cell === '') return;
  const target = row.getCell(column);
  // A cell inside a merge shows its first cell.
  if (target.isMerged && target.master !== target) return;
  target.value = valueOf(cell);
  if (typeof cell !== 'object') return;
  if (cell.type === 'percent') target.numFmt = '0.00%';
  if (cell.type === 'date') target.numFmt = cell.iso.length > 10 ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd';
}

function valueOf(cell: Exclude<AnnotatedCell, null>): CellValue {
  if (typeof cell === 'string') return guardCellText(cell);
  if (typeof cell !== 'object') return cell;
  switch (cell.type) {
    case 'percent':
      return cell.value;
    case 'date': {
      const time = new Date(
        cell.iso.length > 10 ? `${cell.iso.replace(' ', 'T').replace(/Z?$/, 'Z')}` : `${cell.iso}T00:00:00Z`,
      );
      return Number.isNaN(time.getTime()) ? guardCellText(cell.iso) : time;
    }
    case 'error': {
      const error = errorTexts.find((known) => known === cell.text);
      return error === undefined ? guardCellText(cell.text) : { error };
    }
    case 'broken':
      return guardCellText(cell.text);
    // Shown as text: the copy never holds a formula of somebody else's.
    case 'uncached':
      return guardCellText(`=${cell.formula}`);
  }
}

function mark(cell: Cell, issues: readonly RowIssue[], lang: Language): void {
  const worst = issues.some((issue) => issue.severity === 'problem') ? 'problem' : 'warning';
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[worst] } };
  const text = issues.map((issue) => messageOf(issue, lang)).join('\n');
  cell.note = guardCellText(text.length > COMMENT_LENGTH ? `${text.slice(0, COMMENT_LENGTH)}…` : text);
}

/** By row, then by cell. Rows that were rightly left out (notes, totals) are no fault of the sender's. */
function issuesByRow(issues: readonly RowIssue[]): ReadonlyMap<number, ReadonlyMap<string, readonly RowIssue[]>> {
  const rows = new Map<number, Map<string, RowIssue[]>>();
  for (const issue of issues) {
    if (issue.severity === 'skipped') continue;
    const row = rowOf(issue);
    const cells = rows.get(row) ?? new Map<string, RowIssue[]>();
    rows.set(row, cells);
    cells.set(issue.cell, [...(cells.get(issue.cell) ?? []), issue]);
  }
  return rows;
}

/** The row that the cell names; an issue of a whole row names its first cell. */
function rowOf({ cell, row }: RowIssue): number {
  const digits = /\d+$/.exec(cell)?.[0];
  return digits === undefined ? row : Number(digits);
}

function messageOf({ code, params }: RowIssue, lang: Language): string {
  return bareMessageText({ code, params }, lang);
}

function addList(sheet: Worksheet, file: string, sheets: readonly AnnotatedSheet[], lang: Language): void {
  sheet.columns = [{ width: 20 }, { width: 12 }, { width: 10 }, { width: 90 }];
  const shown = sheets.flatMap((source) =>
    source.issues.filter((issue) => issue.severity !== 'skipped').map((issue) => ({ source, issue })),
  );
  const count = (severity: RowIssue['severity']): number =>
    shown.filter(({ issue }) => issue.severity === severity).length;
  const fill = (text: string): string =>
    text
      .replace('{file}', file)
      .replace('{problems}', String(count('problem')))
      .replace('{warnings}', String(count('warning')));
  const title = sheet.addRow([guardCellText(fill(sampleMessages.ANNOTATED_TITLE[lang]))]);
  title.font = { name: '黑体', size: 13, bold: true };
  sheet.addRow([fill(sampleMessages.ANNOTATED_LEGEND[lang])]);
  const header = sheet.addRow(
    (['ANNOTATED_H_SHEET', 'ANNOTATED_H_CELL', 'ANNOTATED_H_SEVERITY', 'ANNOTATED_H_MESSAGE'] as const).map(
      (code) => sampleMessages[code][lang],
    ),
  );
  header.font = { bold: true };
  for (const { source, issue } of shown) {
    const severity =
      issue.severity === 'problem' ? sampleMessages.ANNOTATED_PROBLEM[lang] : sampleMessages.ANNOTATED_WARNING[lang];
    const row = sheet.addRow([guardCellText(source.name), issue.cell, severity, guardCellText(messageOf(issue, lang))]);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.getCell(3).fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: issue.severity === 'problem' ? fills.problem : fills.warning },
    };
  }
  sheet.commit();
}
