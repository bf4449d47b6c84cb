import { displayNumber } from '../base/display.ts';
import { clearlyAbove, nearlyEqual } from '../base/tolerance.ts';
import type { TierId, TierLine } from '../model/method.ts';
import type { Unit } from '../model/unit.ts';
import { tierName } from '../model/tier-name.ts';
import { adjustmentSentences } from './adjustments.ts';
import { childNodes, nodeScores, nodeStatistics } from './cohort-statistics.ts';
import type { ColumnStatistics } from './cohort-statistics.ts';
import { evidenceNote } from './evidence-note.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { cohortName, gapText, inferredNotes } from './report-words.ts';
import { tierMargin } from './tier-margin.ts';
import type { TierMargin } from './tier-margin.ts';
import { changeSentences, lastYearOf } from './change-sentences.ts';
import type { LastYear } from './change-sentences.ts';
import { decimalsOf, scoreText } from './score-text.ts';

/** A unit on one indicator. Numbers are NaN where it has no score. */
export interface ProfileIndicator {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly score: number;
  readonly mean: number;
  readonly best: number;
  readonly rank: number;
  /** Units that have a score. */
  readonly ranked: number;
  /** What differences of its scores are held against. */
  readonly span: number;
  /** Effective weight × distance to the mean: what the indicator adds to the distance of the index from its mean under arithmetic aggregation. */
  readonly pull: number;
}

/** One step of the cheapest way to a higher tier, as what-if's goal seek found it. */
export interface Improvement {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What other analyses know of a unit; each part is left out of the page when it isn't given. */
export interface ProfileExtras {
  /** 5th, 50th and 95th percentile of the rank when every weight varies by ± `noise` (0.25 is 25 %), with what reproduces the draws. */
  readonly rankBand?: {
    readonly p5: number;
    readonly p50: number;
    readonly p95: number;
    readonly noise: number;
    readonly draws: number;
    readonly seed: number;
  };
  readonly tierProbabilities?: Readonly<Partial<Record<TierId, number>>>;
  readonly improvements?: { readonly target: TierId; readonly exact: boolean; readonly steps: readonly Improvement[] };
}

export interface UnitProfile extends ProfileExtras {
  readonly unit: Unit;
  readonly index: number;
  readonly tier: TierId | null;
  /** Those of the method, by which tiers are named. */
  readonly tiers: readonly TierLine[];
  readonly rank: number;
  readonly ranked: number;
  readonly mean: number;
  readonly best: number;
  readonly margin: TierMargin;
  readonly lastYear: LastYear | null;
  /** First and second level, each first-level indicator followed by its second level. */
  readonly indicators: readonly ProfileIndicator[];
  readonly strengths: readonly ProfileIndicator[];
  readonly weaknesses: readonly ProfileIndicator[];
  /** How strengths and weaknesses were chosen, in the reader's language. */
  /** Those that its scores print with. */
  readonly decimals: number;
  readonly rule: string;
  readonly sentences: readonly string[];
  /** One sentence a weakness, from the indicator's definition. */
  readonly problems: readonly string[];
  /** What reaching the mean would add to the index; only said under arithmetic aggregation, where it is exact. */
  readonly suggestions: readonly string[];
  readonly notes: readonly string[];
}

const LISTED = 5;

/** What the pages of all units share; make it once for a run. */
export type ProfileCohort = ReadonlyMap<number, ColumnStatistics>;

export function profileCohort(input: ReportInput): ProfileCohort {
  return new Map(input.dataset.nodes.map((_, node) => [node, nodeStatistics(input, node)]));
}

/** P-unit of the unit at position `u` of the dataset. Nothing is said that no number supports. */
export function unitProfile(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort = profileCohort(input),
  extras: ProfileExtras = {},
): UnitProfile {
  const { dataset, result, lang } = input;
  const unit = dataset.units[u]!;
  const whole = cohort.get(0)!;
  const indicators = profileIndicators(input, u, cohort, (depth) => depth === 1 || depth === 2);
  const judged = deepestJudged(input);
  const candidates = profileIndicators(input, u, cohort, (depth) => depth === judged);
  const strengths = chosen(candidates, 1);
  const weaknesses = chosen(candidates, -1);
  const profile = {
    ...extras,
    unit,
    index: result.index[u]!,
    tier: result.tier[u] ?? null,
    tiers: input.method.tiers,
    rank: result.rank[u]!,
    ranked: whole.present,
    mean: whole.mean,
    best: whole.best,
    margin: tierMargin(input, u),
    lastYear: lastYearOf(input, unit.code),
    indicators,
    strengths,
    weaknesses,
    decimals: decimalsOf(input),
    rule: reportText(lang, 'REPORT_P_RULE', { limit: LISTED }),
  };
  return {
    ...profile,
    sentences: profileSentences(input, profile, u),
    problems: weaknesses.map((w) => problem(input, w)),
    suggestions: suggestions(input, weaknesses),
    notes: [evidenceNote(input, u, 0, lang), ...inferredNotes(input)],
  };
}

/** Second-level indicators are judged; the first level where there is no second. */
function deepestJudged(input: ReportInput): number {
  return Math.min(2, Math.max(0, ...input.dataset.nodes.map(({ depth }) => depth)));
}

function profileIndicators(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort,
  wanted: (depth: number) => boolean,
): readonly ProfileIndicator[] {
  return depthFirst(input, 0).flatMap((node) => {
    const { code, name, depth } = input.dataset.nodes[node]!;
    const column = cohort.get(node)!;
    if (!wanted(depth) || input.result.nodeEffective[node] === 0) return [];
    const score = nodeScores(input.result, node)[u]!;
    return [
      {
        code,
        name,
        depth,
        score,
        mean: column.mean,
        best: column.best,
        rank: column.ranks[u]!,
        ranked: column.present,
        span: input.result.nodeSpans[node]!,
        pull: input.result.nodeEffective[node]! * (score - column.mean),
      },
    ];
  });
}

function depthFirst(input: ReportInput, node: number): readonly number[] {
  return [node, ...childNodes(input.dataset, node).flatMap((child) => depthFirst(input, child))];
}

/** The stated rule: beyond the mean and in the outer quarter of the ranks, by what it pulls the index away from its mean. */
function chosen(indicators: readonly ProfileIndicator[], side: 1 | -1): readonly ProfileIndicator[] {
  const belongs = ({ score, mean, rank, ranked, span }: ProfileIndicator): boolean => {
    const quarter = Math.ceil(ranked / 4);
    return side === 1
      ? clearlyAbove(score, mean, span) && rank <= quarter
      : clearlyAbove(mean, score, span) && rank > ranked - quarter;
  };
  return indicators
    .filter(belongs)
    .sort((a, b) => side * (b.pull - a.pull))
    .slice(0, LISTED);
}

type Said = Omit<UnitProfile, 'sentences' | 'problems' | 'suggestions' | 'notes'>;

function profileSentences(input: ReportInput, profile: Said, u: number): readonly string[] {
  const { lang } = input;
  const say = (code: ReportTextCode, params: Readonly<Record<string, string | number>>): string =>
    reportText(input, code, params);
  const { unit, index, tier, tiers, mean, best } = profile;
  if (Number.isNaN(index)) return [say('REPORT_P_NO_INDEX', { unit: unit.name })];
  const span = input.result.nodeSpans[0];
  const own = {
    unit: unit.name,
    index: scoreText(input, index),
    tier: tier === null ? '' : tierName(tier, lang, tiers),
    rank: displayNumber(profile.rank, Number.isInteger(profile.rank) ? 0 : 1),
    count: profile.ranked,
    cohort: cohortName(input),
  };
  const distance = {
    mean: scoreText(input, mean),
    gap: gapText(input, index, mean, span),
    best: scoreText(input, best),
    toBest: gapText(input, best, index, span),
  };
  const sentences = [
    say(tier === null ? 'REPORT_P_INDEX_NO_TIER' : 'REPORT_P_INDEX', own),
    ...adjustmentSentences(input, u),
    say(
      nearlyEqual(index, mean, span)
        ? 'REPORT_P_MEAN_EQUAL'
        : index > mean
          ? 'REPORT_P_MEAN_ABOVE'
          : 'REPORT_P_MEAN_BELOW',
      distance,
    ),
  ];
  return [...sentences, ...changeSentences(input, profile)];
}

/** Definitions stand on the third level in the 2021 frameworks: those under the indicator are joined when it has none itself. */
function problem(input: ReportInput, weakness: ProfileIndicator): string {
  const { indicators } = input.framework;
  const own = indicators.find(({ code }) => code === weakness.code)?.definition;
  const under = indicators
    .filter(({ parent, definition }) => parent === weakness.code && definition)
    .map(({ definition }) => definition ?? '');
  const definition = own || under.join(input.lang === 'zh' ? '；' : '; ');
  const params = {
    name: weakness.name,
    score: scoreText(input, weakness.score),
    mean: scoreText(input, weakness.mean),
    rank: weakness.rank,
    count: weakness.ranked,
    definition,
  };
  return reportText(input.lang, definition ? 'REPORT_P_PROBLEM' : 'REPORT_P_PROBLEM_PLAIN', params);
}

function suggestions(input: ReportInput, weaknesses: readonly ProfileIndicator[]): readonly string[] {
  const { aggregation } = input.method;
  const arithmetic = [aggregation.default, ...Object.values(aggregation.nodes)].every(({ id }) => id === 'arithmetic');
  // With a cell missing its weight goes to its siblings, and the effective weights are not this unit's.
  if (!arithmetic || input.result.coverage.some((share) => share < 1)) return [];
  return weaknesses.map(({ name, pull }) =>
    reportText(input, 'REPORT_P_SUGGESTION', { name, gain: scoreText(input, -pull) }),
  );
}
