import type { Mention } from './clause-mentions.ts';
import type { ProofCohort } from './proof-basis.ts';

/** What is known from the text before a clause. */
export interface ClauseContext {
  /** Code of the cohort spoken of; null before any is named. */
  cohort: string | null;
  /** Of the section or paragraph. */
  region: string | null;
  /** Name of the indicator last named in the sentence. */
  indicator: string | null;
}

/** A stretch of a sentence up to a semicolon, in even text. */
export interface Clause {
  readonly text: string;
  readonly sentence: string;
  readonly mentions: readonly Mention[];
  readonly context: Readonly<ClauseContext>;
  readonly cohorts: readonly ProofCohort[];
}

/** The last mention of the kinds that ends before `at`; null without one. */
export function before({ mentions }: Clause, at: number, ...kinds: readonly Mention['kind'][]): Mention | null {
  return mentions.findLast(({ kind, to }) => to <= at && kinds.includes(kind)) ?? null;
}

export function after({ mentions }: Clause, at: number, ...kinds: readonly Mention['kind'][]): Mention | null {
  return mentions.find(({ kind, from }) => from >= at && kinds.includes(kind)) ?? null;
}

/** The cohort that something at `at` is said of: the one named before it, else after it, else the one spoken of; the only one there is. */
export function cohortAt(clause: Clause, at: number): ProofCohort | null {
  const { cohorts, context } = clause;
  const code = (after(clause, at, 'cohort') ?? before(clause, at, 'cohort'))?.key ?? context.cohort;
  const named = cohorts.find((cohort) => cohort.code === code);
  return named ?? (cohorts.length === 1 ? (cohorts[0] ?? null) : null);
}
