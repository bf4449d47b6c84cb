import { useId, useState } from 'react';
import { Input, Modal } from 'antd';
import { yearNamed } from '../../../shared/model/framework-of-year.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';

const yearRule = { min: 1900, max: 2200, whole: true, units: ['年'] } as const;

interface ProjectDialogProps {
  readonly title: string;
  readonly open: boolean;
  /** The year until one is written, or the title names one; null: it has to be written. */
  readonly year: number | null;
  readonly placeholder: string;
  readonly children?: React.ReactNode;
  /** Gives whether it was made; then the dialog closes. */
  readonly create: (named: { readonly title: string | null; readonly year: number }) => Promise<boolean>;
  readonly close: () => void;
}

/** Title and year of a project that is made. The year is never taken in silence: where the title names another one, that is said. */
export function ProjectDialog(props: ProjectDialogProps): React.JSX.Element {
  const t = useTexts();
  const { open, close, title } = props;
  const form = useId();
  const body = useFirstFocus(open);
  return (
    <Modal
      title={title}
      open={open}
      onCancel={close}
      okText={t('start.createHere')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ htmlType: 'submit', form }}
      destroyOnHidden
    >
      <div ref={body}>
        <Fields {...props} form={form} />
      </div>
    </Modal>
  );
}

function Fields({
  year: proposed,
  placeholder,
  children,
  create,
  close,
  form,
}: ProjectDialogProps & { readonly form: string }): React.JSX.Element {
  const t = useTexts();
  const [title, setTitle] = useState('');
  /** Undefined: not written yet. */
  const [written, setWritten] = useState<number | null | undefined>(undefined);
  const named = yearNamed(title);
  const year = written === undefined ? (named ?? proposed) : written;
  const known = year !== null && !Number.isNaN(year);
  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (known && (await create({ title: title.trim() || null, year }))) close();
  };
  return (
    <form id={form} className="project-form" onSubmit={(event) => void submit(event)}>
      {children}
      <label>
        {t('start.title')}
        <Input
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          placeholder={placeholder}
        />
      </label>
      <label>
        {t('start.year')}
        <NumberField rule={yearRule} width={110} value={year} label={t('start.year')} onChange={setWritten} />
      </label>
      {known && named !== null && named !== year ? (
        <p className="warning-text" role="alert">
          {t('start.yearDiffers', { named, year })}
        </p>
      ) : (
        <p className="muted">{t('start.yearHint')}</p>
      )}
    </form>
  );
}

/** A title as the name of a file. */
export function fileNameOf(title: string): string {
  return `${title.replaceAll(/[\\/:*?"<>|]/g, '')}.ewb`;
}
