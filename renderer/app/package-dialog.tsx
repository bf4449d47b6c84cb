import { useEffect, useMemo, useState } from 'react';
import { Form, Input, Modal, Select } from 'antd';
import type { FormInstance } from 'antd';
import type { AppError } from '../../shared/base/app-error.ts';
import type { PackageContent, ProjectSnapshot } from '../../shared/contract/outputs.ts';
import { recordKindNames, recordKinds } from '../../shared/model/record-kind.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import type { PackageScope } from '../../shared/model/work-package.ts';
import { nameFor, nameIn } from '../../shared/report/english-names.ts';
import { useAppearance } from '../state/appearance.ts';
import { lookAtPackage, writePackage } from '../state/work-package.ts';
import { useWorkbench } from '../state/workbench.ts';
import { errorText, useTexts } from '../ui/texts.ts';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useDialogs } from './dialogs.ts';

interface PackageForm {
  readonly recipient: string;
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly kinds: readonly RecordKind[];
  readonly note: string;
}

/** 分工包: for whom, of what; and what it will hold, before it is written. */
export function PackageDialog(): React.JSX.Element | null {
  const open = useDialogs((state) => state.packaging);
  const snapshot = useWorkbench((state) => state.snapshot);
  return snapshot === null ? null : <OpenDialog open={open} snapshot={snapshot} />;
}

function OpenDialog({
  open,
  snapshot,
}: {
  readonly open: boolean;
  readonly snapshot: ProjectSnapshot;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [form] = Form.useForm<PackageForm>();
  const [busy, setBusy] = useState(false);
  const body = useFirstFocus(open);
  const close = (): void => useDialogs.setState({ packaging: false });
  const { dataset, framework } = snapshot;
  const units = useMemo(
    () =>
      dataset.units.map((unit) => ({
        value: unit.code,
        label: nameFor(unit, language),
        found: `${unit.name} ${unit.fullName} ${unit.code} ${nameFor(unit, language)}`,
      })),
    [dataset, language],
  );
  const indicators = useMemo(
    () =>
      [...framework.indicators, ...framework.measures].map((one) => ({
        value: one.code,
        label: `${one.code} ${nameFor(one, language)}`,
      })),
    [framework, language],
  );
  const kinds = recordKinds.flatMap((kind) =>
    framework.measures.some(({ rule, base }) => rule.record === kind || (kind === 'base_figures' && base !== null))
      ? [{ value: kind, label: nameIn(recordKindNames[kind], language) }]
      : [],
  );
  const write = async ({ recipient, note, ...chosen }: PackageForm): Promise<void> => {
    setBusy(true);
    const name = t('package.file', { title: snapshot.title, name: recipient.trim() }).replace(/[\\/:*?"<>|]/g, '_');
    const written = await writePackage({ ...scopeOf(chosen), recipient: recipient.trim(), note: note.trim() }, name);
    setBusy(false);
    if (written) close();
  };
  return (
    <Modal
      title={t('package.title')}
      open={open}
      width={680}
      centered
      destroyOnHidden
      onCancel={close}
      okText={t('package.write')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      afterClose={() => form.resetFields()}
    >
      <div ref={body}>
        <p>{t('package.text')}</p>
        <Form<PackageForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ recipient: '', units: [], indicators: [], kinds: [], note: '' }}
          onFinish={(asked) => void write(asked)}
        >
          <Form.Item
            name="recipient"
            label={t('package.for')}
            rules={[{ required: true, whitespace: true, message: t('package.forRequired') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="units" label={t('package.units')}>
            <Select
              mode="multiple"
              maxTagCount="responsive"
              allowClear
              placeholder={t('package.all')}
              showSearch={{ optionFilterProp: 'found' }}
              options={units}
            />
          </Form.Item>
          <Form.Item name="indicators" label={t('package.indicators')}>
            <Select
              mode="multiple"
              maxTagCount="responsive"
              allowClear
              placeholder={t('package.all')}
              showSearch={{ optionFilterProp: 'label' }}
              options={indicators}
            />
          </Form.Item>
          <Form.Item name="kinds" label={t('package.kinds')}>
            <Select
              mode="multiple"
              maxTagCount="responsive"
              allowClear
              placeholder={t('package.all')}
              showSearch={{ optionFilterProp: 'label' }}
              options={kinds}
            />
          </Form.Item>
          <Form.Item name="note" label={t('package.note')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </Form>
        <Preview form={form} />
      </div>
    </Modal>
  );
}

/** Nothing chosen is all there are. */
function scopeOf({ units, indicators, kinds }: Pick<PackageForm, 'units' | 'indicators' | 'kinds'>): PackageScope {
  const some = <T,>(chosen: readonly T[]): T[] | null => (chosen.length === 0 ? null : [...chosen]);
  return { units: some(units), indicators: some(indicators), kinds: some(kinds) };
}

function Preview({ form }: { readonly form: FormInstance<PackageForm> }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [shown, setShown] = useState<PackageContent | AppError | null>(null);
  const units = Form.useWatch('units', form);
  const indicators = Form.useWatch('indicators', form);
  const kinds = Form.useWatch('kinds', form);
  useEffect(() => {
    let latest = true;
    void lookAtPackage(scopeOf({ units: units ?? [], indicators: indicators ?? [], kinds: kinds ?? [] })).then(
      (looked) => {
        if (latest) setShown(looked.ok ? looked.value : looked.error);
      },
    );
    return () => {
      latest = false;
    };
  }, [units, indicators, kinds]);
  return (
    <div className="package-preview" role="status">
      {shown !== null &&
        ('code' in shown ? (
          <p role="alert">{errorText(shown, language)}</p>
        ) : (
          <>
            <p>{t('package.holds', { ...counts(shown), kinds: shown.kinds.length })}</p>
            <p className="muted">{t('package.left', shown.left)}</p>
          </>
        ))}
    </div>
  );
}

function counts({ units, measures, aliases, mappings }: PackageContent): Record<string, number> {
  return { units, measures, aliases, mappings };
}
