import type { TierId, TierLine } from '../../shared/model/method.ts';
import { tierName } from '../../shared/model/tier-name.ts';
import { useAppearance } from '../state/appearance.ts';
import { tierColours } from './tier-colours.ts';
import { useLinesOf } from './tier-lines.ts';

/** The label of a tier, — for none. */
export function tierLabel(tier: TierId | null, language: 'zh' | 'en', tiers: readonly TierLine[]): string {
  return tier === null ? '—' : tierName(tier, language, tiers);
}

export function TierTag({ tier }: { readonly tier: TierId | null }): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  const tiers = useLinesOf(tier);
  const set = useAppearance((state) => state.tierColours);
  const own = useAppearance((state) => state.ownTierColours);
  const colours = tier === null ? null : tierColours(tier, tiers, { tierColours: set, ownTierColours: own });
  return (
    <span className="tier" style={colours === null ? undefined : { background: colours.fill, color: colours.ink }}>
      {tierLabel(tier, language, tiers)}
    </span>
  );
}
