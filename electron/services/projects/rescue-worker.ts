// Rescuing off the services' thread: reading every page of a large file takes seconds.
import { templateIds } from '../../../shared/model/template.ts';
import type { Result } from '../../../shared/base/result.ts';
import { rescueFile } from '../../storage/rescue/rescue-file.ts';
import type { Rescued } from '../../storage/rescue/rescue-file.ts';
import { answerWork } from '../app/answer-work.ts';
import { loadTemplate } from '../app/resources.ts';
import type { RescueOrder } from './rescue-copy.ts';

answerWork<RescueOrder, Result<Rescued>>(async ({ copy, target, from, now }, job) => {
  const templates = templateIds.flatMap((id) => {
    const template = loadTemplate(id);
    return template.ok ? [template.value] : [];
  });
  return rescueFile(copy, target, {
    from,
    now,
    actor: '',
    templates,
    progress: (done, total) => job.progress('rescue', done, total),
    isCancelled: job.isCancelled,
  });
});
