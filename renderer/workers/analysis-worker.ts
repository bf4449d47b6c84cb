import { leaveOneOut, tornado, weightSensitivity } from '../../shared/scoring/what-if/sensitivity.ts';
import { coherenceAudit } from '../../shared/scoring/coherence/coherence-audit.ts';
import { comparisonRankings } from '../../shared/scoring/comparison/comparison-rankings.ts';
import { score } from '../../shared/scoring/score.ts';
import { margins } from '../../shared/scoring/what-if/margins.ts';
import { ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import type { ScoreResult } from '../../shared/model/score-result.ts';
import { unitProfiles } from '../../shared/report/unit-profiles.ts';
import { weightTicks } from '../../shared/scoring/what-if/weight-ticks.ts';
import type { WeightTick } from '../../shared/scoring/what-if/what-if-types.ts';
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
    case 'uncertainty':
      return uncertainty(dataset, method, request.settings, controls);
    case 'margins':
      return margins(dataset, method);
    case 'sensitivity':
      return weightSensitivity(dataset, method, request.settings, controls);
    case 'leave-one-out':
      return leaveOneOut(dataset, method, controls);
    case 'weight-ticks':
      return ticksOf(dataset, method, request.settings.codes);
    case 'profiles':
      return ok(unitProfiles(request.settings));
    case 'coherence':
      return ofResult(dataset, method, (result) => coherenceAudit(dataset, result));
    case 'rankings':
      return ofResult(dataset, method, (result) => comparisonRankings(dataset, method, result));
    case 'tornado':
      return tornado(dataset, method, request.settings.noise, request.settings.unit);
  }
}

function ticksOf(
  dataset: Dataset,
  method: Method,
  codes: readonly string[],
): Result<Readonly<Record<string, readonly WeightTick[]>>> {
  const ticks: Record<string, readonly WeightTick[]> = {};
  for (const code of codes) {
    const found = weightTicks(dataset, method, code);
    if (!found.ok) return found;
    ticks[code] = found.value;
  }
  return ok(ticks);
}

function ofResult<T>(dataset: Dataset, method: Method, make: (result: ScoreResult) => T): Result<T> {
  const scored = score(dataset, method);
  return scored.ok ? ok(make(scored.value)) : scored;
}

function say(message: AnalysisMessage): void {
  self.postMessage(message);
}
