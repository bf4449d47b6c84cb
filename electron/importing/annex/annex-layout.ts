import { foldName } from '../../../shared/base/fold-text.ts';
import { mergedTextAt, textAt } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';
import { annexHeading } from './annex-headings.ts';
import type { AnnexField } from './annex-headings.ts';
import { isWeightText } from './annex-texts.ts';

/** A column with what it says; `level`: of which indicators, null: of the row's last. */
export interface AnnexColumn {
  readonly column: number;
  readonly heading: string;
  readonly field: AnnexField | null;
  readonly level: number | null;
}

export interface AnnexLayout {
  /** First and last row of the heading, from 1. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly AnnexColumn[];
  /** Columns of names, in the order of their levels. */
  readonly names: readonly AnnexColumn[];
}

const LOOKED_AT = 30;
const HEADING_ROWS = 3;

/** Where the heading stands and what each column says; null where no row has a name and two known headings. */
export function annexLayout(grid: AnnexGrid): AnnexLayout | null {
  let best: { readonly layout: AnnexLayout; readonly known: number } | null = null;
  for (let first = 1; first <= Math.min(grid.rows.length, LOOKED_AT); first += 1) {
    for (let last = first; last < first + HEADING_ROWS && last <= grid.rows.length; last += 1) {
      if (last > first && !goesOn(grid, last)) break;
      const columns = columnsOf(grid, first, last);
      const known = columns.filter(({ field }) => field !== null).length;
      const names = columns.filter(({ field }) => field === 'name');
      if (
        names.length === 0 ||
        known < 2 ||
        (best !== null && (known < best.known || (known === best.known && first !== best.layout.first)))
      )
        continue;
      best = { layout: { first, last, columns, names: levelled(names) }, known };
    }
  }
  return best === null ? null : withWeights(best.layout, grid);
}

/** Whether a row beneath belongs to the heading: all that stands there are words of headings. */
function goesOn(grid: AnnexGrid, row: number): boolean {
  const texts = (grid.rows[row - 1] ?? []).filter((text) => text.trim() !== '');
  return texts.length > 0 && texts.every((text) => annexHeading([text]) !== null && !isWeightText(text));
}

function columnsOf(grid: AnnexGrid, first: number, last: number): readonly AnnexColumn[] {
  const width = Math.max(...grid.rows.slice(first - 1, last).map((row) => row.length), 0);
  return Array.from({ length: width }, (_, at) => {
    const path: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const text = mergedTextAt(grid, row, at + 1).trim();
      if (text !== '' && text !== path.at(-1)) path.push(text);
    }
    const read = path.length === 0 ? null : annexHeading(path);
    return { column: at + 1, heading: path.join(' / '), field: read?.field ?? null, level: read?.level ?? null };
  });
}

/** Names without a level get the one that their place gives: one more than the name before. */
function levelled(names: readonly AnnexColumn[]): readonly AnnexColumn[] {
  let level = 0;
  return names.map((name) => {
    level = name.level !== null && name.level > level ? name.level : level + 1;
    return { ...name, level };
  });
}

/**
 * Fields that come once a level belong to the name left of them; one that comes once belongs to the last level. A second column under one
 * merged name that holds numbers is its weight.
 */
function withWeights(layout: AnnexLayout, grid: AnnexGrid): AnnexLayout {
  const names: AnnexColumn[] = [];
  const weights = new Set<number>();
  for (const name of layout.names) {
    const twin = names.find(({ heading }) => heading === name.heading);
    if (twin !== undefined && holdsNumbers(grid, layout.last, name.column)) weights.add(name.column);
    else names.push(name);
  }
  const levels = levelled(names.map((name) => ({ ...name, level: layout.columns[name.column - 1]?.level ?? null })));
  const levelOf = (column: number): number | null => levels.findLast((name) => name.column < column)?.level ?? null;
  const repeated = (field: AnnexField): boolean => layout.columns.filter((column) => column.field === field).length > 1;
  const lowerAlone =
    layout.columns.some(({ field }) => field === 'lower') && !layout.columns.some(({ field }) => field === 'upper');
  return {
    ...layout,
    names: levels,
    columns: layout.columns.map((column) => {
      const { field } = column;
      if (weights.has(column.column)) return { ...column, field: 'weight', level: levelOf(column.column) };
      if (field === 'name') return levels.find((name) => name.column === column.column) ?? column;
      // 零分值 and 满分值 are limits.
      if (field === 'points' && lowerAlone && foldName(column.heading).startsWith('满分值'))
        return { ...column, field: 'upper' };
      const perLevel = field === 'weight' || field === 'points' || field === 'code';
      return perLevel && column.level === null && repeated(field)
        ? { ...column, level: levelOf(column.column) }
        : column;
    }),
  };
}

function holdsNumbers(grid: AnnexGrid, heading: number, column: number): boolean {
  const texts = grid.rows
    .slice(heading)
    .map((row) => (row[column - 1] ?? '').trim())
    .filter((text) => text !== '');
  return texts.length > 0 && texts.every(isWeightText);
}

/** Whether a row says the heading again, as pages do. */
export function repeatsHeading(grid: AnnexGrid, { last, columns }: AnnexLayout, row: number): boolean {
  const filled = columns.filter(({ column }) => textAt(grid, row, column).trim() !== '');
  return (
    filled.length > 1 &&
    filled.every(({ column }) => foldName(textAt(grid, row, column)) === foldName(mergedTextAt(grid, last, column)))
  );
}
