import { useState } from 'react';
import { Segmented } from 'antd';
import '../../ui/analysis.css';
import { useWorkbench } from '../../state/workbench.ts';
import { NoScores } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CompareView } from './compare-view.tsx';
import { DiagnosticsView } from './diagnostics-view.tsx';
import { GoalView } from './goal-view.tsx';
import { MarginsView } from './margins-view.tsx';
import { ScenariosView } from './scenarios-view.tsx';
import { SensitivityView } from './sensitivity-view.tsx';
import { UncertaintyView } from './uncertainty-view.tsx';
import { WeightsView } from './weights/weights-view.tsx';

const views = ['scenarios', 'compare', 'weights', 'margins', 'uncertainty', 'sensitivity', 'goal', 'diagnostics'] as const;
type View = (typeof views)[number];

/** 情景: does the result depend on this choice? */
export function WhatIfScreen(): React.JSX.Element {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const scored = useWorkbench((state) => state.result !== null && state.result.index.some((index) => !Number.isNaN(index)));
  const [view, setView] = useState<View>('scenarios');
  if (snapshot === null || !scored) return <NoScores />;
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.what-if')}</h1>
        <Segmented<View> aria-label={t('lab.views')} value={view} onChange={setView} options={views.map((value) => ({ value, label: t(`lab.${value}`) }))} />
      </div>
      <div className="lab" tabIndex={-1}>
        {view === 'scenarios' && <ScenariosView snapshot={snapshot} />}
        {view === 'compare' && <CompareView snapshot={snapshot} />}
        {view === 'weights' && <WeightsView snapshot={snapshot} />}
        {view === 'margins' && <MarginsView snapshot={snapshot} />}
        {view === 'uncertainty' && <UncertaintyView snapshot={snapshot} />}
        {view === 'sensitivity' && <SensitivityView snapshot={snapshot} />}
        {view === 'goal' && <GoalView snapshot={snapshot} />}
        {view === 'diagnostics' && <DiagnosticsView snapshot={snapshot} />}
      </div>
    </>
  );
}
