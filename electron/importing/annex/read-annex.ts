import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { mergedTextAt, placeOf, textAt } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';
import { annexLayout, repeatsHeading } from './annex-layout.ts';
import type { AnnexColumn, AnnexLayout } from './annex-layout.ts';
import type { AnnexNode, AnnexTable } from './annex-node.ts';
import { outlineParents } from './annex-outline.ts';
import { isNoteText, isNothing, isTotalText, numberedName, oneLine, weightInName } from './annex-texts.ts';

/** Fields that a cell merged over several rows says of each of them. */
const sharedFields = new Set([
  'unit',
  'direction',
  'definition',
  'source',
  'normalisation',
  'lower',
  'upper',
  'limits',
]);

/** The tree that an office's table of indicators shows, in whichever of the usual layouts. Error: no heading is known (ANNEX_NO_HEADING). */
export function readAnnex(grid: AnnexGrid): Result<AnnexTable> {
  const layout = annexLayout(grid);
  if (layout === null) return err(appError('ANNEX_NO_HEADING', { sheet: grid.name }));
  const reader = new AnnexReader(grid, layout);
  for (let row = layout.last + 1; row <= grid.rows.length; row += 1) reader.row(row);
  const nodes = layout.names.length > 1 || reader.hasSections ? reader.nodes : outlineParents(reader.nodes);
  if (nodes.length === 0) return err(appError('ANNEX_NO_ROWS', { sheet: grid.name }));
  return ok({
    title: titleOf(grid, layout),
    nodes,
    fields: new Set(layout.columns.flatMap(({ field }) => (field === null ? [] : [field]))),
    doubts: [...reader.doubts, ...unreadColumns(grid, layout)],
  });
}

class AnnexReader {
  readonly nodes: AnnexNode[] = [];
  readonly doubts: AppError[] = [];
  hasSections = false;
  private readonly grid: AnnexGrid;
  private readonly layout: AnnexLayout;
  /** The present node of every level, from the top. */
  private chain: (number | null)[] = [];
  private section: number | null = null;
  private readonly numbered: ReadonlySet<number>;
  /** 序号 that says the levels: 1, 1.1, 1.1.1. */
  private readonly orderIsCode: boolean;

  constructor(grid: AnnexGrid, layout: AnnexLayout) {
    this.grid = grid;
    this.layout = layout;
    this.numbered = numberedColumns(grid, layout);
    this.orderIsCode = layout.names.length === 1 && numbersLevels(grid, layout);
  }

  row(row: number): void {
    const { grid, layout } = this;
    const texts = (grid.rows[row - 1] ?? []).filter((text) => text.trim() !== '');
    const [first = ''] = texts;
    if (texts.length === 0 || repeatsHeading(grid, layout, row)) return;
    if (this.skipped(row, first, texts.length)) return;
    if (texts.length === 1 && this.spans(row)) return this.startSection(row, first);
    const made = this.names(row);
    if (made.size === 0) {
      const column = (grid.rows[row - 1] ?? []).findIndex((text) => text.trim() !== '') + 1;
      this.doubt('ANNEX_ROW_UNREAD', { text: first.slice(0, 60) }, row, column);
      return;
    }
    for (const column of layout.columns) this.field(row, column, made);
  }

  private skipped(row: number, first: string, count: number): boolean {
    const { grid, layout } = this;
    const total = [...layout.names, ...layout.columns.filter(({ field }) => field === 'order')].find(({ column }) =>
      isTotalText(textAt(grid, row, column)),
    );
    if (total !== undefined) {
      this.doubt('ANNEX_TOTAL', { text: textAt(grid, row, total.column).trim() }, row, total.column);
      return true;
    }
    if (!isNoteText(first) || count > 2) return false;
    this.doubt('ANNEX_NOTE', { text: first.trim().slice(0, 80) }, row, 1);
    return true;
  }

  /** Whether the one text of a row stands in a cell over most of the table. */
  private spans(row: number): boolean {
    const width = this.layout.columns.filter(({ heading }) => heading !== '').length;
    return this.grid.merges.some(
      ({ top, bottom, left, right }) => top <= row && bottom >= row && right - left + 1 > Math.max(2, width / 2),
    );
  }

  private startSection(row: number, text: string): void {
    const column = (this.grid.rows[row - 1] ?? []).findIndex((one) => one.trim() !== '') + 1;
    this.hasSections = true;
    this.chain = [];
    this.section = this.node(row, column, text, null, true);
  }

  /** The nodes that begin in a row, by the level of their column. */
  private names(row: number): ReadonlyMap<number, number> {
    const made = new Map<number, number>();
    for (const [at, { column, level }] of this.layout.names.entries()) {
      const text = textAt(this.grid, row, column);
      if (isNothing(text)) continue;
      const above = this.chain.slice(0, at).findLast((node) => node != null) ?? this.section;
      const last = at === this.layout.names.length - 1;
      const name = this.nameOf(text, column);
      const same = last ? undefined : this.nodes.findIndex((node) => node.parent === above && node.name === name.name);
      if (same !== undefined && same >= 0) {
        if (this.chain[at] !== same) this.chain = [...this.chain.slice(0, at), same];
        continue;
      }
      const node = this.node(row, column, text, above, this.numbered.has(column));
      this.chain = [...filled(this.chain, at), node];
      made.set(level ?? at + 1, node);
    }
    return made;
  }

  private node(row: number, column: number, text: string, parent: number | null, numbered: boolean): number {
    const { name, code, weight } = this.nameOf(text, column, numbered);
    const cell = placeOf(row, column);
    if (this.nodes.some((node) => node.parent === parent && node.name === name))
      this.doubt('ANNEX_NAME_TWICE', { name }, row, column);
    const node: AnnexNode = {
      parent,
      name,
      cell,
      indent: /^[\s\u3000]*/.exec(text)?.[0].length ?? 0,
      depth: numbered ? (numberedName(oneLine(text))?.depth ?? null) : null,
      fields: new Map(),
      definitions: [],
    };
    if (weight !== null) node.fields.set('weight', { text: weight, cell });
    if (code !== '') node.fields.set('code', { text: code, cell });
    return this.nodes.push(node) - 1;
  }

  private nameOf(
    text: string,
    column: number,
    numbered = this.numbered.has(column),
  ): { readonly name: string; readonly code: string; readonly weight: string | null } {
    const { name, weight } = weightInName(text);
    const split = numbered ? numberedName(name) : null;
    // A single number is its place among its siblings, no code.
    const code = split !== null && (split.depth === null || split.code.includes('.')) ? split.code : '';
    return { name: split?.name ?? name, code, weight };
  }

  private field(row: number, { column, field: said, level }: AnnexColumn, made: ReadonlyMap<number, number>): void {
    const field = said === 'order' && this.orderIsCode ? 'code' : said;
    if (field === null || field === 'name' || field === 'order') return;
    const lowest = [...made].toSorted(([a], [b]) => a - b).at(-1)?.[1];
    const node = this.nodes[(level === null ? lowest : made.get(level)) ?? -1];
    const text = (sharedFields.has(field) ? mergedTextAt : textAt)(this.grid, row, column).trim();
    if (text === '') return;
    const cell = placeOf(row, column);
    if (node === undefined) {
      const above = level === null ? undefined : this.nodes[this.chain[level - 1] ?? -1];
      if (above?.fields.get(field)?.text !== text && above !== undefined && !isNothing(text))
        this.doubt('ANNEX_CELL_UNREAD', { text: text.slice(0, 60), name: above.name }, row, column);
      return;
    }
    if (field === 'definition') {
      if (!isNothing(text)) node.definitions.push(text);
    } else if (!node.fields.has(field) || field === 'code') node.fields.set(field, { text, cell });
  }

  private doubt(code: string, params: Readonly<Record<string, string | number>>, row: number, column: number): void {
    this.doubts.push(appError(code, params, { cell: placeOf(row, column) }));
  }
}

function filled(chain: readonly (number | null)[], length: number): (number | null)[] {
  return Array.from({ length }, (_, at) => chain[at] ?? null);
}

/** Columns of names most of which have a number or code in front. */
function numberedColumns(grid: AnnexGrid, { names, last }: AnnexLayout): ReadonlySet<number> {
  return new Set(
    names.flatMap(({ column }) => {
      const texts = grid.rows.slice(last).flatMap((row) => {
        const text = oneLine(row[column - 1] ?? '');
        return isNothing(text) || isNoteText(text) || isTotalText(text) ? [] : [text];
      });
      const count = texts.filter((text) => numberedName(weightInName(text).name) !== null).length;
      return count > 0 && count >= 0.8 * texts.length ? [column] : [];
    }),
  );
}

function numbersLevels(grid: AnnexGrid, { columns, last }: AnnexLayout): boolean {
  const order = columns.find(({ field }) => field === 'order')?.column ?? 0;
  return grid.rows.slice(last).some((row) => /^\d+[.-]\d+/.test((row[order - 1] ?? '').trim()));
}

function titleOf(grid: AnnexGrid, { first }: AnnexLayout): string {
  for (let row = 1; row < first; row += 1) {
    const text = (grid.rows[row - 1] ?? []).find((one) => one.trim() !== '');
    if (text !== undefined) return oneLine(text);
  }
  return '';
}

/** Columns with something in them that nobody knows: left, and said. */
function unreadColumns(grid: AnnexGrid, { columns, first, last }: AnnexLayout): readonly AppError[] {
  return columns.flatMap(({ column, heading, field }) => {
    const count = grid.rows.slice(last).filter((row) => !isNothing(row[column - 1] ?? '')).length;
    return field !== null || count === 0 || (heading === '' && count < 3)
      ? []
      : [appError('ANNEX_COLUMN_UNREAD', { heading: heading || '—', count }, { cell: placeOf(first, column) })];
  });
}
