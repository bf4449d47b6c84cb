import { Dropdown } from 'antd';
import type { GridRanges } from './grid-ranges.ts';
import { useTexts } from '../../ui/texts.ts';

interface GridMenuProps<Row extends object> {
  readonly ranges: { readonly current: GridRanges<Row> | null };
  readonly editable: boolean;
  /** What the cell under the pointer opens. */
  readonly open?: { readonly label: string; readonly act: () => void };
  /** Opens the notes of the cell under the pointer. */
  readonly note?: () => void;
  /** Keeps the row under the pointer at the top, or lets it go. */
  readonly top?: () => void;
  readonly children: React.JSX.Element;
}

/** What a right click on cells offers: what the keys do, said with them. Pasting is left out, since it needs a permission the hosts refuse. */
export function GridMenu<Row extends object>({
  ranges,
  editable,
  open,
  note,
  top,
  children,
}: GridMenuProps<Row>): React.JSX.Element {
  const t = useTexts();
  const entry = (
    key: string,
    label: string,
    keys: string,
    act: (ranges: GridRanges<Row>) => void,
  ): { key: string; label: string; extra: string; onClick: () => void } => ({
    key,
    label,
    extra: keys,
    onClick: () => {
      if (ranges.current !== null) act(ranges.current);
    },
  });
  const items = [
    ...(open === undefined ? [] : [{ key: 'open', label: open.label, extra: 'Enter', onClick: open.act }]),
    ...(note === undefined ? [] : [{ key: 'note', label: t('notes.open'), extra: 'Shift+F2', onClick: note }]),
    entry('copy', t('grid.copy'), 'Ctrl+C', (held) => held.copySelected(false)),
    entry('headings', t('grid.copyHeadings'), 'Ctrl+Shift+C', (held) => held.copySelected(true)),
    ...(editable
      ? [
          entry('cut', t('grid.cut'), 'Ctrl+X', (held) => held.cutSelected()),
          entry('clear', t('grid.clear'), 'Delete', (held) => held.clearSelected()),
          entry('down', t('grid.fillDown'), 'Ctrl+D', (held) => held.fillDown()),
        ]
      : []),
    ...(top === undefined ? [] : [{ key: 'top', label: t('grid.top'), extra: 'Alt+P', onClick: top }]),
  ];
  return (
    <Dropdown trigger={['contextMenu']} menu={{ items }}>
      {children}
    </Dropdown>
  );
}
