import type { GridView } from '../../../shared/model/grid-view.ts';
import type { GridColumn } from './grid-column.ts';

/** Of the grid's width, what columns that stay in view on the left may take: what scrolls must be seen too. */
const PINNED_MOST = 0.6;
const USUAL_WIDTH = 200;

/** A screen's columns as a user has arranged them, in a grid of `room` pixels. */
export function viewedColumns<Row>(
  columns: readonly GridColumn<Row>[],
  { hidden, pinned, widths }: Pick<GridView, 'hidden' | 'pinned' | 'widths'>,
  room: number,
): readonly GridColumn<Row>[] {
  const away = new Set(hidden);
  const shown = columns
    .filter((column) => column.heads === true || !away.has(column.id))
    .map((column) => withWidth(withPin(column, pinned[column.id]), widths[column.id]));
  const kept = pinnedWithin(shown, room * PINNED_MOST);
  return shown.map((column) => (column.pin === 'left' && !kept.has(column.id) ? withPin(column, false) : column));
}

/** The heading of rows first, then from the left as long as there is room. */
function pinnedWithin<Row>(columns: readonly GridColumn<Row>[], most: number): ReadonlySet<string> {
  const kept = new Set<string>();
  let taken = 0;
  const left = columns.filter(({ pin }) => pin === 'left');
  for (const column of [...left.filter(({ heads }) => heads), ...left.filter(({ heads }) => !heads)]) {
    const width = column.width ?? USUAL_WIDTH;
    if (column.heads !== true && taken + width > most) break;
    taken += width;
    kept.add(column.id);
  }
  return kept;
}

function withPin<Row>(column: GridColumn<Row>, pinned: boolean | undefined): GridColumn<Row> {
  if (pinned === undefined || pinned === (column.pin === 'left')) return column;
  if (pinned) return { ...column, pin: 'left' };
  const { pin: _, ...loose } = column;
  return loose;
}

/** What was dragged to a width no longer grows. */
function withWidth<Row>(column: GridColumn<Row>, width: number | undefined): GridColumn<Row> {
  if (width === undefined) return column;
  const { flex: _, ...fixed } = column;
  return { ...fixed, width: Math.max(width, column.minWidth ?? 0) };
}
