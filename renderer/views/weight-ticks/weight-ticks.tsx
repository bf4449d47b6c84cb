import type { WeightTick, WeightTickChange } from '../../../shared/scoring/what-if/what-if-types.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { tierName } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import './weight-ticks.css';

/** Below a weight slider of 0–100 %: long marks where a tier changes, short ones where a rank does, with who and to what. Its height stays. */
export function WeightTicks({ ticks }: { readonly ticks: readonly WeightTick[] | undefined }): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const nameOf = (unit: string): string => units.find(({ code }) => code === unit)?.name ?? unit;
  const text = (change: WeightTickChange): string =>
    change.kind === 'tier'
      ? `${nameOf(change.unit)} ${tierName(change.from, language)} → ${tierName(change.to, language)}`
      : `${nameOf(change.unit)} ${t('ticks.rank', { from: change.from, to: change.to })}`;
  const tiers = (ticks ?? []).filter(({ changes }) => changes.some(({ kind }) => kind === 'tier'));
  return (
    <div
      className="weight-ticks"
      role="img"
      aria-label={t('ticks.label', { ranks: (ticks ?? []).length - tiers.length, tiers: tiers.length })}
    >
      {(ticks ?? [])
        .filter(({ share }) => share > 0)
        .map(({ share, changes }) => {
          const tier = changes.filter(({ kind }) => kind === 'tier');
          return (
            <i
              key={share}
              className={tier.length > 0 ? 'tier-tick' : ''}
              style={{ left: `${share * 100}%` }}
              title={`${displayNumber(share * 100)}%  ${(tier.length > 0 ? tier : changes).slice(0, 6).map(text).join('; ')}`}
            />
          );
        })}
    </div>
  );
}
