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
  /** Called when the project is left: what was kept for it goes. */
  readonly endings: Set<() => void>;
  /** Puts a project among the recent ones, if the settings can be written: the project is open either way. */
  readonly remember: (path: string, title: string) => void;
}

export interface OpenProject {
  current(): ProjectSession | null;
  /**
   * Takes the place of the one before, once what runs in that has been called off, and closes it. Nothing here fails: by then `session` has been
   * read and its snapshot made. What goes wrong in closing the one before is told; what was saved is in its file all the same.
   */
  replace(session: ProjectSession): Promise<void>;
  /** Closes the project of this id (null: whichever is open), if any is open; false, and nothing is done, when it is another one, even one opened while this waited. */
  close(project: string | null): Promise<boolean>;
}

export function openProjectHolder(
  jobs: Jobs,
  onChanged: (path: string | null) => void,
  onUnclosed: (fault: unknown, session: ProjectSession) => void,
): OpenProject {
  let session: ProjectSession | null = null;
  let rest = (): void => undefined;
  const isMeant = (project: string | null): boolean =>
    session === null || project === null || session.project === project;
  const put = (next: ProjectSession | null): void => {
    rest();
    rest = (): void => undefined;
    const before = session;
    session = next;
    if (before !== null) {
      try {
        const closed = before.store.close();
        if (!closed.ok) onUnclosed(closed.error, before);
      } catch (fault) {
        onUnclosed(fault, before);
      }
      onChanged(null);
    }
    if (next !== null) {
      rest = keepWhole(next, jobs);
      onChanged(next.path);
    }
  };
  return {
    current: () => session,
    replace: async (next) => {
      await jobs.leaveProject();
      put(next);
    },
    close: async (project) => {
      if (!isMeant(project)) return false;
      await jobs.leaveProject();
      if (!isMeant(project)) return false;
      put(null);
      return true;
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
  if (path === null) return err(appError('BAD_HANDLE'));
  if (mode === 'write') context.appStore.noteTarget(path);
  return ok(path);
}

export function timestamp(context: Pick<ServiceContext, 'environment'>): string {
  return context.environment.now().toISOString();
}
