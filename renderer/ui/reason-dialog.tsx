import { useState } from 'react';
import { Form, Input, Modal } from 'antd';
import { useTexts } from './texts.ts';
import { useFirstFocus } from './use-first-focus.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children?: React.ReactNode;
  readonly danger?: boolean;
  readonly onCancel: () => void;
  /** Resolves to whether it went well; then the dialog's owner closes it. */
  readonly onReason: (reason: string) => Promise<void>;
  /** Once it is gone and the focus is back where it was. */
  readonly afterClose?: () => void;
}

/** Every change of the project asks why: the audit log keeps the answer. */
export function ReasonDialog({
  title,
  open,
  children,
  danger = false,
  onCancel,
  onReason,
  afterClose,
}: ReasonDialogProps): React.JSX.Element {
  const t = useTexts();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const body = useFirstFocus(open);
  const finish = async ({ reason }: { reason: string }): Promise<void> => {
    setBusy(true);
    await onReason(reason.trim());
    setBusy(false);
  };
  return (
    <Modal
      title={title}
      open={open}
      destroyOnHidden
      onCancel={onCancel}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ danger, loading: busy }}
      onOk={() => form.submit()}
      afterClose={() => {
        form.resetFields();
        afterClose?.();
      }}
    >
      <div ref={body}>
        {children}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void finish(values)}
          style={{ marginTop: 12 }}
        >
          <Form.Item
            name="reason"
            label={t('reason.label')}
            rules={[{ required: true, whitespace: true, message: t('reason.required') }]}
          >
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
