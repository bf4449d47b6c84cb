import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { coherenceTables } from '../../../shared/report/coherence-tables.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useTexts } from '../../ui/texts.ts';
import { AnalysisError, RunLine } from './analysis/run-line.tsx';
import { TablesCard } from './analysis/tables-card.tsx';
import { useAnalysis } from './analysis/use-analysis.ts';
import { useMethodChoice } from './method-choice.tsx';

/** 一致性审查: whether the index is made of what its weights say, each flag with what to do. */
export function CoherenceCard({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const lang = useAppearance((state) => state.language);
  const { chosen, field } = useMethodChoice();
  const { progress, error, done, start, cancel } = useAnalysis('coherence');
  const { dataset, framework } = snapshot;
  const shown = done !== null && done.method === chosen?.method && done.dataset === dataset ? done.result : null;
  const tables = useMemo(
    () => (shown === null ? null : coherenceTables({ framework, dataset, lang }, shown)),
    [framework, dataset, lang, shown],
  );
  return (
    <>
      <AnalysisError error={error} />
      <TablesCard
        id="coherence"
        title={t('whatIf.coherence')}
        hint={t('whatIf.coherenceHint')}
        tables={tables}
        what="coherence"
        name={`${snapshot.title} ${t('whatIf.coherence')}`}
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
