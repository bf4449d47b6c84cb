import { displayNumber } from '../../../shared/base/display.ts';
import type { Replacement } from '../../../shared/contract/outputs.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../table/data-table.tsx';

/** Records that stand before earlier ones of the same key: both values, each with its batch, file, sheet and cell. */
export function ReplacementTable({ rows }: { readonly rows: readonly Replacement[] }): React.JSX.Element {
  const t = useTexts();
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  return (
    <DataTable<Replacement>
      size="small"
      rowKey={({ newer }) => `${newer.file} ${newer.sheet} ${newer.cell}`}
      dataSource={[...rows]}
      pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      columns={[
        {
          title: t('scores.unit'),
          dataIndex: 'unit',
          render: (code: string) => units.find((unit) => unit.code === code)?.name ?? code,
        },
        {
          title: t('field.selector'),
          key: 'what',
          render: (_, { selector, item, particulars }) =>
            [selector, item, ...particulars].filter((text) => text !== '').join(' · '),
        },
        { title: t('replacement.before'), dataIndex: 'older', render: place },
        { title: t('replacement.after'), dataIndex: 'newer', render: place },
      ]}
    />
  );

  function place({ value, batch, file, sheet, cell }: Replacement['newer']): React.JSX.Element {
    return (
      <>
        <strong>{value === null ? '—' : displayNumber(value)}</strong>{' '}
        <span className="muted">{`${file} · ${sheet} · ${cell} (${t('batches.id')} ${batch})`}</span>
      </>
    );
  }
}
