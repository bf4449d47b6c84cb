/** Colours of tiers on the screens: the report's own, other hues with the same fall of lightness, or the user's. */
export const tierColourSets = ['report', 'green', 'purple', 'brown', 'grey', 'own'] as const;
export type TierColourSet = (typeof tierColourSets)[number];

/** Size of texts on the screens. */
export const textSizes = ['usual', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

/** Colours of a user's own set, the highest tier first; projects with another number of tiers take even steps along them. */
export const OWN_COLOURS = { least: 2, most: 7 } as const;

/** What a user has settled for this app on this machine, apart from any project. */
export interface AppSettings {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
  readonly textSize: TextSize;
  /** Of scores on the screens; null: as many as a method's scale needs, as files print them. */
  readonly decimals: number | null;
  readonly tierColours: TierColourSet;
  /** `#rrggbb`; used where `tierColours` is own. */
  readonly ownTierColours: readonly string[];
  /** Name and office of whoever is at work, for the audit. */
  readonly editor: string;
  /** The tour has been gone through or refused. */
  readonly toured: boolean;
  /** Who is at work isn't to be asked for at the start. */
  readonly signed: boolean;
}

export const usualSettings: AppSettings = {
  language: 'zh',
  theme: 'system',
  textSize: 'usual',
  decimals: null,
  tierColours: 'report',
  ownTierColours: ['#4d1030', '#bd7798', '#faf1f5'],
  editor: '',
  toured: false,
  signed: false,
};

/** What a settings file holds: how the screens look. Who is at work stays on his machine. */
export const portableSettings = ['language', 'theme', 'textSize', 'decimals', 'tierColours', 'ownTierColours'] as const;
export type PortableSettings = Pick<AppSettings, (typeof portableSettings)[number]>;
