import { useEffect, useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { profileCohort, unitProfile } from '../../../shared/report/unit-profile.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { exportFile } from '../../state/export-files.ts';
import { selectUnit, useWorkbench } from '../../state/workbench.ts';
import { TierTag } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import { startAnalysis } from '../../workers/start-analysis.ts';
import type { AskedCell } from '../../views/table/copyable-table.tsx';
import { CopyTableButton, ReportTableView } from '../../views/table/report-table-view.tsx';
import { UnitReportsView } from './unit-reports-view.tsx';
import { scoreText } from '../../../shared/report/score-text.ts';

interface ProfilesViewProps {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
  readonly ask: (asked: AskedCell) => void;
}

/** 对象分析: the page of each unit as it will print, and the reports that units are given. */
export function ProfilesView(props: ProfilesViewProps): React.JSX.Element {
  const [shown, setShown] = useState<'pages' | 'reports'>('pages');
  if (shown === 'pages') return <ProfilePages {...props} onReports={() => setShown('reports')} />;
  return (
    <div className="with-list">
      <UnitReportsView input={props.input} choice={props.choice} onPages={() => setShown('pages')} />
    </div>
  );
}

function ProfilePages({
  input,
  choice,
  ask,
  onReports,
}: ProfilesViewProps & { readonly onReports: () => void }): React.JSX.Element {
  const t = useTexts();
  const chosen = useWorkbench((state) => state.unit);
  const [find, setFind] = useState('');
  const { units } = input.dataset;
  const at = Math.max(
    units.findIndex(({ code }) => code === chosen),
    0,
  );
  const cohort = useMemo(() => profileCohort(input), [input]);
  const printed = usePrintedProfiles(input);
  const code = units[at]?.code;
  const profile = useMemo(
    () => printed?.find(({ unit: one }) => one.code === code) ?? unitProfile(input, at, cohort),
    [printed, code, input, at, cohort],
  );
  const table = useMemo(() => unitProfileTable(input, profile), [input, profile]);
  const { unit } = profile;
  return (
    <div className="with-list">
      <nav className="choices" aria-label={t('result.profiles')}>
        <Input
          data-find=""
          size="small"
          allowClear
          value={find}
          placeholder={t('scores.find')}
          aria-label={t('scores.find')}
          onChange={(event) => setFind(event.target.value)}
          style={{ marginBottom: 8 }}
        />
        <ul>
          {units.map((candidate, position) =>
            candidate.name.includes(find.trim()) || candidate.fullName.includes(find.trim()) ? (
              <li key={candidate.code}>
                <button type="button" aria-current={position === at} onClick={() => selectUnit(candidate.code)}>
                  <span style={{ flex: 1 }}>{candidate.name}</span>
                  <span>{scoreText(input, input.result.index[position] ?? Number.NaN) || '—'}</span>
                  <TierTag tier={input.result.tier[position] ?? null} />
                </button>
              </li>
            ) : null,
          )}
        </ul>
      </nav>
      <section className="shown" aria-label={table.title}>
        <header>
          <h1 className="one-line">{table.title}</h1>
          <span className="push" />
          <CopyTableButton table={table} />
          {(['docx', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              onClick={() =>
                void exportFile({
                  what: 'profiles',
                  format,
                  suggestedName: table.title,
                  title: t('result.exporting'),
                  unit: unit.code,
                  method: choice,
                })
              }
            >
              {format === 'docx' ? 'Word' : 'PDF'}
            </Button>
          ))}
          <Button onClick={onReports}>{t('result.unitReports')}</Button>
        </header>
        <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
          <ReportTableView table={table} onAsk={ask} />
        </div>
      </section>
    </div>
  );
}

/** Rank bands and improvements take a moment: until the worker has them the page shows what is known at once. */
function usePrintedProfiles(input: ReportInput): readonly UnitProfile[] | null {
  const [found, setFound] = useState<{ readonly input: ReportInput; readonly profiles: readonly UnitProfile[] } | null>(
    null,
  );
  useEffect(() => {
    const run = startAnalysis('profiles', input.dataset, input.method, input, () => undefined);
    void run.result.then((answer) => {
      if (answer.ok) setFound({ input, profiles: answer.value });
    });
    return run.cancel;
  }, [input]);
  return found !== null && found.input === input ? found.profiles : null;
}
