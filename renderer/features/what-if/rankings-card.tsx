import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { comparisonRankingsTable } from '../../../shared/report/comparison-rankings-table.ts';
import { TablesAnalysisCard } from './analysis/tables-analysis-card.tsx';

/** 对照排名: the ranks of one method's scores by other ways of ranking, beside the index and never in its place. */
export function RankingsCard({ snapshot }: { readonly snapshot: ProjectSnapshot }): React.JSX.Element {
  return <TablesAnalysisCard kind="rankings" snapshot={snapshot} tablesOf={tablesOf} />;
}

const tablesOf = (...given: Parameters<typeof comparisonRankingsTable>) => [comparisonRankingsTable(...given)];
