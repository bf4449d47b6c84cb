import { displayNumber } from '../base/display.ts';
import { atLeast } from '../base/tolerance.ts';
import { cellMarks, doubtsOf, NOT_COUNTED } from '../model/dataset.ts';
import type { Dataset, Doubt } from '../model/dataset.ts';
import { isShort, leastMeasured, monthsOf } from '../scoring/evidence.ts';
import type { Method } from '../model/method.ts';
import type { ScoreResult } from '../model/score-result.ts';
import type { Language } from '../messages/catalogue.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { listText } from './report-words.ts';
import { measuresBelow, withheldNodes } from './withheld-nodes.ts';

/** What is wrong with the cells beneath a node, by measure position, in the measures' order. Only active cells. */
interface EvidenceFaults {
  readonly missing: readonly number[];
  readonly imputed: readonly number[];
  readonly incomplete: readonly number[];
  readonly doubted: readonly number[];
}

interface Rated {
  readonly dataset: Dataset;
  readonly result: ScoreResult;
}

export const doubtWords = {
  unnamedPlatform: 'REPORT_DOUBT_UNNAMED_PLATFORM',
  platform: 'REPORT_DOUBT_PLATFORM',
  lastYear: 'REPORT_DOUBT_LAST_YEAR',
  cohort: 'REPORT_DOUBT_COHORT',
  domain: 'REPORT_DOUBT_DOMAIN',
} as const satisfies Record<Doubt, ReportTextCode>;

/** Codes named in one note, a kind. */
const NAMED = 6;

/** `measures`: those beneath the node, as `measuresBelow` gives them. */
function evidenceFaults({ dataset, result }: Rated, unit: number, measures: readonly number[]): EvidenceFaults {
  const count = dataset.units.length;
  const faults = {
    missing: [] as number[],
    imputed: [] as number[],
    incomplete: [] as number[],
    doubted: [] as number[],
  };
  for (const m of measures) {
    const cell = m * count + unit;
    if (Number.isNaN(result.normalised[cell])) faults.missing.push(m);
    else if (((result.marks[cell] ?? 0) & cellMarks.imputed) !== 0) faults.imputed.push(m);
    if (isShort(monthsOf(dataset, m, cell))) faults.incomplete.push(m);
    if ((dataset.evidence?.doubts[cell] ?? 0) !== 0) faults.doubted.push(m);
  }
  return faults;
}

/** 依据 in words: the measured share, then indicators of which nothing enters with their own shares, what is missing, imputed, incomplete and doubted by code, with months and kinds of doubt. */
export function evidenceNote(rated: Rated, unit: number, node: number, lang: Language): string {
  const { dataset, result } = rated;
  const count = dataset.units.length;
  const faults = evidenceFaults(rated, unit, measuresBelow(rated, node));
  const code = (m: number): string => dataset.measures[m]?.code ?? '';
  const withShare = (below: number): string =>
    `${dataset.nodes[below]?.code ?? ''} ${measuredText(result.evidence.measured[below * count + unit] ?? Number.NaN)}`;
  const listed = (measures: readonly number[], name: (m: number) => string): string =>
    measures.slice(0, NAMED).map(name).join(reportText(lang, 'REPORT_LIST')) + (measures.length > NAMED ? ' …' : '');
  const part = (
    text: Extract<ReportTextCode, `REPORT_EVIDENCE_${string}`>,
    measures: readonly number[],
    name: (m: number) => string = code,
  ): readonly string[] =>
    measures.length === 0 ? [] : [reportText(lang, text, { count: measures.length, list: listed(measures, name) })];
  const months = (m: number): string => {
    const found = monthsOf(dataset, m, m * count + unit);
    return found === null ? code(m) : `${code(m)} ${found.present}/${found.expected}`;
  };
  const kinds = (m: number): string => {
    const words = doubtsOf(dataset.evidence?.doubts[m * count + unit] ?? 0).map((doubt) =>
      reportText(lang, doubtWords[doubt]),
    );
    return reportText(lang, 'REPORT_WITH_WORDS', { name: code(m), words: listText(words, lang) });
  };
  return [
    reportText(lang, 'REPORT_EVIDENCE_MEASURED', {
      share: measuredText(result.evidence.measured[node * count + unit] ?? Number.NaN),
    }),
    ...part('REPORT_EVIDENCE_WITHHELD', withheldNodes(rated, unit, node), withShare),
    ...part('REPORT_EVIDENCE_MISSING', faults.missing),
    ...part('REPORT_EVIDENCE_IMPUTED', faults.imputed),
    ...part('REPORT_EVIDENCE_INCOMPLETE', faults.incomplete, months),
    ...part('REPORT_EVIDENCE_DOUBTS', faults.doubted, kinds),
  ].join(reportText(lang, 'REPORT_EVIDENCE_JOIN'));
}

/** What one measure's cell of a unit rests on, in words. */
export function cellNote({ dataset, result }: Rated, unit: number, measure: number, lang: Language): string {
  const cell = measure * dataset.units.length + unit;
  const months = monthsOf(dataset, measure, cell);
  const doubts = doubtsOf(dataset.evidence?.doubts[cell] ?? 0).map((doubt) => reportText(lang, doubtWords[doubt]));
  const levels = dataset.evidence?.levels[cell] ?? NOT_COUNTED;
  return [
    reportText(lang, 'REPORT_EVIDENCE_MEASURED', {
      share: measuredText(result.evidence.cellMeasured[cell] ?? Number.NaN),
    }),
    ...(dataset.evidence === undefined
      ? []
      : [reportText(lang, 'REPORT_EVIDENCE_RECORDS', { count: dataset.evidence.records[cell] ?? 0 })]),
    ...(months === null ? [] : [reportText(lang, 'REPORT_EVIDENCE_MONTHS', { ...months })]),
    ...(levels === NOT_COUNTED
      ? []
      : [
          reportText(lang, 'REPORT_EVIDENCE_LEVELS', {
            present: levels,
            expected: dataset.measures[measure]?.levels ?? 0,
          }),
        ]),
    ...(((result.marks[cell] ?? 0) & cellMarks.imputed) === 0 ? [] : [reportText(lang, 'REPORT_EVIDENCE_FILLED')]),
    ...(((result.marks[cell] ?? 0) & cellMarks.overridden) === 0 ? [] : [reportText(lang, 'REPORT_EVIDENCE_SET')]),
    ...(doubts.length === 0
      ? []
      : [reportText(lang, 'REPORT_EVIDENCE_DOUBTED', { list: doubts.join(reportText(lang, 'REPORT_LIST')) })]),
  ].join(reportText(lang, 'REPORT_EVIDENCE_JOIN'));
}

/** 证据不足: a unit without a score of a node (0: the index) because too little beneath is measured. */
export function lacksEvidence(
  method: Pick<Method, 'missing'>,
  { evidence, scores, units }: Pick<ScoreResult, 'evidence' | 'scores' | 'units'>,
  unit: number,
  node = 0,
): boolean {
  const cell = node * units.length + unit;
  const measured = evidence.measured[cell] ?? Number.NaN;
  const least = leastMeasured(method.missing);
  return least > 0 && Number.isNaN(scores[cell]) && !Number.isNaN(measured) && !atLeast(measured, least);
}

/** Whether there is anything to show: an index, or a unit with data that are too little for one. */
export function hasResults(method: Pick<Method, 'missing'>, result: ScoreResult): boolean {
  // Where every indicator lacks evidence the index itself has none; what is measured stands further down.
  const someMeasured = (unit: number): boolean =>
    result.nodeEffective.some(
      (weight, node) => weight > 0 && (result.evidence.measured[node * result.units.length + unit] ?? 0) > 0,
    );
  return result.index.some(
    (index, unit) => !Number.isNaN(index) || (lacksEvidence(method, result, unit) && someMeasured(unit)),
  );
}

/** In per cent, cut and not rounded: 100 % is said only of what is whole. */
export function measuredText(share: number): string {
  if (Number.isNaN(share)) return '—';
  return `${displayNumber(share < 1 ? Math.floor(share * 1000 + 1e-9) / 10 : 100, 1)}%`;
}
