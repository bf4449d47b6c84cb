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
> & { readonly ranksMoved: number };

/** What an import would do to cells, index and tiers under the baseline, were it committed; a scoring of the cohort is a step. */
export function* importEffect(session: ProjectSession, before: MeasureTable, after: MeasureTable): Steps<Effect> {
  const changes = [...cellChanges(before, before.values, after.values), ...otherYears(before, after)];
  const cellsAdded = changes.filter((change) => change.before === null).length;
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
      ranksMoved: 0,
      tierChanges: [],
      changes,
      scoreError: from.ok && !to.ok ? to.error : null,
    };
  }
  const moves = unitMoves(from.value, to.value);
  return { cellsChanged: changes.length - cellsAdded, cellsAdded, changes, scoreError: null, ...moves };
}

type CellChange = ImportPreview['changes'][number];

function cellChanges(
  { units, measures }: MeasureTable,
  before: Float64Array | undefined,
  after: Float64Array | undefined,
  year?: number,
): readonly CellChange[] {
  const found: CellChange[] = [];
  for (let cell = 0; cell < units.length * measures.length; cell += 1) {
    const was = before?.[cell] ?? Number.NaN;
    const is = after?.[cell] ?? Number.NaN;
    if (Object.is(was, is)) continue;
    found.push({
      unit: units[cell % units.length]!,
      measure: measures[Math.floor(cell / units.length)]!,
      ...(year === undefined ? {} : { year }),
      before: orNull(was),
      after: orNull(is),
    });
  }
  return found;
}

/** Cells of the years beside the one evaluated: they are scored as their own, and limits and statistics may rest on them. */
function otherYears(before: MeasureTable, after: MeasureTable): readonly CellChange[] {
  const values = ({ others }: MeasureTable): ReadonlyMap<number, Float64Array> =>
    new Map(others.map((other) => [other.year, other.values]));
  const [was, is] = [values(before), values(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort((a, b) => a - b)
    .flatMap((year) => cellChanges(before, was.get(year), is.get(year), year));
}

function scoreTable(session: ProjectSession, table: MeasureTable): Result<ScoreResult> {
  return score(buildDataset(session.store.framework(), session.store.units(), table), session.store.workingMethod());
}

function unitMoves(from: ScoreResult, to: ScoreResult): Pick<Effect, 'scoresMoved' | 'ranksMoved' | 'tierChanges'> {
  const tierChanges: TierChange[] = [];
  let scoresMoved = 0;
  let ranksMoved = 0;
  from.units.forEach((unit, u) => {
    const was = from.index[u]!;
    const is = to.index[u]!;
    if (!(Number.isNaN(was) && Number.isNaN(is)) && !nearlyEqual(was, is, to.nodeSpans[0])) scoresMoved += 1;
    if (!Object.is(from.rank[u], to.rank[u])) ranksMoved += 1;
    if (from.tier[u] !== to.tier[u])
      tierChanges.push({
        unit,
        from: from.tier[u] ?? null,
        to: to.tier[u] ?? null,
        indexFrom: orNull(was),
        indexTo: orNull(is),
      });
  });
  return { scoresMoved, ranksMoved, tierChanges };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
