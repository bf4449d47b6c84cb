import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput, WritingOperation } from '../../../shared/contract/operations.ts';
import type { ProjectChange } from '../../../shared/contract/outputs.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import type { ProjectSession } from './project-session.ts';
import { requireProject, timestamp } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/** What an operation writes once everything that can fail beforehand is done; gives what its answer says besides the change. */
export type ProjectWrite<More> = (store: ProjectStore, now: string) => Result<More>;

/**
 * A writing operation, as it is registered. `prepare` reads, parses and checks; what it gives back writes, at once and as a whole, to the project
 * and revision that the caller named: PROJECT_CHANGED when another stands by then, before or after preparing, and nothing is written.
 */
export function writes<N extends WritingOperation, More extends object | void>(
  context: ServiceContext,
  name: N,
  prepare: (
    session: ProjectSession,
    input: OperationInput<N>,
  ) => Result<ProjectWrite<More>> | Promise<Result<ProjectWrite<More>>>,
): (input: OperationInput<N>) => Promise<Result<ProjectChange & More>> {
  return async (input) => {
    const session = meantProject(context, input);
    if (!session.ok) return session;
    const prepared = await prepare(session.value, input);
    if (!prepared.ok) return prepared;
    const still = meantProject(context, input);
    if (!still.ok) return still;
    return answerWritten(context, session.value, name, () => prepared.value(session.value.store, timestamp(context)));
  };
}

/** The open project, if it is the one and at the revision that the caller saw; NO_PROJECT, PROJECT_CHANGED. */
export function meantProject(context: ServiceContext, { project, revision }: ProjectBasis): Result<ProjectSession> {
  const session = requireProject(context);
  if (!session.ok) return session;
  return session.value.project === project && session.value.revision() === revision
    ? session
    : err(appError('PROJECT_CHANGED'));
}

/** Writes, tells the screens, and answers with what changed. A fault after the write says that it was written. */
function answerWritten<More extends object | void>(
  context: ServiceContext,
  session: ProjectSession,
  name: WritingOperation,
  write: () => Result<More>,
): Result<ProjectChange & More> {
  const from = session.revision();
  const written = write();
  return written.ok ? announce(context, session, name, from, written.value) : written;
}

/** Tells the screens of a write since `from`, and gives what they need to show it. */
export function announce<More extends object | void>(
  context: ServiceContext,
  session: ProjectSession,
  name: WritingOperation,
  from: number,
  more: More,
): Result<ProjectChange & More> {
  try {
    session.changed(from);
    if (session.revision() !== from)
      context.environment.emit({ name: 'project-changed', revision: session.revision(), cause: name });
    return ok({ ...session.change(from), ...more });
  } catch (fault) {
    context.environment.onFault(fault);
    return err(appError('INTERNAL_WRITTEN', { operation: name }));
  }
}
