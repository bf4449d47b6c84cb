import { useMemo, useState } from 'react';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { QUOTE_LONGEST } from '../../../shared/model/note.ts';
import { useExpertPapers } from '../../state/expert-papers.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { AskedCell } from '../../views/table/copyable-table.tsx';
import { CopyTableButton, ReportTableView } from '../../views/table/report-table-view.tsx';
import { TablesExport } from './tables-export.tsx';
import type { Audience } from '../../ui/audience-choice.tsx';

/** Every table of the report, one shown; those that are picked, or this one, as files. */
export function TablesView({
  input,
  choice,
  ask,
  first = 'T2-1',
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
  readonly ask: (asked: AskedCell) => void;
  /** Id of the table that is shown first. */
  readonly first?: string | undefined;
}): React.JSX.Element {
  const t = useTexts();
  // The path of the experts' rounds is one of the tables.
  useExpertPapers();
  const tables = useMemo(() => reportTables(input), [input]);
  const [id, setId] = useState(first);
  const table = tables.find((candidate) => candidate.id === id) ?? tables[0];
  const [audience, setAudience] = useState<Audience>('public');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const offered = useMemo(() => reportTables(forAudience(input, audience)), [input, audience]);
  const isOffered = (candidate: string): boolean => offered.some((one) => one.id === candidate);
  const pick = (one: string, on: boolean): void =>
    setPicked((now) => new Set(on ? [...now, one] : [...now].filter((other) => other !== one)));
  return (
    <div className="with-list">
      <nav className="choices" aria-label={t('result.tables')}>
        <TablesExport
          tables={offered}
          picked={picked}
          onPick={(ids) => setPicked(new Set(ids))}
          shown={table}
          audience={audience}
          onAudience={setAudience}
          choice={choice}
        />
        <ul className="tables-picks">
          {tables.map((candidate) => (
            <li key={candidate.id}>
              <input
                type="checkbox"
                aria-label={t('unitReports.pick', { name: candidate.title })}
                checked={picked.has(candidate.id) && isOffered(candidate.id)}
                disabled={!isOffered(candidate.id)}
                title={isOffered(candidate.id) ? undefined : t('tables.internalOnly')}
                onChange={(event) => pick(candidate.id, event.target.checked)}
              />
              <button
                type="button"
                aria-current={candidate.id === table?.id}
                title={candidate.title}
                onClick={() => setId(candidate.id)}
              >
                <span className="number">{candidate.id}</span>
                <span className="one-line">{withoutNumber(candidate.title)}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {table !== undefined && (
        <section className="shown" aria-label={table.title}>
          <header>
            <h1 className="one-line">{table.title}</h1>
            <span className="push" />
            <NoteButton
              about={{ kind: 'table', item: table.id, quote: withoutNumber(table.title).slice(0, QUOTE_LONGEST) }}
            />
            <CopyTableButton table={table} />
          </header>
          <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
            <ReportTableView table={table} onAsk={ask} />
          </div>
        </section>
      )}
    </div>
  );
}

/** The list says the number beside the title: 表 2-1 and the year are left out. */
function withoutNumber(title: string): string {
  return title.replace(/^(表|Table)\s*[\w-]+\s+/, '').replace(/^\d{4} ?年?/, '');
}
