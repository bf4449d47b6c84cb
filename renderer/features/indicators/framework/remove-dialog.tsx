import { useEffect, useMemo, useState } from 'react';
import type { FrameworkEffect, ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { FrameworkChange } from '../../../../shared/model/framework-change/framework-change.ts';
import { effectOf } from '../../../state/framework-actions.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChangeDialog } from './change-dialog.tsx';

interface RemoveDialogProps {
  readonly code: string;
  readonly name: string;
  /** Of the snapshot: what would be left unused is asked anew after a change. */
  readonly revision: ProjectSnapshot['revision'];
  readonly close: (made: FrameworkChange | null) => void;
}

/** Says what goes with an indicator or measure, and which records are not counted then, before it is removed. */
export function RemoveDialog({ code, name, revision, close }: RemoveDialogProps): React.JSX.Element {
  const t = useTexts();
  const change = useMemo((): FrameworkChange => ({ kind: 'remove', code }), [code]);
  const [effect, setEffect] = useState<FrameworkEffect | null>(null);
  useEffect(() => {
    let wanted = true;
    void effectOf(change).then((answer) => {
      if (wanted && answer.ok) setEffect(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [change, revision]);
  return (
    <ChangeDialog
      title={t('framework.removeTitle', { code, name })}
      width={480}
      danger
      reasonFirst
      initial={{}}
      change={() => change}
      close={close}
    >
      {effect && (
        <p>{t('framework.removeText', { indicators: effect.indicators.length, measures: effect.measures.length })}</p>
      )}
      {effect && (effect.records > 0 || effect.overrides > 0) && (
        <p>{t('framework.unused', { records: effect.records, overrides: effect.overrides })}</p>
      )}
    </ChangeDialog>
  );
}
