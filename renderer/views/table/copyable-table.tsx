import { useLayoutEffect, useRef, useState } from 'react';
import { Dropdown } from 'antd';
import { useTexts } from '../../ui/texts.ts';
import { TableRanges } from './table-ranges.ts';

/** Gives the table in it ranges of cells that can be selected and copied, as the grid has them. Changes nothing of how it lies on the page. */
export function CopyableTable({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const ranges = useRef<TableRanges | null>(null);
  const [size, setSize] = useState('');
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    ranges.current = new TableRanges(place.current, (rows, columns) =>
      setSize(rows * columns > 1 ? `${rows} × ${columns}` : ''),
    );
    return () => {
      ranges.current?.destroy();
      ranges.current = null;
    };
  }, []);
  const entry = (key: string, label: string, keys: string, headings: boolean) => ({
    key,
    label,
    extra: keys,
    onClick: () => ranges.current?.copySelected(headings),
  });
  const items = [
    entry('copy', t('grid.copy'), 'Ctrl+C', false),
    entry('headings', t('grid.copyHeadings'), 'Ctrl+Shift+C', true),
  ];
  return (
    <Dropdown trigger={['contextMenu']} menu={{ items }}>
      <div ref={place} className="table-ranges">
        <span role="status" className="visually-hidden">
          {size === '' ? '' : t('table.selected', { size })}
        </span>
        {children}
      </div>
    </Dropdown>
  );
}
