import { displayNumber } from '../../base/display.ts';
import { TOTAL } from '../../model/dataset.ts';
import type { TierId } from '../../model/method.ts';
import { administrativeOrder } from '../cohort-statistics.ts';
import { indicatorMeans } from '../indicator-means.ts';
import type { IndicatorMean } from '../indicator-means.ts';
import { reportedRegions } from '../regions.ts';
import type { ReportInput } from '../report-input.ts';
import { listText } from '../report-words.ts';
import { decimalsOf } from '../score-text.ts';
import { tierMoves, yearResults } from '../tier-history.ts';
import type { TierMove, YearResult } from '../tier-history.ts';
import type { PrintedFact } from './say-pattern.ts';

/** What the facts of one cohort are read from, worked out once. */
export interface FactCohort {
  readonly input: ReportInput;
  /** `province`, `key-city`, or the id of a framework of one's own. */
  readonly code: string;
  /** By indicator code; the index by {@link TOTAL}. */
  readonly means: ReadonlyMap<string, IndicatorMean>;
  /** Positions of the units in administrative order. */
  readonly order: readonly number[];
  /** By unit code. */
  readonly years: ReadonlyMap<string, ReadonlyMap<number, YearResult>>;
  readonly moves: { readonly up: readonly TierMove[]; readonly down: readonly TierMove[] };
  readonly risen: ReadonlySet<string>;
  /** By region: positions of its units in administrative order; in the report's order. */
  readonly regions: ReadonlyMap<string, readonly number[]>;
  /** What the regions are called here, by the project's own names. */
  readonly regionNames: ReadonlyMap<string, string>;
}

/** As ids of facts call a cohort. */
export function cohortCode({ framework: { cohort, id } }: ReportInput): string {
  return cohort === 'custom' ? id : cohort;
}

export function factCohort(input: ReportInput): FactCohort {
  const moves = tierMoves(input);
  return {
    input,
    code: cohortCode(input),
    means: new Map(indicatorMeans(input).map((mean) => [mean.depth === 0 ? TOTAL : mean.code, mean])),
    order: administrativeOrder(input.dataset),
    years: yearResults(input),
    moves,
    risen: new Set(moves.up.map(({ unit }) => unit.code)),
    regions: new Map(reportedRegions(input.dataset).map(({ name, units }) => [name, units])),
    regionNames: new Map(input.dataset.units.map(({ group, ownGroup = group }) => [ownGroup, group])),
  };
}

/** Positions of a region's units; the project's own name of it is an id in either language. */
export function regionUnits({ regions, regionNames }: FactCohort, region = ''): readonly number[] | undefined {
  return regions.get(region) ?? regions.get(regionNames.get(region) ?? region);
}

export function textFact(id: string, text: string): PrintedFact {
  return { id, text, plain: text, members: null };
}

/** A number with `decimals`; missing where it is none. */
export function numberFact(id: string, value: number, decimals: number): PrintedFact | 'missing' {
  return Number.isNaN(value) ? 'missing' : textFact(id, displayNumber(value, decimals));
}

/** A score, or a mean of scores, with the decimals of the scale; missing where it is none. */
export function scoreFact(id: string, value: number, { input }: FactCohort): PrintedFact | 'missing' {
  return numberFact(id, value, decimalsOf(input));
}

/** Names without marks. */
export function namesFact(id: string, names: readonly string[], { input }: FactCohort): PrintedFact {
  const text = listText(names, input.lang);
  return { id, text, plain: text, members: names.map((name) => ({ text: name, plain: name })) };
}

/** Units at positions, each with (+) where it rose a tier since last year. */
export function unitsFact(id: string, units: readonly number[], { input, risen }: FactCohort): PrintedFact {
  const members = units.flatMap((u) => {
    const unit = input.dataset.units[u];
    return unit ? [{ text: unit.name + (risen.has(unit.code) ? '(+)' : ''), plain: unit.name }] : [];
  });
  const joined = (form: 'text' | 'plain'): string =>
    listText(
      members.map((member) => member[form]),
      input.lang,
    );
  return { id, text: joined('text'), plain: joined('plain'), members };
}

/** The tier of a unit in a year; null where it isn't known. */
export function tierIn(cohort: FactCohort, unit: number, year: number): TierId | null {
  const code = cohort.input.dataset.units[unit]?.code ?? '';
  return cohort.years.get(code)?.get(year)?.tier ?? null;
}

/** Whether any unit's tier of that year is known. */
export function knowsTiers({ years }: FactCohort, year: number): boolean {
  return [...years.values()].some((results) => (results.get(year)?.tier ?? null) !== null);
}

/** Since which year a unit has been in the highest tier without a break; null where it isn't in it. */
export function heldSince(cohort: FactCohort, unit: number): number | null {
  const { framework, method } = cohort.input;
  const top = method.tiers[0]?.tier;
  if (top === undefined || tierIn(cohort, unit, framework.year) !== top) return null;
  let { year } = framework;
  while (tierIn(cohort, unit, year - 1) === top) year -= 1;
  return year;
}
