import { useState } from 'react';
import { Button, Checkbox, Input, Select, Tag } from 'antd';
import type { LookedTable } from '../../../shared/contract/outputs.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { sourceKinds } from '../../../shared/model/source-kinds.ts';
import type { SourceTableBinding } from '../../../shared/model/source-binding.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { useAppearance } from '../../state/appearance.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';
import { PlaceForm } from './place-form.tsx';
import { editDraft, leaveDraft, saveDraft, useSources } from './sources-flow.ts';
import type { Draft } from './sources-flow.ts';
import { TableEditor } from './table-editor.tsx';

/** A source that is added or edited: where it is, which of its tables are read, and how. */
export function SourceEditor({ draft }: { readonly draft: Draft }): React.JSX.Element {
  const t = useTexts();
  const busy = useSources((state) => state.busy);
  const [mapped, setMapped] = useState<string | null>(null);
  const { isNew, name, look, tables, timeout } = draft;
  const ready = name.trim() !== '' && tables.size > 0 && !Number.isNaN(timeout);
  return (
    <>
      <div className="scroll">
        <section className="card" aria-labelledby="place" style={{ marginBottom: 16 }}>
          <header>
            <h2 id="place">{isNew ? t('sources.add') : t('sources.editing', { source: name })}</h2>
          </header>
          <div className="actions" style={{ padding: 12, flexWrap: 'wrap' }}>
            <label>
              {t('sources.name')}{' '}
              <Input
                style={{ width: 200 }}
                value={name}
                disabled={!isNew}
                maxLength={100}
                aria-label={t('sources.name')}
                onChange={({ target }) => editDraft({ name: target.value })}
              />
            </label>
            <label>
              {t('sources.timeout')}{' '}
              <NumberField
                width={96}
                rule={{ min: 1, max: 86_400, whole: true, units: ['秒'] }}
                value={timeout}
                label={t('sources.timeout')}
                onChange={(seconds) => {
                  if (seconds !== null) editDraft({ timeout: seconds });
                }}
              />
            </label>
          </div>
          <PlaceForm draft={draft} busy={busy} />
        </section>
        {look !== null && (
          <section className="card" aria-labelledby="tables">
            <header>
              <h2 id="tables">{t('sources.tables')}</h2>
              <span className="muted">
                {t('sources.found', { engine: look.engine, version: look.version, tables: look.tables.length })}
                {!look.medians && ` ${t('sources.noMedians')}`}
              </span>
            </header>
            <TableList draft={draft} looked={look.tables} map={setMapped} />
          </section>
        )}
      </div>
      <div className="footer-bar">
        <span>{t('sources.read', { tables: tables.size })}</span>
        <span className="push" />
        <Button disabled={busy} onClick={leaveDraft}>
          {t('dialog.cancel')}
        </Button>
        <Button type="primary" disabled={!ready} loading={busy} onClick={() => void saveDraft()}>
          {t('sources.save')}
        </Button>
      </div>
      <TableEditor draft={draft} table={mapped} close={() => setMapped(null)} />
    </>
  );
}

/** A table that isn't recognised, read as a kind that was chosen by hand: its columns have no field yet. */
function byHand({ table, columns }: LookedTable, kind: (typeof sourceKinds)[number]): SourceTableBinding {
  return {
    table,
    columns: columns.map((column) => column.name),
    mapping: {
      ...{ version: 1, kind, layout: 'rows', fingerprint: '', headerRows: { first: 1, last: 1 } },
      columns: columns.map((column, at) => ({ column: at + 1, heading: column.name, field: 'ignore' })),
    },
  };
}

function TableList({
  draft: { tables },
  looked,
  map,
}: {
  readonly draft: Draft;
  readonly looked: readonly LookedTable[];
  readonly map: (table: string) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const put = (table: string, binding: SourceTableBinding | null): void => {
    const others = new Map(tables);
    if (binding === null) others.delete(table);
    else others.set(table, binding);
    editDraft({ tables: others });
  };
  return (
    <DataTable<LookedTable>
      size="small"
      rowKey="table"
      dataSource={[...looked]}
      pagination={looked.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      columns={[
        {
          title: t('sources.included'),
          key: 'included',
          width: 72,
          render: (_, one) => (
            <Checkbox
              checked={tables.has(one.table)}
              disabled={!tables.has(one.table) && one.binding === null}
              aria-label={`${t('sources.included')} ${one.table}`}
              onChange={({ target }) => put(one.table, target.checked ? one.binding : null)}
            />
          ),
        },
        {
          title: t('sources.table'),
          dataIndex: 'table',
          render: (name: string) => <span className="file-name">{name}</span>,
        },
        { title: t('sources.columns'), key: 'columns', align: 'right', render: (_, { columns }) => columns.length },
        {
          title: t('report.kind'),
          key: 'kind',
          render: (_, one) => (
            <Select
              size="small"
              style={{ width: 180 }}
              popupMatchSelectWidth={false}
              disabled={one.columns.length === 0}
              aria-label={`${t('report.kind')} ${one.table}`}
              placeholder={t('import.chooseKind')}
              value={sourceKinds.find((kind) => kind === tables.get(one.table)?.mapping.kind) ?? null}
              options={sourceKinds.map((kind) => ({ value: kind, label: nameIn(recordKindNames[kind], language) }))}
              onChange={(kind) => {
                if (kind === null) return;
                const held = tables.get(one.table) ?? one.binding;
                put(one.table, held === null ? byHand(one, kind) : { ...held, mapping: { ...held.mapping, kind } });
                if (held === null) map(one.table);
              }}
            />
          ),
        },
        {
          title: t('sources.recognised'),
          key: 'why',
          render: (_, one) => (
            <>
              {one.binding === null && <Tag color="warning">{t('sources.notRecognised')}</Tag>}
              <span className="muted">
                {one.reasons
                  .slice(0, 2)
                  .map((reason) => bareMessageText(reason, language))
                  .join(' ')}
              </span>
            </>
          ),
        },
        {
          title: t('sources.actions'),
          key: 'actions',
          render: (_, { table }) => (
            <Button
              size="small"
              disabled={!tables.has(table)}
              aria-label={`${t('sources.map')} ${table}`}
              onClick={() => map(table)}
            >
              {t('sources.map')}
            </Button>
          ),
        },
      ]}
    />
  );
}
