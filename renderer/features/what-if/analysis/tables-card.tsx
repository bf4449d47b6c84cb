import type { MethodChoice } from '../../../../shared/contract/method-choice.ts';
import type { ReportTable } from '../../../../shared/report/report-table.ts';
import { CopyTableButton, ReportTableView } from '../../../views/table/report-table-view.tsx';
import type { HelpId } from '../../../state/help-ids.ts';
import { HelpLinks } from '../../../ui/help-links.tsx';
import { HelpMark } from '../../../ui/help-mark.tsx';
import { TableExports } from './table-exports.tsx';
import type { TablesExport } from './table-exports.tsx';

/** What explains the tables, the whole first. */
const help = {
  analysis: [
    'analysis',
    'statistic.obstacle',
    'statistic.coupling',
    'statistic.theil',
    'statistic.gini',
    'statistic.variation_coefficient',
    'statistic.convergence',
    'statistic.natural_breaks',
  ],
  coherence: [
    'coherence-audit',
    'statistic.pearson',
    'statistic.correlation_ratio',
    'statistic.cronbach',
    'statistic.kmo',
  ],
  rankings: [
    'comparison-rankings',
    'statistic.spearman',
    'comparison.topsis',
    'comparison.grey',
    'comparison.rsr',
    'comparison.bod',
    'comparison.ampi',
  ],
} as const satisfies Partial<Record<TablesExport, readonly [HelpId, ...HelpId[]]>>;

/** Tables of an analysis as they print, each to be copied, all to be handed over; until there are any, a hint. */
export function TablesCard({
  id,
  title,
  hint,
  tables,
  what,
  method,
  name,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly tables: readonly ReportTable[] | null;
  readonly what: TablesExport;
  /** Left out: what the screens show. */
  readonly method?: MethodChoice;
  /** Suggested file name without ending. */
  readonly name: string;
  /** Between title and exports, or after them: choices, a button that computes. */
  readonly children?: React.ReactNode;
}): React.JSX.Element {
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <HelpMark page={help[what][0]} name={title} />
        <span className="push" />
        {tables !== null && tables.length > 0 && (
          <TableExports what={what} name={name} {...(method === undefined ? {} : { method })} />
        )}
        {children}
      </header>
      <div className="body stack">
        {tables === null || tables.length === 0 ? (
          <p className="hint">{hint}</p>
        ) : (
          <>
            <HelpLinks pages={help[what]} />
            {tables.map((table) => (
              <div key={table.id} className="sheet" tabIndex={0} role="region" aria-label={table.title}>
                <div className="figures">
                  <span className="push" />
                  <CopyTableButton table={table} />
                </div>
                <ReportTableView table={table} />
              </div>
            ))}
          </>
        )}
      </div>
    </section>
  );
}
