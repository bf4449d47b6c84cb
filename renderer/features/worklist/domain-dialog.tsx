import { useRef, useState } from 'react';
import { Alert, AutoComplete } from 'antd';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { domainText } from '../../../shared/model/domain.ts';
import type { FrameworkChange } from '../../../shared/model/framework-change/framework-change.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { useAppearance } from '../../state/appearance.ts';
import { revise } from '../../state/framework-actions.ts';
import { domainOptions } from '../../ui/domain-options.ts';
import { ChangeEffectLines } from '../../ui/change-effect.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import type { Fix } from './line-actions.ts';

/** The domain of the measure that a line is about. A row that was refused by the old one comes in when its file is read again. */
export function DomainDialog({
  snapshot,
  fix: { line, measure: code },
  close,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly fix: Extract<Fix, { kind: 'domain' }>;
  /** Once it is gone; whether the domain was changed. */
  readonly close: (saved: boolean) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [shown, setShown] = useState(true);
  const measure = snapshot.framework.measures.find((held) => held.code === code);
  const [text, setText] = useState(measure?.domain ?? '');
  const saved = useRef(false);
  const [fault, setFault] = useState<AppError | null>(null);
  const change = changedDomain(snapshot, code, text);
  const keep = async (reason: string): Promise<void> => {
    if (change === null) return setFault(appError('SCREEN_NOTHING_CHANGED'));
    const wrong = await revise(change, reason);
    setFault(wrong);
    if (wrong !== null) return;
    saved.current = true;
    setShown(false);
  };
  return (
    <ReasonDialog
      title={t('worklist.domainTitle', { code, name: measure?.name ?? '' })}
      open={shown}
      onCancel={() => setShown(false)}
      onReason={keep}
      afterClose={() => close(saved.current)}
    >
      <p>{bareMessageText(line.message, language)}</p>
      <label className="stacked">
        {t('framework.domain')}
        <AutoComplete
          style={{ width: '100%' }}
          aria-label={t('framework.domain')}
          placeholder={t('framework.domainNone')}
          value={text}
          onChange={(typed: string) => {
            setText(typed);
            setFault(null);
          }}
          // All of them as it opens; what is typed leaves those that begin so, and doesn't cover what it does.
          options={domainOptions(t).filter(({ value }) => text === (measure?.domain ?? '') || value.startsWith(text))}
        />
      </label>
      <p className="muted">{t('framework.domainHint')}</p>
      {line.batch !== null && <p className="muted">{t('worklist.domainAgain', { file: line.file ?? '' })}</p>}
      {fault !== null && <Alert type="error" showIcon title={errorText({ ...fault, place: {} }, language)} />}
      <ChangeEffectLines action={change === null ? null : { kind: 'framework', change }} />
    </ReasonDialog>
  );
}

/** The edit that a typed domain asks for; null: none. The measure's rule and method stay as they are. */
function changedDomain({ framework, baseline }: ProjectSnapshot, code: string, text: string): FrameworkChange | null {
  const measure = framework.measures.find((held) => held.code === code);
  const method = baseline.measures[code];
  const domain = domainText(text);
  if (measure === undefined || method === undefined || domain === domainText(measure.domain ?? '')) return null;
  const { name, note, unit, base } = measure;
  return { kind: 'edit-measure', measure: { code, name, note, unit, base, domain, source: null, method } };
}
