import type { Job } from '../../state/jobs.ts';
import { useTexts } from '../../ui/texts.ts';

/** What a merge is doing now, in words; empty before it says. */
export function usePhase(job: Job | undefined): string {
  const t = useTexts();
  const said = (value: number): string => value.toLocaleString('zh-CN');
  if (job?.phase === 'copy' && job.total !== null)
    return t('merge.phase.copy', { done: said(job.done), total: said(job.total) });
  return job?.phase === 'measures' ? t('merge.phase.measures') : '';
}
