import { Select } from 'antd';
import { fields } from '../../../shared/model/sheet-field.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { useTexts } from '../../ui/texts.ts';
import { DataTable } from '../table/data-table.tsx';
import { withColumn, withField } from './sheet-mapping.ts';

const scales = [1, 1000, 10_000, 100_000_000] as const;

interface MappingColumnsProps {
  readonly mapping: SheetMapping;
  /** Texts of the first rows by column. */
  readonly samples: ReadonlyMap<number, readonly string[]>;
  readonly selectors: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (mapping: SheetMapping) => void;
}

/** 列 → 字段: each column with some of its texts, the field it holds, and the unit or measure of its values. */
export function MappingColumns({ mapping, samples, selectors, onChange }: MappingColumnsProps): React.JSX.Element {
  const t = useTexts();
  return (
    <DataTable<ColumnMapping>
      size="small"
      rowKey="column"
      dataSource={mapping.columns}
      pagination={false}
      scroll={{ y: 320 }}
      columns={[
        { title: t('mapping.column'), dataIndex: 'column', width: 56, align: 'right' },
        { title: t('mapping.heading'), dataIndex: 'heading', width: 200 },
        {
          title: t('mapping.samples'),
          key: 'samples',
          render: (_, column) => (
            <span className="muted">{(samples.get(column.column) ?? []).slice(0, 4).join('、')}</span>
          ),
        },
        {
          title: t('mapping.field'),
          key: 'field',
          width: 168,
          render: (_, column) => (
            <Select
              size="small"
              style={{ width: 152 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={column.field}
              aria-label={`${t('mapping.field')} ${column.heading}`}
              options={fields.map((field) => ({ value: field, label: t(`mapping.field.${field}`) }))}
              onChange={(field) => onChange(withField(mapping, column.column, field))}
            />
          ),
        },
        {
          title: t('mapping.detail'),
          key: 'detail',
          width: 260,
          render: (_, column) => (
            <span className="file-name">
              {column.field === 'wide' && mapping.layout !== 'months' && mapping.layout !== 'years' && (
                <Select
                  size="small"
                  style={{ width: 152 }}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={column.selector ?? null}
                  options={[...selectors]}
                  aria-label={`${t('field.selector')} ${column.heading}`}
                  onChange={(selector) =>
                    onChange(withColumn(mapping, column.column, { selector: selector ?? undefined }))
                  }
                />
              )}
              {(column.field === 'wide' || column.field === 'value') && (
                <Select
                  size="small"
                  style={{ width: 80 }}
                  value={column.scale ?? 1}
                  options={scales.map((scale) => ({ value: scale, label: t(`mapping.scale.${scale}`) }))}
                  aria-label={`${t('mapping.scale')} ${column.heading}`}
                  onChange={(scale) =>
                    onChange(withColumn(mapping, column.column, { scale: scale === 1 ? undefined : scale }))
                  }
                />
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
