import type { Cell, Worksheet } from 'exceljs';
import { textWidth } from '../../../../shared/report/report-words.ts';
import { ZipParts } from '../../zip/zip-parts.ts';

/** Pixels of a comment's box, of a line of its text and of half-width characters in it, as Excel draws 9 point. */
const BOX = 340;
const LINE = 17;
const CHARACTER = 6.6;
const EDGE = 16;
/** Columns or rows that a box lies over at most. */
const PARTS_MOST = 60;
/** Of a column and a row that say nothing else. */
const COLUMN = 64;
const ROW = 20;

/** Cells with a comment, in the order in which they are written. */
export function commentedCells(sheet: Worksheet): readonly Cell[] {
  const found: Cell[] = [];
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (commentOf(cell) !== '') found.push(cell);
    }),
  );
  return found;
}

/**
 * exceljs draws every box two columns wide and four rows high, in which a note of three lines is cut off, and calls the author "Author". Each box is made as
 * large as its text here; who wrote stands in the text, so the author is left empty. `sheets`: those that have comments.
 */
export function withReadableComments(workbook: Buffer, sheets: readonly Worksheet[]): Buffer {
  const parts = new ZipParts(workbook);
  for (const sheet of sheets) {
    const [boxes, comments] = [`xl/drawings/vmlDrawing${sheet.id}.vml`, `xl/comments${sheet.id}.xml`];
    if (!parts.has(boxes) || !parts.has(comments)) continue;
    const anchors = commentedCells(sheet).map((cell) => anchorOf(cell, sheet));
    let at = 0;
    const sized = parts.text(boxes).replaceAll(/<x:Anchor>([^<]*)</g, (_, own: string) => {
      const anchor = anchors[at] ?? own;
      at += 1;
      return `<x:Anchor>${anchor}<`;
    });
    parts.put(boxes, sized);
    parts.put(comments, parts.text(comments).replace('<author>Author</author>', '<author></author>'));
  }
  return parts.bytes();
}

/** Beside the cell: column and row, each with pixels into it, of both corners. */
function anchorOf(cell: Cell, sheet: Worksheet): string {
  const [column, row] = [cell.fullAddress.col, cell.fullAddress.row - 1];
  const height = EDGE + LINE * linesOf(commentOf(cell));
  const right = across(column, BOX, (at) => (sheet.getColumn(at + 1).width ?? 0) * 7, COLUMN);
  const low = across(row, height, (at) => (sheet.getRow(at + 1).height ?? 0) * (4 / 3), ROW);
  return [column, 8, row, 4, ...right, ...low].join(', ');
}

/** The column or row that a length reaches into from where it begins, and how far into it. */
function across(
  from: number,
  length: number,
  pixelsOf: (at: number) => number,
  usual: number,
): readonly [number, number] {
  let left = length;
  for (let at = from; at < from + PARTS_MOST; at += 1) {
    const own = pixelsOf(at);
    const pixels = own > 0 ? own : usual;
    if (left <= pixels) return [at, Math.round(left)];
    left -= pixels;
  }
  return [from + PARTS_MOST, 0];
}

function linesOf(text: string): number {
  const room = (BOX - EDGE) / CHARACTER;
  return text.split('\n').reduce((lines, line) => lines + Math.max(Math.ceil(textWidth(line) / room), 1), 0);
}

function commentOf(cell: Cell): string {
  const note: Cell['note'] | undefined = cell.note;
  return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : (note ?? '');
}
