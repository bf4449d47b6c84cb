import type { GridColumn } from './grid-column.ts';
import { numberCondition } from './number-condition.ts';
import { shownText } from './shown-text.ts';

type FilterKind = 'choice' | 'number' | 'text';
type Filters = Readonly<Record<string, readonly string[]>>;

/** How a column is filtered; null: not at all. */
export function filterKind<Row>({ choices, number, text, paint }: GridColumn<Row>): FilterKind | null {
  if (choices !== undefined) return 'choice';
  if (number !== undefined) return 'number';
  return text === undefined && paint !== undefined ? null : 'text';
}

/** Whether what is typed can't be taken, so that it filters nothing. */
export function isRefused<Row>(column: GridColumn<Row>, values: readonly string[] | undefined): boolean {
  const [typed = ''] = values ?? [];
  return filterKind(column) === 'number' && typed.trim() !== '' && numberCondition(typed) === null;
}

/** What a row must fulfil to be shown: the condition of every column that has one; null: no column has. */
export function rowFilter<Row>(columns: readonly GridColumn<Row>[], filters: Filters): ((row: Row) => boolean) | null {
  const conditions = columns.flatMap((column) => columnCondition(column, filters[column.id] ?? []) ?? []);
  return conditions.length === 0 ? null : (row) => conditions.every((holds) => holds(row));
}

function columnCondition<Row>(column: GridColumn<Row>, values: readonly string[]): ((row: Row) => boolean) | null {
  const { choices, number } = column;
  if (choices !== undefined) {
    const wanted = new Set(values);
    return wanted.size === 0 ? null : (row) => wanted.has(choices.of(row));
  }
  const [typed = ''] = values;
  if (typed.trim() === '') return null;
  if (number !== undefined) {
    const condition = numberCondition(typed);
    return condition === null ? null : (row) => condition(number(row));
  }
  const words = typed
    .split(/[|｜]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  return (row) => {
    const shown = shownText(column, row).toLowerCase();
    return words.some((word) => shown.includes(word));
  };
}
