import type { AppError } from '../../shared/base/app-error.ts';
import type { ProjectSnapshot } from '../../shared/contract/outputs.ts';
import type { GroupWeights } from '../../shared/model/meeting.ts';
import type { Method } from '../../shared/model/method.ts';
import type { Scored } from '../../shared/report/meeting/method-effect.ts';
import type { Scorer } from '../../shared/scoring/create-scorer.ts';

const SCENARIO = 'scenario:';
/** Side by side at most. */
export const METHODS_MOST = 3;
/** Units shown large at most. */
export const UNITS_MOST = 8;

/** A method that can stand beside others, with the scenario's name where it is one. */
export interface MethodOfChoice {
  readonly id: string;
  readonly kind: 'working' | 'baseline' | 'geometric' | 'scenario';
  readonly name: string;
  readonly method: Method;
}

export function methodChoices(
  { baseline, scenarios }: Pick<ProjectSnapshot, 'baseline' | 'scenarios'>,
  working: Method,
): readonly MethodOfChoice[] {
  const geometric: Method = {
    ...working,
    aggregation: { ...working.aggregation, default: { id: 'geometric' } },
  };
  return [
    { id: 'working', kind: 'working', name: '', method: working },
    { id: 'baseline', kind: 'baseline', name: '', method: baseline },
    { id: 'geometric', kind: 'geometric', name: '', method: geometric },
    ...scenarios.map(({ name, method }): MethodOfChoice => ({
      id: `${SCENARIO}${name}`,
      kind: 'scenario',
      name,
      method,
    })),
  ];
}

/** The chosen ones that there still are; without a choice the working method beside the baseline, where they differ, else beside another aggregation. */
export function chosenMethods(
  choices: readonly MethodOfChoice[],
  wanted: readonly string[] | null,
): readonly MethodOfChoice[] {
  const found = choices.filter(({ id }) => wanted?.includes(id) ?? false).slice(0, METHODS_MOST);
  if (found.length > 0) return found;
  const [working, baseline] = choices;
  const usual = working?.method === baseline?.method ? ['working', 'geometric'] : ['working', 'baseline'];
  return choices.filter(({ id }) => usual.includes(id));
}

/** A method with the sliders' weights. */
export function withWeights(method: Method, weights: GroupWeights | null): Method {
  return weights === null ? method : { ...method, weights: { ...method.weights, ...weights } };
}

export type ScoredColumn = { readonly scored: Scored } | { readonly error: AppError };

export function scoreColumn(scorer: Scorer, method: Method): ScoredColumn {
  const made = scorer.score(method);
  return made.ok ? { scored: { method, result: made.value } } : { error: made.error };
}
