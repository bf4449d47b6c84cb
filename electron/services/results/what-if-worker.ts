// Drawing ten million weights takes minutes: off the services' thread.
import type { Result } from '../../../shared/base/result.ts';
import { uncertainty } from '../../../shared/scoring/what-if/uncertainty.ts';
import type { UncertaintyResult } from '../../../shared/scoring/what-if/what-if-types.ts';
import { answerWork } from '../app/answer-work.ts';
import type { WhatIfOrder } from './run-what-if.ts';

answerWork<WhatIfOrder, Result<UncertaintyResult>>(async ({ dataset, method, settings }, job) =>
  uncertainty(dataset, method, settings, {
    onProgress: (done, total) => job.progress('what-if', done, total),
    isCancelled: job.isCancelled,
  }),
);
