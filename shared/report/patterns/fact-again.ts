import type { PatternLoop } from '../../model/pattern.ts';
import type { FoundFact, PatternFacts } from './say-pattern.ts';

/** Loops in whose turns facts of a kind stand that have no id of their own elsewhere. */
const loopsOf: Readonly<Record<string, readonly string[]>> = {
  region: ['regions'],
  'region-count': ['regions'],
  'region-gap': ['regions'],
  code: ['first', 'second', 'third'],
  level: ['levels'],
  unrated: ['unrated'],
};

/**
 * A fact that was printed, by the id that its piece carries: also one that only the turns of loops have (docs/REPORT "Facts"). `missing`: the
 * result no longer has it, as when fewer groups of neighbours come about.
 */
export function factAgain(facts: PatternFacts, id: string): FoundFact {
  const [kind = '', cohort = '', ...keys] = id.split(':');
  const found = facts.fact(id);
  if (found !== 'unknown id') return found;
  const loops: readonly PatternLoop[] =
    kind === 'group'
      ? [groupLoop(cohort, keys)]
      : (Object.hasOwn(loopsOf, kind) ? (loopsOf[kind] ?? []) : []).map((subject) => ({
          tag: 'each',
          subject,
          settings: { cohort },
        }));
  let known = false;
  for (const loop of loops) {
    const turns = facts.turns(loop, []);
    if (turns === 'unknown loop') continue;
    known = true;
    for (const turn of turns.turns)
      // A condition has the id of what it is about, and no text.
      for (const fact of Object.values(turn)) if (fact !== 'missing' && fact.id === id && fact.text !== '') return fact;
  }
  return known ? 'missing' : 'unknown id';
}

/** `group:C:means:OF:WITHIN:PLACE`: see `groupTurns`. */
function groupLoop(cohort: string, [subject = '', of = '', within = '']: readonly string[]): PatternLoop {
  return { tag: 'groups', subject, settings: { cohort, within, ...(subject === 'means' ? { of } : {}) } };
}
