import { cellMarks, doubtsOf } from '../../model/dataset.ts';
import { monthsOf } from '../../scoring/evidence.ts';
import { doubtWords } from '../evidence-note.ts';
import type { ReportInput } from '../report-input.ts';
import { textCell } from '../report-table.ts';
import type { ReportCell, ReportTable } from '../report-table.ts';
import { reportText } from '../report-text.ts';
import { scoreCell, scoreText } from '../score-text.ts';
import { measuresBelow } from '../withheld-nodes.ts';
import { gapSentence } from './gap-sentence.ts';
import type { OwnWeakness } from './own-weaknesses.ts';
import { rawText } from './raw-text.ts';
import { unitReportText } from './unit-report-text.ts';

/** What a measure is at the cohort's mean, and how far the unit's score lies below it. */
interface MeasureStanding {
  readonly measure: number;
  readonly meanScore: number;
  readonly score: number;
  /** Effective weight × distance below the mean; infinite where the unit has no value. */
  readonly lack: number;
}

/** Under each weakness its measures of the widest gaps, those without a value first: raw value, the cohort's mean, scores and evidence. */
export function weaknessTable(
  input: ReportInput,
  u: number,
  weaknesses: readonly OwnWeakness[],
  most: number,
): ReportTable {
  const { lang } = input;
  const center = { align: 'center' } as const;
  const heads = [
    'REPORT_UNIT_H_MEASURE',
    'REPORT_UNIT_H_OWN',
    'REPORT_UNIT_H_MEAN',
    'REPORT_UNIT_H_SCORE',
    'REPORT_UNIT_H_MEAN_SCORE',
    'REPORT_UNIT_H_EVIDENCE',
  ] as const;
  return {
    id: 'unit-weaknesses',
    title: unitReportText(lang, 'REPORT_UNIT_S_WEAK'),
    head: [heads.map((code) => textCell(unitReportText(lang, code), center))],
    body: weaknesses.flatMap((weakness) => [
      [textCell(weaknessText(input, weakness), { colSpan: heads.length })],
      ...standings(input, u, weakness.node)
        .slice(0, most)
        .map((standing) => measureRow(input, u, standing)),
    ]),
    columns: lang === 'zh' ? [30, 18, 18, 10, 12, 20] : [34, 17, 17, 9, 9, 20],
    notes: [],
    landscape: false,
  };
}

function weaknessText(input: ReportInput, { node, score, mean, best }: OwnWeakness): string {
  const { code, name } = input.dataset.nodes[node] ?? { code: '', name: '' };
  return unitReportText(input.lang, 'REPORT_UNIT_WEAK_ITEM', {
    code,
    name,
    score: scoreText(input, score),
    gap: gapSentence(input, score, mean, input.result.nodeSpans[node]),
    best: scoreText(input, best),
  });
}

function standings(input: ReportInput, u: number, node: number): readonly MeasureStanding[] {
  const { result } = input;
  const count = result.units.length;
  return measuresBelow(input, node)
    .map((measure): MeasureStanding => {
      const score = result.normalised[measure * count + u] ?? Number.NaN;
      const meanScore = meanOf(result.normalised.subarray(measure * count, (measure + 1) * count));
      const lack = Number.isNaN(score)
        ? Number.POSITIVE_INFINITY
        : (result.measureEffective[measure] ?? 0) * (meanScore - score);
      return { measure, score, meanScore, lack };
    })
    .toSorted((a, b) => (a.lack === b.lack ? a.measure - b.measure : b.lack - a.lack));
}

function measureRow(
  input: ReportInput,
  u: number,
  { measure, score, meanScore }: MeasureStanding,
): readonly ReportCell[] {
  const { dataset, result, lang } = input;
  const count = dataset.units.length;
  const { code = '', name = '', unit = '' } = dataset.measures[measure] ?? {};
  const right = { align: 'right' } as const;
  return [
    textCell(code === name ? name : `${code} ${name}`),
    textCell(rawText(dataset.values[measure * count + u] ?? Number.NaN, unit, lang), right),
    textCell(rawText(meanRaw(input, u, measure), unit, lang), right),
    scoreCell(input, score),
    scoreCell(input, meanScore),
    textCell(cellEvidence({ dataset, result, lang }, measure, u), { align: 'center' }),
  ];
}

/** The cohort's mean in the measure's own unit; of what is divided by a base, the mean per base times the unit's own. */
function meanRaw({ dataset, result }: ReportInput, u: number, measure: number): number {
  const count = dataset.units.length;
  const { denominator = null, factor = 1 } = dataset.measures[measure] ?? {};
  const mean = meanOf(result.denominated.subarray(measure * count, (measure + 1) * count));
  if (denominator === null) return mean;
  return (mean / factor) * (dataset.denominators[denominator]?.[u] ?? Number.NaN);
}

function meanOf(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length === 0 ? Number.NaN : present.reduce((sum, value) => sum + value, 0) / present.length;
}

/** Months, what was filled in or set by hand, and doubts of one value; missing where there is none. */
function cellEvidence(
  { dataset, result, lang }: Pick<ReportInput, 'dataset' | 'result' | 'lang'>,
  measure: number,
  u: number,
): string {
  const cell = measure * dataset.units.length + u;
  const marks = result.marks[cell] ?? 0;
  const months = monthsOf(dataset, measure, cell);
  const doubts = doubtsOf(dataset.evidence?.doubts[cell] ?? 0).map((doubt) => reportText(lang, doubtWords[doubt]));
  const origin =
    (marks & cellMarks.imputed) !== 0
      ? reportText(lang, 'REPORT_EVIDENCE_FILLED')
      : (marks & cellMarks.overridden) !== 0
        ? reportText(lang, 'REPORT_EVIDENCE_SET')
        : unitReportText(lang, Number.isNaN(dataset.values[cell]) ? 'REPORT_UNIT_MISSING' : 'REPORT_UNIT_MEASURED');
  return [
    origin,
    ...(months === null ? [] : [reportText(lang, 'REPORT_EVIDENCE_MONTHS', { ...months })]),
    ...(doubts.length === 0
      ? []
      : [reportText(lang, 'REPORT_EVIDENCE_DOUBTED', { list: doubts.join(reportText(lang, 'REPORT_LIST')) })]),
  ].join(reportText(lang, 'REPORT_EVIDENCE_JOIN'));
}
