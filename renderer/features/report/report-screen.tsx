import { useEffect, useState } from 'react';
import { TierLines } from '../../ui/tier-lines.ts';
import { Segmented } from 'antd';
import '../../ui/analysis.css';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { NoScores } from '../../ui/screen-states.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { askScore } from '../../state/score-question.ts';
import type { AskedCell } from '../../views/table/copyable-table.tsx';
import { useReportMethod } from './report-method.tsx';
import { EditedView } from './edited-view.tsx';
import { ExportView } from './export-view.tsx';
import { FactsView } from './facts-view.tsx';
import { HistoryView } from './history-view.tsx';
import { ManuscriptView } from './manuscript/manuscript-view.tsx';
import { ProfilesView } from './profiles-view.tsx';
import { reportViews } from './report-views.ts';
import type { ReportView } from './report-views.ts';
import { ReleaseView } from './release-view.tsx';
import { TablesView } from './tables-view.tsx';
import { TextView } from './text-view.tsx';

/** 成果: tables, text and unit pages as they will print, their release and their export. */
export function ReportScreen(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { chosen, input, problem, field } = useReportMethod();
  const synthetic = useWorkbench((state) => state.snapshot?.synthetic ?? false);
  const [view, setView] = useState<ReportView>('tables');
  const wanted = useAppearance((state) => state.wanted);
  useEffect(() => {
    if (wanted !== 'export') return;
    setView('export');
    useAppearance.setState({ wanted: null });
  }, [wanted]);
  const place = useAppearance((state) => state.place);
  const [table, setTable] = useState<string>();
  useEffect(() => {
    const found = place?.kind === 'view' ? reportViews.find((one) => one === place.id) : undefined;
    if (place?.kind === 'table') setTable(place.id);
    else if (found === undefined) return;
    setView(found ?? 'tables');
    useAppearance.setState({ place: null });
  }, [place]);
  const ask = ({ unit, code }: AskedCell): void =>
    askScore(unit, code, chosen === null || chosen.current ? null : { name: chosen.name, method: chosen.method });
  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.report')}</h1>
        <Segmented<ReportView>
          aria-label={t('result.views')}
          value={view}
          onChange={setView}
          options={reportViews.map((value) => ({ value, label: t(`result.${value}`) }))}
        />
        <span className="push" />
        {field}
        {synthetic && <span className="badge">{t('bar.synthetic')}</span>}
      </div>
      {input === null || chosen === null ? (
        <NoScores {...(problem === null ? {} : { because: errorText(problem, language) })} />
      ) : (
        <TierLines value={input.method.tiers}>
          {view === 'tables' && <TablesView key={table} input={input} choice={chosen.choice} ask={ask} first={table} />}
          {view === 'text' && <TextView input={input} />}
          {view === 'manuscript' && <ManuscriptView input={input} choice={chosen.choice} />}
          {view === 'profiles' && <ProfilesView input={input} choice={chosen.choice} ask={ask} />}
          {view === 'history' && <HistoryView input={input} choice={chosen.choice} />}
          {view === 'facts' && <FactsView choice={chosen.choice} />}
          {view === 'release' && <ReleaseView input={input} scenario={chosen.scenario} />}
          {view === 'edited' && <EditedView choice={chosen.choice} />}
          {view === 'export' && <ExportView choice={chosen.choice} name={chosen.name} />}
        </TierLines>
      )}
    </>
  );
}
