import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { useTexts } from '../../ui/texts.ts';
import { useReportInput } from '../../ui/use-report-input.ts';
import { TablesCard } from './analysis/tables-card.tsx';

/** 结构分析: what holds each unit back, how far its parts keep step, and how far the units lie apart. Of what the screens show. */
export function AnalysisView({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  const t = useTexts();
  const input = useReportInput();
  const tables = useMemo(() => (input === null ? null : analysisTables(input)), [input]);
  return (
    <TablesCard
      id="analysis"
      title={t('whatIf.analysis')}
      hint={t('whatIf.analysisNone')}
      tables={tables}
      what="analysis"
      name={`${snapshot.title} ${t('whatIf.analysis')}`}
    />
  );
}
