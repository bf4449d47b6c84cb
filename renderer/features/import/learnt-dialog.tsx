import { useEffect, useState } from 'react';
import { Button, Modal } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import type { Result } from '../../../shared/base/result.ts';
import type { NamedMapping, UnitAlias } from '../../../shared/contract/outputs.ts';
import { host, invoke } from '../../client/invoke.ts';
import { fail } from '../../state/notices.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../../views/table/data-table.tsx';

/** What the project has learnt of its sheets: names of units, which can be taken to another project, and column mappings. */
export function LearntDialog({
  open,
  close,
}: {
  readonly open: boolean;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <Modal title={t('learnt.title')} open={open} onCancel={close} footer={null} width={720} destroyOnHidden>
      {open && <Learnt />}
    </Modal>
  );
}

function Learnt(): React.JSX.Element {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const [aliases, setAliases] = useState<readonly UnitAlias[]>([]);
  const [mappings, setMappings] = useState<readonly NamedMapping[]>([]);
  const listAliases = async (): Promise<void> => show(await invoke('alias.list', {}), setAliases);
  const listMappings = async (): Promise<void> => show(await invoke('mapping.list', {}), setMappings);
  useEffect(() => {
    void listAliases();
    void listMappings();
  }, []);
  return (
    <>
      <h3>{t('learnt.aliases')}</h3>
      <DataTable<UnitAlias>
        size="small"
        rowKey="text"
        dataSource={[...aliases]}
        pagination={aliases.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: t('learnt.noAliases') }}
        columns={[
          { title: t('learnt.text'), dataIndex: 'text' },
          {
            title: t('scores.unit'),
            dataIndex: 'unit',
            render: (code: string) => units.find((unit) => unit.code === code)?.name ?? code,
          },
          {
            title: '',
            key: 'remove',
            align: 'right',
            render: (_, { text }) => (
              <Remove
                name={text}
                act={async () => {
                  if (await showAnswer(await invoke('alias.remove', { text }))) await listAliases();
                }}
              />
            ),
          },
        ]}
      />
      <div className="actions">
        <Button size="small" disabled={aliases.length === 0} onClick={() => void exportNames(t('learnt.file'))}>
          {t('learnt.export')}
        </Button>
        <Button
          size="small"
          onClick={() =>
            void importNames().then((imported) => {
              if (imported) void listAliases();
            })
          }
        >
          {t('learnt.import')}
        </Button>
      </div>
      <h3>{t('learnt.mappings')}</h3>
      <DataTable<NamedMapping>
        size="small"
        rowKey="name"
        showHeader={false}
        dataSource={[...mappings]}
        pagination={mappings.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: t('learnt.noMappings') }}
        columns={[
          { title: t('learnt.mappings'), dataIndex: 'name' },
          {
            title: '',
            key: 'remove',
            align: 'right',
            render: (_, { name }) => (
              <Remove
                name={name}
                act={async () => {
                  if (await showAnswer(await invoke('mapping.remove', { name }))) await listMappings();
                }}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function Remove({ name, act }: { readonly name: string; readonly act: () => Promise<void> }): React.JSX.Element {
  const t = useTexts();
  return (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('learnt.remove', { name })}
      onClick={() => void act()}
    />
  );
}

function show<T>(answer: Result<T>, set: (value: T) => void): void {
  if (answer.ok) set(answer.value);
  else fail(answer);
}

async function exportNames(name: string): Promise<void> {
  const target = await host().saveFile({ suggestedName: `${name}.json`, extension: 'json' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const written = await invoke('alias.export', { target: target.value.handle });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) fail(delivered);
}

/** Gives whether names were imported. */
async function importNames(): Promise<boolean> {
  const chosen = await host().openFiles({ purpose: 'mapping', extensions: ['json'], multiple: false });
  if (!chosen.ok) {
    fail(chosen);
    return false;
  }
  const [file] = chosen.value;
  return file !== undefined && showAnswer(await invoke('alias.import', { file: file.handle }));
}
