import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { AppStore } from './app-store.ts';
import type { Environment } from './environment.ts';
import { keepWhole } from './keep-whole.ts';
import type { Jobs } from './jobs.ts';
import type { ProjectSession } from './project-session.ts';

/** What the groups of operations share. */
export interface ServiceContext {
  readonly environment: Environment;
  readonly jobs: Jobs;
  readonly appStore: AppStore;
  /** The one open project. */
  readonly projects: OpenProject;
}

export interface OpenProject {
  current(): ProjectSession | null;
  /** Closes the one before, once what runs in it has been called off. */
  replace(session: ProjectSession | null): Promise<Result<null>>;
}

export function openProjectHolder(jobs: Jobs, onChanged: (path: string | null) => void): OpenProject {
  let session: ProjectSession | null = null;
  let rest = (): void => undefined;
  return {
    current: () => session,
    replace: async (next) => {
      await jobs.leaveProject();
      rest();
      if (session !== null) {
        const closed = session.store.close();
        session = null;
        onChanged(null);
        if (!closed.ok) {
          next?.store.close();
          return closed;
        }
      }
      session = next;
      if (next !== null) {
        rest = keepWhole(next, jobs);
        onChanged(next.path);
      }
      return ok(null);
    },
  };
}

/** The open project, or NO_PROJECT. */
export function requireProject(context: ServiceContext): Result<ProjectSession> {
  const session = context.projects.current();
  return session === null ? err(appError('NO_PROJECT')) : ok(session);
}

export function resolveHandle(context: ServiceContext, handle: string, mode: 'read' | 'write'): Result<string> {
  const path = context.environment.handles.resolve(handle, mode);
  return path === null ? err(appError('BAD_HANDLE')) : ok(path);
}

export function timestamp(context: Pick<ServiceContext, 'environment'>): string {
  return context.environment.now().toISOString();
}
