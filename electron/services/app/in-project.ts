import type { Result } from '../../../shared/base/result.ts';
import type { ProjectSession } from './project-session.ts';
import { requireProject } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/**
 * An operation on the open project, as it is registered: it is handed the project's session, or nothing of it runs and
 * the answer is NO_PROJECT. A session stays the one it began with; another project opened meanwhile has its own.
 */
export function inProject<Input, Output>(
  context: ServiceContext,
  operate: (session: ProjectSession, input: Input) => Promise<Result<Output>>,
): (input: Input) => Promise<Result<Output>> {
  return async (input) => {
    const session = requireProject(context);
    return session.ok ? operate(session.value, input) : session;
  };
}
