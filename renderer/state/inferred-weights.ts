import { inferredCodes, inferredExtent } from '../../shared/report/inferred-weights.ts';
import { useWorkbench } from './workbench.ts';

/** Whether any weight of the working method is one that was worked back from published means. */
export function useInferredWeights(): boolean {
  return useWorkbench(
    ({ snapshot, working }) =>
      snapshot !== null && working !== null && inferredExtent(snapshot.framework, working) !== 'none',
  );
}

/** The same of these siblings. */
export function useInferredSiblings(codes: readonly string[]): boolean {
  return useWorkbench(({ snapshot, working }) => {
    if (snapshot === null || working === null) return false;
    const inferred = inferredCodes(snapshot.framework, working);
    return codes.some((code) => inferred.has(code));
  });
}
