import { buildNodes } from '../../../shared/model/build-nodes.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { score } from '../../../shared/scoring/score.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

/** Three units on a framework of any shape: `codes` are indicators with their parents, both measures hang below `leaf`. */
export function treeCohort(
  codes: readonly (readonly [code: string, parent: string | null])[],
  leaf: string,
): ReportInput {
  const base = smallCohort([
    flatUnit('甲', 90, 'very_high', 1),
    flatUnit('乙', 80, 'high', 2),
    flatUnit('丙', 70, 'medium', 3),
  ]);
  const depth = (code: string | null): number =>
    code === null ? 0 : 1 + depth(codes.find(([own]) => own === code)?.[1] ?? null);
  const indicators = codes.map(([code, parent]) => ({ code, name: `指标${code}`, parent, level: depth(code) }));
  const nodes = buildNodes(indicators);
  const dataset = {
    ...base.dataset,
    nodes,
    measures: base.dataset.measures.map((measure) => ({
      ...measure,
      parent: nodes.findIndex(({ code }) => code === leaf),
    })),
  };
  const method = {
    ...base.method,
    weights: { ...Object.fromEntries(codes.map(([code]) => [code, 1])), 'P.1': 1, 'Q.1': 1 },
  };
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  return { ...base, dataset, method, result: result.value, framework: { ...base.framework, indicators } };
}
