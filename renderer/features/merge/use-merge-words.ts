import { useMemo } from 'react';
import type { MergeOther } from '../../../shared/model/merge/merge-line.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { namedFramework } from '../../../shared/report/english-names.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';

/** Names of the open project, and of what only the other one has. */
export function useMergeWords(other: MergeOther): AuditWords {
  const lang = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const method = useWorkbench((state) => state.working);
  return useMemo(() => {
    const framework = snapshot === null ? null : namedFramework(snapshot.framework, lang);
    const { nodes, measures, units } = other.names;
    return {
      lang,
      names: {
        nodes: [...(framework?.indicators ?? []), ...nodes],
        measures: [...(framework?.measures ?? []), ...measures],
        units: [...(snapshot?.dataset.units ?? []), ...units],
        ...(method === null ? {} : { method }),
      },
    };
  }, [snapshot, method, other, lang]);
}
