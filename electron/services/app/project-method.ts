import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { Scenario } from '../../../shared/contract/outputs.ts';
import type { Method } from '../../../shared/model/method.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from './project-session.ts';

/** A method with what is to be said of it wherever it is used. */
export interface ChosenMethod {
  readonly method: Method;
  /** The working method, and it isn't the saved baseline: whatever is made by it says 草稿. */
  readonly draft: boolean;
  /** Name of the scenario that it is, or that the run was of; null: none. */
  readonly scenario: string | null;
}

/**
 * The method asked for; without a choice the working method, which the screens show. Errors: METHOD_NO_DRAFT, SCENARIO_NOT_FOUND,
 * RUN_UNKNOWN, METHOD_OF_RUN_CHANGED (the data is no longer what the run was made of).
 */
export function chosenMethod(session: ProjectSession, choice?: MethodChoice): Result<ChosenMethod> {
  const { store } = session;
  const draft = choice === undefined || choice.kind === 'draft' ? store.draft() : null;
  if (draft !== null) return ok({ method: draft, draft: true, scenario: null });
  if (choice?.kind === 'draft') return err(appError('METHOD_NO_DRAFT'));
  if (choice === undefined || choice.kind === 'baseline')
    return ok({ method: store.baselineMethod(), draft: false, scenario: null });
  if (choice.kind === 'run') return methodOfRun(session, choice.id);
  const scenario = findScenario(store, choice.name);
  return scenario.ok ? ok({ method: scenario.value.method, draft: false, scenario: choice.name }) : scenario;
}

function methodOfRun(session: ProjectSession, id: number): Result<ChosenMethod> {
  const run = session.store.run(id);
  if (run === null) return err(appError('RUN_UNKNOWN', { id }));
  if (run.inputHash !== inputHash(session.dataset(), run.method)) return err(appError('METHOD_OF_RUN_CHANGED', { id }));
  return ok({ method: run.method, draft: false, scenario: run.scenario });
}

/** The baseline for null, else the scenario of that name: what runs are stored of. */
export function storedMethod(store: ProjectReader, scenario: string | null): Result<Method> {
  if (scenario === null) return ok(store.baselineMethod());
  const found = findScenario(store, scenario);
  return found.ok ? ok(found.value.method) : found;
}

/** SCENARIO_NOT_FOUND names those there are. */
export function findScenario(store: ProjectReader, name: string): Result<Scenario> {
  const found = store.scenario(name);
  const known = store
    .scenarios()
    .map((scenario) => scenario.name)
    .join('、');
  return found === null ? err(appError('SCENARIO_NOT_FOUND', { name, known: known || '—' })) : ok(found);
}
