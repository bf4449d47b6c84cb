import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { comparisonRankingsTable } from '../../../shared/report/comparison-rankings-table.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { AnalysisError, RunLine } from './analysis/run-line.tsx';
import { TableExports } from './analysis/table-exports.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { useMethodChoice } from './method-choice.tsx';
import { CopyTableButton, ReportTableView } from '../../views/table/report-table-view.tsx';

/** 对照排名: the ranks of one method's scores by other ways of ranking, beside the index and never in its place. */
export function RankingsCard({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const { chosen, field } = useMethodChoice();
  const { progress, error, done, start, cancel } = useAnalysis('rankings');
  const { dataset, framework } = snapshot;
  // Ranks of another method or of data that has changed since must not stand below this one's name.
  const shown = done !== null && done.method === chosen?.method && done.dataset === dataset ? done.result : null;
  const table = useMemo(
    () => (shown === null ? null : comparisonRankingsTable({ framework, dataset, lang }, shown)),
    [framework, dataset, lang, shown],
  );
  return (
    <section className="card" aria-labelledby="rankings">
      <header>
        <h2 id="rankings">{t('whatIf.rankings')}</h2>
        {field}
        <span className="push" />
        {table !== null && chosen !== null && (
          <>
            <CopyTableButton table={table} />
            <TableExports what="rankings" method={chosen.choice} name={`${snapshot.title} ${t('whatIf.rankings')}`} />
          </>
        )}
        <RunLine
          progress={progress}
          disabled={chosen === null}
          label={t('whatIf.compute')}
          onStart={() => chosen && start(dataset, chosen.method, null)}
          onCancel={cancel}
        />
      </header>
      <div className="body stack">
        <AnalysisError error={error} />
        {table === null ? (
          <p className="hint">{t('whatIf.rankingsHint')}</p>
        ) : (
          <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
            <ReportTableView table={table} />
          </div>
        )}
      </div>
    </section>
  );
}
