import { TOTAL } from '../../model/dataset.ts';
import { indexWords } from '../../model/index-name.ts';
import { tierName } from '../../model/tier-name.ts';
import type { ReportBlock } from '../document/report-document.ts';
import { indicatorMeans } from '../indicator-means.ts';
import { unitNames } from '../leaks/unit-names.ts';
import type { FoundName } from '../leaks/unit-names.ts';
import { leakBasis } from '../leaks/leak-basis.ts';
import { cohortCode } from '../patterns/fact-cohort.ts';
import { reportFacts } from '../patterns/report-facts.ts';
import type { PatternFacts } from '../patterns/say-pattern.ts';
import { reportedRegions } from '../regions.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName } from '../report-words.ts';
import { evenText } from '../even-text.ts';

/** A cohort as texts call what belongs to it. */
export interface ProofCohort {
  readonly code: string;
  readonly year: number;
  /** Code of an indicator by its name; of the index by each of its words. */
  readonly indicators: ReadonlyMap<string, string>;
  /** Id of a tier by its label. */
  readonly tiers: ReadonlyMap<string, string>;
  readonly regions: readonly string[];
  readonly units: (text: string) => readonly FoundName[];
  /** Printed names of the units, as lists have them, by code. */
  readonly unitNames: ReadonlyMap<string, string>;
  /** Nouns for the cohort, as a pattern. */
  readonly nouns: RegExp;
}

/** What a text is held against. */
export interface ProofBasis {
  readonly cohorts: readonly ProofCohort[];
  readonly facts: PatternFacts;
  /** The report as it is made from the results now: its tables, figures and labels. */
  readonly blocks: readonly ReportBlock[];
}

const usualNouns: Readonly<Record<string, string>> = {
  province: '省级政府|省级|省份|各省|个省|省[（(]区、市[）)]|provincial governments?|provinces?',
  'key-city': '重点城市|个城市|各城市|key cit(?:y|ies)|cities',
};

export function proofBasis(inputs: readonly ReportInput[], blocks: readonly ReportBlock[]): ProofBasis {
  const [here] = inputs;
  if (here === undefined) throw new Error('no cohort to proof against');
  return { cohorts: inputs.map(proofCohort), facts: reportFacts(inputs, here, new Map()), blocks };
}

function proofCohort(input: ReportInput): ProofCohort {
  const code = cohortCode(input);
  const { indexName, indexLabel } = indexWords(input.method, input.lang);
  const indicators = new Map<string, string>();
  for (const { code: own, name, depth } of indicatorMeans(input)) if (depth > 0) indicators.set(evenText(name), own);
  for (const name of [indexName, indexLabel]) if (name.length > 2) indicators.set(evenText(name), TOTAL);
  const own = cohortName(input).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    code,
    year: input.framework.year,
    indicators,
    tiers: new Map(
      input.method.tiers.map(({ tier }) => [evenText(tierName(tier, input.lang, input.method.tiers)), tier]),
    ),
    regions: reportedRegions(input.dataset).map(({ name }) => name),
    units: unitNames(leakBasis(input).units.map((unit) => ({ ...unit, names: unit.names.map(evenText) }))),
    unitNames: new Map(input.dataset.units.map((unit) => [unit.code, unit.name])),
    nouns: new RegExp([own, usualNouns[code] ?? '(?!)'].join('|'), 'gi'),
  };
}
