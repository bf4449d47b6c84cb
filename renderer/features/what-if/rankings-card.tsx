import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { comparisonRankingsTable } from '../../../shared/report/comparison-rankings-table.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { AnalysisError, RunLine } from './analysis/run-line.tsx';
import { TablesCard } from './analysis/tables-card.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { useMethodChoice } from './method-choice.tsx';

/** 对照排名: the ranks of one method's scores by other ways of ranking, beside the index and never in its place. */
export function RankingsCard({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const { chosen, field } = useMethodChoice();
  const { progress, error, done, start, cancel } = useAnalysis('rankings');
  const { dataset, framework } = snapshot;
  // Ranks of another method or of data that has changed since must not stand below this one's name.
  const shown = done !== null && done.method === chosen?.method && done.dataset === dataset ? done.result : null;
  const tables = useMemo(
    () => (shown === null ? null : [comparisonRankingsTable({ framework, dataset, lang }, shown)]),
    [framework, dataset, lang, shown],
  );
  return (
    <>
      <AnalysisError error={error} />
      <TablesCard
        id="rankings"
        title={t('whatIf.rankings')}
        hint={t('whatIf.rankingsHint')}
        tables={tables}
        what="rankings"
        name={`${snapshot.title} ${t('whatIf.rankings')}`}
        {...(chosen === null ? {} : { method: chosen.choice })}
      >
        {field}
        <RunLine
          progress={progress}
          disabled={chosen === null}
          label={t('whatIf.compute')}
          onStart={() => chosen && start(dataset, chosen.method, null)}
          onCancel={cancel}
        />
      </TablesCard>
    </>
  );
}
