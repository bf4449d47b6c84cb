import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { AggregationRule, ImputationId, MeasureMethod, Method, NormalisationId } from '../../model/method.ts';
import type { ScoreResult } from '../../model/score-result.ts';
import { createScorer } from '../create-scorer.ts';
import type { Alternatives } from './what-if-types.ts';

/** A method of the run and its result. */
export interface MethodVariant {
  /** What it takes in place of the method's own, ids joined by +; empty for the method itself. */
  readonly alternative: string;
  readonly method: Method;
  readonly result: ScoreResult;
}

/**
 * Every combination of the method's own choices and the alternatives, the method itself first, each scored: what cannot
 * be computed is refused here, before the run, naming the alternative. An alternative normalisation takes the place of
 * every measure's own, an alternative aggregation that of every node's.
 */
export function methodVariants(
  dataset: Dataset,
  method: Method,
  alternatives: Alternatives,
): Result<readonly MethodVariant[]> {
  const scorer = createScorer(dataset);
  const variants: MethodVariant[] = [];
  for (const imputation of [null, ...(alternatives.imputation ?? [])]) {
    for (const normalisation of [null, ...(alternatives.normalisation ?? [])]) {
      for (const aggregation of [null, ...(alternatives.aggregation ?? [])]) {
        const changed = withAggregation(
          withNormalisation(withImputation(method, imputation), normalisation),
          aggregation,
        );
        const alternative = [imputation, normalisation, aggregation?.id ?? null]
          .filter((choice) => choice !== null)
          .join(' + ');
        const result = scorer.score(changed);
        if (result.ok) variants.push({ alternative, method: changed, result: result.value });
        else if (imputation === null && normalisation === null && aggregation === null) return result;
        else {
          return err({
            ...appError('WHAT_IF_ALTERNATIVE_REFUSED', { alternative }, result.error.place),
            others: [result.error],
          });
        }
      }
    }
  }
  return ok(variants);
}

function withNormalisation(method: Method, normalisation: NormalisationId | null): Method {
  if (normalisation === null) return method;
  return {
    ...method,
    measures: Object.fromEntries(
      Object.entries(method.measures).map(([code, measure]): [string, MeasureMethod] => [
        code,
        { ...measure, normalisation },
      ]),
    ),
  };
}

function withAggregation(method: Method, rule: AggregationRule | null): Method {
  if (rule === null) return method;
  const { default: own, nodes } = method.aggregation;
  // What is rescaled is another choice, and stays.
  const rescaled = (held: AggregationRule): AggregationRule =>
    held.rescale === undefined ? rule : { ...rule, rescale: held.rescale };
  return {
    ...method,
    aggregation: {
      default: rescaled(own),
      nodes: Object.fromEntries(Object.entries(nodes).map(([code, held]) => [code, rescaled(held)])),
    },
  };
}

function withImputation(method: Method, imputation: ImputationId | null): Method {
  return imputation === null ? method : { ...method, missing: { ...method.missing, imputation } };
}
