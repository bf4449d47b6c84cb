import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { SystemComparison } from '../../../shared/model/system-comparison.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import { compareSystems, systemOf } from '../../../shared/report/framework-comparison.ts';
import { yearChanges } from '../../../shared/report/year-changes.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { lastYearOf } from '../app/last-year-setting.ts';
import { readEarlierProject } from './earlier-project.ts';
import type { EarlierProject } from './earlier-project.ts';
import { lastYear } from './next-year.ts';
import { projectResults } from './project-results.ts';
import { chosenMethod } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { isSynthetic } from '../app/synthetic-data.ts';

type HistoryOperations = 'history.import-project' | 'history.year-change' | 'history.systems';

/** 历年 from projects of earlier years, and the change since one of them; sheets of 历年结果表 come in as other imports do. */
export function historyServices(context: ServiceContext): Pick<Services, HistoryOperations> {
  return {
    'history.import-project': writes(context, 'history.import-project', async (session, { file, reason }) => {
      const { store } = session;
      const read = await readEarlierProject(context, file, session);
      const earlier = read.ok ? projectResults(read.value, new Set(store.units().map((unit) => unit.code))) : read;
      if (!earlier.ok) return earlier;
      const taken = new Set(earlier.value.map((entry) => `${entry.unit}/${entry.year}`));
      const kept = store.history().filter((entry) => !taken.has(`${entry.unit}/${entry.year}`));
      return ok((open, now) => open.saveHistory([...kept, ...earlier.value], reason, now));
    }),
    'history.year-change': inProject(context, async (session, { file, method }) => {
      const earlier = await readEarlierProject(context, file, session);
      return earlier.ok ? changesSince(earlier.value, session, method) : earlier;
    }),
    'history.systems': inProject(context, async (session, { file, method }) => {
      const earlier = file === undefined ? ok(null) : await readEarlierProject(context, file, session);
      return earlier.ok ? systemsSince(earlier.value, session, method) : earlier;
    }),
  };
}

/** The open project by the method asked for against the earlier one by its saved baseline. */
export function changesSince(
  earlier: ProjectYear,
  session: ProjectSession,
  choice: MethodChoice | undefined,
): Result<YearChanges> {
  const method = chosenMethod(session, choice);
  if (!method.ok) return method;
  return yearChanges(earlier, {
    year: session.store.framework().year,
    file: basename(session.path),
    synthetic: isSynthetic(session.store),
    dataset: session.dataset(),
    method: method.value.method,
  });
}

/** The framework by the method asked for against that of an earlier project; null: of the one that this one was begun on. EXPORT_NEEDS_EARLIER. */
export function systemsSince(
  earlier: EarlierProject | null,
  session: ProjectSession,
  choice: MethodChoice | undefined,
): Result<SystemComparison> {
  const method = chosenMethod(session, choice);
  if (!method.ok) return method;
  const before = earlier === null ? lastYearOf(session.store) : lastYear(earlier);
  if (before === null) return err(appError('EXPORT_NEEDS_EARLIER'));
  const { weights } = method.value.method;
  return ok(compareSystems(systemOf(before.framework), { framework: session.store.framework(), weights }));
}
