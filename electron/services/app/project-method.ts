import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Scenario } from '../../../shared/contract/outputs.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ProjectStore } from '../../storage/project-store.ts';

/** The baseline for null, else the scenario of that name. */
export function methodOf(store: ProjectStore, scenario: string | null): Result<Method> {
  if (scenario === null) return ok(store.baselineMethod());
  const found = findScenario(store, scenario);
  return found.ok ? ok(found.value.method) : found;
}

/** SCENARIO_NOT_FOUND names those there are. */
export function findScenario(store: ProjectStore, name: string): Result<Scenario> {
  const found = store.scenario(name);
  const known = store
    .scenarios()
    .map((scenario) => scenario.name)
    .join('、');
  return found === null ? err(appError('SCENARIO_NOT_FOUND', { name, known: known || '—' })) : ok(found);
}
