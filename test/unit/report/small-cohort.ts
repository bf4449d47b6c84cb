import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method, TierId } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

export interface SmallUnit {
  readonly name: string;
  readonly group?: string;
  /** Scores of P and Q; the index is 0.6 P + 0.4 Q, worked out by hand in each test. */
  readonly p: number;
  readonly q: number;
  readonly index: number;
  readonly tier: TierId | null;
  readonly rank: number;
}

const identity: MeasureMethod = {
  direction: 'higher',
  normalisation: 'identity',
  lower: null,
  upper: null,
  target: null,
  parameters: {},
  treatment: 'none',
};

/**
 * A hand-made result: root `total`, first level P (60 %) and Q (40 %), one measure under each. Nothing here is scored by
 * the program: index, tier and rank are given by the test.
 */
export function smallCohort(
  units: readonly SmallUnit[],
  history: readonly HistoryEntry[] = [],
  changes: Partial<ReportInput> = {},
): ReportInput {
  const count = units.length;
  const values = Float64Array.from([...units.map(({ p }) => p), ...units.map(({ q }) => q)]);
  const dataset: Dataset = {
    framework: 'small',
    units: units.map(({ name, group }, i) => ({
      code: `U${String(i + 1).padStart(2, '0')}`,
      name,
      fullName: name,
      order: i + 1,
      group: group ?? '',
    })),
    nodes: [
      { code: 'total', name: '总体指数', parent: -1, depth: 0 },
      { code: 'P', name: '甲指标', parent: 0, depth: 1 },
      { code: 'Q', name: '乙指标', parent: 0, depth: 1 },
    ],
    measures: [
      { code: 'P.1', name: '甲采集项', parent: 1, unit: '分', denominator: null, factor: 1 },
      { code: 'Q.1', name: '乙采集项', parent: 2, unit: '%', denominator: null, factor: 1 },
    ],
    values,
    reasons: new Uint8Array(2 * count).map((_, i) => (Number.isNaN(values[i]!) ? 1 : 0)),
    marks: new Uint8Array(2 * count),
    denominators: {},
    previous: null,
  };
  const method: Method = {
    ...standardMethod,
    weights: { P: 60, Q: 40, 'P.1': 1, 'Q.1': 1 },
    measures: { 'P.1': identity, 'Q.1': identity },
  };
  const index = Float64Array.from(units.map((unit) => unit.index));
  const result: ScoreResult = {
    units: dataset.units.map(({ code }) => code),
    nodes: ['total', 'P', 'Q'],
    measures: ['P.1', 'Q.1'],
    denominated: values,
    imputed: values,
    treated: values,
    normalised: values,
    reasons: dataset.reasons,
    marks: dataset.marks,
    scores: Float64Array.from([...index, ...values]),
    combined: Float64Array.from([...index, ...values]),
    weighted: index,
    adjustments: [],
    index,
    rank: Float64Array.from(units.map(({ rank }) => rank)),
    tier: units.map(({ tier }) => tier),
    nodeShares: Float64Array.from([1, 0.6, 0.4]),
    measureShares: Float64Array.from([1, 1]),
    nodeEffective: Float64Array.from([1, 0.6, 0.4]),
    measureEffective: Float64Array.from([0.6, 0.4]),
    coverage: new Float64Array(3 * count).fill(1),
    nodeOffScale: new Uint8Array(3),
    nodeSpans: new Float64Array(3).fill(100),
    evidence: {
      cellMeasured: Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
      measured: new Float64Array(3 * count).fill(1),
      imputed: new Float64Array(3 * count),
      incomplete: new Uint32Array(3 * count),
      doubts: new Uint32Array(3 * count),
    },
  };
  const framework: Framework = {
    id: 'small',
    title: '小指标体系',
    cohort: 'province',
    year: 2021,
    inferredWeights: false,
    indicators: [
      { code: 'P', name: '甲指标', parent: null, level: 1, definition: '甲的说明' },
      { code: 'Q', name: '乙指标', parent: null, level: 1 },
    ],
    measures: [],
    baseline: method,
  };
  return { framework, dataset, method, result, history, lang: 'zh', ...changes };
}

/** A unit with the same score everywhere: its index is that score. */
export function flatUnit(name: string, score: number, tier: TierId, rank: number, group = ''): SmallUnit {
  return { name, p: score, q: score, index: score, tier, rank, group };
}
