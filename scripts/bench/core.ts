import type { Method } from '../../shared/model/method.ts';
import type { Dataset } from '../../shared/model/dataset.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import { createYearsScorer } from '../../shared/scoring/score-years.ts';
import { score } from '../../shared/scoring/score.ts';
import { syntheticCohort } from './synthetic-cohort.ts';

/** docs/ARCHITECTURE "Budgets": a weight edit on 32 units × 160 measures, and a full score beside it. Medians in milliseconds. */
export async function benchCore(): Promise<{ name: string; value: number; unit: string; budget: number }[]> {
  const { dataset, method } = syntheticCohort(32, 160);
  const many = syntheticCohort(400, 60);
  const full = median(
    Array.from({ length: 60 }, () =>
      timed(() => {
        if (!score(dataset, method).ok) throw new Error('the method does not score');
      }),
    ),
  );
  return [
    { name: 'core: weight edit, 32 × 160', value: weightEdit(dataset, method), unit: 'ms', budget: 2 },
    { name: 'core: weight edit, 400 × 60', value: weightEdit(many.dataset, many.method), unit: 'ms', budget: 2 },
    { name: 'core: full score, 32 × 160', value: full, unit: 'ms', budget: 50 },
    ...(['per_year', 'pooled'] as const).map((kind) => ({
      name: `core: weight edit, ten years × 400 × 60, ${kind}`,
      value: yearsEdit(tenYears(many.dataset), many.method, kind),
      unit: 'ms',
      budget: 20,
    })),
  ];
}

function weightEdit(dataset: Dataset, method: Method): number {
  const scorer = createScorer(dataset);
  const codes = Object.keys(method.weights);
  let current = method;
  return median(
    Array.from({ length: 400 }, (_, at) => {
      const code = codes[(at * 37) % codes.length] ?? '';
      return timed(() => {
        current = { ...current, weights: { ...current.weights, [code]: 1 + (at % 9) } };
        if (!scorer.score(current).ok) throw new Error('the edited method does not score');
      });
    }),
  );
}

/** Ten years of the cohort, each of its own values. */
function tenYears(dataset: Dataset): Dataset {
  const others = Array.from({ length: 9 }, (_, at) => ({
    ...dataset,
    year: 2020 - at,
    values: dataset.values.map((value) => value * (1 - (at + 1) / 100)),
  }));
  return { ...dataset, years: { evaluated: 2021, others } };
}

/** All years scored again after each edit of a weight. */
export function yearsEdit(dataset: Dataset, method: Method, kind: 'per_year' | 'pooled'): number {
  const scorer = createYearsScorer(dataset);
  const codes = Object.keys(method.weights);
  let current: Method = { ...method, yearBasis: { kind } };
  return median(
    Array.from({ length: 100 }, (_, at) => {
      const code = codes[(at * 37) % codes.length] ?? '';
      return timed(() => {
        current = { ...current, weights: { ...current.weights, [code]: 1 + (at % 9) } };
        if (!scorer.score(current).ok) throw new Error('the edited method does not score');
      });
    }),
  );
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
