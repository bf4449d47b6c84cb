import { appError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import type { Method } from '../../shared/model/method.ts';
import type { Analyses, AnalysisKind, AnalysisMessage } from './analysis-request.ts';

export interface RunningAnalysis<T> {
  readonly result: Promise<Result<T>>;
  /** Ends the worker at once; the result is then the error CANCELLED. */
  readonly cancel: () => void;
}

/** Computes in a thread of its own, so that the screen answers meanwhile. Never rejects. */
export function startAnalysis<K extends AnalysisKind>(
  kind: K,
  dataset: Dataset,
  method: Method,
  settings: Analyses[K]['settings'],
  onProgress: (done: number, total: number) => void,
): RunningAnalysis<Analyses[K]['result']> {
  const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });
  let end: (result: Result<Analyses[K]['result']>) => void = () => undefined;
  const result = new Promise<Result<Analyses[K]['result']>>((resolve) => {
    end = (answer) => {
      worker.terminate();
      resolve(answer);
    };
  });
  worker.addEventListener('message', ({ data }: MessageEvent<AnalysisMessage>) => {
    if (data.name === 'progress') onProgress(data.done, data.total);
    else if (isResultOf<K>(data.result)) end(data.result);
  });
  worker.addEventListener('error', (event) =>
    end(err(appError('SCREEN_ANALYSIS_FAILED', { detail: event.message || '—' }))),
  );
  worker.postMessage({ kind, dataset, method, settings });
  return { result, cancel: () => end(err(appError('CANCELLED'))) };
}

/** The edge: the worker is of the same build and answers with what the kind asks for. */
function isResultOf<K extends AnalysisKind>(answer: Result<unknown>): answer is Result<Analyses[K]['result']> {
  return typeof answer.ok === 'boolean';
}
