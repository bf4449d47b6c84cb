import { useShallow } from 'zustand/react/shallow';
import { displayNumber } from '../../shared/base/display.ts';
import type { AppSettings } from '../../shared/model/app-settings.ts';
import { decimalsOf } from '../../shared/report/score-text.ts';
import type { Scaled } from '../../shared/report/score-text.ts';
import { useAppearance } from '../state/appearance.ts';

/** The settings by which scores and tiers are drawn: what was drawn with others is to be drawn anew. */
export type Look = Pick<AppSettings, 'decimals' | 'tierColours' | 'ownTierColours'>;

/** The same object as long as the settings stay. */
export function useLook(): Look {
  return useAppearance(
    useShallow(({ decimals, tierColours, ownTierColours }) => ({ decimals, tierColours, ownTierColours })),
  );
}

/** Decimals of scores on the screens: the user's, else as many as files print. Tables, sentences and files keep the method's own. */
export function shownDecimals(of: Scaled, { decimals }: Pick<Look, 'decimals'>): number {
  return decimals ?? decimalsOf(of);
}

/** {@link shownDecimals} for a component; 2 where there is no method. */
export function useShownDecimals(of: Scaled | null): number {
  const decimals = useAppearance((state) => state.decimals);
  return of === null ? (decimals ?? 2) : shownDecimals(of, { decimals });
}

/** A score as the screens show it; '' when missing. */
export function shownScore(of: Scaled, value: number, look: Pick<Look, 'decimals'>): string {
  return displayNumber(value, shownDecimals(of, look));
}
