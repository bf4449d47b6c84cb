import { useEffect, useState } from 'react';
import type { WeightTick } from '../../../shared/scoring/what-if/what-if-types.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { startAnalysis } from '../../workers/start-analysis.ts';

export type TicksByCode = Readonly<Record<string, readonly WeightTick[]>>;
const none: TicksByCode = {};
/** Milliseconds without an edit before ticks are computed: never while a slider moves. */
const IDLE = 300;

/** For each of these siblings, the shares where some rank or tier changes; empty until the worker has found them. */
export function useWeightTicks(codes: readonly string[]): TicksByCode {
  const dataset = useWorkbench((state) => state.snapshot?.dataset ?? null);
  const method = useWorkbench((state) => state.working);
  const [found, setFound] = useState<{ readonly method: unknown; readonly ticks: TicksByCode }>({
    method: null,
    ticks: none,
  });
  const wanted = codes.join('\n');
  useEffect(() => {
    if (dataset === null || method === null || wanted === '') return undefined;
    let cancel: () => void = () => undefined;
    const timer = window.setTimeout(() => {
      const run = startAnalysis('weight-ticks', dataset, method, { codes: wanted.split('\n') }, () => undefined);
      cancel = run.cancel;
      // A method that can't be scored has no ticks; the strip says why.
      void run.result.then((answer) => {
        if (answer.ok) setFound({ method, ticks: answer.value });
      });
    }, IDLE);
    return () => {
      window.clearTimeout(timer);
      cancel();
    };
  }, [dataset, method, wanted]);
  return found.method === method ? found.ticks : none;
}
