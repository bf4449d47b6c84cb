import { memo } from 'react';
import type { WeightTick, WeightTickChange } from '../../../shared/scoring/what-if/what-if-types.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import { useAppearance } from '../../state/appearance.ts';
import { createProjectStore } from '../../state/project-store.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTierLines } from '../../ui/tier-lines.ts';
import { tierLabel } from '../../ui/tier-tag.tsx';
import { useTexts } from '../../ui/texts.ts';
import './weight-ticks.css';

/** Changes that are named at a mark. */
const NAMED = 6;
/** A mark a pixel wide is hit from so many pixels away. */
const NEAR = 7;

/** What stands at the mark under the pointer; null: none is. */
const usePointedTick = createProjectStore<{ readonly text: string | null }>(() => ({ text: null }));
const point = (text: string | null): void => {
  if (usePointedTick.getState().text !== text) usePointedTick.setState({ text });
};

/** Below a weight slider of 0–100 %: long marks where a tier changes, short ones where a rank does, with who and to what. Its height stays. */
export const WeightTicks = memo(function WeightTicks({
  ticks,
}: {
  readonly ticks: readonly WeightTick[] | undefined;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units ?? []);
  const tiersShown = useTierLines();
  const nameOf = (unit: string): string => units.find(({ code }) => code === unit)?.name ?? unit;
  const text = (change: WeightTickChange): string =>
    change.kind === 'tier'
      ? `${nameOf(change.unit)} ${tierLabel(change.from, language, tiersShown)} → ${tierLabel(change.to, language, tiersShown)}`
      : `${nameOf(change.unit)} ${t('ticks.rank', { from: change.from, to: change.to })}`;
  const shown = (ticks ?? []).filter(({ share }) => share > 0);
  const tiersOf = ({ changes }: WeightTick): readonly WeightTickChange[] =>
    changes.filter(({ kind }) => kind === 'tier');
  const words = (tick: WeightTick): string => {
    const changes = [...tiersOf(tick), ...tick.changes.filter(({ kind }) => kind !== 'tier')];
    const more = changes.length > NAMED ? t('strip.more') : '';
    return `${displayNumber(tick.share * 100)}%　${changes.slice(0, NAMED).map(text).join('；')}${more}`;
  };
  const tiers = (ticks ?? []).filter((tick) => tiersOf(tick).length > 0);
  const pointAt = ({ clientX, currentTarget }: React.PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    let nearest: WeightTick | null = null;
    let best = NEAR;
    for (const tick of shown) {
      // Of marks as near as each other the one where a tier changes says more.
      const far = Math.abs(left + tick.share * width - clientX) - (tiersOf(tick).length > 0 ? 0.5 : 0);
      if (far < best) [nearest, best] = [tick, far];
    }
    point(nearest === null ? null : words(nearest));
  };
  return (
    <div
      className="weight-ticks"
      role="img"
      aria-label={t('ticks.label', { ranks: (ticks ?? []).length - tiers.length, tiers: tiers.length })}
      onPointerMove={pointAt}
      onPointerLeave={() => point(null)}
    >
      {shown.map((tick) => (
        <i
          key={tick.share}
          className={tiersOf(tick).length > 0 ? 'tier-tick' : ''}
          style={{ left: `${tick.share * 100}%` }}
        />
      ))}
    </div>
  );
});

/** What the marks mean; with the pointer near one, who moves there and to what. Its height stays. */
export const TickLegend = memo(function TickLegend(): React.JSX.Element {
  const t = useTexts();
  const pointed = usePointedTick((state) => state.text);
  return (
    <p className="tick-legend" role="status" title={pointed ?? undefined}>
      {pointed ?? (
        <>
          <i className="rank-mark" aria-hidden /> {t('ticks.rankLegend')}
          <i className="tier-mark" aria-hidden /> {t('ticks.tierLegend')}
          <span className="muted">{t('ticks.hover')}</span>
        </>
      )}
    </p>
  );
});
