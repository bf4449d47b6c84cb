import { Alert, Button, Progress, Spin } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import type { AppError } from '../../../shared/base/app-error.ts';
import { useAppearance } from '../../state/appearance.ts';
import { cancelJob, useJobs } from '../../state/jobs.ts';
import { chooseColleague } from '../../state/merge.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { usePhase } from './use-phase.ts';

/** Before a file is chosen, or after one that can't be merged: why, and what to do. */
export function ChooseStep({
  error,
  name,
}: {
  readonly error: AppError | null;
  readonly name: string;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <div className="scroll">
      <div className="start">
        <div className="drop-zone">
          <InboxOutlined aria-hidden />
          <h2>{t('merge.title')}</h2>
          <p className="muted">{t('merge.intro')}</p>
          {error !== null && (
            <Alert
              type="error"
              showIcon
              title={t('merge.failed', { name })}
              description={errorText(error, language)}
              className="merge-refused"
            />
          )}
          <Button type="primary" onClick={() => void chooseColleague()}>
            {t(error === null ? 'merge.choose' : 'merge.another')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** While the files are compared, or the other is put in: how far it is, and the way out as long as nothing is written. */
export function Working({
  title,
  job: id,
}: {
  readonly title: string;
  readonly job: string | null;
}): React.JSX.Element {
  const t = useTexts();
  const job = useJobs((state) => state.running.find((one) => one.id === id));
  const phase = usePhase(job);
  const percent = job?.total ? Math.min(Math.round((job.done / job.total) * 100), 100) : null;
  return (
    <div className="state" role="status">
      <Spin description={title} />
      <p className="muted">{phase}</p>
      {percent !== null && <Progress percent={percent} aria-label={title} style={{ width: 320 }} />}
      <p className="muted">{t('merge.untouched')}</p>
      {job !== undefined && (
        <Button disabled={job.cancelling} onClick={() => void cancelJob(job.id)}>
          {t(job.cancelling ? 'strip.cancelling' : 'strip.cancel')}
        </Button>
      )}
    </div>
  );
}
