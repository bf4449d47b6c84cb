import { useState } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { PushpinFilled, PushpinOutlined } from '@ant-design/icons';
import type { GridId, GridView } from '../../../shared/model/grid-view.ts';
import { arrange, viewOf } from '../../state/grid-views.ts';
import { useTexts } from '../../ui/texts.ts';
import type { GridColumn } from './grid-column.ts';
import { titleOf } from './title-of.ts';

/** Which columns are shown, and which stay in view on the left. The one that names the rows is always there. */
export function ColumnChooser<Row>({
  id,
  view,
  columns,
}: {
  readonly id: GridId;
  readonly view: GridView;
  readonly columns: readonly GridColumn<Row>[];
}): React.JSX.Element {
  const t = useTexts();
  const [find, setFind] = useState('');
  const hidden = new Set(view.hidden);
  const wanted = find.trim().toLowerCase();
  const listed = columns.filter((column) => titleOf(column).toLowerCase().includes(wanted));
  const free = listed.filter(({ heads }) => heads !== true);
  const show = (codes: readonly string[], shown: boolean): void => {
    const next = new Set(viewOf(id).hidden);
    for (const code of codes) {
      if (shown) next.delete(code);
      else next.add(code);
    }
    arrange(id, { hidden: [...next] });
  };
  return (
    <div className="column-chooser" role="group" aria-label={t('grid.columns')}>
      <Input
        allowClear
        size="small"
        placeholder={t('grid.findColumn')}
        aria-label={t('grid.findColumn')}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <div className="row-actions">
        <Button
          size="small"
          onClick={() =>
            show(
              free.map((column) => column.id),
              true,
            )
          }
        >
          {t('grid.showColumns')}
        </Button>
        <Button
          size="small"
          onClick={() =>
            show(
              free.map((column) => column.id),
              false,
            )
          }
        >
          {t('grid.hideColumns')}
        </Button>
        <Button size="small" onClick={() => arrange(id, { hidden: [], pinned: {}, widths: {} })}>
          {t('grid.reset')}
        </Button>
      </div>
      <ul>
        {listed.map((column) => {
          const title = titleOf(column);
          const pinned = view.pinned[column.id] ?? column.pin === 'left';
          return (
            <li key={column.id}>
              <Checkbox
                checked={column.heads === true || !hidden.has(column.id)}
                disabled={column.heads === true}
                onChange={(event) => show([column.id], event.target.checked)}
              >
                {title}
              </Checkbox>
              <Button
                size="small"
                type="text"
                disabled={column.heads === true}
                aria-pressed={pinned}
                aria-label={t('grid.pin', { column: title })}
                title={t('grid.pin', { column: title })}
                icon={pinned ? <PushpinFilled aria-hidden /> : <PushpinOutlined aria-hidden />}
                onClick={() => arrange(id, { pinned: { ...viewOf(id).pinned, [column.id]: !pinned } })}
              />
            </li>
          );
        })}
        {listed.length === 0 && <li className="muted">{t('none.match')}</li>}
      </ul>
    </div>
  );
}
