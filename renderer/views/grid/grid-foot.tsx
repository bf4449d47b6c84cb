import { Button, Popover } from 'antd';
import { displayNumber } from '../../../shared/base/display.ts';
import { ownView } from '../../../shared/model/grid-view.ts';
import type { GridId, GridView } from '../../../shared/model/grid-view.ts';
import { arrange } from '../../state/grid-views.ts';
import { useTexts } from '../../ui/texts.ts';
import { ColumnChooser } from './column-chooser.tsx';
import type { GridColumn } from './grid-column.ts';
import { NamedViews } from './named-views.tsx';
import type { SelectionTotals } from './selection-totals.ts';
import { titleOf } from './title-of.ts';

interface GridFootProps<Row> {
  readonly id: GridId;
  readonly view: GridView;
  readonly columns: readonly GridColumn<Row>[];
  readonly shown: number;
  readonly all: number;
  readonly clear: () => void;
  readonly totals: SelectionTotals | null;
}

/** Under the grid: what is left out of it and the way back, how it is arranged, and what the selected cells come to. */
export function GridFoot<Row>({ id, view, columns, shown, all, clear, totals }: GridFootProps<Row>): React.JSX.Element {
  const t = useTexts();
  const sorted = view.sort.flatMap(({ column: code, descending }) => {
    const column = columns.find((each) => each.id === code);
    return column === undefined ? [] : [`${titleOf(column)} ${descending ? '↓' : '↑'}`];
  });
  return (
    <div className="grid-foot">
      <Popover
        trigger="click"
        placement="topLeft"
        destroyOnHidden
        content={<ColumnChooser id={id} view={view} columns={columns} />}
      >
        <Button size="small" type="text">
          {t('grid.columns')}
          {view.hidden.length > 0 && ` (${t('grid.hidden', { count: view.hidden.length })})`}
        </Button>
      </Popover>
      <Button
        size="small"
        type={view.filtering ? 'primary' : 'text'}
        ghost={view.filtering}
        aria-pressed={view.filtering}
        title={t('grid.filterHint')}
        onClick={() => arrange(id, { filtering: !view.filtering })}
      >
        {t('grid.filter')}
      </Button>
      <Popover trigger="click" placement="topLeft" destroyOnHidden content={<NamedViews id={id} view={view} />}>
        <Button size="small" type="text">
          {t('grid.views')}
        </Button>
      </Popover>
      <span
        role="status"
        className={shown < all ? 'narrowed' : 'muted'}
        aria-label={t('grid.countHint', { shown, all })}
      >
        {shown.toLocaleString('en')} / {all.toLocaleString('en')}
      </span>
      {(shown < all || Object.keys(view.filters).length > 0) && (
        <Button size="small" onClick={clear}>
          {t('grid.showAll')}
        </Button>
      )}
      {sorted.length > 0 && (
        <>
          <span className="sorted-by" title={sorted.join(' · ')}>
            {sorted.length === 1 ? sorted[0] : sorted.map((each, at) => `${at + 1} ${each}`).join('　')}
          </span>
          <Button size="small" type="text" onClick={() => arrange(id, { sort: ownView.sort })}>
            {t('grid.unsort')}
          </Button>
        </>
      )}
      <span className="push" />
      {totals !== null && <Totals totals={totals} />}
    </div>
  );
}

function Totals({ totals }: { readonly totals: SelectionTotals }): React.JSX.Element {
  const t = useTexts();
  const { cells, count, decimals } = totals;
  const number = (value: number): string => displayNumber(value, decimals);
  return (
    <span role="status" className="totals">
      {t('grid.selected', { cells })}
      {count > 0 &&
        `　${t('grid.totals', {
          count,
          sum: number(totals.sum),
          mean: displayNumber(totals.mean, Math.max(decimals, 2)),
          least: number(totals.least),
          most: number(totals.most),
        })}`}
    </span>
  );
}
