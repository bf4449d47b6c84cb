import { reportText } from '../report-text.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortCode, factCohort } from './fact-cohort.ts';
import { factKinds } from './fact-kinds.ts';
import { loopTurns, whoseTurn } from './loop-turns.ts';
import type { PatternSettings } from '../../model/pattern.ts';
import type { FoundFact, PatternFacts } from './say-pattern.ts';

/** The cohorts of the published report: of one whose project isn't there nothing is known, which is no slip of a pattern. */
const publishedCohorts: readonly string[] = ['province', 'key-city'];

/** Without what names an indicator, a region or a tier, which another cohort need not have. */
function withoutSubjects(settings: PatternSettings): PatternSettings {
  const { of: _of, region: _region, tier: _tier, ...rest } = settings;
  return rest;
}

/**
 * The facts of one or several cohorts by their ids, as docs/REPORT "Facts" lists them. `here`: the cohort that loops go through where they don't name one
 * with `cohort=`; `references`: what references print, by the id of the table or figure.
 */
export function reportFacts(
  inputs: readonly ReportInput[],
  here: ReportInput,
  references: ReadonlyMap<string, string>,
): PatternFacts {
  const cohorts = new Map(inputs.map(factCohort).map((cohort) => [cohort.code, cohort]));
  const hereCode = cohortCode(here);
  /** A report says the same fact in many places, and some are counted over all units and years. */
  const known = new Map<string, FoundFact>();
  const fact = (asked: string): FoundFact => {
    const found = known.get(asked) ?? factOf(asked);
    known.set(asked, found);
    return found;
  };
  const factOf = (asked: string): FoundFact => {
    const [kind = '', named = '', ...keys] = asked.split(':');
    const code = named === 'here' ? hereCode : named;
    const id = [kind, code, ...keys].join(':');
    const cohort = cohorts.get(code);
    if (!Object.hasOwn(factKinds, kind)) return 'unknown id';
    if (!cohort) return publishedCohorts.includes(code) ? 'missing' : 'unknown id';
    return factKinds[kind]?.({ id, cohort, keys }) ?? 'unknown id';
  };
  return {
    fact,
    turns: ({ tag, subject, settings: { cohort: named, ...settings } }, around) => {
      const within = whoseTurn(around);
      const code = named === undefined ? (within.cohort ?? hereCode) : named === 'here' ? hereCode : named;
      const cohort = cohorts.get(code);
      const loop = { tag, subject, settings };
      if (cohort) return loopTurns(cohort, fact, loop, code === within.cohort ? within : {}) ?? 'unknown loop';
      // A cohort of the report whose project isn't there: nothing to go through.
      const instead = publishedCohorts.includes(code) ? cohorts.get(hereCode) : undefined;
      const like = instead && loopTurns(instead, fact, { ...loop, settings: withoutSubjects(settings) }, {});
      return like ? { names: like.names, turns: [] } : 'unknown loop';
    },
    reference: (id) => references.get(id) ?? 'unknown reference',
    listSigns: {
      separator: reportText(here.lang, 'REPORT_LIST'),
      last: reportText(here.lang, 'REPORT_LIST_LAST'),
    },
  };
}
