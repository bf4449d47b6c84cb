const ROUNDS = 500;

/**
 * k-means of complete rows (Lloyd 1982), seeded by the row farthest from the mean and then always the row farthest from all centres so far, so that the same
 * rows give the same groups whatever their order of ties; then moved until no row changes. Columns should be of one scale. Gives the group of each row,
 * groups by falling mean of their centres; null: fewer than k distinct rows.
 */
export function kMeans(rows: readonly (readonly number[])[], k: number): readonly number[] | null {
  if (k < 1 || new Set(rows.map((row) => row.join(' '))).size < k) return null;
  const mean = centreOf(rows);
  let centres = [farthest(rows, [mean])];
  while (centres.length < k) centres.push(farthest(rows, centres));
  let groups: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = rows.map((row) => nearest(row, centres));
    if (next.every((group, at) => group === groups[at])) break;
    groups = next;
    const held = groups;
    centres = centres.map((centre, at) => {
      const own = rows.filter((_, row) => held[row] === at);
      return own.length === 0 ? centre : centreOf(own);
    });
  }
  const order = centres
    .map((centre, at) => ({ at, level: centre.reduce((sum, x) => sum + x, 0) }))
    .sort((a, b) => b.level - a.level)
    .map(({ at }) => at);
  return groups.map((group) => order.indexOf(group));
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, at) => sum + (x - (b[at] ?? 0)) ** 2, 0);
}

function nearest(row: readonly number[], centres: readonly (readonly number[])[]): number {
  const distances = centres.map((centre) => squaredDistance(row, centre));
  return distances.indexOf(Math.min(...distances));
}

function farthest(rows: readonly (readonly number[])[], centres: readonly (readonly number[])[]): readonly number[] {
  const distances = rows.map((row) => Math.min(...centres.map((centre) => squaredDistance(row, centre))));
  return rows[distances.indexOf(Math.max(...distances))] ?? [];
}

function centreOf(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length);
}
