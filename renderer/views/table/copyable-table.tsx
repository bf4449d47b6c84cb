import { useLayoutEffect, useRef, useState } from 'react';
import { Dropdown } from 'antd';
import { useTexts } from '../../ui/texts.ts';
import { TableRanges } from './table-ranges.ts';

/** A score that a cell shows. */
export interface AskedCell {
  readonly unit: string;
  readonly code: string;
  /** Of several methods side by side, the one that it stands under. */
  readonly method: string | null;
}

interface CopyableTableProps {
  readonly children: React.ReactNode;
  /** Click, Enter or the menu on a cell that shows a score (`asksAbout`). */
  readonly onAsk?: (asked: AskedCell) => void;
}

/** What a cell needs so that it can be asked about. */
export function asksAbout({ unit, code, method }: AskedCell): Readonly<Record<`data-${string}`, string>> {
  return { 'data-unit': unit, 'data-code': code, ...(method === null ? {} : { 'data-method': method }) };
}

function askedCell(target: EventTarget): AskedCell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-unit]') : null;
  const { unit, code, method } = cell?.dataset ?? {};
  return unit === undefined || code === undefined ? null : { unit, code, method: method ?? null };
}

/** Gives the table in it ranges of cells that can be selected and copied, as the grid has them. Changes nothing of how it lies on the page. */
export function CopyableTable({ children, onAsk }: CopyableTableProps): React.JSX.Element {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const ranges = useRef<TableRanges | null>(null);
  const [size, setSize] = useState('');
  const [pointed, setPointed] = useState<AskedCell | null>(null);
  const ask = (target: EventTarget): boolean => {
    const asked = onAsk === undefined ? null : askedCell(target);
    if (asked !== null) onAsk?.(asked);
    return asked !== null;
  };
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
    ...(pointed === null || onAsk === undefined
      ? []
      : [{ key: 'ask', label: t('question.ask'), extra: 'Enter', onClick: () => onAsk(pointed) }]),
    entry('copy', t('grid.copy'), 'Ctrl+C', false),
    entry('headings', t('grid.copyHeadings'), 'Ctrl+Shift+C', true),
  ];
  return (
    <Dropdown trigger={['contextMenu']} menu={{ items }}>
      <div
        ref={place}
        className={onAsk === undefined ? 'table-ranges' : 'table-ranges asks'}
        onClick={({ target, shiftKey }) => {
          if (!shiftKey) ask(target);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLTableCellElement && ask(event.target))
            event.preventDefault();
        }}
        onContextMenuCapture={({ target }) => setPointed(onAsk === undefined ? null : askedCell(target))}
      >
        <span role="status" className="visually-hidden">
          {size === '' ? '' : t('table.selected', { size })}
        </span>
        {children}
      </div>
    </Dropdown>
  );
}
