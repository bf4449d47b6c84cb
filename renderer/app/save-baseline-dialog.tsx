import { saveBaseline } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { EffectMoves, shownEffect } from '../ui/effect-moves.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useTexts } from '../ui/texts.ts';
import { useDialogs } from './dialogs.ts';

export function SaveBaselineDialog(): React.JSX.Element {
  const t = useTexts();
  const open = useDialogs((state) => state.savingBaseline);
  return (
    <ReasonDialog
      title={t('dialog.saveBaseline')}
      open={open}
      onCancel={() => useDialogs.setState({ savingBaseline: false })}
      onReason={async (reason) => {
        if (await saveBaseline(reason)) useDialogs.setState({ savingBaseline: false });
      }}
    >
      <p>{t('dialog.saveBaselineText')}</p>
      <SinceBaseline />
    </ReasonDialog>
  );
}

/** Apart from the dialog, which is there while it is closed as well: each edit would render it. */
function SinceBaseline(): React.JSX.Element {
  const t = useTexts();
  const since = useWorkbench((state) => state.sinceBaseline);
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      <EffectMoves effect={shownEffect(since)} />
    </div>
  );
}
