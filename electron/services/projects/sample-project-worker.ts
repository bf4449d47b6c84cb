// Making the sample project (sheets, import, measures) off the services' thread.
import type { Result } from '../../../shared/base/result.ts';
import { answerWork } from '../app/answer-work.ts';
import type { Environment } from '../app/environment.ts';
import { makeSampleProject } from './make-sample-project.ts';
import type { SampleOrder } from './sample-project.ts';

answerWork<SampleOrder, Result<Uint8Array>>(({ template, now }, job) => {
  // Its files are its own, and it tells by its job alone.
  const environment: Environment = {
    host: 'cli',
    userData: null,
    handles: { issue: () => '', resolve: () => null },
    now: () => new Date(now),
    emit: () => undefined,
    onFault: () => undefined,
  };
  return makeSampleProject({ environment }, template, job);
});
