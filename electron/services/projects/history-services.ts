import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import { yearChanges } from '../../../shared/report/year-changes.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { score } from '../../../shared/scoring/score.ts';
import { readEarlierProject } from './earlier-project.ts';
import { chosenMethod } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { isSynthetic } from '../app/synthetic-data.ts';

type HistoryOperations = 'history.import-project' | 'history.year-change';

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

/** Index and tier of every unit that both projects have. */
function projectResults(
  { file, year, dataset, method }: ProjectYear,
  units: ReadonlySet<string>,
): Result<readonly HistoryEntry[]> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const entries = scored.value.units.flatMap((unit, u): HistoryEntry[] => {
    const index = scored.value.index[u]!;
    return units.has(unit) && !Number.isNaN(index) ? [{ unit, year, index, tier: scored.value.tier[u] ?? null }] : [];
  });
  return entries.length === 0 ? err(appError('HISTORY_NO_INDEX', { file })) : ok(entries);
}
