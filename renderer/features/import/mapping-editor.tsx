import { baseFigures } from '../../../shared/model/base-figure.ts';
import { useState } from 'react';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import type { ImportPlan, PlannedSheet } from '../../../shared/contract/outputs.ts';
import { fields } from '../../../shared/model/sheet-field.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { notify } from '../../state/notices.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { changeSheet, mapAlike } from './import-flow.ts';
import { KindChoice } from './kind-choice.tsx';
import { isTable, withColumn, withField, withHeaderRows } from './sheet-mapping.ts';
import { IndicatorMeanings } from './indicator-meanings.tsx';
import { MagnitudeDoubts } from './magnitude-doubts.tsx';
import { ValueMeanings } from './value-meanings.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { DataTable } from '../../views/table/data-table.tsx';

const dayUnits = ['工作日', '自然日', '天'] as const;
const scales = [1, 1000, 10_000, 100_000_000] as const;
interface Place {
  readonly file: number;
  readonly sheet: number;
}

/** 列映射 of one sheet: header rows, and which column holds which field. */
export function MappingEditor({
  plan,
  at,
  close,
}: {
  readonly plan: ImportPlan;
  readonly at: Place | null;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const sheet = at === null ? undefined : plan.files[at.file]?.sheets[at.sheet];
  return (
    <Modal
      title={sheet ? t('mapping.title', { sheet: sheet.name }) : ''}
      open={at !== null}
      onCancel={close}
      footer={null}
      width={960}
      destroyOnHidden
    >
      {at !== null && sheet !== undefined && (
        <ColumnsEditor
          key={`${at.file} ${at.sheet} ${sheet.kind}`}
          at={at}
          sheet={sheet}
          others={plan.files.flatMap(({ sheets }) => sheets).filter(isTable).length > 1}
          close={close}
        />
      )}
    </Modal>
  );
}

function ColumnsEditor({
  at,
  sheet,
  others,
  close,
}: {
  readonly at: Place;
  readonly sheet: PlannedSheet;
  /** The plan has other tables. */
  readonly others: boolean;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [mapping, setMapping] = useState(sheet.mapping);
  const [name, setName] = useState('');
  const language = useAppearance((state) => state.language);
  const measures = useWorkbench((state) => state.snapshot?.dataset.measures ?? []);
  if (mapping === null)
    return (
      <>
        <Alert type="info" showIcon title={t('mapping.kindFirst')} style={{ marginBottom: 12 }} />
        <KindChoice at={at} sheet={sheet} />
      </>
    );
  const samples = new Map(sheet.headings.map((heading) => [heading.column, heading.samples]));
  const selectors =
    mapping.kind === 'base_figures'
      ? baseFigures.map((figure) => ({ value: figure, label: figure }))
      : measures.map((measure) => ({ value: measure.code, label: `${measure.code} ${measure.name}` }));
  const header = (rows: SheetMapping['headerRows']): void => setMapping(withHeaderRows(mapping, sheet, rows));
  const apply = async (alike: boolean): Promise<void> => {
    const changed = await changeSheet({ ...at, mapping });
    if (changed === null) return;
    if (changed.status !== 'ready')
      return notify('warning', appError('IMPORT_STILL_MISSING', { fields: changed.missing.join('、') }));
    const others = alike ? await mapAlike(at) : null;
    if (others !== null)
      notify(
        'success',
        others.left > 0 ? appError('IMPORT_MAPPED_ALIKE_LEFT', others) : appError('IMPORT_MAPPED_ALIKE', others),
      );
    close();
  };
  const keep = async (): Promise<void> => {
    // As the plan has it then: with the fingerprint of the header rows at hand.
    const changed = await changeSheet({ ...at, mapping });
    if (changed === null || changed.mapping === null) return;
    if (!(await showAnswer(await invoke('mapping.save', { name: name.trim(), mapping: changed.mapping })))) return;
    notify('success', appError('IMPORT_MAPPING_SAVED', { name: name.trim() }));
    setName('');
  };
  const said = [
    ...sheet.reasons.map((reason) => bareMessageText(reason, language)),
    ...sheet.against.map((reason) => t('import.against', { text: bareMessageText(reason, language) })),
  ];
  return (
    <>
      {sheet.titles.length > 0 && <p className="muted">{t('mapping.titles', { titles: sheet.titles.join(' / ') })}</p>}
      {sheet.notes.length > 0 && <p className="muted">{t('mapping.notes', { notes: sheet.notes.join(' / ') })}</p>}
      {said.length > 0 && <p className="muted">{said.join(' ')}</p>}
      <MagnitudeDoubts doubts={sheet.doubts} mapping={mapping} onChange={setMapping} />
      <div className="actions">
        <KindChoice at={at} sheet={sheet} />
        <label>
          {t('mapping.headerRows')}{' '}
          <NumberField
            size="small"
            width={64}
            rule={{ min: 1, whole: true }}
            value={mapping.headerRows.first}
            label={t('mapping.headerFirst')}
            onChange={(first) => {
              if (first !== null && !Number.isNaN(first))
                header({ first, last: Math.max(first, mapping.headerRows.last) });
            }}
          />
        </label>
        <label>
          –{' '}
          <NumberField
            size="small"
            width={64}
            rule={{ min: 1, whole: true }}
            value={mapping.headerRows.last}
            label={t('mapping.headerLast')}
            onChange={(last) => {
              if (last !== null && !Number.isNaN(last))
                header({ first: Math.min(last, mapping.headerRows.first), last });
            }}
          />
        </label>
        {mapping.layout === 'months' && (
          <label>
            {t('field.selector')}{' '}
            <Select
              size="small"
              style={{ width: 260 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={mapping.measure ?? null}
              options={selectors}
              aria-label={t('mapping.measure')}
              onChange={(measure) => setMapping({ ...mapping, measure: measure ?? undefined })}
            />
          </label>
        )}
        {mapping.columns.some(({ field }) => field === 'value' || field === 'wide') &&
          mapping.layout !== 'elements' && (
            <label>
              {t('mapping.valueUnit')}{' '}
              <Input
                size="small"
                style={{ width: 96 }}
                value={mapping.valueUnit ?? ''}
                maxLength={20}
                placeholder={t('mapping.valueUnitHint')}
                aria-label={t('mapping.valueUnit')}
                onChange={({ target }) => setMapping({ ...mapping, valueUnit: target.value.trim() || undefined })}
              />
            </label>
          )}
        <SheetPeriod mapping={mapping} onChange={setMapping} />
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
              onChange={(dayUnit) => setMapping({ ...mapping, dayUnit: dayUnit ?? undefined })}
            />
          </label>
        )}
      </div>
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
                onChange={(field) => setMapping(withField(mapping, column.column, field))}
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
                    options={selectors}
                    aria-label={`${t('field.selector')} ${column.heading}`}
                    onChange={(selector) =>
                      setMapping(withColumn(mapping, column.column, { selector: selector ?? undefined }))
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
                      setMapping(withColumn(mapping, column.column, { scale: scale === 1 ? undefined : scale }))
                    }
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      <IndicatorMeanings mapping={mapping} unknown={sheet.unknown} selectors={selectors} onChange={setMapping} />
      <ValueMeanings mapping={mapping} samples={samples} onChange={setMapping} />
      <div className="actions">
        <Input
          style={{ width: 220 }}
          value={name}
          placeholder={t('mapping.name')}
          aria-label={t('mapping.name')}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <Button disabled={name.trim() === ''} onClick={() => void keep()}>
          {t('mapping.save')}
        </Button>
        <span className="push" />
        <Button onClick={close}>{t('dialog.cancel')}</Button>
        {others && <Button onClick={() => void apply(true)}>{t('mapping.applyAlike')}</Button>}
        <Button type="primary" onClick={() => void apply(false)}>
          {t('mapping.apply')}
        </Button>
      </div>
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
