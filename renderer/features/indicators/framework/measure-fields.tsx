import { AutoComplete, Form, Input, Select } from 'antd';
import { aggregationsOf, sourceKinds } from '../../../../shared/model/framework-change/measure-source.ts';
import type { SourceKind } from '../../../../shared/model/framework-change/measure-source.ts';
import { domainWords, parseDomain } from '../../../../shared/model/domain.ts';
import { MONTHS_MOST } from '../../../../shared/model/framework.ts';
import { normalisations } from '../../../../shared/model/method.ts';
import { normalisationNeeds } from '../../../../shared/model/normalisation-needs.ts';
import type { NormalisationId } from '../../../../shared/model/method.ts';
import { nameIn } from '../../../../shared/report/english-names.ts';
import { recordKindNames } from '../../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../../shared/model/record-kind.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { domainOptions } from '../../../ui/domain-options.ts';
import { useTexts } from '../../../ui/texts.ts';
import { readPairs, usualAggregation } from './measure-form.ts';
import { EnglishName } from './english-name.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { takenNumber } from './taken-number.ts';

interface MeasureFieldsProps {
  /** Name of the measure that is edited, whose code stays; null: a new one. */
  readonly held: string | null;
  /** Kind of a rule that the form can't say and that may stay as it is. */
  readonly keeps: RecordKind | null;
  /** With an indicator of that code and name; they stand in the fields left empty. */
  readonly beside: { readonly code: string; readonly name: string } | null;
}

/** The fields of a measure inside a form, under `measure`: what it is, where it is filled from, how it becomes a score. */
export function MeasureFields({ held, keeps, beside }: MeasureFieldsProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const form = Form.useFormInstance();
  const record: SourceKind | 'keep' | undefined = Form.useWatch(['measure', 'record'], form);
  const normalisation: NormalisationId | undefined = Form.useWatch(['measure', 'normalisation'], form);
  const units = useWorkbench((state) => state.snapshot?.dataset.units);
  const byMonth = (record === 'keep' ? keeps : record) === 'monthly_statistics';
  const field = (name: string): string[] => ['measure', name];
  const required = (label: string): { required: boolean; message: string } => ({
    required: true,
    message: t('framework.required', { field: label }),
  });
  const limited = normalisation !== undefined && normalisationNeeds[normalisation].limits;
  const number = (name: string, label: string, needed: boolean): React.JSX.Element => (
    <Form.Item name={field(name)} label={label} rules={[...(needed ? [required(label)] : []), takenNumber(t)]}>
      <NumberField mayBeEmpty width="100%" />
    </Form.Item>
  );
  const pairs = (name: 'steps' | 'points'): React.JSX.Element => (
    <Form.Item
      className="wide"
      name={field(name)}
      label={t(`framework.${name}`)}
      rules={[
        {
          validator: (_, text: string) =>
            readPairs(text) === null ? Promise.reject(new Error(t('framework.pairs'))) : Promise.resolve(),
        },
      ]}
    >
      <Input />
    </Form.Item>
  );
  return (
    <div className="form-columns">
      <Form.Item
        name={field('code')}
        label={t('framework.measureCode')}
        rules={beside ? [] : [required(t('framework.measureCode'))]}
      >
        <Input disabled={held !== null} placeholder={beside?.code ? `${beside.code}.1` : ''} maxLength={40} />
      </Form.Item>
      <Form.Item
        name={field('name')}
        label={t('framework.measureName')}
        rules={beside ? [] : [required(t('framework.measureName'))]}
      >
        <Input placeholder={beside?.name ?? ''} maxLength={300} />
      </Form.Item>
      <EnglishName name={field('nameEn')} held={held} />
      <Form.Item name={field('record')} label={t('framework.source')} className={record === 'keep' ? 'wide' : ''}>
        <Select
          options={[
            ...(keeps
              ? [{ value: 'keep', label: t('framework.keepRule', { kind: nameIn(recordKindNames[keeps], language) }) }]
              : []),
            ...sourceKinds.map((value) => ({ value, label: nameIn(recordKindNames[value], language) })),
          ]}
          onChange={(chosen: SourceKind | 'keep') => {
            if (chosen !== 'keep') form.setFieldValue(field('aggregation'), usualAggregation(chosen));
          }}
        />
      </Form.Item>
      <Form.Item name={field('aggregation')} label={t('framework.aggregation')} hidden={record === 'keep'}>
        <Select
          options={(record === undefined || record === 'keep' ? [] : aggregationsOf(record)).map((value) => ({
            value,
            label: t(`framework.aggregation.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={field('unit')} label={t('framework.unit')} tooltip={t('framework.unitHint')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={field('base')} label={t('framework.base')}>
        <Select
          options={[
            { value: '', label: t('framework.noBase') },
            ...(['常住人口', '企业数', '业务申报量'] as const).map((value) => ({ value, label: value })),
          ]}
        />
      </Form.Item>
      <Form.Item
        name={field('domain')}
        label={t('framework.domain')}
        tooltip={t('framework.domainHint')}
        rules={[
          {
            validator: (_, text: string) =>
              (text ?? '').trim() === '' || parseDomain(text) !== null
                ? Promise.resolve()
                : Promise.reject(new Error(t('framework.domainForm', { known: domainWords.join(' · ') }))),
          },
        ]}
      >
        <AutoComplete placeholder={t('framework.domainNone')} options={domainOptions(t)} />
      </Form.Item>
      <Form.Item
        name={field('months')}
        label={t('framework.months')}
        tooltip={t('framework.monthsHint')}
        hidden={!byMonth}
        rules={[takenNumber(t)]}
      >
        <NumberField mayBeEmpty width="100%" rule={{ min: 1, max: MONTHS_MOST, whole: true }} placeholder="12" />
      </Form.Item>
      <Form.Item name={field('direction')} label={t('framework.direction')}>
        <Select options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))} />
      </Form.Item>
      <Form.Item name={field('normalisation')} label={t('framework.normalisation')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={normalisations.map((value) => ({ value, label: t(`normalisation.${value}`) }))}
        />
      </Form.Item>
      {limited && number('lower', t('framework.lower'), true)}
      {limited && number('upper', t('framework.upper'), true)}
      {normalisation === 'distance_to_target' && number('target', t('framework.target'), true)}
      {normalisation === 'distance_to_reference' && (
        <Form.Item name={field('ref')} label={t('framework.ref')} rules={[required(t('framework.ref'))]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(units ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {normalisation === 'steps' && pairs('steps')}
      {normalisation === 'rank_points' && pairs('points')}
      {normalisation === 'count_points' && (
        <>
          {number('per', t('framework.per'), true)}
          {number('from', t('framework.from'), false)}
          {number('countCap', t('framework.countCap'), false)}
        </>
      )}
      {normalisation === 'interval' && (
        <>
          {number('bestFrom', t('framework.bestFrom'), true)}
          {number('bestTo', t('framework.bestTo'), true)}
        </>
      )}
      {normalisation === 'moderate' && number('bestFrom', t('framework.best'), true)}
      <Form.Item className="wide" name={field('note')} label={t('framework.note')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={10_000} />
      </Form.Item>
    </div>
  );
}
