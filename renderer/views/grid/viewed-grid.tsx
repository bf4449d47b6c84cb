import { useCallback, useMemo, useRef, useState } from 'react';
import { ownView } from '../../../shared/model/grid-view.ts';
import type { GridId, GridView } from '../../../shared/model/grid-view.ts';
import { arrange, useGridViews, viewOf } from '../../state/grid-views.ts';
import { useTexts } from '../../ui/texts.ts';
import type { GridFilters } from './filter-cells.ts';
import { Grid } from './grid.tsx';
import type { GridProps } from './grid.tsx';
import { GridFoot } from './grid-foot.tsx';
import { rowFilter } from './row-filter.ts';
import type { SelectionTotals } from './selection-totals.ts';
import { viewedColumns } from './viewed-columns.ts';

/** The grid's width is taken in steps, so that dragging a border doesn't lay columns out anew with each pixel. */
const STEP = 40;

interface ViewedGridProps<Row> extends Omit<
  GridProps<Row>,
  'sort' | 'onSort' | 'onWidth' | 'filters' | 'onRoom' | 'onSelected' | 'onTop'
> {
  readonly view: GridId;
  /** Changes where the grid has to be made anew: its language, its grouping. */
  readonly form: string;
  /** All rows, also those that the screen's own search leaves out of `rows`. */
  readonly all: readonly Row[];
  /** Ends the screen's own search. */
  readonly clear: () => void;
  /** Rows may be kept in view at the top. */
  readonly topRows: boolean;
}

/** A grid that its user arranges: columns, widths, order, filters, rows at the top; kept by screen and project, and under names. */
export function ViewedGrid<Row extends object>({
  view: id,
  form,
  all,
  clear,
  topRows,
  ...grid
}: ViewedGridProps<Row>): React.JSX.Element {
  const t = useTexts();
  const view = useGridViews((state) => state.shown[id] ?? ownView);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  const [totals, setTotals] = useState<SelectionTotals | null>(null);
  const { rows, columns, rowId, heading, groupOf, pinnedTop } = grid;
  const { hidden, pinned, widths, filters: values, filtering, top } = view;
  const shownColumns = useMemo(
    () => viewedColumns(columns, { hidden, pinned, widths }, room),
    [columns, hidden, pinned, widths, room],
  );
  const holds = useMemo(() => rowFilter(columns, values), [columns, values]);
  const shownRows = useMemo(
    () => (holds === null ? rows : filtered(rows, holds, { ...(heading && { heading }), ...(groupOf && { groupOf }) })),
    [rows, holds, heading, groupOf],
  );
  const atTop = useMemo(() => {
    const held = topRows && top.length > 0 ? new Map(all.map((row) => [rowId(row), row])) : null;
    const kept = held === null ? [] : top.flatMap((each) => held.get(each) ?? []);
    return [...(pinnedTop ?? []), ...kept];
  }, [topRows, top, all, rowId, pinnedTop]);
  const filters = useMemo(
    (): GridFilters => ({
      values,
      set: (column, chosen) => arrange(id, { filters: withFilter(viewOf(id).filters, column, chosen) }),
      texts: {
        label: (column) => t('grid.filterOf', { column }),
        all: t('grid.all'),
        textHint: t('grid.textHint'),
        numberHint: t('grid.numberHint'),
        refused: t('grid.filterRefused'),
      },
    }),
    [values, id, t],
  );
  const onTop = useCallback(
    (row: Row) => {
      const code = rowId(row);
      const kept = viewOf(id).top;
      arrange(id, { top: kept.includes(code) ? kept.filter((each) => each !== code) : [...kept, code] });
    },
    [id, rowId],
  );
  const isUnit = (row: Row): boolean => (heading?.(row) ?? null) === null;
  const shown = shownRows.filter(isUnit).length;
  const count = all.filter(isUnit).length;
  const latestClear = useRef(clear);
  latestClear.current = clear;
  // New contents of the same rows don't concern it: an edit would render its buttons and what they open.
  const foot = useMemo(
    () => (
      <GridFoot
        id={id}
        view={view}
        columns={columns}
        shown={shown}
        all={count}
        clear={() => {
          arrange(id, { filters: {} });
          latestClear.current();
        }}
        totals={totals}
      />
    ),
    [id, view, columns, shown, count, totals],
  );
  return (
    <>
      <Grid
        key={form}
        {...grid}
        rows={shownRows}
        columns={shownColumns}
        pinnedTop={atTop}
        sort={view.sort}
        onSort={(sort) => arrange(id, { sort })}
        onWidth={(column, width) => arrange(id, { widths: { ...viewOf(id).widths, [column]: width } })}
        {...(filtering ? { filters } : {})}
        {...(topRows ? { onTop } : {})}
        onRoom={(width) => setRoom(Math.floor(width / STEP) * STEP)}
        onSelected={setTotals}
      />
      {foot}
    </>
  );
}

function withFilter(filters: GridView['filters'], column: string, values: readonly string[]): GridView['filters'] {
  const { [column]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [column]: [...values] };
}

/** Heading rows stay only above rows that are shown. */
function filtered<Row>(
  rows: readonly Row[],
  holds: (row: Row) => boolean,
  { heading, groupOf }: Pick<GridProps<Row>, 'heading' | 'groupOf'>,
): readonly Row[] {
  const isHeading = (row: Row): boolean => (heading?.(row) ?? null) !== null;
  const kept = new Set(rows.filter((row) => !isHeading(row) && holds(row)));
  const groups = new Set([...kept].map((row) => groupOf?.(row)));
  return rows.filter((row) => (isHeading(row) ? groups.has(groupOf?.(row)) : kept.has(row)));
}
