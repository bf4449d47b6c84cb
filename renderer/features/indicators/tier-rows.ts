import type { AppError } from '../../../shared/base/app-error.ts';
import { foldText } from '../../../shared/base/fold-text.ts';
import { tierCount, tierIds } from '../../../shared/model/method.ts';
import type { TierId, TierLine } from '../../../shared/model/method.ts';
import { namedLine, standardTier, tierName } from '../../../shared/model/tier-name.ts';
import { tierNameError } from '../../../shared/model/check-tiers.ts';

/** One tier while it is edited: labels as they are written, the English one empty where it is as it would be anyway. */
export interface TierRow {
  /** Which row it is, whatever becomes of its name. */
  readonly key: string;
  readonly tier: TierId;
  readonly lower: number | null;
  readonly name: string;
  readonly english: string;
  /** The name that it came with; null: it was added in this dialog. */
  readonly came: string | null;
}

export function rowsOf(tiers: readonly TierLine[]): readonly TierRow[] {
  return tiers.map(({ tier, lower, english = '' }) => {
    const name = tierName(tier, 'zh', tiers);
    return { key: tier, tier, lower, name, english, came: name };
  });
}

/**
 * The tiers that the rows say. A tier keeps its id with its name. One that is called otherwise is another tier, as earlier results know them by
 * id: that of the national report which is called so, else a numbered one, which an earlier 非常高 isn't held against.
 */
export function linesOf(rows: readonly TierRow[]): readonly TierLine[] {
  const ids = idsOf(rows);
  return rows.map(({ tier: own, lower, name: written, english }, at) => {
    const tier = ids[at] ?? own;
    const name = foldText(written);
    // Empty is a fault, and not the standard name.
    return name === '' ? { tier, lower, name } : namedLine({ tier, lower }, name, foldText(english));
  });
}

/** What became of the ids, for vetoes that name them. */
export function renamedTiers(rows: readonly TierRow[]): ReadonlyMap<TierId, TierId> {
  const ids = idsOf(rows);
  return new Map(rows.flatMap(({ tier, came }, at) => (came === null ? [] : [[tier, ids[at] ?? tier] as const])));
}

const isNumbered = (tier: TierId): boolean => tier.startsWith('tier_');

function idsOf(rows: readonly TierRow[]): readonly (TierId | null)[] {
  const ids: (TierId | null)[] = rows.map(({ tier, name, came }) => (foldText(name) === came ? tier : null));
  const take = (wish: (row: TierRow, at: number) => TierId | null | undefined): void =>
    rows.forEach((row, at) => {
      const wanted = ids[at] === null ? wish(row, at) : null;
      if (wanted != null && !ids.includes(wanted)) ids[at] = wanted;
    });
  take(({ name }) => standardTier(foldText(name)));
  take(({ tier }) => (isNumbered(tier) ? tier : null));
  take((_, at) => tierIds.find((id) => id === `tier_${at + 1}`));
  take(() => tierIds.find((id) => isNumbered(id) && !ids.includes(id)));
  return ids;
}

/** Another tier above the lowest, halfway between its neighbours' lines. `lowest`: the lower end of the scale. */
export function withAdded(rows: readonly TierRow[], lowest: number): readonly TierRow[] {
  const tier = tierIds.find(
    (id) =>
      id.startsWith('tier_') && rows.every((row) => row.tier !== id) && linesOf(rows).every((line) => line.tier !== id),
  );
  if (tier === undefined || rows.length >= tierCount.most) return rows;
  const above = rows.at(-2)?.lower ?? lowest;
  const row = {
    key: `+${tier}`,
    tier,
    lower: (above + lowest) / 2,
    name: tierName(tier, 'zh', []),
    english: '',
    came: null,
  };
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
  const found = tierNameError(linesOf(rows), at);
  const name = found === null ? null : { ...found, place: {} };
  const [own, above] = [rows[at]?.lower ?? null, rows[at - 1]?.lower ?? null];
  return { name, above: own !== null && above !== null && own >= above ? above : null };
}
