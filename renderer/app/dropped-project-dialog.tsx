import { Button, Modal } from 'antd';
import { host } from '../client/invoke.ts';
import { mergeFile } from '../state/merge.ts';
import { fail } from '../state/notices.ts';
import { openHandle } from '../state/project-actions.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useTexts } from '../ui/texts.ts';
import { useDialogs } from './dialogs.ts';

/** Asks what to do with a project that was dropped on another one: open it, or merge it. */
export function DroppedProjectDialog(): React.JSX.Element {
  const t = useTexts();
  const dropped = useDialogs((state) => state.dropped);
  const title = useWorkbench((state) => state.snapshot?.title ?? '');
  const leave = (): void => useDialogs.setState({ dropped: null });
  return (
    <Modal
      title={t('merge.dropTitle')}
      open={dropped !== null}
      onCancel={leave}
      destroyOnHidden
      footer={
        <>
          <Button onClick={leave}>{t('dialog.cancel')}</Button>
          <Button onClick={() => void take(dropped, false, leave)}>{t('merge.dropOpen')}</Button>
          <Button type="primary" onClick={() => void take(dropped, true, leave)}>
            {t('merge.dropMerge')}
          </Button>
        </>
      }
    >
      <p>{t('merge.dropText', { name: dropped?.name ?? '', title })}</p>
    </Modal>
  );
}

async function take(file: File | null, merging: boolean, leave: () => void): Promise<void> {
  leave();
  if (file === null) return;
  const adopted = await host().adoptFiles([file], merging);
  if (!adopted.ok) return fail(adopted);
  const [project] = adopted.value;
  if (project !== undefined) await (merging ? mergeFile(project) : openHandle(project.handle));
}
