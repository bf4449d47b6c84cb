import { nearlyEqual } from '../../../shared/base/tolerance.ts';
import type { ImportPreview, TierChange } from '../../../shared/contract/outputs.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { MeasureTable } from '../../storage/measures/measure-table.ts';
import type { Steps } from '../../storage/connection/steps.ts';
import type { ProjectSession } from '../app/project-session.ts';

type Effect = Pick<
  ImportPreview,
  'cellsChanged' | 'cellsAdded' | 'scoresMoved' | 'tierChanges' | 'changes' | 'scoreError'
>;

/** What an import would do to cells, index and tiers under the baseline, were it committed; a scoring of the cohort is a step. */
export function* importEffect(session: ProjectSession, before: MeasureTable, after: MeasureTable): Steps<Effect> {
  const count = before.units.length;
  const changes: ImportPreview['changes'][number][] = [];
  let cellsAdded = 0;
  for (let cell = 0; cell < before.values.length; cell += 1) {
    const was = before.values[cell]!;
    const is = after.values[cell]!;
    if (Object.is(was, is)) continue;
    if (Number.isNaN(was)) cellsAdded += 1;
    changes.push({
      unit: before.units[cell % count]!,
      measure: before.measures[Math.floor(cell / count)]!,
      before: orNull(was),
      after: orNull(is),
    });
  }
  yield;
  const from = scoreTable(session, before);
  yield;
  const to = scoreTable(session, after);
  if (!from.ok || !to.ok) {
    // Before the first import there is nothing to score; only a failure afterwards is worth a word.
    return {
      cellsChanged: changes.length - cellsAdded,
      cellsAdded,
      scoresMoved: 0,
      tierChanges: [],
      changes,
      scoreError: from.ok && !to.ok ? to.error : null,
    };
  }
  const moves = unitMoves(from.value, to.value);
  return { cellsChanged: changes.length - cellsAdded, cellsAdded, changes, scoreError: null, ...moves };
}

function scoreTable(session: ProjectSession, table: MeasureTable): Result<ScoreResult> {
  return score(buildDataset(session.store.framework(), session.store.units(), table), session.store.workingMethod());
}

function unitMoves(from: ScoreResult, to: ScoreResult): Pick<Effect, 'scoresMoved' | 'tierChanges'> {
  const tierChanges: TierChange[] = [];
  let scoresMoved = 0;
  from.units.forEach((unit, u) => {
    const was = from.index[u]!;
    const is = to.index[u]!;
    if (!(Number.isNaN(was) && Number.isNaN(is)) && !nearlyEqual(was, is, to.nodeSpans[0])) scoresMoved += 1;
    if (from.tier[u] !== to.tier[u])
      tierChanges.push({
        unit,
        from: from.tier[u] ?? null,
        to: to.tier[u] ?? null,
        indexFrom: orNull(was),
        indexTo: orNull(is),
      });
  });
  return { scoresMoved, tierChanges };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
