import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { buildNodes } from '../../../shared/model/build-nodes.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { score } from '../../../shared/scoring/score.ts';

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
 * A cohort of the sample, scored from its second-level scores: what resources/published says of 2021 holds for it. Each
 * second-level indicator has one measure, its score.
 */
export function sampleCohort(id: 'province-2021' | 'key-city-2021', changes: Partial<ReportInput> = {}): ReportInput {
  const loaded = loadTemplate(id);
  if (!loaded.ok || loaded.value.sample === null) throw new Error('no sample');
  const { framework, units, history, sample, institutions, policyDocuments } = loaded.value;
  const upper = framework.indicators.filter(({ level }) => level <= 2);
  const nodes = buildNodes(upper);
  const second = upper.filter(({ level }) => level === 2).map(({ code }) => code);
  const values = Float64Array.from(
    second.flatMap((code) => units.map((unit) => sample.scores[unit.code]?.[code] ?? Number.NaN)),
  );
  const dataset: Dataset = {
    framework: id,
    units,
    nodes,
    measures: second.map((code) => ({
      code: `${code}.0`,
      name: `${code} 得分`,
      parent: nodes.findIndex((node) => node.code === code),
      unit: '分',
      denominator: null,
      factor: 1,
    })),
    values,
    reasons: new Uint8Array(values.length),
    marks: new Uint8Array(values.length),
    denominators: {},
    previous: null,
  };
  const method: Method = {
    ...framework.baseline,
    weights: {
      ...Object.fromEntries(upper.map(({ code }) => [code, framework.baseline.weights[code] ?? 1])),
      ...Object.fromEntries(second.map((code) => [`${code}.0`, 1])),
    },
    measures: Object.fromEntries(second.map((code) => [`${code}.0`, identity])),
  };
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  return {
    framework,
    dataset,
    method,
    result: result.value,
    history,
    lang: 'zh',
    institutions,
    policyDocuments,
    ...changes,
  };
}

/** The same cohort as it is reported in English. */
export function englishCohort(id: 'province-2021' | 'key-city-2021'): ReportInput {
  const input = sampleCohort(id);
  return {
    ...input,
    lang: 'en',
    framework: namedFramework(input.framework, 'en'),
    dataset: namedDataset(input.dataset, input.method, 'en'),
  };
}
