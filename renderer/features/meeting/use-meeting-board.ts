import { useMemo } from 'react';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
import { methodEffect } from '../../../shared/report/meeting/method-effect.ts';
import type { MethodEffect } from '../../../shared/report/meeting/method-effect.ts';
import { createScorer } from '../../../shared/scoring/create-scorer.ts';
import { childrenOf } from '../../state/sibling-weights.ts';
import { chosenMethods, methodChoices, scoreColumn, UNITS_MOST, withWeights } from '../../state/meeting-columns.ts';
import type { MethodOfChoice, ScoredColumn } from '../../state/meeting-columns.ts';
import { useMeeting } from '../../state/meeting.ts';

export interface BoardColumn {
  readonly choice: MethodOfChoice;
  /** As the method stands, and with the sliders' weights. */
  readonly before: ScoredColumn;
  readonly now: ScoredColumn;
}

export interface MeetingBoard {
  readonly columns: readonly BoardColumn[];
  readonly choices: readonly MethodOfChoice[];
  readonly group: string;
  /** Children of the group. */
  readonly codes: readonly string[];
  readonly pinned: readonly string[];
  /** Of the first method; null where it can't be scored. */
  readonly effect: MethodEffect | null;
}

/** Everything that the panels show, for the sliders as they are. */
export function useMeetingBoard(
  { dataset, baseline, scenarios }: Pick<ProjectSnapshot, 'dataset' | 'baseline' | 'scenarios'>,
  working: Method,
): MeetingBoard {
  const wanted = useMeeting((state) => state.methods);
  const weights = useMeeting((state) => state.weights);
  const chosenGroup = useMeeting((state) => state.group);
  const chosenUnits = useMeeting((state) => state.pinned);
  const choices = useMemo(() => methodChoices({ baseline, scenarios }, working), [baseline, scenarios, working]);
  const methods = useMemo(() => chosenMethods(choices, wanted), [choices, wanted]);
  const still = useMemo(
    () =>
      methods.map((choice) => {
        const scorer = createScorer(dataset);
        return { choice, scorer, before: scoreColumn(scorer, choice.method) };
      }),
    [dataset, methods],
  );
  const columns = useMemo(
    () =>
      still.map(({ choice, scorer, before }) => ({
        ...{ choice, before },
        now: weights === null ? before : scoreColumn(scorer, withWeights(choice.method, weights)),
      })),
    [still, weights],
  );
  const group = chosenGroup ?? dataset.nodes[0]?.code ?? '';
  const codes = useMemo(() => childrenOf(dataset, group), [dataset, group]);
  const pinned = useMemo(() => pinnedUnits(dataset, chosenUnits), [dataset, chosenUnits]);
  const effect = useMemo(() => effectOf(columns[0]), [columns]);
  return { columns, choices, group, codes, pinned, effect };
}

function pinnedUnits({ units }: Dataset, chosen: readonly string[] | null): readonly string[] {
  const known = new Set(units.map(({ code }) => code));
  const found = (chosen ?? []).filter((code) => known.has(code));
  return found.length > 0 ? found : units.slice(0, UNITS_MOST).map(({ code }) => code);
}

function effectOf(column: BoardColumn | undefined): MethodEffect | null {
  if (column === undefined || !('scored' in column.before) || !('scored' in column.now)) return null;
  return methodEffect(column.before.scored, column.now.scored);
}
