import { Checkbox, Form, Input } from 'antd';
import { displayNumber } from '../../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import { siblingCodes } from '../../../../shared/model/framework-change/arrange.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { EnglishName } from './english-name.tsx';
import { MeasureFields } from './measure-fields.tsx';
import { measureDraft, newMeasureValues } from './measure-form.ts';
import type { MeasureValues } from './measure-form.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { takenNumber } from './taken-number.ts';

interface IndicatorDialogProps {
  readonly snapshot: ProjectSnapshot;
  /** The indicator that is edited; null: a new one below `parent` (null: at the top). */
  readonly code: string | null;
  readonly parent: string | null;
  readonly close: (made: FrameworkChange | null) => void;
}
interface Values {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly definition: string;
  readonly weight: number | null;
  readonly withMeasure: boolean;
  readonly measure: MeasureValues;
}

/** An indicator's code, name and definition; a new one's weight and, if wanted, its first measure. */
export function IndicatorDialog({ snapshot, code, parent, close }: IndicatorDialogProps): React.JSX.Element {
  const t = useTexts();
  const { indicators } = snapshot.framework;
  const held = indicators.find((indicator) => indicator.code === code);
  const above = indicators.find((indicator) => indicator.code === parent);
  const title = held
    ? t('framework.editIndicator', { code: held.code })
    : t('framework.newIndicator', {
        parent: above ? t('framework.below', { name: above.name }) : t('framework.atTop'),
      });
  const initial: Values = {
    code: held?.code ?? '',
    name: held?.name ?? '',
    nameEn: held?.nameEn ?? '',
    definition: held?.definition ?? '',
    weight: null,
    withMeasure: true,
    measure: { ...newMeasureValues, code: '' },
  };
  return (
    <ChangeDialog<Values>
      title={title}
      initial={initial}
      close={close}
      change={(values) => (held ? edited(values) : added(values, parent))}
    >
      <div className="form-columns">
        <Form.Item
          name="code"
          label={t('framework.code')}
          extra={held ? undefined : t('framework.codeHint')}
          rules={[
            { required: true, whitespace: true, message: t('framework.required', { field: t('framework.code') }) },
          ]}
        >
          <Input disabled={held !== undefined} maxLength={40} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('framework.name')}
          rules={[
            { required: true, whitespace: true, message: t('framework.required', { field: t('framework.name') }) },
          ]}
        >
          <Input maxLength={300} />
        </Form.Item>
        <EnglishName name="nameEn" held={held?.name ?? null} />
        <Form.Item className="wide" name="definition" label={t('framework.definition')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={10_000} />
        </Form.Item>
      </div>
      {!held && <NewWeight snapshot={snapshot} parent={parent} />}
      {!held && <FirstMeasure />}
    </ChangeDialog>
  );
}

/** What an empty weight will be stands beside it. */
export function NewWeight({
  snapshot: { framework, baseline },
  parent,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly parent: string | null;
}): React.JSX.Element {
  const t = useTexts();
  const weights = siblingCodes(framework, parent).map((sibling) => baseline.weights[sibling] ?? 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = displayNumber(sum > 0 ? sum / weights.length : 1);
  return (
    <Form.Item
      name="weight"
      label={t('framework.weight')}
      extra={t('framework.weightHint', { mean, sum: displayNumber(sum) })}
      rules={[takenNumber(t)]}
    >
      <NumberField rule={{ min: 0 }} mayBeEmpty width={160} placeholder={mean} />
    </Form.Item>
  );
}

function FirstMeasure(): React.JSX.Element {
  const t = useTexts();
  const form = Form.useFormInstance<Values>();
  const wanted = Form.useWatch('withMeasure', form) !== false;
  const code = Form.useWatch('code', form) ?? '';
  const name = Form.useWatch('name', form) ?? '';
  return (
    <>
      <Form.Item name="withMeasure" valuePropName="checked">
        <Checkbox>{t('framework.withMeasure')}</Checkbox>
      </Form.Item>
      {wanted && (
        <fieldset>
          <legend>{t('framework.measure')}</legend>
          <MeasureFields held={null} keeps={null} beside={{ code, name }} />
        </fieldset>
      )}
    </>
  );
}

function edited({ code, name, nameEn, definition }: Values): FrameworkChange {
  return { kind: 'edit-indicator', indicator: { code, name, nameEn, definition } };
}

/** Code and name of a measure left empty follow the indicator's. */
function added(
  { code, name, nameEn, definition, weight, withMeasure, measure }: Values,
  parent: string | null,
): FrameworkChange {
  const own = code.trim();
  return {
    kind: 'add-indicator',
    parent,
    indicator: { code: own, name, nameEn, definition },
    weight: weight ?? null,
    measure: withMeasure
      ? measureDraft({ ...measure, code: measure.code.trim() || `${own}.1`, name: measure.name.trim() || name }, null)
      : null,
  };
}
