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
  /** Name of the indicator last named in the paragraph. */
  topic: string | null;
  /** Id of the count that the paragraph said last. */
  counted: string | null;
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

/** The cohort that something at `at` is said of: the one that is counted there (16 个省级政府), else named before it, else after it, else the one spoken of; the only one there is. */
export function cohortAt(clause: Clause, at: number): ProofCohort | null {
  const { text, cohorts, context } = clause;
  const next = after(clause, at, 'cohort');
  const counted =
    next !== null && /^[\d.,%]*\s*(?:余|多)?[个家]?[^，。；、\d]{0,3}$/.test(text.slice(at, next.from)) ? next : null;
  const code = (counted ?? before(clause, at, 'cohort') ?? next)?.key ?? context.cohort;
  const named = cohorts.find((cohort) => cohort.code === code);
  return named ?? (cohorts.length === 1 ? (cohorts[0] ?? null) : null);
}

const years: Readonly<Record<string, string>> = {
  两: '2',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
};

/** How many years without a break a text speaks of; null where it speaks of none. */
export function heldYears(text: string): string | null {
  const held = /连续\s?([两二三四五\d])\s?年/.exec(text)?.[1] ?? /for (two|three|four|five) years/i.exec(text)?.[1];
  return held === undefined ? null : (years[held.toLowerCase()] ?? held);
}
