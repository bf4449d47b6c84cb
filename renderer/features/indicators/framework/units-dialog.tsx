import { useEffect, useMemo, useRef, useState } from 'react';
import type { FrameworkEffect, ProjectSnapshot, ReadUnits } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange, UnitDraft } from '../../../../shared/model/framework-change/framework-change.ts';
import { ownNames } from '../../../../shared/report/english-names.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { effectOf } from '../../../state/framework-actions.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { Texts } from '../../../ui/texts.ts';
import { Grid } from '../../../views/grid/grid.tsx';
import type { GridHandle } from '../../../views/grid/grid.tsx';
import type { GridColumn } from '../../../views/grid/grid-column.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { TableSource } from './table-source.tsx';
import { EditedTable } from './table-tools.tsx';
import type { TableAct } from './table-tools.tsx';
import { emptyUnit, mergedUnits, unitDrafts, unitFields } from './unit-rows.ts';
import type { UnitField, UnitRow } from './unit-rows.ts';
import { useTableHistory } from './use-table-history.ts';

interface UnitsDialogProps {
  readonly snapshot: ProjectSnapshot;
  readonly close: (made: FrameworkChange | null) => void;
}
interface PlacedUnit extends UnitRow {
  readonly place: number;
}
const acts: readonly TableAct[] = ['add', 'up', 'down', 'remove', 'undo', 'redo'];
const rowId = ({ id }: UnitRow): string => id;
const isUnitField = (id: string): id is UnitField => unitFields.some((field) => field === id);
let made = 0;
const newId = (): string => `unit-${(made += 1)}`;

/** 评估对象 as one table in administrative order: typed, pasted or read from the office's own list. */
export function UnitsDialog({ snapshot, close }: UnitsDialogProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const held = useMemo(
    () =>
      ownNames(snapshot.dataset).units.map((unit): UnitRow => ({
        ...emptyUnit,
        ...textsOf(unit),
        id: unit.code,
        kept: true,
      })),
    [snapshot],
  );
  const history = useTableHistory<UnitRow>(held);
  const { rows, set } = history;
  const latest = useRef(rows);
  latest.current = rows;
  const [focused, setFocused] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const grid = useRef<GridHandle>(null);
  const shown = useMemo(() => rows.map((row, at): PlacedUnit => ({ ...row, place: at + 1 })), [rows]);
  const units = useMemo(() => unitDrafts(rows), [rows]);
  const put = (cells: readonly { readonly id: string; readonly field: UnitField; readonly text: string }[]): void => {
    const byId = new Map<string, UnitRow>();
    for (const { id, field, text } of cells) {
      const row = byId.get(id) ?? latest.current.find((one) => one.id === id);
      if (row !== undefined) byId.set(id, { ...row, [field]: text.trim() });
    }
    set(latest.current.map((row) => byId.get(row.id) ?? row));
  };
  const putRef = useRef(put);
  putRef.current = put;
  const columns = useMemo(() => unitGridColumns(t, (id, field, text) => putRef.current([{ id, field, text }])), [t]);
  const at = rows.findIndex(({ id }) => id === focused);
  const act = (one: TableAct): void => {
    if (one === 'undo') return history.undo();
    if (one === 'redo') return history.redo();
    const id = one === 'add' ? newId() : (focused ?? '');
    set(changed(rows, at, one, id));
    requestAnimationFrame(() => grid.current?.focusRow(id, Math.max(0, at)));
  };
  const can = (one: TableAct): boolean =>
    one === 'add' || (one === 'undo' ? history.canUndo : one === 'redo' ? history.canRedo : at >= 0);
  return (
    <ChangeDialog
      title={t('units.title')}
      width="min(1280px, calc(100vw - 40px))"
      initial={{}}
      subject={units}
      close={close}
      change={() => ({ kind: 'units', units })}
    >
      <p className="muted">{t('units.text')}</p>
      <TableSource<ReadUnits>
        placeholder={t('units.paste')}
        read={(from) => invoke('units.read', { from })}
        take={(list) => {
          const merged = mergedUnits(rows, list.units, newId);
          set(merged.rows);
          setTaken(t('units.taken', { added: merged.added, updated: merged.updated }));
        }}
      />
      {taken !== null && <p role="status">{taken}</p>}
      <EditedTable acts={acts} can={can} act={act}>
        <Grid
          key={language}
          handle={grid}
          label={t('units.title')}
          language={language}
          rows={shown}
          columns={columns}
          rowId={rowId}
          onFocusRow={({ id }) => setFocused(id)}
          onPaste={(cells) => {
            put(
              cells.flatMap(({ row, column, text }) =>
                isUnitField(column) ? [{ id: row.id, field: column, text }] : [],
              ),
            );
            return true;
          }}
        />
        {rows.length === 0 && <p className="table-empty muted">{t('units.none')}</p>}
      </EditedTable>
      <Removed units={units} held={held} />
    </ChangeDialog>
  );
}

function textsOf({ code, name, fullName, group, nameEn = '', groupEn = '' }: UnitDraft): UnitDraft {
  return { code, name, fullName, group, nameEn, groupEn };
}

function changed(rows: readonly UnitRow[], at: number, act: TableAct, id: string): readonly UnitRow[] {
  if (act === 'remove') return rows.filter((_, place) => place !== at);
  if (act === 'add') {
    const place = at < 0 ? rows.length : at + 1;
    const group = rows[at]?.group ?? '';
    return [...rows.slice(0, place), { ...emptyUnit, group, id, kept: false }, ...rows.slice(place)];
  }
  const [own, other] = [rows[at], rows[at + (act === 'down' ? 1 : -1)]];
  return own === undefined || other === undefined
    ? rows
    : rows.map((row) => (row === own ? other : row === other ? own : row));
}

function unitGridColumns(
  t: Texts,
  type: (id: string, field: UnitField, text: string) => void,
): readonly GridColumn<PlacedUnit>[] {
  const widths: Readonly<Record<UnitField, number>> = {
    code: 130,
    name: 200,
    fullName: 240,
    group: 160,
    nameEn: 200,
    groupEn: 160,
  };
  return [
    {
      id: 'place',
      title: t('units.place'),
      width: 64,
      align: 'right',
      pin: 'left',
      key: ({ place }) => place,
      text: ({ place }) => String(place),
    },
    ...unitFields.map((field): GridColumn<PlacedUnit> => {
      const allowed = ({ kept }: PlacedUnit): boolean => field !== 'code' || !kept;
      const start = (row: PlacedUnit): string => row[field] ?? '';
      return {
        id: field,
        title: t(`units.${field}`),
        width: widths[field],
        key: start,
        text: start,
        tooltip: start,
        marks: { editable: allowed },
        edit: { allowed, start, commit: (row, text) => type(row.id, field, text) },
      };
    }),
  ];
}

/** What the list leaves unused, once a unit is missing from it. */
function Removed({
  units,
  held,
}: {
  readonly units: readonly UnitDraft[];
  readonly held: readonly UnitDraft[];
}): React.JSX.Element | null {
  const t = useTexts();
  const [effect, setEffect] = useState<FrameworkEffect | null>(null);
  const codes = new Set(units.map(({ code }) => code));
  // Asked again when another unit is missing, not for every letter typed.
  const gone = held
    .filter(({ code }) => !codes.has(code))
    .map(({ code }) => code)
    .join('\n');
  useEffect(() => {
    let wanted = true;
    const missing = new Set(gone.split('\n'));
    if (gone !== '')
      void effectOf({ kind: 'units', units: held.filter(({ code }) => !missing.has(code)).map(textsOf) }).then(
        (answer) => {
          if (wanted) setEffect(answer.ok ? answer.value : null);
        },
      );
    return () => {
      wanted = false;
    };
  }, [gone, held]);
  return gone !== '' && effect ? (
    <p role="status">{t('units.removed', { units: effect.units.join('、'), records: effect.records })}</p>
  ) : null;
}
