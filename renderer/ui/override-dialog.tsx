import { useState } from 'react';
import { Input, Radio } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import { readNumber, unitRule } from '../../shared/base/read-number.ts';
import { isBaseFigure } from '../../shared/model/base-figure.ts';
import { subjectName } from '../../shared/report/difference-words.ts';
import { invoke } from '../client/invoke.ts';
import { notify } from '../state/notices.ts';
import { showAnswer } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { ChangeEffectLines } from './change-effect.tsx';
import type { PreviewedAction } from './change-effect.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTexts } from './texts.ts';
import { useDialogText } from './use-dialog-text.ts';

interface OverrideDialogProps {
  readonly cell: { readonly unit: string; readonly measure: string };
  readonly value: number | null;
  readonly open: boolean;
  readonly close: () => void;
}

/** A value in place of the computed one, or "counts as missing". The original stays and comes back when the override is removed. */
export function OverrideDialog({
  cell: { unit: of, measure },
  value,
  open,
  close,
}: OverrideDialogProps): React.JSX.Element {
  const t = useTexts();
  const dataset = useWorkbench(({ snapshot }) => snapshot?.dataset ?? null);
  // Named one by one: whoever asks may hold more than a cell, which the operation would refuse.
  const cell = { unit: of, measure };
  const unit = dataset?.measures.find(({ code }) => code === measure)?.unit ?? '';
  // A base figure that nobody sent has no original, and counts as missing already.
  const isNew = value === null && isBaseFigure(measure);
  const [kind, setKind] = useState<'value' | 'missing'>('value');
  const { text, changed, type, commit } = useDialogText(value === null ? '' : String(value), open);
  const read = kind === 'missing' ? null : readNumber(text, unitRule(unit));
  const asked: PreviewedAction | null =
    read === null
      ? { kind: 'override', ...cell, value: null }
      : read.type === 'number' && changed !== null
        ? { kind: 'override', ...cell, value: read.value }
        : null;
  const override = async (reason: string): Promise<void> => {
    if (kind === 'value' && changed === null) return notify('warning', appError('SCREEN_NOTHING_CHANGED'));
    const reading = kind === 'missing' ? null : readNumber(text, unitRule(unit));
    if (reading?.type === 'refused') return notify('warning', reading.error);
    if (reading !== null && reading.type !== 'number') return notify('warning', appError('NUMBER_NEEDED'));
    const request = { ...cell, value: reading?.value ?? null, reason };
    if (await commit(async () => showAnswer(await invoke('data.override', request)))) close();
  };
  return (
    <ReasonDialog
      title={isBaseFigure(measure) ? t('override.titleBase', { figure: measure }) : t('override.title')}
      open={open}
      onCancel={close}
      onReason={override}
    >
      {dataset !== null && (
        <p>
          <strong>{`${subjectName(dataset, of)} · ${subjectName(dataset, measure)}`}</strong>
        </p>
      )}
      <div className="fields">
        {!isNew && (
          <Radio.Group
            value={kind}
            onChange={(event) => setKind(event.target.value === 'missing' ? 'missing' : 'value')}
            options={[
              { value: 'value', label: t('override.value') },
              { value: 'missing', label: t('override.missing') },
            ]}
          />
        )}
        {kind === 'value' && (
          <Input
            inputMode="decimal"
            aria-label={isNew ? measure : t('override.value')}
            value={text}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </div>
      {!isNew && <p className="muted">{t('override.kept')}</p>}
      <ChangeEffectLines action={open ? asked : null} />
    </ReasonDialog>
  );
}
