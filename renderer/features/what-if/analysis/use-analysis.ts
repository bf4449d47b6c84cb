import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/base/app-error.ts';
import type { Dataset } from '../../../../shared/model/dataset.ts';
import type { Method } from '../../../../shared/model/method.ts';
import { startAnalysis } from '../../../workers/start-analysis.ts';
import type { RunningAnalysis } from '../../../workers/start-analysis.ts';
import type { Analyses, AnalysisKind } from '../../../workers/analysis-request.ts';

interface AnalysisState<K extends AnalysisKind> {
  /** 0–1 while it runs; null otherwise. */
  readonly progress: number | null;
  readonly error: AppError | null;
  readonly done: {
    readonly result: Analyses[K]['result'];
    readonly dataset: Dataset;
    readonly method: Method;
    readonly settings: Analyses[K]['settings'];
    readonly milliseconds: number;
  } | null;
}

export interface AnalysisRun<K extends AnalysisKind> extends AnalysisState<K> {
  readonly start: (dataset: Dataset, method: Method, settings: Analyses[K]['settings']) => void;
  readonly cancel: () => void;
  readonly show: (done: AnalysisState<K>['done']) => void;
}

/** One analysis of a kind at a time, in its worker; leaving the screen ends it. */
export function useAnalysis<K extends AnalysisKind>(kind: K): AnalysisRun<K> {
  const [state, setState] = useState<AnalysisState<K>>({ progress: null, error: null, done: null });
  const running = useRef<RunningAnalysis<Analyses[K]['result']> | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const start = useCallback(
    (dataset: Dataset, method: Method, settings: Analyses[K]['settings']) => {
      running.current?.cancel();
      const began = performance.now();
      setState((held) => ({ ...held, progress: 0, error: null }));
      const run = startAnalysis(kind, dataset, method, settings, (done, total) => {
        if (running.current === run) setState((held) => ({ ...held, progress: total > 0 ? done / total : 0 }));
      });
      running.current = run;
      void run.result.then((answer) => {
        if (running.current !== run) return;
        running.current = null;
        setState((held) =>
          answer.ok
            ? {
                progress: null,
                error: null,
                done: { result: answer.value, dataset, method, settings, milliseconds: performance.now() - began },
              }
            : { ...held, progress: null, error: answer.error.code === 'CANCELLED' ? null : answer.error },
        );
      });
    },
    [kind],
  );
  const cancel = useCallback(() => running.current?.cancel(), []);
  const show = useCallback((done: AnalysisState<K>['done']) => setState({ progress: null, error: null, done }), []);
  return { ...state, start, cancel, show };
}
