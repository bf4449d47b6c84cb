import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { coherenceTables } from '../../../shared/report/coherence-tables.ts';
import { TablesAnalysisCard } from './analysis/tables-analysis-card.tsx';

/** 一致性审查: whether the index is made of what its weights say, each flag with what to do. */
export function CoherenceCard({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  return <TablesAnalysisCard kind="coherence" snapshot={snapshot} tablesOf={coherenceTables} />;
}
