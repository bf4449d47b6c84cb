import type { LeafTable } from './leaf-table.ts';
import { maximise } from './linear-programme.ts';

/**
 * 数据包络 (benefit of the doubt): each unit's own best weights, max Σwᵢxᵢ subject to Σwᵢxᵢ ≤ 1 for all units and w ≥ 0 (Melyn and Moesen 1991; Cherchye et
 * al. 2007). `leastShare`: each measure's share wᵢxᵢ/Σwx of the unit's score is at least so many times its effective weight, 0–1, 0 for none; a measure on
 * which the unit has 0 can have no share, and so no least one. Null: a score below 0.
 */
export function benefitOfTheDoubt(
  { columns, units, weights }: LeafTable,
  leastShare: number,
): readonly number[] | null {
  if (columns.some((column) => column.some((x) => x < 0))) return null;
  return units.map((_, u) => bestScore(u, columns, weights, leastShare));
}

/**
 * In contributions y = wx of the unit's own measures above 0: y = L·T + d with d ≥ 0 and T = Σy = Σd/(1 − ΣL), so that the least shares hold by
 * themselves and d = 0 is where the simplex method starts. A measure on which it has 0 gains it nothing and costs others' room: weight 0.
 */
function bestScore(
  unit: number,
  columns: LeafTable['columns'],
  weights: readonly number[],
  leastShare: number,
): number {
  const own = columns.flatMap((column, leaf) => {
    const x = column[unit] ?? 0;
    return x > 0 ? [{ ratios: column.map((other) => other / x), least: leastShare * (weights[leaf] ?? 0) }] : [];
  });
  if (own.length === 0) return 0;
  const free = 1 - own.reduce((sum, { least }) => sum + least, 0);
  const others = columns[0]?.keys() ?? [];
  const rows = Array.from(others, (other) => {
    const held = own.reduce((sum, { ratios, least }) => sum + least * (ratios[other] ?? 0), 0) / free;
    return { row: own.map(({ ratios }) => (ratios[other] ?? 0) + held), bound: 1 };
  });
  return maximise(
    own.map(() => 1 / free),
    rows,
  );
}
