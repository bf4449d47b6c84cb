import { create } from 'zustand';
import { usualSettings } from '../../shared/model/app-settings.ts';
import type { AppSettings, PortableSettings } from '../../shared/model/app-settings.ts';

export type Theme = AppSettings['theme'];
export const screens = [
  'start',
  'data',
  'import',
  'sources',
  'worklist',
  'indicators',
  'scores',
  'explore',
  'what-if',
  'report',
] as const;
export type RailScreen = (typeof screens)[number];
/** The rail's, and those that a menu leads to. */
export type ScreenId = RailScreen | 'merge';

/** What a line of the worklist, or something that was found, leads to: a value with its lineage, a row of a sheet in its batch's report, a unit, an indicator or measure. */
export type WantedPlace =
  | { readonly kind: 'cell'; readonly unit: string; readonly measure: string; readonly part: 'records' | 'base' }
  | {
      readonly kind: 'row';
      readonly batch: number;
      readonly file: string;
      readonly sheet: string;
      readonly cell: string;
      /** What is said of the cell: several things may be. */
      readonly code: string;
    }
  | { readonly kind: 'unit'; readonly code: string; readonly name: string }
  | { readonly kind: 'node'; readonly code: string }
  | { readonly kind: 'batch'; readonly batch: number }
  /** A table or a figure by its id, one of a screen's views by its name. */
  | { readonly kind: 'table' | 'figure' | 'view'; readonly id: string };

/** Where the user is and how the screens look; settings of the app, not of the project. */
interface Appearance extends PortableSettings {
  readonly systemDark: boolean;
  readonly screen: ScreenId;
  readonly drawer: 'audit' | null;
  /** The cell, row or line that a screen that was gone to is to show; null once it does. */
  readonly place: WantedPlace | null;
  /**
   * What a screen that was gone to is to show: 成果 its exports, 导入 where files are chosen, 数据 the records of other years, 指标 the dialog of the year, as a
   * number with that year in it; null once it does.
   */
  readonly wanted: 'export' | 'import' | 'years' | 'year' | 'translations' | number | null;
}

export const useAppearance = create<Appearance>(() => ({
  language: usualSettings.language,
  theme: usualSettings.theme,
  textSize: usualSettings.textSize,
  decimals: usualSettings.decimals,
  tierColours: usualSettings.tierColours,
  ownTierColours: usualSettings.ownTierColours,
  // Asked at once: what is drawn before the settings are here must not flash.
  systemDark: typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches,
  screen: 'start',
  drawer: null,
  place: null,
  wanted: null,
}));

export function goTo(screen: ScreenId): void {
  useAppearance.setState({ screen });
}

/** The screen with one place of it in view. */
export function goToPlace(screen: ScreenId, place: WantedPlace): void {
  useAppearance.setState({ screen, place, drawer: null });
}

/** The screen with one thing of it. */
export function askFor(screen: ScreenId, wanted: 'years' | 'year' | 'translations' | number): void {
  useAppearance.setState({ screen, wanted, drawer: null });
}

function isDark({ theme, systemDark }: Pick<Appearance, 'theme' | 'systemDark'>): boolean {
  return theme === 'dark' || (theme === 'system' && systemDark);
}

/** What one press of the switch chooses: the other darkness, and the system's choice again where that is the same. */
export function otherTheme(appearance: Pick<Appearance, 'theme' | 'systemDark'>): Theme {
  const dark = !isDark(appearance);
  return dark === appearance.systemDark ? 'system' : dark ? 'dark' : 'light';
}

export function useDark(): boolean {
  return useAppearance(isDark);
}
