import { useEffect } from 'react';
import { Segmented } from 'antd';
import '../../ui/analysis.css';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { MeetingButton } from '../../ui/meeting-button.tsx';
import { NoScores } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AnalysisView } from './analysis-view.tsx';
import { CoherenceCard } from './coherence-card.tsx';
import { CompareView } from './compare-view.tsx';
import { DiagnosticsView } from './diagnostics-view.tsx';
import { ExpertsView } from './experts/experts-view.tsx';
import { GoalView } from './goal-view.tsx';
import { labViews, useLabMemory } from './analysis/what-if-memory.ts';
import type { LabView } from './analysis/what-if-memory.ts';
import { MarginsView } from './margins-view.tsx';
import { ScenariosView } from './scenarios-view.tsx';
import { SensitivityView } from './sensitivity-view.tsx';
import { UncertaintyView } from './uncertainty-view.tsx';
import { WeightsView } from './weights/weights-view.tsx';

/** 情景: does the result depend on this choice? */
export function WhatIfScreen(): React.JSX.Element {
  const snapshot = useWorkbench((state) => state.snapshot);
  const scored = useWorkbench(
    (state) => state.result !== null && state.result.index.some((index) => !Number.isNaN(index)),
  );
  const view = useLabMemory((state) => state.view);
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    const found = place?.kind === 'view' ? labViews.find((one) => one === place.id) : undefined;
    if (found === undefined) return;
    useLabMemory.setState({ view: found });
    useAppearance.setState({ place: null });
  }, [place]);
  if (snapshot === null) return <NoScores />;
  // Experts are asked before there is any data.
  if (!scored && view !== 'experts')
    return (
      <>
        <ViewChoice view={view} />
        <NoScores />
      </>
    );
  return (
    <>
      <ViewChoice view={view} />
      <div className="what-if" tabIndex={-1}>
        {view === 'scenarios' && <ScenariosView snapshot={snapshot} />}
        {view === 'compare' && <CompareView snapshot={snapshot} />}
        {view === 'weights' && <WeightsView snapshot={snapshot} />}
        {view === 'experts' && <ExpertsView snapshot={snapshot} />}
        {view === 'margins' && <MarginsView snapshot={snapshot} />}
        {view === 'uncertainty' && <UncertaintyView snapshot={snapshot} />}
        {view === 'sensitivity' && <SensitivityView snapshot={snapshot} />}
        {view === 'goal' && <GoalView snapshot={snapshot} />}
        {view === 'diagnostics' && (
          <>
            <DiagnosticsView snapshot={snapshot} />
            <CoherenceCard snapshot={snapshot} />
          </>
        )}
        {view === 'analysis' && <AnalysisView snapshot={snapshot} />}
      </div>
    </>
  );
}

function ViewChoice({ view }: { readonly view: LabView }): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="toolbar">
      <h1>{t('nav.what-if')}</h1>
      <Segmented<LabView>
        aria-label={t('whatIf.views')}
        value={view}
        onChange={(chosen) => useLabMemory.setState({ view: chosen })}
        options={labViews.map((value) => ({ value, label: t(`whatIf.${value}`) }))}
      />
      <span className="push" />
      <MeetingButton />
    </div>
  );
}
