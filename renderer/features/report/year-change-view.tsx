import { useEffect, useMemo, useState } from 'react';
import { Button, Select, Spin } from 'antd';
import { DownloadOutlined, FolderOpenOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import { yearChangeFigure } from '../../../shared/report/figures/year-change-figure.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { yearChangeTable } from '../../../shared/report/year-change-table.ts';
import { historyChanges, historyOnlyYears } from '../../../shared/report/history-changes.ts';
import { neighbouringYears, ownYearChange } from '../../../shared/report/own-year-changes.ts';
import type { YearPair } from '../../../shared/report/own-year-changes.ts';
import { useAppearance } from '../../state/appearance.ts';
import {
  chooseEarlierProject,
  compareWithEarlier,
  keepEarlierResults,
  useEarlierProject,
} from '../../state/earlier-project.ts';
import { exportFile } from '../../state/export-files.ts';
import { useJobs } from '../../state/jobs.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';
import { CopyTableButton } from '../../views/table/report-table-view.tsx';
import { ChangePicture } from './change-picture.tsx';
import { YearsExports } from './years-exports.tsx';
import { SortableTable } from './sortable-table.tsx';

const FILE = 'file';

/** 年度变化: every unit's change of index between neighbouring years of the project, or since an earlier year's project, and how much of it comes from data, weights, framework and limits. */
export function YearChangeView({
  input,
  choice,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const t = useTexts();
  const chosen = useEarlierProject((state) => state.chosen);
  const pairs = useMemo(() => neighbouringYears(input.dataset), [input.dataset]);
  const [asked, setAsked] = useState<string | null>(null);
  const known = useMemo(() => historyOnlyYears(input), [input]);
  const [last, latest] = [pairs.at(-1), known[0]];
  const usual = last === undefined ? (latest === undefined ? FILE : knownKey(latest)) : pairKey(last);
  const shown = asked ?? (chosen !== null ? FILE : usual);
  const year = known.find((one) => knownKey(one) === shown);
  const pair = pairs.find((one) => pairKey(one) === shown) ?? null;
  const between =
    pairs.length + known.length === 0 ? null : (
      <Select
        aria-label={t('result.change.between')}
        style={{ width: 220 }}
        value={pair === null && year === undefined ? FILE : shown}
        onChange={setAsked}
        options={[
          ...pairs.map((one) => ({
            value: pairKey(one),
            label: t('result.change.own', { before: one.before, after: one.after }),
          })),
          ...known.map((one) => ({
            value: knownKey(one),
            label: t('result.change.history', { before: one, after: input.framework.year }),
          })),
          { value: FILE, label: t('result.change.file') },
        ]}
      />
    );
  if (year !== undefined)
    return (
      <Changes
        input={input}
        changes={historyChanges(input, year)}
        handle={null}
        choose={
          <>
            {between}
            <Button
              onClick={() => {
                setAsked(FILE);
                void chooseEarlierProject();
              }}
            >
              {t('result.change.choose')}
            </Button>
          </>
        }
        choice={choice}
      />
    );
  return pair === null ? (
    <SinceProject input={input} choice={choice} between={between} />
  ) : (
    <OwnYears input={input} choice={choice} pair={pair} between={between} />
  );
}

function knownKey(year: number): string {
  return `known ${year}`;
}

function pairKey({ before, after }: YearPair): string {
  return `${before} ${after}`;
}

/** Two years whose values the project holds, by the method shown. */
function OwnYears({
  input,
  choice,
  pair,
  between,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
  readonly pair: YearPair;
  readonly between: React.JSX.Element | null;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const file = useWorkbench((state) => state.snapshot?.file ?? '');
  const synthetic = useWorkbench((state) => state.snapshot?.synthetic ?? false);
  const changes = useMemo(() => ownYearChange(input, pair, { file, synthetic }), [input, pair, file, synthetic]);
  if (changes.ok)
    return <Changes input={input} changes={changes.value} handle={null} choose={between} choice={choice} />;
  return (
    <div className="state" role="alert">
      <h2>{t('result.change.failed', { before: pair.before, after: pair.after })}</h2>
      {[changes.error, ...(changes.error.others ?? [])].map((one, at) => (
        <p key={at}>{errorText(one, language)}</p>
      ))}
      {between}
    </div>
  );
}

function SinceProject({
  input,
  choice,
  between,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
  readonly between: React.JSX.Element | null;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { chosen, changes, error } = useEarlierProject();
  const revision = useWorkbench((state) => state.snapshot?.revision);
  const handle = chosen?.handle;
  useEffect(() => {
    if (handle !== undefined) void compareWithEarlier(handle, choice);
  }, [handle, revision, choice]);
  const choose = (
    <>
      {between}
      <Button type={chosen === null ? 'primary' : 'default'} onClick={() => void chooseEarlierProject()}>
        {t(chosen === null ? 'result.change.choose' : 'result.change.other')}
      </Button>
    </>
  );
  if (chosen !== null && changes !== null)
    return <Changes input={input} changes={changes} handle={chosen.handle} choose={choose} choice={choice} />;
  return (
    <div className="state" role={error === null ? undefined : 'alert'}>
      {chosen === null && <FolderOpenOutlined aria-hidden />}
      {chosen !== null && error === null && <Spin description={t('loading')} />}
      <h2>{error === null ? t('result.change') : t('result.change.refused', { name: chosen?.name ?? '' })}</h2>
      {error === null ? (
        <p>{t('result.change.text')}</p>
      ) : (
        [error, ...(error.others ?? [])].map((one, at) => <p key={at}>{errorText(one, language)}</p>)
      )}
      {choose}
    </div>
  );
}

interface ChangesProps {
  readonly input: ReportInput;
  readonly changes: YearChanges;
  /** Of the earlier year's project; null: both years are this project's. */
  readonly handle: string | null;
  readonly choose: React.JSX.Element | null;
  readonly choice: MethodChoice;
}

function Changes({ input, changes, handle, choose, choice }: ChangesProps): React.JSX.Element {
  const t = useTexts();
  const readOnly = useWorkbench((state) => state.snapshot?.readOnly ?? true);
  const busy = useJobs((state) => state.running.length > 0);
  const [keeping, setKeeping] = useState(false);
  const table = useMemo(() => yearChangeTable(input, changes), [input, changes]);
  const figure = useMemo(() => yearChangeFigure(input, changes), [input, changes]);
  const kept = input.history.some(({ year }) => year === changes.before.year);
  const keep = async (reason: string): Promise<void> => {
    setKeeping(false);
    if (handle !== null) await keepEarlierResults(handle, reason);
  };
  return (
    <>
      <header>
        <h1 className="one-line">{table.title}</h1>
        <span className="push" />
        {choose}
        {handle !== null && (
          <Button disabled={readOnly} title={t('result.change.keepHint')} onClick={() => setKeeping(true)}>
            {t(kept ? 'result.change.keepAgain' : 'result.change.keep', { year: changes.before.year })}
          </Button>
        )}
        <CopyTableButton table={table} />
        {handle === null && <YearsExports choice={choice} formats={['xlsx', 'docx']} />}
        {(handle === null ? [] : (['xlsx', 'docx', 'zip'] as const)).map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined aria-hidden />}
            disabled={busy}
            title={t(`result.change.as.${format}`)}
            aria-label={t(`result.change.as.${format}`)}
            onClick={() =>
              void exportFile({
                what: 'year-change',
                format,
                suggestedName: table.title,
                title: t('result.exporting'),
                ...(handle === null ? {} : { earlier: handle }),
                method: choice,
              })
            }
          >
            {exportNames[format]}
          </Button>
        ))}
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
        <div className="year-change">
          <div>
            <SortableTable table={table} closing={changes.means === null ? 0 : 1} />
            <div className="table-notes">
              {table.notes.map((note, at) => (
                <p key={at}>{note}</p>
              ))}
            </div>
          </div>
          {figure !== null && <ChangePicture input={input} figure={figure} />}
        </div>
      </div>
      <ReasonDialog
        title={t('result.change.keep', { year: changes.before.year })}
        open={keeping}
        onCancel={() => setKeeping(false)}
        onReason={keep}
      >
        <p>{t('result.change.keepText', { year: changes.before.year, file: changes.before.file })}</p>
      </ReasonDialog>
    </>
  );
}

const exportNames = { xlsx: 'Excel', docx: 'Word', zip: 'ZIP' } as const;
