import type { Cell, SheetRow } from '../cells/cell.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { isMonthRun } from '../values/parse-period.ts';
import { loneUnit } from '../values/unit-text.ts';

/** A merged range, 1-based, inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type ColumnType = 'empty' | 'number' | 'percent' | 'date' | 'text' | 'mixed';

export interface ProfiledColumn {
  /** 1-based. */
  readonly column: number;
  /** Texts of the header rows above, top first, repeats of a merged cell once. */
  readonly path: readonly string[];
  /** First distinct values as shown, up to 12. */
  readonly samples: readonly string[];
  readonly type: ColumnType;
}

/** What the first rows of a sheet show: where its header is and what its columns hold. */
export interface SheetProfile {
  /** Texts of the rows above the header, folded. */
  readonly titles: readonly string[];
  /** Texts that stand alone in a row below the header, folded: footnotes and sources. */
  readonly notes: readonly string[];
  /** Sheet rows of the header, 1-based; null when no row looks like one. */
  readonly header: { readonly first: number; readonly last: number } | null;
  readonly columns: readonly ProfiledColumn[];
  /** Rows looked at that hold anything. */
  readonly sampledRows: number;
}

/** Says whether a text is a known heading; given by recognition so that profiling knows no framework. */
export type KnowsHeading = (text: string) => boolean;

const headerSearch = 40;
const maxHeaderRows = 4;

/**
 * `rows`: the sheet's first rows (about 60 are enough), in order. Rows without content may be left out. `given`: the
 * header rows that the user or a saved mapping names, instead of looking for them.
 */
export function profileSheet(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  knows: KnowsHeading,
  given?: { readonly first: number; readonly last: number },
): SheetProfile {
  const grid = new Map<number, readonly string[]>();
  for (const row of rows) grid.set(row.row, headerTexts(row.cells));
  const header = given ?? findHeader(rows, grid, merges, knows);
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const firstData = header === null ? Infinity : header.last;
  const titles = filled
    .filter((row) => row.row < (header?.first ?? Infinity))
    .map((row) => [...new Set((grid.get(row.row) ?? []).filter((text) => text !== ''))].join(' '));
  const below = filled.filter((row) => row.row > firstData);
  const notes = below.flatMap((row) => {
    const [text, ...others] = (grid.get(row.row) ?? []).filter((each) => each !== '');
    return text === undefined || others.length > 0 ? [] : [text];
  });
  if (header === null) return { titles, notes, header, columns: [], sampledRows: filled.length };
  const columns = headerPaths(grid, merges, header).map((path, index) => describeColumn(index + 1, path, below));
  return { titles, notes, header, columns, sampledRows: filled.length };
}

/** A cell as heading text. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return foldText(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  switch (cell.type) {
    case 'date':
      return cell.iso;
    case 'percent':
      return `${Number((cell.value * 100).toPrecision(12))}%`;
    case 'error':
    case 'broken':
      return cell.text;
    case 'uncached':
      return '';
  }
}

function headerTexts(cells: readonly Cell[]): readonly string[] {
  return cells.map(cellText);
}

function findHeader(
  rows: readonly SheetRow[],
  grid: ReadonlyMap<number, readonly string[]>,
  merges: readonly Merge[],
  knows: KnowsHeading,
): SheetProfile['header'] {
  let best: { readonly row: number; readonly hits: number } | null = null;
  for (const row of rows.slice(0, headerSearch)) {
    const texts = grid.get(row.row) ?? [];
    if (texts.some(looksLikeValue)) continue;
    const hits = new Set(texts.filter((text) => text !== '' && knows(text))).size;
    // The first row of the most known headings; a later one must be clearly richer (its sub-headings are found below).
    if (hits >= 2 && (best === null || hits > best.hits)) best = { row: row.row, hits };
  }
  if (best === null) return null;
  let first = best.row;
  let last = best.row;
  for (const merge of merges) {
    if (
      merge.top <= best.row &&
      merge.bottom > last &&
      merge.bottom - merge.top < maxHeaderRows &&
      merge.top >= best.row - maxHeaderRows
    )
      last = Math.max(last, spanned(merge, best.row, grid, knows));
  }
  while (first > 1 && last - first + 1 < maxHeaderRows && isGroupRow(first - 1, first, grid, merges, knows)) first -= 1;
  while (last - first + 1 < maxHeaderRows && isSubHeading(last + 1, first, grid, knows)) last += 1;
  return { first, last };
}

/** A number that is no year, month or column number: then the row holds data, however many of its words are known. */
function looksLikeValue(text: string): boolean {
  if (!/^[+-]?\d[\d,]*(?:\.\d+)?%?$/.test(text)) return false;
  const value = Number(text);
  return !(
    Number.isInteger(value) &&
    value >= 0 &&
    (value <= 100 || (value >= 1949 && value <= 2100) || (value >= 194_901 && value <= 210_012))
  );
}

/** Lower end of a vertical merge that begins in a header row, where the heading it spans is one. */
function spanned(merge: Merge, row: number, grid: ReadonlyMap<number, readonly string[]>, knows: KnowsHeading): number {
  const heading = grid.get(merge.top)?.[merge.left - 1] ?? '';
  return merge.top <= row && heading !== '' && knows(heading) ? merge.bottom : row;
}

/** A row of group headings over the header: two or more different texts, or one merged over a part of the columns only. */
function isGroupRow(
  row: number,
  below: number,
  grid: ReadonlyMap<number, readonly string[]>,
  merges: readonly Merge[],
  knows: KnowsHeading,
): boolean {
  const texts = (grid.get(row) ?? [])
    .map((text, index) => ({ text, column: index + 1 }))
    .filter((entry) => entry.text !== '');
  if (texts.length === 0) return false;
  if (texts.some((entry) => /^[+-]?\d+(\.\d+)?%?$/.test(entry.text))) return false;
  const spansDown = merges.some(
    (merge) =>
      merge.top === row &&
      merge.bottom >= below &&
      texts.some((entry) => entry.column === merge.left && knows(entry.text)),
  );
  if (spansDown) return true;
  const distinct = new Set(texts.map((entry) => entry.text));
  const underGaps = (grid.get(below) ?? []).some(
    (text, index) => text === '' && (grid.get(row)?.[index] ?? '') !== '' && knows(grid.get(row)?.[index] ?? ''),
  );
  if (underGaps) return true;
  // 单位：万人 or 填报日期：… beside each other above a table are titles, not groups.
  return (
    distinct.size >= 2 &&
    texts.length >= 2 &&
    ![...distinct].some((text) => /[::]/.test(text)) &&
    merges.some((merge) => merge.top === row && merge.bottom === row && merge.right > merge.left)
  );
}

/** A further header row under the header: known headings, the months 1 to 12 or units, the first columns left empty by the row above; units also beside 单位. */
function isSubHeading(
  row: number,
  first: number,
  grid: ReadonlyMap<number, readonly string[]>,
  knows: KnowsHeading,
): boolean {
  const texts = (grid.get(row) ?? [])
    .map((text, index) => ({ text, column: index + 1 }))
    .filter((entry) => entry.text !== '');
  if (texts.length < 2) return false;
  const known = texts.filter((entry) => knows(entry.text)).length;
  const start = texts[0]?.column ?? 1;
  const leftEmpty = start > 1 && (grid.get(first)?.[0] ?? '') !== '';
  const units = texts.filter((entry) => loneUnit(entry.text) !== null).length;
  const labelled = start === 1 && /^(?:计量|数据)?单位$/.test(texts[0]?.text ?? '');
  if (units >= Math.ceil(texts.length * 0.6) && (leftEmpty || labelled)) return true;
  return leftEmpty && (known >= Math.ceil(texts.length * 0.6) || isMonthRun(texts.map((entry) => entry.text)));
}

function headerPaths(
  grid: ReadonlyMap<number, readonly string[]>,
  merges: readonly Merge[],
  header: { readonly first: number; readonly last: number },
): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let width = 0;
  for (let row = header.first; row <= header.last; row += 1) {
    const texts = [...(grid.get(row) ?? [])];
    rows.push(texts);
    width = Math.max(width, texts.length);
  }
  for (const merge of merges) {
    if (merge.bottom < header.first || merge.top > header.last || merge.top < header.first) continue;
    const text = rows[merge.top - header.first]?.[merge.left - 1] ?? '';
    for (let row = merge.top; row <= Math.min(merge.bottom, header.last); row += 1) {
      for (let column = merge.left; column <= Math.min(merge.right, 1_000); column += 1) {
        const line = rows[row - header.first];
        if (line !== undefined) {
          line[column - 1] = text;
          width = Math.max(width, column);
        }
      }
    }
  }
  spreadGroups(rows, width);
  return Array.from({ length: width }, (_, index) => {
    const path: string[] = [];
    for (const line of rows) {
      const text = line[index] ?? '';
      if (text !== '' && path.at(-1) !== text) path.push(text);
    }
    return path;
  });
}

/** CSV keeps no merges: a group heading also stands over the empty cells to its right, as long as these have a sub-heading. */
function spreadGroups(rows: string[][], width: number): void {
  for (let line = 0; line < rows.length - 1; line += 1) {
    const upper = rows[line] ?? [];
    const under = (column: number): boolean => rows.slice(line + 1).some((lower) => (lower[column] ?? '') !== '');
    // A group ends where the one over it does.
    const over = rows[line - 1] ?? [];
    const together = (column: number): boolean => (over[column] ?? '') === (over[column - 1] ?? '');
    for (let column = 1; column < width; column += 1) {
      const left = upper[column - 1] ?? '';
      if ((upper[column] ?? '') === '' && left !== '' && under(column) && under(column - 1) && together(column))
        upper[column] = left;
    }
  }
}

function describeColumn(column: number, path: readonly string[], rows: readonly SheetRow[]): ProfiledColumn {
  const samples = new Set<string>();
  const types = new Set<ColumnType>();
  for (const row of rows) {
    const cell = row.cells[column - 1];
    const text = cellText(cell);
    if (text === '') continue;
    if (samples.size < 12) samples.add(text);
    types.add(
      typeof cell === 'number'
        ? 'number'
        : typeof cell === 'object' && cell !== null && (cell.type === 'percent' || cell.type === 'date')
          ? cell.type
          : 'text',
    );
  }
  const [only] = types;
  return {
    column,
    path,
    samples: [...samples],
    type: types.size === 0 ? 'empty' : types.size === 1 && only !== undefined ? only : 'mixed',
  };
}
