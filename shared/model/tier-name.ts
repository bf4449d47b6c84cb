import { foldText } from '../base/fold-text.ts';
import { standardTiers, tierIds } from './method.ts';
import type { TierId, TierLine } from './method.ts';

interface TierNames {
  readonly zh: string;
  readonly en: string;
}

/** What a tier is called where its line has no label of its own: the national report's names, and places. */
const standardNames: Readonly<Record<TierId, TierNames>> = {
  very_high: { zh: '非常高', en: 'Very high' },
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
  tier_1: { zh: '第一档', en: 'Tier 1' },
  tier_2: { zh: '第二档', en: 'Tier 2' },
  tier_3: { zh: '第三档', en: 'Tier 3' },
  tier_4: { zh: '第四档', en: 'Tier 4' },
  tier_5: { zh: '第五档', en: 'Tier 5' },
  tier_6: { zh: '第六档', en: 'Tier 6' },
  tier_7: { zh: '第七档', en: 'Tier 7' },
};

/** Letters that a label may have at most. */
export const TIER_NAME_LENGTH = 20;
/** They part tiers, bounds and the two languages in a score book's `tiers`, or mean something in a spreadsheet's formulas and criteria. */
const signs = /[;:()|"*?~<>=]|^[-+@']|\p{Cc}/u;

/** The label of a tier among those of a method; a tier that the method doesn't have (of an earlier year) by its standard name. */
export function tierName(tier: TierId, lang: 'zh' | 'en', tiers: readonly TierLine[]): string {
  return lineName(tiers.find((line) => line.tier === tier) ?? { tier }, lang);
}

/** A tier as the parameters of a message: its id, and its label in each language, of which the reader's is said. */
export function tierParams(
  tier: TierId,
  tiers: readonly TierLine[],
): { readonly tier: TierId; readonly tier_zh: string; readonly tier_en: string } {
  return { tier, tier_zh: tierName(tier, 'zh', tiers), tier_en: tierName(tier, 'en', tiers) };
}

function lineName({ tier, name, english }: Omit<TierLine, 'lower'>, lang: 'zh' | 'en'): string {
  const standard = standardNames[tier];
  return lang === 'zh' ? (name ?? standard.zh) : (english ?? name ?? standard.en);
}

/** A line with these labels; one that is as the tier is called anyway is left out. */
export function namedLine({ tier, lower }: TierLine, name: string, english: string): TierLine {
  const own = name !== '' && name !== standardNames[tier].zh;
  const ownEnglish = english !== '' && english !== (own ? name : standardNames[tier].en);
  return { tier, lower, ...(own ? { name } : {}), ...(ownEnglish ? { english } : {}) };
}

/** The id that a text names: the id itself or its standard Chinese name; null: none. */
export function standardTier(text: string): TierId | null {
  return tierIds.find((id) => id === text.toLowerCase() || standardNames[id].zh === text) ?? null;
}

type TierNameFault = 'empty' | 'long' | 'signs' | 'twice';

/** What is wrong with the label of the tier at a place; null: nothing. Told apart as they print, in each language; a spreadsheet minds no case. */
export function tierNameFault(tiers: readonly TierLine[], at: number): TierNameFault | null {
  const line = tiers[at];
  if (line === undefined) return null;
  for (const label of [line.name, line.english]) {
    if (label === undefined) continue;
    if (label.trim() === '') return 'empty';
    if ([...label].length > TIER_NAME_LENGTH) return 'long';
    // Folded as a score book's texts are, or it would come back from one as another label.
    if (signs.test(label) || foldText(label) !== label) return 'signs';
  }
  const twice = (lang: 'zh' | 'en'): boolean =>
    tiers.some(
      (other, place) => place !== at && lineName(other, lang).toLowerCase() === lineName(line, lang).toLowerCase(),
    );
  return twice('zh') || twice('en') ? 'twice' : null;
}

/**
 * The tiers of a method where one has a label or id of its own; left out where all are the national report's, so that what was written before
 * there were others stays as it was. Who reads it takes `standardTiers` then.
 */
export function ownTiers({ tiers }: { readonly tiers: readonly TierLine[] }): { readonly tiers?: readonly TierLine[] } {
  const national = tiers.every(
    ({ tier, name, english }) =>
      name === undefined && english === undefined && standardTiers.some((line) => line.tier === tier),
  );
  return national ? {} : { tiers };
}
