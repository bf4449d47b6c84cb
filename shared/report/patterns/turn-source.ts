import { textFact } from './fact-cohort.ts';
import type { FactCohort } from './fact-cohort.ts';
import type { PatternSettings } from '../../model/pattern.ts';
import type { LoopTurns, PrintedFact } from './say-pattern.ts';

export type Turn = LoopTurns['turns'][number];

/** What a loop is worked out from. */
export interface TurnSource {
  readonly cohort: FactCohort;
  /** A fact of the cohort by its kind and what follows the cohort in its id; `missing` where it isn't known. */
  readonly known: (kind: string, ...keys: readonly string[]) => PrintedFact | 'missing';
  readonly settings: PatternSettings;
  readonly whose: WhoseTurn;
}

/** Whose turn a loop stands in: it goes through that one's children or units where its settings don't say otherwise. */
export interface WhoseTurn {
  readonly cohort?: string;
  readonly indicator?: string;
  readonly region?: string;
  /** A level of the indicator system that is held against an earlier one. */
  readonly system?: string;
}

/** Whether there are no settings besides those known. */
export function only(settings: PatternSettings, ...known: readonly string[]): boolean {
  return Object.keys(settings).every((key) => known.includes(key));
}

/** A name without a text, which lets a clause stand or fall. */
export function condition(id: string, holds: boolean): PrintedFact | 'missing' {
  return holds ? textFact(id, '') : 'missing';
}
