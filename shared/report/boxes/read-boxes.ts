import type { ReadBox } from '../../model/box-import.ts';
import type { EditedParagraph } from '../manuscript/edited-document.ts';
import { boxField, emptyBox } from './box-fields.ts';
import type { BoxField } from './box-fields.ts';

/** Rows of a sheet that may hold the headings. */
const HEADING_ROWS = 10;

/** Boxes of a list, a row each: its headings name at least the title and the text. Null: the sheet is no such list. `rows`: texts with their row's number. */
export function boxesOfRows(
  rows: readonly { readonly row: number; readonly texts: readonly string[] }[],
): readonly ReadBox[] | null {
  for (const [at, { texts }] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = texts.map(boxField);
    if (!columns.includes('title') || !columns.includes('text')) continue;
    return rows.slice(at + 1).flatMap(({ row, texts: cells }) => {
      const box: Record<BoxField, string> = { ...emptyBox };
      columns.forEach((field, c) => {
        if (field !== null && box[field] === '') box[field] = (cells[c] ?? '').trim();
      });
      return box.title === '' && box.text === '' ? [] : [{ ...box, place: String(row) }];
    });
  }
  return null;
}

/**
 * Boxes of a document, a heading each: paragraphs under it are its text, but lines that begin with a field's name (来源：, 年度：, 评估对象：). A heading
 * with nothing under it but other headings is no box.
 */
export function boxesOfDocument(paragraphs: readonly EditedParagraph[]): readonly ReadBox[] {
  const boxes: { field: Record<BoxField, string>; lines: string[]; place: string }[] = [];
  for (const { text, style, inTable } of paragraphs) {
    const said = text.trim();
    if (said === '' || inTable) continue;
    if (/^(?:heading|标题) ?[1-9]/.test(style)) {
      boxes.push({ field: { ...emptyBox, title: said }, lines: [], place: said });
      continue;
    }
    const box = boxes.at(-1);
    if (!box) continue;
    const [, name = '', value = ''] = /^(.{1,12}?)\s*[：:]\s*(.+)$/.exec(said) ?? [];
    const field = boxField(name);
    if (field === null || field === 'title' || field === 'text') box.lines.push(said);
    else box.field[field] = value.trim();
  }
  return boxes
    .map(({ field, lines, place }) => ({ ...field, text: lines.join('\n'), place }))
    .filter(({ text }) => text !== '');
}
