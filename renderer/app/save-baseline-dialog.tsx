import { saveBaseline } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useTexts } from '../ui/texts.ts';
import { useDialogs } from './dialogs.ts';

export function SaveBaselineDialog(): React.JSX.Element {
  const t = useTexts();
  const open = useDialogs((state) => state.savingBaseline);
  const count = useWorkbench((state) => state.past.length);
  const since = useWorkbench((state) => state.sinceBaseline);
  const close = (): void => useDialogs.setState({ savingBaseline: false });
  return (
    <ReasonDialog
      title={t('dialog.saveBaseline')} open={open} onCancel={close}
      onReason={async (reason) => {
        if (await saveBaseline(reason)) close();
      }}
    >
      <p>{t('dialog.saveBaselineText', { count, ranks: since.ranks.length, tiers: since.tiers.length })}</p>
    </ReasonDialog>
  );
}
