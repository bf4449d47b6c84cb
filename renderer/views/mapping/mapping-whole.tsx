import { Input, Select } from 'antd';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts } from '../../ui/texts.ts';

const dayUnits = ['工作日', '自然日', '天'] as const;

/** What holds of the whole table: unit of its values, year and month where no column says them, unit of its days. */
export function MappingWhole({
  mapping,
  onChange,
}: {
  readonly mapping: SheetMapping;
  readonly onChange: (mapping: SheetMapping) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <>
      {mapping.columns.some(({ field }) => field === 'value' || field === 'wide') && mapping.layout !== 'elements' && (
        <label>
          {t('mapping.valueUnit')}{' '}
          <Input
            size="small"
            style={{ width: 96 }}
            value={mapping.valueUnit ?? ''}
            maxLength={20}
            placeholder={t('mapping.valueUnitHint')}
            aria-label={t('mapping.valueUnit')}
            onChange={({ target }) => onChange({ ...mapping, valueUnit: target.value.trim() || undefined })}
          />
        </label>
      )}
      <SheetPeriod mapping={mapping} onChange={onChange} />
      {mapping.columns.some(({ field }) => field === 'legalDays' || field === 'promisedDays') && (
        <label>
          {t('mapping.dayUnit')}{' '}
          <Select
            size="small"
            style={{ width: 104 }}
            allowClear
            value={mapping.dayUnit ?? null}
            options={dayUnits.map((unit) => ({ value: unit, label: unit }))}
            aria-label={t('mapping.dayUnit')}
            onChange={(dayUnit) => onChange({ ...mapping, dayUnit: dayUnit ?? undefined })}
          />
        </label>
      )}
    </>
  );
}

/** Year and month of the whole sheet, where no column says them. */
function SheetPeriod({
  mapping,
  onChange,
}: {
  readonly mapping: SheetMapping;
  readonly onChange: (mapping: SheetMapping) => void;
}): React.JSX.Element {
  const t = useTexts();
  const has = (field: Field): boolean => mapping.columns.some((column) => column.field === field);
  return (
    <>
      {!has('year') && mapping.layout !== 'years' && (
        <label>
          {t('mapping.year')}{' '}
          <NumberField
            size="small"
            width={76}
            rule={{ min: 1900, max: 2200, whole: true, units: ['年'] }}
            mayBeEmpty
            value={mapping.year ?? null}
            label={t('mapping.year')}
            onChange={(year) => {
              if (!Number.isNaN(year)) onChange({ ...mapping, year: year ?? undefined });
            }}
          />
        </label>
      )}
      {mapping.kind === 'monthly_statistics' && mapping.layout === 'rows' && !has('month') && (
        <label>
          {t('mapping.month')}{' '}
          <NumberField
            size="small"
            width={56}
            rule={{ min: 1, max: 12, whole: true, units: ['月'] }}
            mayBeEmpty
            value={mapping.month ?? null}
            label={t('mapping.month')}
            onChange={(month) => {
              if (!Number.isNaN(month)) onChange({ ...mapping, month: month ?? undefined });
            }}
          />
        </label>
      )}
    </>
  );
}
