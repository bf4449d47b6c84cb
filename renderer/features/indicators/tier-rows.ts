import type { AppError } from '../../../shared/base/app-error.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { tierCount, tierIds } from '../../../shared/model/method.ts';
import type { TierId, TierLine } from '../../../shared/model/method.ts';
import { namedLine, standardTier, tierName } from '../../../shared/model/tier-name.ts';
import { tierNameError } from '../../../shared/model/check-tiers.ts';

/** One tier while it is edited: labels as they are written, the English one empty where it is as it would be anyway. */
export interface TierRow {
  readonly tier: TierId;
  readonly lower: number | null;
  readonly name: string;
  readonly english: string;
  /** Made in this dialog, so that no earlier result goes by its id. */
  readonly added: boolean;
}

export function rowsOf(tiers: readonly TierLine[]): readonly TierRow[] {
  return tiers.map(({ tier, lower, english = '' }) => ({
    tier,
    lower,
    name: tierName(tier, 'zh', tiers),
    english,
    added: false,
  }));
}

/** The tiers that the rows say. An added one that is called as a tier of the national report is that tier, as last year's results know it. */
export function linesOf(rows: readonly TierRow[]): readonly TierLine[] {
  const taken = new Set(rows.filter(({ added }) => !added).map(({ tier }) => tier));
  return rows.map(({ tier: own, lower, name: written, english, added }) => {
    const name = foldText(written);
    const known = added ? standardTier(name) : null;
    const tier = known !== null && !taken.has(known) ? known : own;
    taken.add(tier);
    // Empty is a fault, and not the standard name.
    return name === '' ? { tier, lower, name } : namedLine({ tier, lower }, name, foldText(english));
  });
}

/** Another tier above the lowest, halfway between its neighbours' lines. `lowest`: the lower end of the scale. */
export function withAdded(rows: readonly TierRow[], lowest: number): readonly TierRow[] {
  const tier = tierIds.find((id) => id.startsWith('tier_') && rows.every((row) => row.tier !== id));
  if (tier === undefined || rows.length >= tierCount.most) return rows;
  const above = rows.at(-2)?.lower ?? lowest;
  const row = { tier, lower: (above + lowest) / 2, name: tierName(tier, 'zh', []), english: '', added: true };
  return [...rows.slice(0, -1), row, ...rows.slice(-1)];
}

/** The last tier takes all that is left. */
export function withoutRow(rows: readonly TierRow[], at: number): readonly TierRow[] {
  return rows
    .filter((_, place) => place !== at)
    .map((row, place, left) => (place === left.length - 1 ? { ...row, lower: null } : row));
}

/** The tier takes the place of the one above it: their lines stay where they are. */
export function movedUp(rows: readonly TierRow[], at: number): readonly TierRow[] {
  const [row, above] = [rows[at], rows[at - 1]];
  if (row === undefined || above === undefined) return rows;
  return rows.map((other, place) => {
    if (place === at) return { ...above, lower: row.lower };
    return place === at - 1 ? { ...row, lower: above.lower } : other;
  });
}

/** What is wrong with a row's labels; the line above that its own has to be below of. Null: nothing. */
export function rowFaults(
  rows: readonly TierRow[],
  at: number,
): { readonly name: AppError | null; readonly above: number | null } {
  const name = tierNameError(linesOf(rows), at);
  const [own, above] = [rows[at]?.lower ?? null, rows[at - 1]?.lower ?? null];
  return { name, above: own !== null && above !== null && own >= above ? above : null };
}
