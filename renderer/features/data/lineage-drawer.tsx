import { useEffect, useState } from 'react';
import { Alert, Button, Descriptions, Segmented, Spin } from 'antd';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Lineage, LineageRecord, Override, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { localTime } from '../../ui/local-time.ts';
import { ChangeEffectLines } from '../../ui/change-effect.tsx';
import { NoteButton } from '../../ui/note-button.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import type { TextKey } from '../../ui/texts.ts';
import { rawValueText } from '../../ui/raw-value-text.ts';
import { OverrideDialog } from '../../ui/override-dialog.tsx';
import { BesidePanel } from '../../views/beside/beside-panel.tsx';
import { DataTable } from '../../views/table/data-table.tsx';
import { SourceRows } from './source-rows.tsx';

const PAGE = 50;
type Part = 'records' | 'replaced' | 'base';
interface Cell {
  readonly unit: string;
  readonly measure: string;
}
interface LineageDrawerProps {
  readonly snapshot: ProjectSnapshot;
  readonly cell: Cell | null;
  /** Shown at first; left out: the records. */
  readonly first?: Part;
  readonly close: () => void;
}

/** 数据来源链 of one raw value: every record behind it with file, sheet and cell; override with a reason. */
export function LineageDrawer({
  snapshot,
  cell,
  first = 'records',
  close,
}: LineageDrawerProps): React.JSX.Element | null {
  const t = useTexts();
  const unit = snapshot.dataset.units.find((candidate) => candidate.code === cell?.unit);
  const measure = snapshot.dataset.measures.find((candidate) => candidate.code === cell?.measure);
  const title = cell === null ? '' : `${unit?.name ?? cell.unit} · ${cell.measure} ${measure?.name ?? ''}`;
  return cell === null ? null : (
    <BesidePanel
      of={`${cell.unit} ${cell.measure}`}
      label={t('lineage.title')}
      title={title}
      extra={
        <NoteButton about={{ kind: 'cell', unit: cell.unit, indicator: cell.measure, year: snapshot.framework.year }} />
      }
      close={close}
    >
      <CellLineage
        key={`${cell.unit} ${cell.measure}`}
        cell={cell}
        base={baseOf(snapshot, cell)}
        first={first}
        unitOfValue={measure?.unit ?? ''}
        revision={snapshot.revision}
        readOnly={snapshot.readOnly}
      />
    </BesidePanel>
  );
}

/** What the value is divided by, as it stands; null: by nothing. */
interface Base {
  readonly figure: BaseFigure;
  readonly value: number | null;
  /** Where somebody typed it. */
  readonly override: Override | null;
}

function baseOf({ dataset, framework, overrides }: ProjectSnapshot, { unit, measure }: Cell): Base | null {
  const figure = framework.measures.find(({ code }) => code === measure)?.base ?? null;
  if (figure === null) return null;
  const at = dataset.units.findIndex(({ code }) => code === unit);
  const value = dataset.denominators[figure]?.[at] ?? Number.NaN;
  return {
    figure,
    value: Number.isNaN(value) ? null : value,
    override:
      overrides.find((one) => one.unit === unit && one.measure === figure && one.year === framework.year) ?? null,
  };
}

function CellLineage({
  cell,
  base,
  first,
  unitOfValue,
  revision,
  readOnly,
}: {
  readonly cell: Cell;
  readonly base: Base | null;
  readonly first: Part;
  readonly unitOfValue: string;
  readonly revision: number;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [lineage, setLineage] = useState<Lineage | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [page, setPage] = useState(1);
  const [part, setPart] = useState<Part>(first);
  const [overriding, setOverriding] = useState(false);
  const [removing, setRemoving] = useState(false);
  useEffect(() => {
    let wanted = true;
    void invoke('data.lineage', { ...cell, offset: (page - 1) * PAGE, limit: PAGE }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setLineage(answer.value);
      else setError(answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [cell, page, revision]);
  if (error !== null) return <Alert type="error" showIcon title={errorText(error, language)} />;
  if (lineage === null)
    return (
      <div className="state">
        <Spin description={t('loading')} />
      </div>
    );
  const value = (number: number | null): string =>
    number === null ? '—' : `${rawValueText(number, 4)} ${unitOfValue}`;
  const records = { records: lineage.records, replaced: lineage.replaced, base: lineage.base }[part];
  const named = lineage.records.find(({ fields }) => typeof fields['source'] === 'string')?.fields['source'];
  const source = typeof named === 'string' ? named : null;
  // Beside the records of the base figure it is that which is typed or let go.
  const typed = part === 'base' && base !== null ? base : null;
  const about = typed === null ? cell : { unit: cell.unit, measure: typed.figure };
  const override = typed === null ? lineage.override : typed.override;
  const totals = { records: lineage.total, replaced: lineage.replacedTotal, base: lineage.base.length };
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: 'value', label: t('lineage.value'), children: <strong>{value(lineage.value)}</strong> },
          { key: 'computed', label: t('lineage.computed'), children: value(lineage.computed) },
          { key: 'aggregation', label: t('lineage.aggregation'), children: t(aggregationKey(lineage.aggregation)) },
          { key: 'from', label: t('lineage.from'), children: t(`lineage.from.${lineage.from}`) },
          ...(lineage.override === null
            ? []
            : [
                {
                  key: 'override',
                  span: 2,
                  label: t('data.state.override'),
                  children: `${lineage.override.reason}（${localTime(lineage.override.at)}）`,
                },
              ]),
          ...(base === null
            ? []
            : [
                {
                  key: 'base',
                  span: 2,
                  label: base.figure,
                  children:
                    base.override === null
                      ? rawValueText(base.value, 0)
                      : `${rawValueText(base.value, 0)} · ${t('data.state.override')}：${base.override.reason}（${localTime(base.override.at)}）`,
                },
              ]),
        ]}
      />
      <div className="actions">
        <Segmented<Part>
          aria-label={t('lineage.parts')}
          value={part}
          onChange={(next) => {
            setPart(next);
            setPage(1);
          }}
          options={(['records', 'replaced', 'base'] as const).map((name) => ({
            value: name,
            label: `${t(`lineage.part.${name}`)} ${totals[name]}`,
          }))}
        />
        <span className="push" />
        {override !== null && (
          <Button disabled={readOnly} onClick={() => setRemoving(true)}>
            {t('lineage.removeOverride')}
          </Button>
        )}
        <Button type="primary" ghost disabled={readOnly} onClick={() => setOverriding(true)}>
          {typed === null ? t('lineage.override') : t('lineage.overrideBase', { figure: typed.figure })}
        </Button>
      </div>
      <RecordTable records={records} total={totals[part]} page={page} onPage={setPage} paged={part !== 'base'} />
      {source !== null && <SourceRows source={source} cell={cell} revision={revision} readOnly={readOnly} />}
      <OverrideDialog
        cell={about}
        value={typed === null ? lineage.value : typed.value}
        open={overriding}
        close={() => setOverriding(false)}
      />
      <ReasonDialog
        title={t('lineage.removeOverride')}
        open={removing}
        onCancel={() => setRemoving(false)}
        onReason={async (reason) => {
          if (await showAnswer(await invoke('data.remove-override', { ...about, reason }))) setRemoving(false);
        }}
      >
        <ChangeEffectLines action={removing ? { kind: 'remove-override', ...about } : null} />
      </ReasonDialog>
    </>
  );
}

interface RecordTableProps {
  readonly records: readonly LineageRecord[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly paged: boolean;
}

function RecordTable({ records, total, page, onPage, paged }: RecordTableProps): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<LineageRecord>
      size="small"
      rowKey={(record) =>
        `${record.batch} ${record.file} ${record.sheet} ${record.cell} ${JSON.stringify(record.fields)}`
      }
      dataSource={[...records]}
      locale={{ emptyText: t('lineage.none') }}
      pagination={
        paged && total > PAGE
          ? { current: page, pageSize: PAGE, total, showSizeChanger: false, onChange: onPage }
          : false
      }
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('lineage.value'),
          dataIndex: 'value',
          align: 'right',
          render: (value: number | null) => rawValueText(value, 6),
        },
        { title: t('lineage.cell'), dataIndex: 'cell', className: 'nowrap' },
        { title: t('lineage.sheet'), dataIndex: 'sheet', className: 'nowrap' },
        { title: t('lineage.file'), dataIndex: 'file', className: 'nowrap' },
        { title: t('lineage.batch'), dataIndex: 'batch', align: 'right' },
        {
          title: t('lineage.fields'),
          dataIndex: 'fields',
          render: (fields: LineageRecord['fields']) => <FieldList fields={fields} />,
        },
      ]}
    />
  );
}

function FieldList({ fields }: { readonly fields: LineageRecord['fields'] }): React.JSX.Element {
  const t = useTexts();
  const shown = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return (
    <span className="nowrap">
      {shown.map(([name, value]) => `${isFieldName(name) ? t(fieldKey(name)) : name} ${value}`).join('　')}
    </span>
  );
}

const fieldNames = [
  'selector',
  'level',
  'subregion',
  'channel',
  'platform',
  'period',
  'item',
  'itemName',
  'itemType',
  'person',
  'date',
  'note',
  'missing',
  'position',
  'legalDays',
  'promisedDays',
  'dayUnit',
  'visits',
  'immediate',
  'depth',
] as const;
type FieldName = (typeof fieldNames)[number];
function isFieldName(name: string): name is FieldName {
  return fieldNames.some((known) => known === name);
}
function fieldKey(name: FieldName): TextKey {
  return `field.${name}`;
}

const aggregations = [
  'sum',
  'yearly_total',
  'last_month',
  'mean',
  'median',
  'share',
  'ratio_of_sums',
  'weighted_by_level',
] as const;
function aggregationKey(id: string): TextKey {
  const known = aggregations.find((candidate) => candidate === id);
  return known === undefined ? 'aggregation.other' : `aggregation.${known}`;
}
