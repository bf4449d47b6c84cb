import type { Result } from '../../../shared/base/result.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { UncertaintyResult, UncertaintySettings } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { Job } from '../app/jobs.ts';
import { createWorkThread } from '../app/work-thread.ts';

export interface WhatIfOrder {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly settings: UncertaintySettings;
}

const thread = createWorkThread<WhatIfOrder, Result<UncertaintyResult>>(
  new URL(import.meta.url.endsWith('.ts') ? './what-if-worker.ts' : './what-if-worker.js', import.meta.url),
);

/** `uncertainty` in a thread of its own. */
export function runWhatIf(order: WhatIfOrder, job: Job): Promise<Result<UncertaintyResult>> {
  return thread.run(order, job);
}
