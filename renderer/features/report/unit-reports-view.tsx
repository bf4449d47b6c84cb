import { useState } from 'react';
import { Button, Checkbox, Segmented } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { includedUnits } from '../../../shared/report/report-words.ts';
import { unitsWithText } from '../../../shared/report/unit-report/unit-slots.ts';
import { exportFile } from '../../state/export-files.ts';
import { cancelJob, useJobs } from '../../state/jobs.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import './manuscript/manuscript.css';
import { UnitTextEditor } from './manuscript/unit-text-editor.tsx';
import { UnitTextList } from './manuscript/unit-text-list.tsx';

type Audience = 'unit' | 'internal';

/** 专项分析报告: of whom, as what and for whom, with the team's text on each, and what was written. */
export function UnitReportsView({
  input,
  choice,
  onPages,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
  readonly onPages: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const plan = useWorkbench((state) => state.snapshot?.reportPlan ?? null);
  const units = includedUnits(input).flatMap((u) => input.dataset.units[u] ?? []);
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(units.map(({ code }) => code)));
  const [selected, setSelected] = useState<string | null>(null);
  const [audience, setAudience] = useState<Audience>('unit');
  const [format, setFormat] = useState<'docx' | 'pdf'>('docx');
  const [ranks, setRanks] = useState(false);
  const [written, setWritten] = useState<readonly string[] | null>(null);
  const job = useJobs((state) => state.running.at(-1));
  const chosen = units.find(({ code }) => code === selected) ?? units[0];
  const wanted = units.filter(({ code }) => picked.has(code));
  const [only] = wanted;
  const isMany = wanted.length > 1 && audience === 'unit';
  const write = async (): Promise<void> => {
    setWritten(null);
    const named = t(audience === 'internal' ? 'result.profiles' : isMany ? 'result.unitReports' : 'result.unitReport');
    const outcome = await exportFile({
      what: 'profiles',
      audience,
      format: isMany ? 'zip' : format,
      suggestedName: [wanted.length === 1 ? (only?.name ?? '') : '', named].join(' ').trim(),
      title: t('result.exporting'),
      method: choice,
      units: wanted.map(({ code }) => code),
      ...(isMany ? { files: format } : {}),
      ...(audience === 'unit' ? { ranks } : {}),
    });
    if (outcome === null) return;
    setWritten(outcome.contents.length > 0 ? outcome.contents : outcome.files.map(({ name }) => name));
  };
  return (
    <>
      <nav className="choices unit-choices" aria-label={t('result.unitReports')}>
        <UnitTextList
          units={units}
          written={unitsWithText(plan)}
          selected={chosen?.code ?? null}
          onSelect={setSelected}
          picks={{
            picked,
            onPick: (codes, on) =>
              setPicked((now) => {
                const kept = [...now].filter((code) => !codes.includes(code));
                return new Set(on ? [...kept, ...codes] : kept);
              }),
          }}
        />
      </nav>
      <section className="shown" aria-label={t('result.unitReports')}>
        <header>
          <Segmented<Audience>
            aria-label={t('result.audience')}
            value={audience}
            onChange={setAudience}
            options={[
              { value: 'unit', label: t('unitReports.audience.unit') },
              { value: 'internal', label: t('unitReports.audience.internal') },
            ]}
          />
          <Segmented<'docx' | 'pdf'>
            aria-label={t('unitReports.format')}
            value={format}
            onChange={setFormat}
            options={[
              { value: 'docx', label: 'Word' },
              { value: 'pdf', label: 'PDF' },
            ]}
          />
          <Checkbox
            checked={audience === 'internal' || ranks}
            disabled={audience === 'internal'}
            onChange={(event) => setRanks(event.target.checked)}
          >
            {t('unitReports.ranks')}
          </Checkbox>
          <span className="push" />
          <Button onClick={onPages}>{t('result.profiles')}</Button>
          <Button
            type="primary"
            icon={<DownloadOutlined aria-hidden />}
            disabled={wanted.length === 0 || job !== undefined}
            onClick={() => void write()}
          >
            {t('unitReports.write', { count: wanted.length })}
          </Button>
        </header>
        <div className="sheet" tabIndex={0} role="region" aria-label={t('unitReports.text')}>
          <p className="muted">{t(`unitReports.hint.${audience}`)}</p>
          {job !== undefined && (
            <p role="status">
              {t('unitReports.progress', { done: job.done, total: job.total ?? wanted.length })}{' '}
              <Button size="small" disabled={job.cancelling} onClick={() => void cancelJob(job.id)}>
                {t('unitReports.cancel')}
              </Button>
            </p>
          )}
          {written !== null && (
            <section className="unit-written" aria-label={t('unitReports.files', { count: written.length })}>
              <h2>{t('unitReports.files', { count: written.length })}</h2>
              <ul>
                {written.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </section>
          )}
          {chosen !== undefined && <UnitTextEditor unit={chosen} input={input} />}
        </div>
      </section>
    </>
  );
}
