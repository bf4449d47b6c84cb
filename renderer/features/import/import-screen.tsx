import { useEffect, useState } from 'react';
import { Button, Steps } from 'antd';
import { useAppearance } from '../../state/appearance.ts';
import { useIncomingFiles } from '../../state/incoming-files.ts';
import { useTexts } from '../../ui/texts.ts';
import { ChooseStep } from './choose-step.tsx';
import { DoneStep } from './done-step.tsx';
import { beginAgain, planFiles, useImportFlow } from './import-flow.ts';
import type { ImportFlow } from './import-flow.ts';
import { LearntDialog } from './learnt-dialog.tsx';
import { PlanStep } from './plan-step.tsx';
import { PreviewStep } from './preview-step.tsx';

const steps = ['choose', 'plan', 'preview', 'done'] as const satisfies readonly ImportFlow['step'][];

/** 导入: choose files, see how they are read, see what they would change, commit. Nothing is written before the last. */
export function ImportScreen(): React.JSX.Element {
  const t = useTexts();
  const { flow, busy } = useImportFlow();
  const [learnt, setLearnt] = useState(false);
  const { files: incoming, again } = useIncomingFiles();
  useEffect(() => {
    if (incoming.length === 0) return;
    useIncomingFiles.setState({ files: [], again: false });
    void planFiles(incoming, t('import.planning'), again);
  }, [incoming, again, t]);
  const wanted = useAppearance((state) => state.wanted);
  useEffect(() => {
    if (wanted !== 'import') return;
    setLearnt(false);
    beginAgain();
    useAppearance.setState({ wanted: null });
  }, [wanted]);
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.import')}</h1>
        <Steps
          size="small"
          style={{ flex: 1, maxWidth: 640 }}
          current={steps.indexOf(flow.step)}
          items={steps.map((step) => ({ title: t(`import.step.${step}`) }))}
        />
        <span className="push" />
        <Button size="small" onClick={() => setLearnt(true)}>
          {t('learnt.open')}
        </Button>
      </div>
      <LearntDialog open={learnt} close={() => setLearnt(false)} />
      {flow.step === 'choose' && <ChooseStep busy={busy} />}
      {flow.step === 'plan' && <PlanStep plan={flow.plan} again={flow.again} busy={busy} />}
      {flow.step === 'preview' && <PreviewStep preview={flow.preview} busy={busy} />}
      {flow.step === 'done' && <DoneStep outcome={flow.outcome} />}
    </>
  );
}
