import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exponent } from './growth-cost.ts';
import type { Cost, Growth } from './growth-cost.ts';
import { cohortCosts, yearCosts } from './growth-cohorts.ts';
import { recordCosts } from './growth-records.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
}

/** Measured exponents of linear work scatter: caches that become too small, a collection more or less. */
const SCATTER = 0.15;

/**
 * Cost against size: exponents of `cost = a · size^b`, by least squares through the logarithms, over all sizes and from the middle one on: small sizes
 * are mostly what any size costs, and would hide what large ones do. `records`: the most that are tried.
 */
export async function benchGrowth(records: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ewb-growth-'));
  try {
    const figures: Figure[] = [];
    for (const part of [cohortCosts, yearCosts, (place: string) => recordCosts(place, records)])
      for (const growth of await part(folder)) figures.push(...told(growth));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told({ work, by, costs, most = 1 }: Growth): readonly Figure[] {
  const name = `growth: ${work}`;
  const upper = costs.slice(Math.floor((costs.length - 1) / 2));
  return [
    ...costs.map(({ size, seconds }) => ({
      name: `${name}, ${size.toLocaleString('en')} ${by}`,
      value: seconds * 1000,
      unit: 'ms',
      budget: null,
    })),
    { name: `${name}: exponent by ${by}, ${rangeOf(costs)}`, value: exponent(costs), unit: '', budget: null },
    {
      name: `${name}: exponent by ${by}, ${rangeOf(upper)}`,
      value: exponent(upper),
      unit: '',
      budget: most + SCATTER,
    },
  ];
}

function rangeOf(costs: readonly Cost[]): string {
  return [costs[0], costs.at(-1)].map((cost) => (cost?.size ?? 0).toLocaleString('en')).join('–');
}
