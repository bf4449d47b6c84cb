import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../../shared/contract/outputs.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../../shared/report/report-table.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { Analyses } from '../../../workers/analysis-request.ts';
import { useMethodChoice } from './method-choice.tsx';
import { AnalysisError, RunLine } from './run-line.tsx';
import { TablesCard } from './tables-card.tsx';
import { useAnalysis } from './use-analysis.ts';

/** Analyses of one method's scores without settings of their own. */
type TablesAnalysis = 'coherence' | 'rankings';

/** An analysis of a chosen method whose whole result is tables: computed on demand, then copied or handed over as they print. */
export function TablesAnalysisCard<K extends TablesAnalysis>({
  kind,
  snapshot,
  tablesOf,
}: {
  readonly kind: K;
  readonly snapshot: ProjectSnapshot;
  /** A module's function: another in each rendering would make the tables anew each time. */
  readonly tablesOf: (
    input: Pick<ReportInput, 'framework' | 'dataset' | 'method' | 'lang'>,
    result: Analyses[K]['result'],
  ) => readonly ReportTable[];
}): React.JSX.Element {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const { chosen, field } = useMethodChoice();
  const { progress, error, done, start, cancel } = useAnalysis(kind);
  const { dataset, framework } = snapshot;
  // Results of another method or of data that has changed since must not stand below this one's name.
  const shown =
    done !== null && done.method === chosen?.method && done.dataset.values === dataset.values ? done.result : null;
  const method = chosen?.method ?? null;
  const tables = useMemo(
    () => (shown === null || method === null ? null : tablesOf({ framework, dataset, method, lang }, shown)),
    [framework, dataset, method, lang, shown, tablesOf],
  );
  const title = t(`whatIf.${kind}`);
  return (
    <>
      <AnalysisError error={error} />
      <TablesCard
        id={kind}
        title={title}
        hint={t(`whatIf.${kind}Hint`)}
        tables={tables}
        what={kind}
        name={`${snapshot.title} ${title}`}
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
