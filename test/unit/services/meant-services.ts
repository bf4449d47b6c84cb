import type { Services } from '../../../shared/contract/dispatch.ts';
import { isOperationName } from '../../../shared/contract/operations.ts';
import type { OperationName, OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import { withBasis } from '../../../shared/contract/with-basis.ts';
import type { Result } from '../../../shared/base/result.ts';

/** The services as a screen calls them that shows the project as it stands: what changes it says so by itself. */
export type MeantServices = {
  readonly [N in OperationName]: (input: OperationRequest<N>) => Promise<Result<OperationOutput<N>>>;
};

export function meantServices(services: Services): MeantServices {
  return Object.fromEntries(
    Object.entries(services).map(([name, operate]) => [
      name,
      async (input: unknown) => (operate as (input: unknown) => unknown)(await meantInput(services, name, input)),
    ]),
  ) as MeantServices;
}

/** The input with the project and revision that are open now, where it names none and has to. */
export async function meantInput(services: Services, name: string, input: unknown): Promise<unknown> {
  if (!isOperationName(name) || withBasis(name, input, null) === input) return input;
  return withBasis(name, input, await openBasis(services));
}

async function openBasis(services: Services): Promise<ProjectBasis | null> {
  const open = await services['project.snapshot']({});
  return open.ok && open.value !== null ? { project: open.value.project, revision: open.value.revision } : null;
}
