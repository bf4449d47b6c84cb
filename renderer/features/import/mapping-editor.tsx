import { baseFigures } from '../../../shared/model/base-figure.ts';
import { useState } from 'react';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import type { ImportPlan, PlannedSheet } from '../../../shared/contract/outputs.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppearance } from '../../state/appearance.ts';
import { notify } from '../../state/notices.ts';
import { showAnswer } from '../../state/project-actions.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { changeSheet, mapAlike } from './import-flow.ts';
import { KindChoice } from './kind-choice.tsx';
import { isTable, withHeaderRows } from '../../views/mapping/sheet-mapping.ts';
import { IndicatorMeanings } from '../../views/mapping/indicator-meanings.tsx';
import { MappingColumns } from '../../views/mapping/mapping-columns.tsx';
import { MappingWhole } from '../../views/mapping/mapping-whole.tsx';
import { MagnitudeDoubts } from './magnitude-doubts.tsx';
import { ValueMeanings } from '../../views/mapping/value-meanings.tsx';
import { NumberField } from '../../ui/number-field.tsx';

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
        <MappingWhole mapping={mapping} onChange={setMapping} />
      </div>
      <MappingColumns mapping={mapping} samples={samples} selectors={selectors} onChange={setMapping} />
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
