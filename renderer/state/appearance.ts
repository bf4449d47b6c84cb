import { create } from 'zustand';

export type Theme = 'light' | 'dark' | 'system';
export const screens = ['start', 'data', 'import', 'indicators', 'scores', 'explore', 'what-if', 'report'] as const;
export type ScreenId = (typeof screens)[number];

/** Where the user is and how the screens look; settings of the app, not of the project. */
interface Appearance {
  readonly language: 'zh' | 'en';
  readonly theme: Theme;
  readonly systemDark: boolean;
  readonly screen: ScreenId;
  readonly drawer: 'audit' | null;
}

export const useAppearance = create<Appearance>(() => ({
  language: 'zh',
  theme: 'light',
  systemDark: false,
  screen: 'start',
  drawer: null,
}));

export function goTo(screen: ScreenId): void {
  useAppearance.setState({ screen });
}

export function useDark(): boolean {
  return useAppearance((state) => state.theme === 'dark' || (state.theme === 'system' && state.systemDark));
}
