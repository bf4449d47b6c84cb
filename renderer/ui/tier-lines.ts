import { createContext, useContext } from 'react';
import { standardTiers } from '../../shared/model/method.ts';
import type { TierId, TierLine } from '../../shared/model/method.ts';
import { useWorkbench } from '../state/workbench.ts';

/** Tiers of the method that a part of a screen shows, where that isn't the working one. */
export const TierLines = createContext<readonly TierLine[] | null>(null);

/** The tiers that are shown here, best first, with their labels. */
export function useTierLines(): readonly TierLine[] {
  const given = useContext(TierLines);
  const working = useWorkbench((state) => state.working?.tiers);
  return given ?? working ?? standardTiers;
}

/** Those by which one tier is named and coloured: one that was removed since is looked up where it still is, in the baseline. */
export function useLinesOf(tier: TierId | null): readonly TierLine[] {
  const lines = useTierLines();
  const baseline = useWorkbench((state) => state.snapshot?.baseline.tiers);
  const here = tier === null || lines.some((line) => line.tier === tier);
  return here ? lines : (baseline ?? lines);
}
