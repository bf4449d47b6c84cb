import { useState } from 'react';
import { Button, Modal, Select } from 'antd';
import type { SourceTableBinding } from '../../../shared/model/source-binding.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { IndicatorMeanings } from '../../views/mapping/indicator-meanings.tsx';
import { MappingColumns } from '../../views/mapping/mapping-columns.tsx';
import { MappingWhole } from '../../views/mapping/mapping-whole.tsx';
import { ValueMeanings } from '../../views/mapping/value-meanings.tsx';
import { editDraft } from './sources-flow.ts';
import type { Draft } from './sources-flow.ts';

/** 列映射 of one table of a source, by the grammar of sheets, and which column says what is newer. */
export function TableEditor({
  draft,
  table,
  close,
}: {
  readonly draft: Draft;
  readonly table: string | null;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const held = table === null ? undefined : draft.tables.get(table);
  return (
    <Modal
      title={table === null ? '' : t('mapping.title', { sheet: table })}
      open={table !== null}
      onCancel={close}
      footer={null}
      width={960}
      destroyOnHidden
    >
      {held !== undefined && <Editor key={held.table} draft={draft} held={held} close={close} />}
    </Modal>
  );
}

function Editor({
  draft,
  held,
  close,
}: {
  readonly draft: Draft;
  readonly held: SourceTableBinding;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [binding, setBinding] = useState(held);
  const measures = useWorkbench((state) => state.snapshot?.dataset.measures) ?? [];
  const { mapping, columns } = binding;
  const setMapping = (next: SourceTableBinding['mapping']): void => setBinding({ ...binding, mapping: next });
  const looked = draft.look?.tables.find((one) => one.table === held.table);
  const byName = new Map(looked?.columns.map(({ name }, at) => [name, looked.samples[at] ?? []]));
  const samples = new Map(columns.map((name, at) => [at + 1, byName.get(name) ?? []]));
  const selectors = measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  const choice = (name: 'newest' | 'order'): React.JSX.Element => (
    <label>
      {t(`sources.${name}`)}{' '}
      <Select
        size="small"
        style={{ width: 160 }}
        allowClear
        showSearch
        value={binding[name] ?? null}
        options={columns.map((column) => ({ value: column, label: column }))}
        aria-label={t(`sources.${name}`)}
        onChange={(column) => {
          const { [name]: _, ...others } = binding;
          setBinding(column == null ? others : { ...others, [name]: column });
        }}
      />
    </label>
  );
  const apply = (): void => {
    editDraft({ tables: new Map(draft.tables).set(held.table, binding) });
    close();
  };
  return (
    <>
      <div className="actions" style={{ flexWrap: 'wrap' }}>
        <MappingWhole mapping={mapping} onChange={setMapping} />
        {choice('newest')}
        {choice('order')}
      </div>
      <MappingColumns mapping={mapping} samples={samples} selectors={selectors} onChange={setMapping} />
      <IndicatorMeanings
        mapping={mapping}
        unknown={looked?.unknown ?? []}
        selectors={selectors}
        onChange={setMapping}
      />
      <ValueMeanings mapping={mapping} samples={samples} onChange={setMapping} />
      <div className="actions">
        <span className="push" />
        <Button onClick={close}>{t('dialog.cancel')}</Button>
        <Button type="primary" onClick={apply}>
          {t('mapping.apply')}
        </Button>
      </div>
    </>
  );
}
