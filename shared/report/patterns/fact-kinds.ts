import { displayedValue } from '../../base/display.ts';
import { readNumber } from '../../base/read-number.ts';
import { TOTAL } from '../../model/dataset.ts';
import { indexTitle, indexWords } from '../../model/index-name.ts';
import type { TierId } from '../../model/method.ts';
import { tierName } from '../../model/tier-name.ts';
import { columnStatistics, nodeStatistics } from '../cohort-statistics.ts';
import { firstLevelFocus } from '../first-level-focus.ts';
import { isPublic } from '../for-audience.ts';
import { yearSources } from '../own-years.ts';
import { cohortName, includedUnits, shareText } from '../report-words.ts';
import { otherGrouping, reportYears } from '../tier-history.ts';
import {
  heldSince,
  knowsTiers,
  namesFact,
  numberFact,
  regionUnits,
  scoreFact,
  textFact,
  tierIn,
  unitsFact,
} from './fact-cohort.ts';
import type { FactCohort } from './fact-cohort.ts';
import type { FoundFact } from './say-pattern.ts';
import { systemFacts } from './system-facts.ts';
import { decimalsOf } from '../score-text.ts';

interface Asked {
  readonly id: string;
  readonly cohort: FactCohort;
  /** What follows the cohort in the id. */
  readonly keys: readonly string[];
}

type FactKind = (asked: Asked) => FoundFact;

/** The facts by the first part of their ids (docs/REPORT "Facts"). */
export const factKinds: Readonly<Record<string, FactKind>> = {
  ...systemFacts,
  adjusted: ({ id, cohort, keys }) =>
    keys.length > 0
      ? 'unknown id'
      : isPublic(cohort.input) || cohort.input.result.adjustments.length === 0
        ? 'missing'
        : textFact(id, ''),
  cohort: ({ id, cohort, keys }) => (keys.length === 0 ? textFact(id, cohortName(cohort.input)) : 'unknown id'),
  system: ({ id, cohort, keys }) => (keys.length === 0 ? textFact(id, cohort.input.framework.title) : 'unknown id'),
  index: ({ id, cohort, keys }) =>
    keys.length === 0 ? textFact(id, indexWords(cohort.input.method, cohort.input.lang).indexName) : 'unknown id',
  'index-label': ({ id, cohort, keys }) =>
    keys.length === 0 ? textFact(id, indexWords(cohort.input.method, cohort.input.lang).indexLabel) : 'unknown id',
  year: ({ id, cohort, keys: [year = '0', ...more] }) => {
    const found = yearOf(cohort, year);
    if (found === null || more.length > 0) return 'unknown id';
    return Number.isNaN(found) ? 'missing' : textFact(id, String(found));
  },
  'year-mean': ({ id, cohort, keys: [year, ...more] }) => {
    const found = yearOf(cohort, year);
    return found === null || more.length > 0 ? 'unknown id' : scoreFact(id, yearMean(cohort, found), cohort);
  },
  units: ({ id, cohort, keys }) =>
    keys.length === 0 ? numberFact(id, includedUnits(cohort.input).length, 0) : 'unknown id',
  rated: ({ id, cohort, keys }) =>
    keys.length === 0
      ? numberFact(id, cohort.input.result.tier.filter((tier) => tier !== null).length, 0)
      : 'unknown id',
  name: ({ id, cohort, keys: [code = '', ...more] }) => {
    const mean = cohort.means.get(code);
    if (!mean || more.length > 0) return 'unknown id';
    return textFact(id, code === TOTAL ? indexTitle(cohort.input.method, cohort.input.lang) : mean.name);
  },
  focus: (asked) =>
    ofIndicator(asked, ({ code, name }) => {
      const focus = firstLevelFocus(asked.cohort.input, code, name);
      return focus === '' ? 'missing' : textFact(asked.id, focus);
    }),
  mean: (asked) => ofIndicator(asked, (mean) => scoreFact(asked.id, mean.mean, asked.cohort)),
  above: (asked) =>
    ofIndicator(asked, ({ present, above }) => (present > 0 ? numberFact(asked.id, above, 0) : 'missing')),
  'above-share': (asked) => ofIndicator(asked, ({ aboveShare }) => shareFact(asked.id, aboveShare)),
  top: leading(({ chosen }) => chosen),
  'top-tied': leading(({ chosen, count, ranks }) => {
    const last = Math.max(0, ...chosen.map((u) => ranks[u] ?? 0));
    return chosen.length > count ? chosen.filter((u) => ranks[u] === last) : [];
  }),
  'tier-name': ({ id, cohort, keys: [tier, ...more] }) => {
    const found = tierOf(cohort, tier);
    const { lang, method } = cohort.input;
    return found && more.length === 0 ? textFact(id, tierName(found, lang, method.tiers)) : 'unknown id';
  },
  'tier-count': (asked) => inTier(asked, (units) => numberFact(asked.id, units.length, 0)),
  'tier-share': (asked) => inTier(asked, (units, rated) => shareFact(asked.id, units.length / rated)),
  'tier-units': (asked) =>
    inTier(asked, (units, _rated, thisYear) =>
      thisYear ? unitsFact(asked.id, units, asked.cohort) : unitsFact(asked.id, units, withoutMarks(asked.cohort)),
    ),
  holders: ({ id, cohort, keys: [tier, years, ...more] }) => {
    const found = tierOf(cohort, tier);
    const count = countOf(years);
    if (!found || count === null || more.length > 0) return 'unknown id';
    const span = Array.from({ length: count }, (_, back) => cohort.input.framework.year - back);
    if (span.some((year) => !knowsTiers(cohort, year))) return 'missing';
    const held = cohort.order.filter((u) => span.every((year) => tierIn(cohort, u, year) === found));
    return unitsFact(id, held, withoutMarks(cohort));
  },
  held: (asked) => held(asked, (units) => unitsFact(asked.id, units, withoutMarks(asked.cohort))),
  'held-count': (asked) => held(asked, (units) => countFact(asked.id, units.length)),
  rose: (asked) => moved(asked, 'up', (names) => namesFact(asked.id, names, asked.cohort)),
  // Who fell is nobody's business outside.
  fell: (asked) =>
    isPublic(asked.cohort.input)
      ? 'missing'
      : moved(asked, 'down', (names) => namesFact(asked.id, names, asked.cohort)),
  'rose-count': (asked) => moved(asked, 'up', (names) => countFact(asked.id, names.length)),
  'fell-count': (asked) =>
    isPublic(asked.cohort.input) ? 'missing' : moved(asked, 'down', (names) => countFact(asked.id, names.length)),
  'nobody-rose': (asked) => moved(asked, 'up', (names) => (names.length === 0 ? textFact(asked.id, '') : 'missing')),
  growth: (asked) => grown(asked, (growth) => shareFact(asked.id, growth)),
  'growth-up': (asked) => grown(asked, (growth) => (growth < 0 ? 'missing' : shareFact(asked.id, growth))),
  'growth-down': (asked) => grown(asked, (growth) => (growth < 0 ? shareFact(asked.id, -growth) : 'missing')),
  'region-mean': ({ id, cohort, keys: [region, ...more] }) => {
    const units = regionUnits(cohort, region);
    return units && more.length === 0 ? scoreFact(id, meanIndex(cohort, units), cohort) : 'unknown id';
  },
  'region-members': ({ id, cohort, keys: [region, ...more] }) => {
    const units = regionUnits(cohort, region);
    return units && more.length === 0 ? unitsFact(id, units, withoutMarks(cohort)) : 'unknown id';
  },
  'region-order': ({ id, cohort, keys }) =>
    keys.length === 0
      ? namesFact(
          id,
          regionsByMean(cohort).map(({ name }) => name),
          cohort,
        )
      : 'unknown id',
  'region-units': ({ id, cohort, keys: [region, tier, ...more] }) => {
    const units = regionUnits(cohort, region);
    const found = tierOf(cohort, tier);
    if (!units || !found || more.length > 0) return 'unknown id';
    return unitsFact(
      id,
      units.filter((u) => cohort.input.result.tier[u] === found),
      cohort,
    );
  },
  'region-rose': ({ id, cohort, keys: [region, ...more] }) => {
    const units = regionUnits(cohort, region);
    if (!units || more.length > 0) return 'unknown id';
    if (!comparesTiers(cohort)) return 'missing';
    const risen = units.filter((u) => cohort.risen.has(cohort.input.dataset.units[u]?.code ?? ''));
    return unitsFact(id, risen, withoutMarks(cohort));
  },
  levels: ({ id, cohort, keys: [level, year, ...more] }) => {
    const depth = countOf(level);
    const asked = yearOf(cohort, year ?? '0');
    if (depth === null || asked === null || more.length > 0) return 'unknown id';
    const { framework, dataset, systems } = cohort.input;
    if (asked === framework.year) return numberFact(id, dataset.nodes.filter((node) => node.depth === depth).length, 0);
    const counted = systems?.levels.find((counts) => counts.level === depth);
    return systems && asked === systems.before.year ? numberFact(id, counted?.before ?? 0, 0) : 'missing';
  },
  'planning-documents': ({ id, cohort, keys }) =>
    keys.length === 0 ? countFact(id, cohort.input.policyDocuments?.length ?? 0) : 'unknown id',
  'planning-units': ({ id, cohort, keys }) =>
    keys.length === 0 ? countFact(id, regionsNamed(cohort.input.policyDocuments ?? [])) : 'unknown id',
  institutions: ({ id, cohort, keys }) =>
    keys.length === 0 ? countFact(id, cohort.input.institutions?.length ?? 0) : 'unknown id',
  'institution-units': ({ id, cohort, keys }) =>
    keys.length === 0 ? countFact(id, regionsNamed(cohort.input.institutions ?? [])) : 'unknown id',
  unit: ({ id, cohort, keys: [code, what, ...more] }) => {
    const u = cohort.input.dataset.units.findIndex((unit) => unit.code === code);
    const unit = cohort.input.dataset.units[u];
    if (!unit || more.length > 0) return 'unknown id';
    return isPublic(cohort.input) && !(what === 'name' || what === 'region' || what === 'tier')
      ? 'missing'
      : ofUnit(id, cohort, u, what);
  },
};

/** Regions that have a mean, by falling mean; those of one mean in the report's order. */
export function regionsByMean(cohort: FactCohort): readonly { readonly name: string; readonly mean: number }[] {
  return [...cohort.regions]
    .map(([name, units]) => ({ name, mean: meanIndex(cohort, units) }))
    .filter(({ mean }) => !Number.isNaN(mean))
    .sort((a, b) => b.mean - a.mean);
}

/**
 * Mean of the index in a year as it is printed, so that what is reckoned from it is what a reader reckons from print. NaN unless every unit that has
 * an index this year has one then: a mean over other units can't be compared.
 */
function yearMean({ input, order, years }: FactCohort, year: number): number {
  const indexed = order.filter((u) => !Number.isNaN(input.result.index[u] ?? Number.NaN));
  const values = indexed.map((u) => years.get(input.dataset.units[u]?.code ?? '')?.get(year)?.index ?? Number.NaN);
  return displayedValue(values.reduce((sum, value) => sum + value, 0) / values.length, decimalsOf(input));
}

/** Mean of an indicator in a year as it is printed: of earlier years only the project's own values know one, since history holds the index alone. */
function indicatorMeanIn({ input }: FactCohort, code: string, year: number): number {
  const node = input.dataset.nodes.findIndex((one) => one.code === code);
  const result = year === input.framework.year ? input.result : ownResult(input, year);
  return result === undefined || node < 0
    ? Number.NaN
    : displayedValue(nodeStatistics({ ...input, result }, node).mean, decimalsOf(input));
}

function ownResult(input: FactCohort['input'], year: number): FactCohort['input']['result'] | undefined {
  return yearSources(input).own.find((own) => own.year === year)?.result;
}

function meanIndex({ input }: FactCohort, units: readonly number[]): number {
  return columnStatistics(Float64Array.from(units, (u) => input.result.index[u] ?? Number.NaN)).mean;
}

function regionsNamed(rows: readonly { readonly region: string }[]): number {
  return new Set(rows.map(({ region }) => region)).size;
}

function shareFact(id: string, share: number): FoundFact {
  return Number.isNaN(share) ? 'missing' : textFact(id, shareText(share));
}

/** A whole number from 1 on. */
function countOf(text: string | undefined): number | null {
  const read = readNumber(text ?? '', { whole: true, min: 1, max: 9999 });
  return read.type === 'number' ? read.value : null;
}

/**
 * A year, or how many before the evaluated one: 0, -1 …; `first`: the earliest of which every unit's index is known, two or more years before. NaN: there
 * is none such.
 */
function yearOf(cohort: FactCohort, text: string | undefined): number | null {
  const { input } = cohort;
  if (text === 'first')
    return (
      reportYears(input)
        .filter((year) => year < input.framework.year - 1 && !Number.isNaN(yearMean(cohort, year)))
        .at(-1) ?? Number.NaN
    );
  const read = readNumber(text ?? '', { whole: true, min: -99, max: 9999 });
  if (read.type !== 'number') return null;
  return read.value <= 0 ? input.framework.year + read.value : read.value;
}

/** How many, where there are some. */
function countFact(id: string, count: number): FoundFact {
  return count === 0 ? 'missing' : numberFact(id, count, 0);
}

/** Whether tiers of last year are known and of the same grouping: only then somebody rose or nobody did. */
function comparesTiers(cohort: FactCohort): boolean {
  return knowsTiers(cohort, cohort.input.framework.year - 1) && !otherGrouping(cohort.input);
}

function withoutMarks(cohort: FactCohort): FactCohort {
  return { ...cohort, risen: new Set() };
}

/** A tier of the method by its id, whose words ids of facts part by a hyphen, or by its place from the top: 1, 2 … */
function tierOf({ input }: FactCohort, text: string | undefined): TierId | null {
  const place = countOf(text);
  if (place !== null) return input.method.tiers[place - 1]?.tier ?? null;
  return input.method.tiers.find(({ tier }) => tier === text?.replaceAll('-', '_'))?.tier ?? null;
}

function ofIndicator(
  { cohort, keys: [code = '', ...more] }: Asked,
  fact: (mean: NonNullable<ReturnType<FactCohort['means']['get']>>) => FoundFact,
): FoundFact {
  const mean = cohort.means.get(code);
  return mean && more.length === 0 ? fact(mean) : 'unknown id';
}

/** Of one unit: in a public file its name, region and tier alone. */
function ofUnit(id: string, cohort: FactCohort, u: number, what: string | undefined): FoundFact {
  const { dataset, result, lang, method } = cohort.input;
  const { name = '', code = '', group = '' } = dataset.units[u] ?? {};
  switch (what) {
    case 'name':
      return { ...textFact(id, cohort.risen.has(code) ? `${name}(+)` : name), plain: name };
    case 'region':
      return group === '' ? 'missing' : textFact(id, group);
    case 'tier': {
      const tier = result.tier[u] ?? null;
      return tier === null ? 'missing' : textFact(id, tierName(tier, lang, method.tiers));
    }
    case 'index':
      return scoreFact(id, result.index[u] ?? Number.NaN, cohort);
    case 'rank':
      return numberFact(id, result.rank[u] ?? Number.NaN, 0);
    default:
      return 'unknown id';
  }
}

/** Units of the first places of an indicator, in administrative order; more than were asked for where the last place is tied. */
function leading(
  pick: (found: {
    readonly chosen: readonly number[];
    readonly count: number;
    readonly ranks: Float64Array;
  }) => readonly number[],
): FactKind {
  return ({ id, cohort, keys: [code = '', places, ...more] }) => {
    const count = countOf(places);
    const node = cohort.input.dataset.nodes.findIndex((one, at) => (at === 0 ? TOTAL : one.code) === code);
    if (node < 0 || count === null || more.length > 0) return 'unknown id';
    const { ranks } = nodeStatistics(cohort.input, node);
    const chosen = cohort.order.filter((u) => (ranks[u] ?? Number.NaN) <= count);
    return unitsFact(id, pick({ chosen, count, ranks }), withoutMarks(cohort));
  };
}

function inTier(
  { cohort, keys: [tier, year, ...more] }: Asked,
  fact: (units: readonly number[], rated: number, thisYear: boolean) => FoundFact,
): FoundFact {
  const found = tierOf(cohort, tier);
  const asked = yearOf(cohort, year ?? '0');
  if (!found || asked === null || more.length > 0) return 'unknown id';
  if (!knowsTiers(cohort, asked)) return 'missing';
  const tiers = cohort.order.map((u) => tierIn(cohort, u, asked));
  const units = cohort.order.filter((_, at) => tiers[at] === found);
  return fact(units, tiers.filter((one) => one !== null).length, asked === cohort.input.framework.year);
}

/** Those who moved a tier, by step and of one region where the id says so. */
function moved(
  { cohort, keys: [from, to, region, ...more] }: Asked,
  direction: 'up' | 'down',
  fact: (names: readonly string[]) => FoundFact,
): FoundFact {
  const [before, after] = [tierOf(cohort, from), tierOf(cohort, to)];
  const within = region === undefined ? undefined : regionUnits(cohort, region);
  if (more.length > 0 || (from !== undefined && !before) || (to !== undefined && !after)) return 'unknown id';
  if (region !== undefined && !within) return 'unknown id';
  if (!comparesTiers(cohort)) return 'missing';
  const codes = within?.map((u) => cohort.input.dataset.units[u]?.code);
  const names = cohort.moves[direction]
    .filter((move) => (!before || move.from === before) && (!after || move.to === after))
    .filter(({ unit }) => codes?.includes(unit.code) ?? true)
    .map(({ unit }) => unit.name);
  return fact(names);
}

/** Units that have been in the highest tier without a break since a year, and were not the year before; of one region where the id says so. */
function held(
  { cohort, keys: [from, region, ...more] }: Asked,
  fact: (units: readonly number[]) => FoundFact,
): FoundFact {
  const year = yearOf(cohort, from);
  const within = region === undefined ? cohort.order : regionUnits(cohort, region);
  if (year === null || !within || more.length > 0) return 'unknown id';
  return fact(within.filter((u) => heldSince(cohort, u) === year));
}

/** `fact` of the growth of the mean index, 0.01 is one per cent. */
function grown({ cohort, keys: [code, from, to, ...more] }: Asked, fact: (growth: number) => FoundFact): FoundFact {
  const [first, last] = [yearOf(cohort, from), yearOf(cohort, to)];
  if (!cohort.means.has(code ?? '') || first === null || last === null || more.length > 0) return 'unknown id';
  const [before, after] = [first, last].map((year) =>
    code === TOTAL ? yearMean(cohort, year) : indicatorMeanIn(cohort, code ?? '', year),
  );
  if (before === undefined || after === undefined) return 'missing';
  return before > 0 && !Number.isNaN(after) ? fact(after / before - 1) : 'missing';
}
