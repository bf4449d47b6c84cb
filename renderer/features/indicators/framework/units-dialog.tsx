import { useEffect, useMemo, useState } from 'react';
import { Button, Form, Input } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FrameworkEffect, ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange, UnitDraft } from '../../../../shared/model/framework-change/framework-change.ts';
import { effectOf } from '../../../state/framework-actions.ts';
import { notify } from '../../../state/notices.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { mergeUnits, parseUnits } from './parse-units.ts';
import { DataTable } from '../../../views/table/data-table.tsx';

interface UnitsDialogProps {
  readonly snapshot: ProjectSnapshot;
  readonly close: (made: FrameworkChange | null) => void;
}
const PAGE = 10;
/** `kept`: the unit is in the project, so its code stays. */
interface UnitRow extends UnitDraft {
  readonly kept?: true;
}
const fields = ['code', 'name', 'fullName', 'group'] as const;

/** 评估对象 as a list in administrative order: typed, or pasted from a spreadsheet. */
export function UnitsDialog({ snapshot, close }: UnitsDialogProps): React.JSX.Element {
  const t = useTexts();
  const held = useMemo(
    () =>
      snapshot.dataset.units.map(({ code, name, fullName, group }): UnitRow => ({
        code,
        name,
        fullName,
        group,
        kept: true,
      })),
    [snapshot],
  );
  const [units, setUnits] = useState<readonly UnitRow[]>(held);
  const [page, setPage] = useState(1);
  const [block, setBlock] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const put = (at: number, field: keyof UnitDraft, text: string): void =>
    setUnits(units.map((unit, place) => (place === at ? { ...unit, [field]: text } : unit)));
  const swap = (at: number, by: -1 | 1): void => {
    const [own, other] = [units[at], units[at + by]];
    if (own && other) setUnits(units.map((unit, place) => (place === at ? other : place === at + by ? own : unit)));
  };
  const take = (): void => {
    const pasted = parseUnits(block, units);
    if (!pasted.ok) return notify('warning', pasted.error);
    const merged = mergeUnits(units, pasted.value);
    setUnits(merged.units);
    setTaken(t('units.taken', { added: merged.added, updated: merged.updated }));
    setBlock('');
  };
  const add = (): void => {
    setUnits([...units, { code: '', name: '', fullName: '', group: '' }]);
    setPage(Math.floor(units.length / PAGE) + 1);
  };
  return (
    <ChangeDialog
      title={t('units.title')}
      width={880}
      initial={{}}
      close={close}
      change={() => ({ kind: 'units', units: plain(units) })}
    >
      <p className="muted">{t('units.text')}</p>
      <DataTable<UnitRow & { at: number }>
        className="units-table"
        size="small"
        rowKey="at"
        dataSource={units.map((unit, at) => ({ ...unit, at }))}
        locale={{ emptyText: t('units.none') }}
        pagination={
          units.length > PAGE
            ? { current: page, pageSize: PAGE, size: 'small', showSizeChanger: false, onChange: setPage }
            : false
        }
        columns={[
          {
            title: '',
            dataIndex: 'at',
            width: 40,
            align: 'right',
            render: (at: number) => <span className="muted">{at + 1}</span>,
          },
          ...fields.map((field) => ({
            title: t(`units.${field}`),
            dataIndex: field,
            ...(field === 'code' ? { width: 140 } : {}),
            render: (text: string, { at, kept }: UnitRow & { at: number }) => (
              <Input
                value={text}
                maxLength={field === 'code' ? 200 : 300}
                disabled={field === 'code' && kept === true}
                aria-label={t('units.cell', { row: at + 1, column: t(`units.${field}`) })}
                onChange={(event) => put(at, field, event.target.value)}
              />
            ),
          })),
          {
            title: '',
            dataIndex: 'at',
            width: 108,
            render: (at: number, unit) => (
              <>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined aria-hidden />}
                  disabled={at === 0}
                  aria-label={t('units.up', { name: unit.name })}
                  onClick={() => swap(at, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined aria-hidden />}
                  disabled={at === units.length - 1}
                  aria-label={t('units.down', { name: unit.name })}
                  onClick={() => swap(at, 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('units.remove', { name: unit.name })}
                  onClick={() => setUnits(units.filter((_, place) => place !== at))}
                />
              </>
            ),
          },
        ]}
      />
      <Button icon={<PlusOutlined aria-hidden />} onClick={add} style={{ margin: '8px 0 12px' }}>
        {t('units.add')}
      </Button>
      <Form.Item label={t('units.paste')} extra={taken ?? t('units.pasteHint')} htmlFor="units-block">
        <Input.TextArea
          data-first=""
          id="units-block"
          value={block}
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={(event) => setBlock(event.target.value)}
        />
        <Button size="small" disabled={block.trim() === ''} onClick={take} style={{ marginTop: 4 }}>
          {t('units.take')}
        </Button>
      </Form.Item>
      <Removed units={units} held={held} />
    </ChangeDialog>
  );
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
      void effectOf({ kind: 'units', units: plain(held.filter(({ code }) => !missing.has(code))) }).then((answer) => {
        if (wanted) setEffect(answer.ok ? answer.value : null);
      });
    return () => {
      wanted = false;
    };
  }, [gone, held]);
  return gone !== '' && effect ? (
    <p role="status">{t('units.removed', { units: effect.units.join('、'), records: effect.records })}</p>
  ) : null;
}

function plain(units: readonly UnitDraft[]): readonly UnitDraft[] {
  return units.map(({ code, name, fullName, group }) => ({ code, name, fullName, group }));
}
