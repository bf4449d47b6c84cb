/** Below this a coefficient is rounding: scores and shares are of the order of 1. */
const NOTHING = 1e-11;
/** Pivots by the steepest column before Bland's rule, which can't go round in circles, takes over. */
const STEEPEST = 2000;

/**
 * The largest Σ objectiveⱼ·wⱼ with Σ rowᵢⱼ·wⱼ ≤ boundᵢ and w ≥ 0, by the simplex method on a dense tableau (Dantzig 1963). Bounds must be 0 or more,
 * so that w = 0 is where to start. +∞ where nothing bounds it.
 */
export function maximise(
  objective: readonly number[],
  rows: readonly { readonly row: readonly number[]; readonly bound: number }[],
): number {
  const variables = objective.length;
  const width = variables + rows.length + 1;
  const tableau = rows.map(({ row, bound }, at) => {
    const line = Float64Array.from({ length: width }, (_, j) => (j < variables ? (row[j] ?? 0) : 0));
    line[variables + at] = 1;
    line[width - 1] = bound;
    return line;
  });
  const basis = rows.map((_, at) => variables + at);
  const goal = Float64Array.from({ length: width }, (_, j) => (j < variables ? -(objective[j] ?? 0) : 0));
  for (let pivots = 0; ; pivots += 1) {
    const column = entering(goal, pivots >= STEEPEST);
    if (column < 0) return goal[width - 1] ?? 0;
    const leaving = leavingRow(tableau, basis, column);
    const pivot = tableau[leaving];
    if (pivot === undefined) return Number.POSITIVE_INFINITY;
    const by = pivot[column] ?? 1;
    for (let j = 0; j < width; j += 1) pivot[j] = (pivot[j] ?? 0) / by;
    for (const line of [...tableau, goal]) {
      const factor = line[column] ?? 0;
      if (line === pivot || factor === 0) continue;
      for (let j = 0; j < width; j += 1) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
    basis[leaving] = column;
  }
}

/** The column that raises the goal most, or under Bland's rule the first that raises it; −1: none does. */
function entering(goal: Float64Array, bland: boolean): number {
  let found = -1;
  for (let j = 0; j < goal.length - 1; j += 1) {
    const gain = goal[j] ?? 0;
    if (gain >= -NOTHING) continue;
    if (bland) return j;
    if (found < 0 || gain < (goal[found] ?? 0)) found = j;
  }
  return found;
}

/** The row that bounds the column first, of equal ones that of the lowest variable; −1: none bounds it. */
function leavingRow(tableau: readonly Float64Array[], basis: readonly number[], column: number): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  tableau.forEach((line, at) => {
    const by = line[column] ?? 0;
    if (by <= NOTHING) return;
    const ratio = (line.at(-1) ?? 0) / by;
    if (ratio < least || (ratio === least && (basis[at] ?? 0) < (basis[found] ?? 0))) {
      found = at;
      least = ratio;
    }
  });
  return found;
}
