import { displayNumber } from '../../base/display.ts';
import type { ReportPlan } from '../../model/report-plan.ts';
import { tierName } from '../../model/tier-name.ts';
import { leastMeasured } from '../../scoring/evidence.ts';
import { peerBasis } from '../../scoring/what-if/peer-goals.ts';
import type { PeerBasis } from '../../scoring/what-if/peer-goals.ts';
import { adjustmentSentences } from '../adjustments.ts';
import { changeSentences, lastYearOf } from '../change-sentences.ts';
import { childNodes, nodeScores } from '../cohort-statistics.ts';
import { chineseNumber } from '../document/chinese-number.ts';
import { saidLines } from '../document/apply-plan.ts';
import { evidenceNote, lacksEvidence, measuredText } from '../evidence-note.ts';
import { reportFacts } from '../patterns/report-facts.ts';
import type { PatternFacts } from '../patterns/say-pattern.ts';
import type { ReportInput } from '../report-input.ts';
import { cohortName, includedUnits, inferredNotes, isPublishedSubject, listText } from '../report-words.ts';
import { scoreText } from '../score-text.ts';
import { tierMargin } from '../tier-margin.ts';
import { profileCohort } from '../unit-profile.ts';
import type { ProfileCohort } from '../unit-profile.ts';
import { adviceParts } from './advice-parts.ts';
import { gapSentence } from './gap-sentence.ts';
import { countPages } from './count-pages.ts';
import { ownWeaknesses } from './own-weaknesses.ts';
import type { OwnWeaknesses } from './own-weaknesses.ts';
import { scoreTable } from './score-table.ts';
import { smallCharts } from './small-charts.ts';
import type { UnitReport, UnitReportPart } from './unit-report-parts.ts';
import { unitReportText } from './unit-report-text.ts';
import type { UnitReportTextCode } from './unit-report-text.ts';
import { unitSlotText } from './unit-slots.ts';
import { weaknessTable } from './weakness-table.ts';
import { yearsOfUnit } from './years-of-unit.ts';

const WEAKNESSES = 3;
const PAGES = 3;

/** How much is said: the first that fits three pages. `rows`: of the table of scores. */
const extents = [
  { measures: 9, goals: 3, steps: 4, rows: 40 },
  { measures: 7, goals: 3, steps: 4, rows: 40 },
  { measures: 6, goals: 3, steps: 3, rows: 40 },
  { measures: 5, goals: 2, steps: 3, rows: 40 },
  { measures: 4, goals: 2, steps: 3, rows: 40 },
  { measures: 4, goals: 2, steps: 2, rows: 40 },
  { measures: 3, goals: 2, steps: 2, rows: 40 },
  { measures: 3, goals: 1, steps: 3, rows: 40 },
  { measures: 3, goals: 1, steps: 2, rows: 40 },
  { measures: 2, goals: 1, steps: 2, rows: 40 },
  { measures: 2, goals: 1, steps: 1, rows: 28 },
  { measures: 2, goals: 1, steps: 1, rows: 18 },
  { measures: 1, goals: 1, steps: 1, rows: 10 },
] as const;
type Extent = (typeof extents)[number];

export interface UnitReportOptions {
  /** The team's 报告结构, whose slots of units are the reports' 补充说明. */
  readonly plan: ReportPlan | null;
  /** Whether the rank is said. */
  readonly ranks: boolean;
}

/** What the reports of all units share; make it once for a run. */
export interface UnitReportBasis {
  readonly cohort: ProfileCohort;
  readonly peers: PeerBasis;
  readonly facts: PatternFacts;
}

export function unitReportBasis(input: ReportInput): UnitReportBasis {
  return {
    cohort: profileCohort(input),
    peers: peerBasis(input.dataset, input.method, input.result),
    facts: reportFacts([input], input, new Map()),
  };
}

/** 专项分析报告 of the unit at position `u`: what a unit may be given, with nobody else's name, on three pages or less. */
export function unitReport(
  input: ReportInput,
  u: number,
  basis: UnitReportBasis,
  options: UnitReportOptions,
): UnitReport {
  const unit = input.dataset.units[u];
  if (unit === undefined) throw new Error(`no unit ${u}`);
  let parts: readonly UnitReportPart[] = [];
  for (const extent of extents) {
    parts = partsOf(input, u, basis, options, extent);
    if (countPages(parts) <= PAGES) break;
  }
  return { unit, title: titleOf(input, unit.name), parts };
}

function partsOf(
  input: ReportInput,
  u: number,
  { cohort, peers, facts }: UnitReportBasis,
  { plan, ranks }: UnitReportOptions,
  extent: Extent,
): readonly UnitReportPart[] {
  const { lang, dataset } = input;
  const weaknesses = ownWeaknesses(input, u, cohort, WEAKNESSES);
  const deepest = Math.max(0, ...dataset.nodes.map(({ depth }) => depth));
  const own = saidLines(unitSlotText(plan, dataset.units[u]?.code ?? ''), facts);
  const advice = adviceParts(input, u, weaknesses.found, peers, { goals: extent.goals, measures: extent.steps });
  return numbered(input, [
    [unitReportText(lang, 'REPORT_UNIT_S_OVERVIEW'), [text(overview(input, u, cohort, ranks), lang)]],
    [unitReportText(lang, 'REPORT_UNIT_S_CHANGE'), change(input, u)],
    [unitReportText(lang, 'REPORT_UNIT_S_PARTS'), indicators(input, u, cohort)],
    [unitReportText(lang, 'REPORT_UNIT_S_WEAK'), weak(input, u, weaknesses, extent.measures)],
    [unitReportText(lang, 'REPORT_UNIT_S_ADVICE'), advice],
    [unitReportText(lang, 'REPORT_UNIT_S_OWN'), own.map((pieces) => ({ kind: 'own', pieces }))],
    [
      unitReportText(lang, 'REPORT_UNIT_S_TABLE', { level: levelName(input, deepest) }),
      deepest === 0 ? [] : tableParts(input, u, cohort, { depth: deepest, rows: extent.rows }),
    ],
  ]);
}

function titleOf(input: ReportInput, unit: string): string {
  return unitReportText(input, isPublishedSubject(input) ? 'REPORT_UNIT_TITLE_PUBLISHED' : 'REPORT_UNIT_TITLE', {
    unit,
    year: input.framework.year,
  });
}

function numbered(
  { lang }: ReportInput,
  sections: readonly (readonly [string, readonly UnitReportPart[]])[],
): readonly UnitReportPart[] {
  return sections
    .filter(([, parts]) => parts.length > 0)
    .flatMap(([title, parts], i) => {
      const number = lang === 'zh' ? chineseNumber(i + 1) : i + 1;
      return [
        { kind: 'heading' as const, text: unitReportText(lang, 'REPORT_UNIT_SECTION', { number, title }) },
        ...parts,
      ];
    });
}

function levelName({ lang }: ReportInput, depth: number): string {
  return lang === 'zh' ? chineseNumber(depth) : String(depth);
}

function text(sentences: readonly string[], lang: ReportInput['lang']): UnitReportPart {
  return { kind: 'text', text: sentences.join(lang === 'zh' ? '' : ' ') };
}

function overview(input: ReportInput, u: number, cohort: ProfileCohort, ranks: boolean): readonly string[] {
  const { lang, dataset, result, framework } = input;
  const count = includedUnits(input).length;
  const levels = [1, 2, 3].flatMap((depth) => {
    const of = dataset.nodes.filter((node, at) => node.depth === depth && (result.nodeEffective[at] ?? 0) > 0).length;
    return of === 0
      ? []
      : [unitReportText(lang, 'REPORT_UNIT_LEVEL_COUNT', { level: levelName(input, depth), count: of })];
  });
  const rank = result.rank[u] ?? Number.NaN;
  return [
    ...(levels.length === 0
      ? []
      : [
          unitReportText(lang, 'REPORT_UNIT_COHORT', {
            year: framework.year,
            count,
            cohort: cohortName(input),
            levels: listText(levels, lang),
          }),
        ]),
    standing(input, u, cohort),
    ...(ranks && !Number.isNaN(rank)
      ? [
          unitReportText(lang, 'REPORT_UNIT_RANK', {
            count: cohort.get(0)?.present ?? count,
            cohort: cohortName(input),
            rank: displayNumber(rank, Number.isInteger(rank) ? 0 : 1),
          }),
        ]
      : []),
    ...adjustmentSentences(input, u),
    unitReportText(lang, 'REPORT_UNIT_EVIDENCE', { evidence: evidenceNote(input, u, 0, lang) }),
    ...inferredNotes(input),
  ];
}

function standing(input: ReportInput, u: number, cohort: ProfileCohort): string {
  const { dataset, result, method, lang } = input;
  const unit = dataset.units[u]?.name ?? '';
  const index = result.index[u] ?? Number.NaN;
  if (Number.isNaN(index))
    return lacksEvidence(method, result, u)
      ? unitReportText(input, 'REPORT_UNIT_INDEX_LACKING', { unit, least: measuredText(leastMeasured(method.missing)) })
      : unitReportText(input, 'REPORT_UNIT_INDEX_NONE', { unit });
  const tier = result.tier[u] ?? null;
  const name = tier === null ? '' : tierName(tier, lang, method.tiers);
  const whole = cohort.get(0);
  return unitReportText(input, tier === null ? 'REPORT_UNIT_INDEX_NO_TIER' : 'REPORT_UNIT_INDEX', {
    unit,
    tier: name,
    index: scoreText(input, index),
    gap: gapSentence(input, index, whole?.mean ?? Number.NaN, result.nodeSpans[0]),
    best: scoreText(input, whole?.best ?? Number.NaN),
  });
}

function change(input: ReportInput, u: number): readonly UnitReportPart[] {
  const { dataset, result, method, lang } = input;
  const index = result.index[u] ?? Number.NaN;
  const sentences = Number.isNaN(index)
    ? []
    : changeSentences(input, {
        index,
        tier: result.tier[u] ?? null,
        tiers: method.tiers,
        margin: tierMargin(input, u),
        lastYear: lastYearOf(input, dataset.units[u]?.code ?? ''),
      });
  const years = yearsOfUnit(input, u);
  const none = years === null ? [unitReportText(lang, 'REPORT_UNIT_NO_EARLIER')] : [];
  return [
    text([...sentences, ...none], lang),
    ...(years === null ? [] : [{ kind: 'table' as const, table: years }]),
  ].filter((part) => part.kind !== 'text' || part.text !== '');
}

function indicators(input: ReportInput, u: number, cohort: ProfileCohort): readonly UnitReportPart[] {
  const { lang } = input;
  const charts = smallCharts(input, u, cohort);
  const [range] = charts.map((chart) => chart.range);
  if (range === undefined) return [];
  const legend = unitReportText(lang, 'REPORT_UNIT_LEGEND', {
    from: displayNumber(range[0], Number.isInteger(range[0]) ? 0 : 2),
    to: displayNumber(range[1], Number.isInteger(range[1]) ? 0 : 2),
  });
  const extremes = extremesText(input, u, cohort);
  return [
    ...(extremes === null ? [] : [text([extremes], lang)]),
    { kind: 'note', text: legend },
    { kind: 'charts', charts },
  ];
}

/** The first-level indicators that stand highest and lowest against the mean; null where fewer than two have a score. */
function extremesText(input: ReportInput, u: number, cohort: ProfileCohort): string | null {
  const { dataset, result } = input;
  const scored = childNodes(dataset, 0).flatMap((node) => {
    const score = nodeScores(result, node)[u] ?? Number.NaN;
    const mean = cohort.get(node)?.mean ?? Number.NaN;
    return Number.isNaN(score) || !((result.nodeEffective[node] ?? 0) > 0) ? [] : [{ node, score, mean }];
  });
  const sorted = scored.toSorted((a, b) => b.score - b.mean - (a.score - a.mean));
  const [high] = sorted;
  const low = sorted.at(-1);
  if (high === undefined || low === undefined || high === low) return null;
  const name = (node: number): string => dataset.nodes[node]?.name ?? '';
  const gap = (one: typeof high): string => gapSentence(input, one.score, one.mean, result.nodeSpans[one.node]);
  return unitReportText(input.lang, 'REPORT_UNIT_EXTREMES', {
    high: name(high.node),
    highScore: scoreText(input, high.score),
    highGap: gap(high),
    low: name(low.node),
    lowScore: scoreText(input, low.score),
    lowGap: gap(low),
  });
}

function weak(
  input: ReportInput,
  u: number,
  { depth, found, someBelow }: OwnWeaknesses,
  measures: number,
): readonly UnitReportPart[] {
  const { lang, dataset } = input;
  if (found.length === 0) return [{ kind: 'text', text: unitReportText(lang, 'REPORT_UNIT_WEAK_NONE') }];
  const code: UnitReportTextCode = someBelow ? 'REPORT_UNIT_WEAK_BELOW' : 'REPORT_UNIT_WEAK_ABOVE';
  return [
    {
      kind: 'text',
      text: unitReportText(lang, code, {
        unit: dataset.units[u]?.name ?? '',
        count: found.length,
        level: levelName(input, depth),
        limit: measures,
      }),
    },
    { kind: 'table', table: weaknessTable(input, u, found, measures) },
    { kind: 'note', text: unitReportText(lang, 'REPORT_UNIT_WEAK_NOTE') },
  ];
}

function tableParts(
  input: ReportInput,
  u: number,
  cohort: ProfileCohort,
  size: { readonly depth: number; readonly rows: number },
): readonly UnitReportPart[] {
  const table = scoreTable(input, u, cohort, size);
  return [{ kind: 'table', table }, ...table.notes.map((note) => ({ kind: 'note', text: note }) as const)];
}
