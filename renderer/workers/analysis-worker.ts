import { leaveOneOut, tornado, weightSensitivity } from '../../shared/scoring/what-if/sensitivity.ts';
import { margins } from '../../shared/scoring/what-if/margins.ts';
import { uncertainty } from '../../shared/scoring/what-if/uncertainty.ts';
import type { AnalysisMessage, AnalysisRequest } from './analysis-request.ts';

/** Milliseconds between two reports: the strip needs no more. */
const REPORT_EVERY = 50;

self.addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  say({ name: 'done', result: run(data) });
});

function run(request: AnalysisRequest): Extract<AnalysisMessage, { name: 'done' }>['result'] {
  let said = 0;
  const controls = {
    onProgress: (done: number, total: number): void => {
      const now = performance.now();
      if (now - said < REPORT_EVERY) return;
      said = now;
      say({ name: 'progress', done, total });
    },
  };
  const { dataset, method } = request;
  switch (request.kind) {
    case 'uncertainty': return uncertainty(dataset, method, request.settings, controls);
    case 'margins': return margins(dataset, method);
    case 'sensitivity': return weightSensitivity(dataset, method, request.settings, controls);
    case 'leave-one-out': return leaveOneOut(dataset, method, controls);
    case 'tornado': return tornado(dataset, method, request.settings.noise, request.settings.unit);
  }
}

function say(message: AnalysisMessage): void {
  self.postMessage(message);
}
