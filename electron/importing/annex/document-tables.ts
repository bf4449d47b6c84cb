import { posix } from 'node:path';
import { wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../../shared/base/xml-tokens.ts';
import type { XmlToken } from '../../../shared/base/xml-tokens.ts';
import type { Cell, SheetRow } from '../cells/cell.ts';
import type { MergedRange } from '../open/opened-workbook.ts';
import { GRID_COLUMNS, GRID_ROWS, annexGrid } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';

/** The tables of a Word document by its parts, in its order; a table within a cell is that cell's text. Empty where it has none or is no such document. */
export function documentTables(parts: ReadonlyMap<string, Buffer>): readonly AnnexGrid[] {
  const relations = parts.get('_rels/.rels')?.toString('utf8') ?? '';
  const main = [...xmlTokens(relations)]
    .filter(({ kind, source }) => kind === 'open' && (xmlAttribute(source, 'Type') ?? '').endsWith('/officeDocument'))
    .map(({ source }) => xmlAttribute(source, 'Target') ?? '')[0];
  const xml = main === undefined ? undefined : parts.get(posix.normalize(main.replace(/^\//, '')))?.toString('utf8');
  if (xml === undefined) return [];
  const reader = new TableReader();
  for (const token of xmlTokens(xml)) reader.take(token);
  return reader.tables;
}

interface OpenCell {
  text: string;
  across: number;
  /** Goes on from the row above. */
  continues: boolean;
}

class TableReader {
  readonly tables: AnnexGrid[] = [];
  /** How many tables the present place is in. */
  private depth = 0;
  private rows: OpenCell[][] = [];
  private cell: OpenCell | null = null;
  private caption = '';
  private paragraph = '';
  private within = { text: false, deleted: 0 };

  take({ kind, name, source }: XmlToken): void {
    const local = name.replace(/^.*:/, '');
    if (kind === 'text') {
      if (this.within.text && this.within.deleted === 0) this.write(xmlText(source));
    } else if (kind === 'open') this.open(local, source);
    else this.close(local);
  }

  private open(name: string, source: string): void {
    if (name === 't') this.within.text = true;
    else if (name === 'del' || name === 'moveFrom') this.within.deleted += 1;
    else if (name === 'br' || name === 'cr') this.write('\n');
    else if (name === 'tab') this.write(' ');
    else if (name === 'tbl') {
      this.depth += 1;
      if (this.depth === 1) this.rows = [];
    } else if (this.depth === 1) this.openPart(name, source);
  }

  private openPart(name: string, source: string): void {
    if (name === 'tr') this.rows.push([]);
    else if (name === 'tc') this.cell = { text: '', across: 1, continues: false };
    else if (name === 'gridSpan' && this.cell)
      this.cell.across = Math.min(GRID_COLUMNS, Math.max(1, wholeNumber(xmlAttribute(source, 'w:val'))));
    else if (name === 'vMerge' && this.cell) this.cell.continues = xmlAttribute(source, 'w:val') !== 'restart';
  }

  private close(name: string): void {
    if (name === 't') this.within.text = false;
    else if (name === 'del' || name === 'moveFrom') this.within.deleted -= 1;
    else if (name === 'p') this.endParagraph();
    else if (name === 'tc' && this.depth === 1 && this.cell) {
      this.rows.at(-1)?.push({ ...this.cell, text: this.cell.text.trimEnd() });
      this.cell = null;
    } else if (name === 'tbl') {
      if (this.depth === 1) this.endTable();
      this.depth -= 1;
    }
  }

  private write(text: string): void {
    if (this.cell) this.cell.text += text;
    else if (this.depth === 0) this.paragraph += text;
  }

  private endParagraph(): void {
    if (this.cell) this.cell.text += '\n';
    else if (this.depth === 0) {
      if (this.paragraph.trim() !== '') this.caption = this.paragraph.trim();
      this.paragraph = '';
    }
  }

  private endTable(): void {
    const rows: SheetRow[] = [];
    const merges: MergedRange[] = [];
    /** By its first column, the merged cell that a row below may go on. */
    const open = new Map<number, { top: number; left: number; bottom: number; right: number }>();
    this.rows.slice(0, GRID_ROWS).forEach((cells, at) => {
      const row = at + 1;
      let column = 1;
      const placed: Cell[] = [];
      for (const { text, across, continues } of cells) {
        const above = continues ? open.get(column) : undefined;
        if (above !== undefined) above.bottom = row;
        else {
          const range = { top: row, left: column, bottom: row, right: column + across - 1 };
          merges.push(range);
          open.set(column, range);
          placed[column - 1] = text === '' ? null : text;
        }
        column += across;
      }
      rows.push({ row, cells: Array.from({ length: column - 1 }, (_, c) => placed[c] ?? null), hidden: false });
    });
    this.tables.push(
      annexGrid({
        name: this.caption || String(this.tables.length + 1),
        rows,
        merges: merges.filter(({ top, left, bottom, right }) => bottom > top || right > left),
      }),
    );
    this.caption = '';
  }
}
