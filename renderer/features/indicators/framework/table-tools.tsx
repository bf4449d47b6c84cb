import { Button } from 'antd';
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  PlusOutlined,
  RedoOutlined,
  SubnodeOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { useTexts } from '../../../ui/texts.ts';

export type TableAct = 'add' | 'addInside' | 'outdent' | 'indent' | 'up' | 'down' | 'remove' | 'undo' | 'redo';

const icons: Readonly<Record<TableAct, React.ReactNode>> = {
  add: <PlusOutlined aria-hidden />,
  addInside: <SubnodeOutlined aria-hidden />,
  outdent: <MenuFoldOutlined aria-hidden />,
  indent: <MenuUnfoldOutlined aria-hidden />,
  up: <ArrowUpOutlined aria-hidden />,
  down: <ArrowDownOutlined aria-hidden />,
  remove: <DeleteOutlined aria-hidden />,
  undo: <UndoOutlined aria-hidden />,
  redo: <RedoOutlined aria-hidden />,
};

interface TableActs {
  readonly acts: readonly TableAct[];
  readonly can: (act: TableAct) => boolean;
  readonly act: (act: TableAct) => void;
}

/** A table with what is done with the row that has the focus, by buttons above it and by keys. */
export function EditedTable({
  children,
  ...tools
}: TableActs & { readonly children: React.ReactNode }): React.JSX.Element {
  const { acts, can, act } = tools;
  return (
    <>
      <TableTools {...tools} />
      <div
        className="system-table"
        onKeyDownCapture={(event) => {
          const one = tableKey(event);
          if (one === null || !acts.includes(one)) return;
          event.preventDefault();
          event.stopPropagation();
          if (can(one)) act(one);
        }}
      >
        {children}
      </div>
    </>
  );
}

function TableTools({ acts, can, act }: TableActs): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="table-tools" role="toolbar" aria-label={t('system.tools')}>
      {acts.map((one) => (
        <Button
          key={one}
          size="small"
          icon={icons[one]}
          disabled={!can(one)}
          title={t(`system.key.${one}`)}
          // The focus stays in the table, on the row that is meant.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => act(one)}
        >
          {t(`system.act.${one}`)}
        </Button>
      ))}
    </div>
  );
}

/** Which of these a key of the table stands for; null: none. */
function tableKey(event: React.KeyboardEvent): TableAct | null {
  if (event.target instanceof HTMLInputElement) return null;
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (control && key === 'y') return 'redo';
  if (control && key === 'enter') return event.shiftKey ? 'addInside' : 'add';
  if (control && key === 'delete') return 'remove';
  if (!event.altKey || control) return null;
  const arrows: Readonly<Record<string, TableAct>> = {
    arrowleft: 'outdent',
    arrowright: 'indent',
    arrowup: 'up',
    arrowdown: 'down',
  };
  return arrows[key] ?? null;
}
