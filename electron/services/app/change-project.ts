import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { ProjectChange, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { AuditSubject } from '../../../shared/model/audit-entry.ts';
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

/** One change of the project in `subject`, answered with what it changed. It must be the `project` that the screens speak of. */
export function changePart(
  context: ServiceContext,
  session: ProjectSession,
  subject: AuditSubject,
  project: string,
  act: (now: string) => Result<unknown>,
): Result<ProjectChange> {
  if (project !== session.project) return err(appError('OTHER_PROJECT'));
  const from = session.revision();
  const done = act(timestamp(context));
  return done.ok ? ok(announced(context, session, subject, from)) : done;
}

/** Tells the screens that the project changed, and gives what they need to show it. */
export function announced(
  context: ServiceContext,
  session: ProjectSession,
  subject: AuditSubject,
  from: number,
): ProjectChange {
  session.changed(subject);
  if (session.revision() !== from)
    context.environment.emit({ name: 'project-changed', revision: session.revision(), cause: subject });
  return session.change(subject, from);
}
