import { Form, Input, Modal } from 'antd';
import type { Method } from '../../../../shared/model/method.ts';
import { saveScenario } from '../../../state/scenario-actions.ts';
import { useTexts } from '../../../ui/texts.ts';
import { useFirstFocus } from '../../../ui/use-first-focus.ts';

/** A scenario about to be saved: a new one, or one under another name. */
export interface NamedScenario {
  readonly previousName: string | null;
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
}

export function ScenarioNameDialog({
  named,
  taken,
  close,
}: {
  readonly named: NamedScenario | null;
  readonly taken: ReadonlySet<string>;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [form] = Form.useForm<{ name: string; note: string }>();
  const body = useFirstFocus(named !== null);
  const save = async ({ name, note }: { name: string; note?: string }): Promise<void> => {
    if (named !== null && (await saveScenario({ ...named, name: name.trim(), note: note ?? '' }))) close();
  };
  return (
    <Modal
      title={t(named?.previousName == null ? 'whatIf.create' : 'whatIf.rename')}
      open={named !== null}
      destroyOnHidden
      onCancel={close}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      onOk={() => form.submit()}
    >
      <div ref={body}>
        {named !== null && (
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ name: named.name, note: named.note }}
            onFinish={(values) => void save(values)}
            style={{ marginTop: 12 }}
          >
            <Form.Item
              name="name"
              label={t('whatIf.name')}
              rules={[
                { required: true, whitespace: true, message: t('whatIf.nameRequired') },
                {
                  validator: (_, value: unknown) =>
                    typeof value === 'string' && value.trim() !== named.previousName && taken.has(value.trim())
                      ? Promise.reject(new Error(t('whatIf.nameTaken')))
                      : Promise.resolve(),
                },
              ]}
            >
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="note" label={t('batches.note')}>
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
          </Form>
        )}
      </div>
    </Modal>
  );
}
