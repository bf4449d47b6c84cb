import type { Method } from '../../shared/model/method.ts';
import { TOTAL } from '../../shared/model/dataset.ts';
import { createProjectStore } from './project-store.ts';

/** A score that is asked about: a unit's, of an indicator, a measure or the index (`TOTAL`). */
export interface AskedScore {
  readonly unit: string;
  readonly code: string;
}

interface ScoreQuestion {
  /** What was asked one after the other, for back and forward. */
  readonly trail: readonly AskedScore[];
  /** Position in the trail of what is shown; −1: nothing is asked. */
  readonly at: number;
  /** The method that the score stands under where it was asked; null: the working one, edit by edit. */
  readonly of: { readonly name: string; readonly method: Method } | null;
  /** The cell whose records are shown beside it. */
  readonly records: { readonly unit: string; readonly measure: string } | null;
}

const nothing: ScoreQuestion = { trail: [], at: -1, of: null, records: null };

/** What the panel at the side explains. */
export const useScoreQuestion = createProjectStore<ScoreQuestion>(() => nothing);

/** Asks about a score where it stands; a new question begins a new trail. */
export function askScore(unit: string, code: string = TOTAL, of: ScoreQuestion['of'] = null): void {
  useScoreQuestion.setState({ trail: [{ unit, code }], at: 0, of, records: null });
}

/** On from a score to another that it is made of; what lay ahead is left. */
export function followScore(unit: string, code: string): void {
  const { trail, at } = useScoreQuestion.getState();
  useScoreQuestion.setState({ trail: [...trail.slice(0, at + 1), { unit, code }], at: at + 1 });
}

export function stepScore(by: 1 | -1): void {
  const { trail, at } = useScoreQuestion.getState();
  const next = at + by;
  if (next >= 0 && next < trail.length) useScoreQuestion.setState({ at: next });
}

export function endScoreQuestion(): void {
  useScoreQuestion.setState(nothing);
}

export function showRecords(cell: ScoreQuestion['records']): void {
  useScoreQuestion.setState({ records: cell });
}
