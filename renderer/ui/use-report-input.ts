import { useMemo } from 'react';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { useAppearance } from '../state/appearance.ts';
import { useExperts } from '../state/expert-papers.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useWorklist } from '../state/worklist.ts';

/** What report values are made from: the present result with unsaved edits. Null without a score. */
export function useReportInput(): ReportInput | null {
  const lang = useAppearance((state) => state.language);
  const snapshot = useWorkbench((state) => state.snapshot);
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  const worklist = useWorklist((state) => state.lines);
  const experts = useExperts((state) => state.papers);
  return useMemo(() => {
    if (snapshot === null || result === null || method === null || result.index.every((index) => Number.isNaN(index)))
      return null;
    return {
      framework: snapshot.framework,
      dataset: snapshot.dataset,
      history: snapshot.history,
      policyDocuments: snapshot.policyDocuments,
      institutions: snapshot.institutions,
      method,
      result,
      lang,
      notes: snapshot.notes,
      ...(worklist === null ? {} : { worklist }),
      ...(experts === null ? {} : { experts }),
    };
  }, [snapshot, result, method, lang, worklist, experts]);
}
