import { basename } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Services } from '../../shared/contract/dispatch.ts';
import type { HistoryEntry } from '../../shared/model/history.ts';
import { score } from '../../shared/scoring/score.ts';
import { openProject } from '../storage/project-file.ts';
import { change } from './change-project.ts';
import { createProjectSession } from './project-session.ts';
import { requireProject, resolveHandle, timestamp } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/** 历年 from projects of earlier years; sheets of 历年结果表 come in as any other import. */
export function historyServices(context: ServiceContext): Pick<Services, 'history.import-project'> {
  return {
    'history.import-project': async ({ file, reason }) => {
      const session = requireProject(context);
      if (!session.ok) return session;
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const { store } = session.value;
      const earlier = projectResults(path.value, timestamp(context), new Set(store.units().map((unit) => unit.code)), store.framework().year);
      if (!earlier.ok) return earlier;
      const taken = new Set(earlier.value.map((entry) => `${entry.unit}/${entry.year}`));
      const kept = store.history().filter((entry) => !taken.has(`${entry.unit}/${entry.year}`));
      return change(context, (open, now) => open.saveHistory([...kept, ...earlier.value], reason, now));
    },
  };
}

/** Index and tier of every unit that both projects have. */
function projectResults(path: string, now: string, units: ReadonlySet<string>, ownYear: number): Result<readonly HistoryEntry[]> {
  const opened = openProject(path, { now, fromElsewhere: true });
  if (!opened.ok) return opened;
  try {
    const { year } = opened.value.framework();
    const name = basename(path);
    if (year >= ownYear) return err(appError('HISTORY_SAME_YEAR', { file: name, year, own: ownYear }));
    const scored = score(createProjectSession(path, opened.value).dataset(), opened.value.baselineMethod());
    if (!scored.ok) return scored;
    const entries = scored.value.units.flatMap((unit, u): HistoryEntry[] => {
      const index = scored.value.index[u]!;
      return units.has(unit) && !Number.isNaN(index) ? [{ unit, year, index, tier: scored.value.tier[u] ?? null }] : [];
    });
    return entries.length === 0 ? err(appError('HISTORY_OTHER_COHORT', { file: name })) : ok(entries);
  } finally {
    opened.value.close();
  }
}
