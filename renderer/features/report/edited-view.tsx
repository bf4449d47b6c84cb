import { useState } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { CheckCircleOutlined, FileSearchOutlined, SyncOutlined } from '@ant-design/icons';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useJobs } from '../../state/jobs.ts';
import { chooseManuscript, proofManuscript, refreshManuscript, useEditedReport } from '../../state/edited-report.ts';
import { chooseOtherProject, useReportProjects } from '../../state/report-plan.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { EditedFindings } from './edited-findings.tsx';

/** 稿件: a report that came back from its editors, or words of it, against the result shown; and the same report with the values of now. */
export function EditedView({ choice }: { readonly choice: MethodChoice }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const { file, error } = useEditedReport();
  const other = useReportProjects((state) => state.chosen);
  const busy = useJobs((state) => state.running.length > 0);
  const [replaceEdited, setReplaceEdited] = useState(false);
  const [words, setWords] = useState('');
  const isDocument = file?.name.toLowerCase().endsWith('.docx') === true;
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.edited')}>
      <header>
        <h1>{t('result.edited')}</h1>
        <span className="muted">{t('manuscript.hint')}</span>
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={t('result.edited')}>
        <div className="edited-ask">
          <div className="edited-row">
            <Button onClick={() => void chooseManuscript()} disabled={busy}>
              {t('manuscript.choose')}
            </Button>
            <span className={file === null ? 'muted' : ''}>{file?.name ?? t('manuscript.none')}</span>
            <Button onClick={() => void chooseOtherProject()} disabled={busy}>
              {t('manuscript.other')}
            </Button>
            <span>{other?.name}</span>
          </div>
          <div className="edited-row">
            <Button
              type="primary"
              icon={<FileSearchOutlined aria-hidden />}
              disabled={busy || file === null}
              onClick={() => void proofManuscript(t('manuscript.proofing'), choice)}
            >
              {t('manuscript.proof')}
            </Button>
            <Button
              icon={<SyncOutlined aria-hidden />}
              disabled={busy || !isDocument}
              onClick={() => void refreshManuscript(t('manuscript.refreshing'), choice, replaceEdited)}
            >
              {t('manuscript.refresh')}
            </Button>
            <Checkbox checked={replaceEdited} onChange={({ target }) => setReplaceEdited(target.checked)}>
              {t('manuscript.replaceEdited')}
            </Checkbox>
          </div>
          <div className="edited-row">
            <Input.TextArea
              aria-label={t('manuscript.words')}
              placeholder={t('manuscript.words')}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
            <Button
              icon={<CheckCircleOutlined aria-hidden />}
              disabled={busy || words.trim() === ''}
              onClick={() => void proofManuscript(t('manuscript.proofing'), choice, words)}
            >
              {t('manuscript.proofWords')}
            </Button>
          </div>
        </div>
        {error !== null && (
          <p role="alert" className="check stop">
            {errorText(error, language)}
          </p>
        )}
        <EditedFindings />
      </div>
    </section>
  );
}
