import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { indexParams } from '../../../shared/model/index-name.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { score } from '../../../shared/scoring/score.ts';

/** Index and tier of every unit of `units` that the earlier project has; HISTORY_NO_INDEX. */
export function projectResults(
  { file, year, dataset, method }: ProjectYear,
  units: ReadonlySet<string>,
): Result<readonly HistoryEntry[]> {
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const entries = scored.value.units.flatMap((unit, u): HistoryEntry[] => {
    const index = scored.value.index[u]!;
    return units.has(unit) && !Number.isNaN(index) ? [{ unit, year, index, tier: scored.value.tier[u] ?? null }] : [];
  });
  return entries.length === 0 ? err(appError('HISTORY_NO_INDEX', { file, ...indexParams(method) })) : ok(entries);
}
