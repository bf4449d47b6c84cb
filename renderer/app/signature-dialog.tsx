import { useEffect, useState } from 'react';
import { Form, Input, Modal } from 'antd';
import { useTexts } from '../ui/texts.ts';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useDialogs } from './dialogs.ts';
import { chooseSignature, keptSignature } from './settings.ts';
import type { Signature } from './settings.ts';

/** 署名: name and office of whoever is at work, for the entries of the audit. */
export function SignatureDialog(): React.JSX.Element {
  const t = useTexts();
  const open = useDialogs((state) => state.signing);
  const [form] = Form.useForm<Signature>();
  const [busy, setBusy] = useState(false);
  const body = useFirstFocus(open);
  useEffect(() => {
    if (!open) return undefined;
    let shown = true;
    void keptSignature().then((kept) => {
      if (shown && kept !== null && !form.isFieldsTouched()) form.setFieldsValue(kept);
    });
    return () => {
      shown = false;
    };
  }, [open, form]);
  const close = (): void => useDialogs.setState({ signing: false });
  const finish = async (signature: Signature): Promise<void> => {
    setBusy(true);
    const saved = await chooseSignature(signature);
    setBusy(false);
    if (saved) close();
  };
  return (
    <Modal
      title={t('sign.title')}
      open={open}
      destroyOnHidden
      onCancel={close}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      afterClose={() => form.resetFields()}
    >
      <div ref={body}>
        <p>{t('sign.text')}</p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void finish(values)}>
          <Form.Item
            name="name"
            label={t('sign.name')}
            rules={[{ required: true, whitespace: true, message: t('sign.required') }]}
          >
            <Input maxLength={40} onPressEnter={() => form.submit()} />
          </Form.Item>
          <Form.Item name="office" label={t('sign.office')} initialValue="">
            <Input maxLength={50} onPressEnter={() => form.submit()} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
