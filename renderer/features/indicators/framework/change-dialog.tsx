import { useEffect, useRef, useState } from 'react';
import { Alert, Form, Input, Modal } from 'antd';
import { appError } from '../../../../shared/base/app-error.ts';
import type { AppError } from '../../../../shared/base/app-error.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { revise } from '../../../state/framework-actions.ts';
import { notify } from '../../../state/notices.ts';
import { ChangeEffectLines } from '../../../ui/change-effect.tsx';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { useFirstFocus } from '../../../ui/use-first-focus.ts';

interface ChangeDialogProps<V extends object> {
  readonly title: string;
  readonly initial: V;
  /** What the fields begin with where that is an edit already; left out, `initial`. */
  readonly proposed?: V;
  readonly width?: number | string;
  readonly danger?: boolean;
  /** What the edit is made of beside the fields: when it changes, the effect is asked for anew. */
  readonly subject?: unknown;
  /** No field stands before the reason. */
  readonly reasonFirst?: boolean;
  /** The edit that the fields ask for. */
  readonly change: (values: V) => FrameworkChange;
  /** With the edit that was made, or null; once the dialog is gone, so that the focus is back where it was. */
  readonly close: (made: FrameworkChange | null) => void;
  readonly children?: React.ReactNode;
}

/** Edits of what is there: one that leaves it as it is isn't made. */
const revising: ReadonlySet<FrameworkChange['kind']> = new Set([
  'rename',
  'edit-indicator',
  'edit-measure',
  'move-under',
  'units',
  'system',
  'translations',
]);

/** Fields of an edit and its reason in one form; what is wrong with it stays in the dialog until it is put right. */
export function ChangeDialog<V extends object>({
  title,
  initial,
  proposed = initial,
  width = 640,
  danger = false,
  reasonFirst = false,
  subject,
  change,
  close,
  children,
}: ChangeDialogProps<V>): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [form] = Form.useForm<V & { reason: string }>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AppError | null>(null);
  const [shown, setShown] = useState(true);
  const done = useRef<FrameworkChange | null>(null);
  const body = useFirstFocus(shown);
  // What the dialog would ask for as it was opened: that is no edit, as text left in an editor is none (ui/README.md).
  const opened = useRef(JSON.stringify(initial));
  const [asOpened, setAsOpened] = useState(() => JSON.stringify(change(initial)));
  const initially = JSON.stringify(initial);
  useEffect(() => {
    if (!shown || busy || opened.current === initially) return;
    opened.current = initially;
    if (form.isFieldsTouched()) return notify('info', appError('SCREEN_DIALOG_OVERTAKEN'));
    form.resetFields();
    setAsOpened(JSON.stringify(change(initial)));
    setAsked(revising.has(change(initial).kind) ? null : change(initial));
  }, [form, shown, busy, initially, initial, change]);
  /** The edit that the fields ask for now, so that what it does can be said; null where it is none. */
  const asking = (values: V, unchanged: string): FrameworkChange | null => {
    const made = change(values);
    return revising.has(made.kind) && JSON.stringify(made) === unchanged ? null : made;
  };
  const [asked, setAsked] = useState(() => asking(proposed, asOpened));
  const askNow = useRef(asking);
  askNow.current = asking;
  useEffect(() => {
    if (subject === undefined) return;
    setFault(null);
    setAsked(askNow.current(form.getFieldsValue(true), asOpened));
  }, [subject, form, asOpened]);
  const finish = async (): Promise<void> => {
    if (busy) return;
    // Fields that are hidden for the moment keep what they began with.
    const values: V & { reason: string } = form.getFieldsValue(true);
    const made = change(values);
    if (revising.has(made.kind) && JSON.stringify(made) === asOpened)
      return setFault(appError('SCREEN_NOTHING_CHANGED'));
    setBusy(true);
    const wrong = await revise(made, values.reason.trim());
    setBusy(false);
    setFault(wrong);
    if (wrong !== null) return;
    done.current = made;
    setShown(false);
  };
  return (
    <Modal
      title={title}
      open={shown}
      centered
      width={width}
      // A table that was worked on doesn't go by a click beside it.
      {...(subject === undefined ? {} : { mask: { closable: false }, keyboard: false })}
      onCancel={() => setShown(false)}
      afterClose={() => close(done.current)}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ danger }}
      onOk={() => form.submit()}
      styles={{ body: { maxHeight: 'calc(100vh - 200px)', overflow: 'auto' } }}
      footer={(buttons) => (
        <>
          {fault && (
            <Alert
              className="change-fault"
              type="error"
              showIcon
              title={errorText({ ...fault, place: {} }, language)}
            />
          )}
          {buttons}
        </>
      )}
    >
      <div ref={body}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={proposed}
          scrollToFirstError
          onFinish={() => void finish()}
          onValuesChange={() => {
            setFault(null);
            setAsked(asking(form.getFieldsValue(true), asOpened));
          }}
          className="change-form"
        >
          {children}
          <ChangeEffectLines action={asked === null ? null : { kind: 'framework', change: asked }} />
          <Form.Item
            name="reason"
            label={t('reason.label')}
            rules={[{ required: true, whitespace: true, message: t('reason.required') }]}
          >
            <Input.TextArea
              {...(reasonFirst ? { 'data-first': '' } : {})}
              rows={1}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2000}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
