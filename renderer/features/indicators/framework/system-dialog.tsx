import { useEffect, useMemo, useRef, useState } from 'react';
import type { FrameworkEffect, ProjectSnapshot, ReadSystem } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange, SystemRow } from '../../../../shared/model/framework-change/framework-change.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { effectOf } from '../../../state/framework-actions.ts';
import { notify } from '../../../state/notices.ts';
import { useTexts } from '../../../ui/texts.ts';
import { Grid } from '../../../views/grid/grid.tsx';
import type { GridHandle } from '../../../views/grid/grid.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { isSystemColumn, shownRows, systemColumns, withTexts } from './system-columns.ts';
import type { ShownRow } from './system-columns.ts';
import {
  addRow,
  moveRow,
  projectRows,
  removeRows,
  shiftRow,
  systemDifference,
  systemRows,
  tableRows,
} from './system-rows.ts';
import type { TableRow } from './system-rows.ts';
import { TableSource } from './table-source.tsx';
import { EditedTable } from './table-tools.tsx';
import type { TableAct } from './table-tools.tsx';
import { useTableHistory } from './use-table-history.ts';

const acts: readonly TableAct[] = ['add', 'addInside', 'outdent', 'indent', 'up', 'down', 'remove', 'undo', 'redo'];
const rowId = (row: ShownRow): string => row.id;
let made = 0;

/** The whole 指标体系 as one table: typed, pasted or read from the office's own sheet, and saved as one step. */
export function SystemDialog({
  snapshot,
  close,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly close: (made: FrameworkChange | null) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const before = useMemo(() => projectRows(snapshot.framework, snapshot.draft ?? snapshot.baseline), [snapshot]);
  const held = useMemo(() => new Map(before.map((row) => [row.code, row])), [before]);
  const history = useTableHistory<TableRow>(tableRows(before, new Set(held.keys())));
  const { rows, set } = history;
  const latest = useRef(rows);
  latest.current = rows;
  const [focused, setFocused] = useState<string | null>(null);
  const grid = useRef<GridHandle>(null);
  const shown = useMemo(() => shownRows(rows), [rows]);
  const after = useMemo(() => systemRows(rows, held), [rows, held]);
  const put = (cells: Parameters<typeof withTexts>[1]): boolean => {
    const typed = withTexts(latest.current, cells, t);
    if (!typed.ok) {
      notify('warning', typed.error);
      return false;
    }
    set(typed.value);
    return true;
  };
  const putRef = useRef(put);
  putRef.current = put;
  const columns = useMemo(
    () => systemColumns(t, (row, column, text) => void putRef.current([{ id: row.id, column, text }])),
    [t],
  );
  const at = rows.findIndex(({ id }) => id === focused);
  const place = at < 0 ? null : at;
  const acted = (act: TableAct): readonly TableRow[] => {
    switch (act) {
      case 'add':
      case 'addInside':
        made += 1;
        return addRow(rows, place, act === 'addInside' && place !== null, `new-${made}`);
      case 'indent':
      case 'outdent':
        return place === null ? rows : shiftRow(rows, place, act === 'indent' ? 1 : -1);
      case 'up':
      case 'down':
        return place === null ? rows : moveRow(rows, place, act === 'down' ? 1 : -1);
      case 'remove':
        return place === null ? rows : removeRows(rows, [place]);
      case 'undo':
      case 'redo':
        return rows;
    }
  };
  const act = (one: TableAct): void => {
    if (one === 'undo') return history.undo();
    if (one === 'redo') return history.redo();
    const next = acted(one);
    set(next);
    const fresh = one === 'add' || one === 'addInside' ? `new-${made}` : focused;
    requestAnimationFrame(() => grid.current?.focusRow(fresh ?? '', place ?? 0));
  };
  const can = (one: TableAct): boolean =>
    one === 'add' || (one === 'undo' ? history.canUndo : one === 'redo' ? history.canRedo : place !== null);
  return (
    <ChangeDialog
      title={t('system.title')}
      width="min(1560px, calc(100vw - 40px))"
      initial={{}}
      proposed={{}}
      subject={after}
      close={close}
      change={() => ({ kind: 'system', rows: after })}
    >
      <TableSource<ReadSystem>
        placeholder={t('system.paste')}
        read={(from) => invoke('framework.read', { from })}
        take={(table) => set(tableRows(table.rows, new Set(held.keys())))}
      />
      <EditedTable acts={acts} can={can} act={act}>
        <Grid
          key={language}
          handle={grid}
          label={t('system.grid')}
          language={language}
          rows={shown}
          columns={columns}
          rowId={rowId}
          onFocusRow={(row) => setFocused(row.id)}
          onPaste={(cells) =>
            put(
              cells.flatMap(({ row, column, text }) => (isSystemColumn(column) ? [{ id: row.id, column, text }] : [])),
            )
          }
        />
        {rows.length === 0 && <p className="table-empty muted">{t('system.empty')}</p>}
      </EditedTable>
      <Difference before={before} after={after} />
    </ChangeDialog>
  );
}

const NAMED = 6;

/** What the table would change, by names, and what records it leaves unused. */
function Difference({
  before,
  after,
}: {
  readonly before: readonly SystemRow[];
  readonly after: readonly SystemRow[];
}): React.JSX.Element | null {
  const t = useTexts();
  const { added, removed, changed } = useMemo(() => systemDifference(before, after), [before, after]);
  const [effect, setEffect] = useState<FrameworkEffect | null>(null);
  const gone = removed.join('\n');
  const latest = useRef(after);
  latest.current = after;
  // Asked again where another row is gone, not for every cell typed.
  useEffect(() => {
    let wanted = true;
    setEffect(null);
    if (gone !== '')
      void effectOf({ kind: 'system', rows: [...latest.current] }).then((answer) => {
        if (wanted) setEffect(answer.ok ? answer.value : null);
      });
    return () => {
      wanted = false;
    };
  }, [gone]);
  const named = (names: readonly string[]): string =>
    names.slice(0, NAMED).join(t('list.separator')) + (names.length > NAMED ? ' …' : '');
  if (before.length === 0)
    return added.length === 0 ? null : (
      <p role="status">
        {t('system.count', {
          rows: after.length,
          measures: after.filter(({ measure }) => measure !== null).length,
        })}
      </p>
    );
  if (added.length + removed.length + changed.length === 0) return null;
  return (
    <div role="status" className="system-difference">
      {added.length > 0 && <p>{t('system.added', { count: added.length, names: named(added) })}</p>}
      {removed.length > 0 && <p>{t('system.removed', { count: removed.length, names: named(removed) })}</p>}
      {changed.length > 0 && <p>{t('system.changed', { count: changed.length, names: named(changed) })}</p>}
      {effect !== null && effect.records > 0 && <p>{t('system.records', { count: effect.records })}</p>}
    </div>
  );
}
