import { tierNames } from '../../shared/model/method.ts';
import type { TierId } from '../../shared/model/method.ts';
import { useAppearance } from '../state/appearance.ts';
import { tierColours } from './tier-colours.ts';

const english: Readonly<Record<TierId, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export function tierName(tier: TierId | null, language: 'zh' | 'en'): string {
  if (tier === null) return '—';
  return language === 'zh' ? tierNames[tier] : english[tier];
}

export function TierTag({ tier }: { readonly tier: TierId | null }): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  return (
    <span
      className="tier"
      style={tier === null ? undefined : { background: tierColours[tier].fill, color: tierColours[tier].ink }}
    >
      {tierName(tier, language)}
    </span>
  );
}
