import type { ReadBox } from '../../model/box-import.ts';
import type { EditedParagraph } from '../manuscript/edited-document.ts';
import { boxField, emptyBox } from './box-fields.ts';
import type { BoxField } from './box-fields.ts';

/** Rows of a sheet that may hold the headings. */
const HEADING_ROWS = 10;

type Fields = Partial<Record<BoxField, string>> & typeof emptyBox;

/** Boxes of a list, a row each: its headings name at least the title and the text. Null: the sheet is no such list. `rows`: texts with their row's number. */
export function boxesOfRows(
  rows: readonly { readonly row: number; readonly texts: readonly string[] }[],
): readonly ReadBox[] | null {
  for (const [at, { texts }] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = texts.map(boxField);
    if (!columns.includes('title') || !columns.includes('text')) continue;
    return rows.slice(at + 1).flatMap(({ row, texts: cells }) => {
      const box: Fields = { ...emptyBox };
      columns.forEach((field, c) => {
        const said = (cells[c] ?? '').trim();
        if (field !== null && !box[field] && (said !== '' || field !== 'caption')) box[field] = said;
      });
      return box.title === '' && box.text === '' ? [] : [{ ...box, place: String(row) }];
    });
  }
  return null;
}

/** A box of a document with the relations of the pictures under its heading. */
export interface FoundBox extends ReadBox {
  readonly pictures?: readonly string[];
}

/**
 * Boxes of a document, a heading each: paragraphs under it are its text, but lines that begin with a field's name (来源：, 年度：, 评估对象：) and the
 * caption of its picture. A heading with nothing under it but other headings is no box.
 */
export function boxesOfDocument(paragraphs: readonly EditedParagraph[]): readonly FoundBox[] {
  const boxes: { field: Fields; lines: string[]; pictures: string[]; place: string }[] = [];
  for (const { text, style, inTable, pictures = [] } of paragraphs) {
    const said = text.trim();
    if (said !== '' && !inTable && /^(?:heading|标题) ?[1-9]/.test(style)) {
      boxes.push({ field: { ...emptyBox, title: said }, lines: [], pictures: [...pictures], place: said });
      continue;
    }
    const box = boxes.at(-1);
    // A picture often stands in a table that is there for its place alone.
    box?.pictures.push(...pictures);
    if (!box || said === '' || inTable) continue;
    if (box.pictures.length > 0 && /caption|题注/.test(style)) {
      box.field.caption ??= said;
      continue;
    }
    const [, name = '', value = ''] = /^(.{1,12}?)\s*[：:]\s*(.+)$/.exec(said) ?? [];
    const field = boxField(name);
    if (field === null || field === 'title' || field === 'text') box.lines.push(said);
    else box.field[field] = value.trim();
  }
  return boxes
    .filter(({ lines, pictures }) => lines.length > 0 || pictures.length > 0)
    .map(({ field, lines, pictures, place }) => ({
      ...field,
      text: lines.join('\n'),
      place,
      ...(pictures.length === 0 ? {} : { pictures }),
    }));
}
