import { displayNumber } from '../base/display.ts';
import { tierName } from '../model/tier-name.ts';
import { lacksEvidence } from './evidence-note.ts';
import type { IndicatorMean } from './indicator-means.ts';
import { indicatorMeans } from './indicator-means.ts';
import { regionMeans } from './region-means.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { cohortName, includedUnits, listText, shareText } from './report-words.ts';
import { tierGroups } from './tier-groups.ts';
import { otherGrouping, tierMoves, yearResults } from './tier-history.ts';

/** A sentence with the numbers it states, so that a check can hold them against the tables. */
export interface ReportSentence {
  readonly id: string;
  readonly text: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** S1: every sentence that this result supports, in the order of the report. What is not known is left out, never guessed. */
export function reportSentences(input: ReportInput): readonly ReportSentence[] {
  const means = indicatorMeans(input);
  const sentences = [
    tierSentence(input),
    meanSentence(input, means),
    growthSentence(input, means),
    ...riserSentences(input),
    firstLevelSentence(input, means),
    ...means.filter(({ depth, present }) => depth === 1 && present > 0).map((mean) => indicatorSentence(input, mean)),
    ...secondLevelSentences(input, means),
    regionSentence(input),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

type Maybe = ReportSentence | null;

function sentence(
  input: ReportInput,
  id: string,
  code: ReportTextCode,
  params: Readonly<Record<string, string | number>>,
  numbers: Readonly<Record<string, number>>,
): ReportSentence {
  return {
    id,
    text: reportText(input, code, {
      cohort: cohortName(input),
      year: input.framework.year,
      before: input.framework.year - 1,
      ...params,
    }),
    numbers,
  };
}

function tierSentence(input: ReportInput): Maybe {
  const groups = tierGroups(input);
  const rated = groups.reduce((sum, { units }) => sum + units.length, 0);
  if (rated === 0) return null;
  const { count, lacking, without } = takingPart(input);
  const parts = groups.map(({ tier, units, share }) =>
    reportText(input.lang, 'REPORT_S_TIER_PART', {
      tier: tierName(tier, input.lang, input.method.tiers),
      n: units.length,
      share: shareText(share),
    }),
  );
  const comma = input.lang === 'zh' ? '，' : ', ';
  const unrated = [
    ...(lacking === 0 ? [] : [reportText(input.lang, 'REPORT_S_TIERS_LACKING', { n: lacking })]),
    ...(without === 0 ? [] : [reportText(input, 'REPORT_S_TIERS_WITHOUT', { n: without })]),
  ];
  return sentence(
    input,
    'S-tiers',
    unrated.length === 0 ? 'REPORT_S_TIERS' : 'REPORT_S_TIERS_SOME',
    { count, rated, without: unrated.join(comma), parts: parts.join(comma) },
    { count, rated, lacking, without, ...Object.fromEntries(groups.map(({ tier, units }) => [tier, units.length])) },
  );
}

/** How many units take part, and how many of them have no index: for lack of evidence, or for another reason. */
function takingPart({
  dataset,
  method,
  result,
}: ReportInput): Readonly<Record<'count' | 'lacking' | 'without', number>> {
  const units = includedUnits({ dataset, method });
  const unrated = units.filter((u) => Number.isNaN(result.index[u]));
  const lacking = unrated.filter((u) => lacksEvidence(method, result, u)).length;
  return { count: units.length, lacking, without: unrated.length - lacking };
}

function meanSentence(input: ReportInput, [index]: readonly IndicatorMean[]): Maybe {
  if (!index || index.present === 0) return null;
  return sentence(
    input,
    'S-mean',
    'REPORT_S_MEAN',
    { mean: displayNumber(index.mean), above: index.above, share: shareText(index.aboveShare) },
    { mean: index.mean, above: index.above },
  );
}

/** Left out unless last year's index is known for every unit that has one now: a mean over other units is no growth. */
function growthSentence(input: ReportInput, [index]: readonly IndicatorMean[]): Maybe {
  const results = yearResults(input);
  const before = input.framework.year - 1;
  const old: number[] = [];
  for (const [u, { code }] of input.dataset.units.entries()) {
    if (Number.isNaN(input.result.index[u])) continue;
    const earlier = results.get(code)?.get(before)?.index ?? null;
    if (earlier === null) return null;
    old.push(earlier);
  }
  if (!index || old.length === 0) return null;
  const mean = old.reduce((sum, value) => sum + value, 0) / old.length;
  if (mean <= 0) return null;
  const growth = index.mean / mean - 1;
  const direction = reportText(input.lang, growth < 0 ? 'REPORT_S_GROWTH_DOWN' : 'REPORT_S_GROWTH_UP');
  return sentence(
    input,
    'S-growth',
    'REPORT_S_GROWTH',
    { old: displayNumber(mean), new: displayNumber(index.mean), direction, percent: shareText(Math.abs(growth)) },
    { old: mean, new: index.mean, growth },
  );
}

/** Nothing is said of risers when no unit's tier of last year is known. */
function riserSentences(input: ReportInput): readonly ReportSentence[] {
  const results = yearResults(input);
  const before = input.framework.year - 1;
  if (![...results.values()].some((years) => years.get(before)?.tier)) return [];
  if (otherGrouping(input)) return [];
  const { up, down } = tierMoves(input);
  const names = (moves: typeof up): string =>
    listText(
      moves.map(({ unit }) => unit.name),
      input.lang,
    );
  const risen = sentence(
    input,
    'S-risers',
    up.length > 0 ? 'REPORT_S_RISERS' : 'REPORT_S_NO_RISERS',
    { n: up.length, units: names(up) },
    { up: up.length },
  );
  return down.length > 0
    ? [
        risen,
        sentence(input, 'S-fallers', 'REPORT_S_FALLERS', { n: down.length, units: names(down) }, { down: down.length }),
      ]
    : [risen];
}

/** Highest and lowest mean among siblings; null where there is nothing to compare. */
function extremes(
  siblings: readonly IndicatorMean[],
): { readonly high: IndicatorMean; readonly low: IndicatorMean } | null {
  const known = siblings.filter(({ present }) => present > 0);
  const [first] = known;
  if (!first || known.length < 2) return null;
  return {
    high: known.reduce((best, mean) => (mean.mean > best.mean ? mean : best), first),
    low: known.reduce((least, mean) => (mean.mean < least.mean ? mean : least), first),
  };
}

function extremeParams(found: {
  readonly high: IndicatorMean;
  readonly low: IndicatorMean;
}): Readonly<Record<string, string>> {
  return {
    high: found.high.name,
    highMean: displayNumber(found.high.mean),
    low: found.low.name,
    lowMean: displayNumber(found.low.mean),
  };
}

function firstLevelSentence(input: ReportInput, means: readonly IndicatorMean[]): Maybe {
  const found = extremes(means.filter(({ depth }) => depth === 1));
  return (
    found &&
    sentence(input, 'S-first', 'REPORT_S_FIRST', extremeParams(found), { high: found.high.mean, low: found.low.mean })
  );
}

function indicatorSentence(input: ReportInput, { code, name, mean, above, aboveShare }: IndicatorMean): ReportSentence {
  return sentence(
    input,
    `S-${code}`,
    'REPORT_S_INDICATOR',
    { name, mean: displayNumber(mean), above, share: shareText(aboveShare) },
    { mean, above },
  );
}

function secondLevelSentences(input: ReportInput, means: readonly IndicatorMean[]): readonly Maybe[] {
  return means
    .filter(({ depth }) => depth === 1)
    .map((parent) => {
      const found = extremes(means.filter((mean) => mean.parent === parent.code));
      return (
        found &&
        sentence(
          input,
          `S-${parent.code}-under`,
          'REPORT_S_SECOND',
          { name: parent.name, ...extremeParams(found) },
          { high: found.high.mean, low: found.low.mean },
        )
      );
    });
}

function regionSentence(input: ReportInput): Maybe {
  const known = regionMeans(input).regions.filter(({ units }) => units > 0);
  if (known.length < 2) return null;
  const ordered = [...known].sort((a, b) => b.mean - a.mean);
  const list = ordered.map(({ region, mean }) =>
    reportText(input.lang, 'REPORT_S_REGION_PART', { region, mean: displayNumber(mean) }),
  );
  return sentence(
    input,
    'S-regions',
    'REPORT_S_REGIONS',
    { list: list.join(reportText(input.lang, 'REPORT_LIST')) },
    Object.fromEntries(ordered.map(({ region, mean }) => [region, mean])),
  );
}
