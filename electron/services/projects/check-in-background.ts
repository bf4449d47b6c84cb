import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { sqliteFault } from '../../storage/connection/sqlite.ts';
import type { ProjectSession } from '../app/project-session.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** After opening, so that the first screen comes first; again while something runs. */
const IDLE_AFTER_MS = 1_000;

/**
 * docs/TRUST "Project file": a file that was closed properly opens at once and is checked afterwards, a table a step, while nothing
 * else runs. What is found is told once each; closing the project ends it.
 */
export function checkInBackground(context: ServiceContext, session: ProjectSession, idleAfter = IDLE_AFTER_MS): void {
  const steps = session.store.quickCheck()[Symbol.iterator]();
  const told = new Set<string>();
  const tell = (message: AppError): void => {
    const text = JSON.stringify(message);
    if (!told.has(text)) context.environment.emit({ name: 'notice', severity: 'error', message });
    told.add(text);
  };
  const later = (delay: number): void => {
    // Not worth keeping a finished command alive for.
    setTimeout(step, delay).unref();
  };
  const step = (): void => {
    if (context.projects.current() !== session) return;
    if (context.jobs.busy()) {
      later(idleAfter);
      return;
    }
    try {
      const next = steps.next();
      if (next.done === true) return;
      for (const { code, params } of next.value) tell(appError(code, params));
      later(0);
    } catch (error) {
      const fault = sqliteFault(error, session.path);
      if (fault === null) context.environment.onFault(error);
      else tell(fault);
    }
  };
  later(idleAfter);
}
