import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import type { ProjectSession } from './project-session.ts';
import { requireProject, timestamp } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/** One change of the open project, then its new snapshot. */
export async function change(
  context: ServiceContext,
  act: (store: ProjectStore, now: string) => Result<unknown>,
): Promise<Result<ProjectSnapshot>> {
  const session = requireProject(context);
  if (!session.ok) return session;
  const done = act(session.value.store, timestamp(context));
  if (!done.ok) return done;
  return ok(changedSnapshot(context, session.value, 'edit'));
}

export function changedSnapshot(context: ServiceContext, session: ProjectSession, cause: string): ProjectSnapshot {
  session.changed();
  context.environment.emit({ name: 'project-changed', revision: session.revision(), cause });
  return session.snapshot();
}
