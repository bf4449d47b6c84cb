/**
 * Splits the whole number `total` over `shares` (≥ 0, any sum) so that the parts are whole, at least `least`, at most
 * `most`, and sum exactly to `total`. Throws when the bounds leave no solution.
 */
export function apportion(total: number, shares: readonly number[], least: readonly number[], most: number): number[] {
  const floor = least.reduce((sum, bound) => sum + bound, 0);
  if (total < floor || total > most * shares.length)
    throw new Error(`apportion: ${total} outside ${floor}…${most * shares.length}`);
  const weight = shares.reduce((sum, share) => sum + share, 0);
  const free = total - floor;
  const parts = shares.map((share, at) =>
    Math.min(most, (least[at] ?? 0) + Math.floor(weight > 0 ? (free * share) / weight : 0)),
  );
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  while (left > 0) {
    for (let at = 0; at < parts.length && left > 0; at += 1) {
      if (parts[at]! < most) {
        parts[at]! += 1;
        left -= 1;
      }
    }
  }
  return parts;
}
