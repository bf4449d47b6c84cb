import type { Level, OnlineDepth } from '../../../shared/model/record-kind.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { TierId, TierLine } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { foldName } from '../../../shared/base/fold-text.ts';

const levelWords: Readonly<Record<string, Level>> = {
  省: '省',
  省级: '省',
  省本级: '省',
  省直: '省',
  自治区本级: '省',
  市: '市',
  市级: '市',
  市本级: '市',
  地市: '市',
  地市级: '市',
  地级: '市',
  设区市: '市',
  设区市级: '市',
  市直: '市',
  县: '县',
  县级: '县',
  区县: '县',
  区县级: '县',
  县区: '县',
  区: '县',
  区级: '县',
  县市区: '县',
  '县(市、区)': '县',
  '县(市,区)': '县',
  县本级: '县',
};

/** 层级: 省 市 县, also 省级, 地市级, 区县 …; null for another word. */
export function parseLevel(text: string): Level | null {
  const folded = foldName(text);
  return Object.hasOwn(levelWords, folded) ? (levelWords[folded] ?? null) : null;
}

/** 网办深度 exactly as docs/FORMATS "Collected spreadsheets" names it; null for another word. */
export function parseDepth(text: string): OnlineDepth | null {
  const folded = foldName(text);
  return onlineDepths.find((depth) => depth === folded) ?? null;
}

const tierWords: Readonly<Record<string, TierId>> = {
  非常高: 'very_high',
  very_high: 'very_high',
  veryhigh: 'very_high',
  高: 'high',
  high: 'high',
  中: 'medium',
  中等: 'medium',
  medium: 'medium',
  低: 'low',
  low: 'low',
};

/** 能力分组: a label of the given tiers, else 非常高 高 中 低, or their ids; a (+) after it is left out; null for another word. */
export function parseTier(text: string, tiers: readonly TierLine[] = []): TierId | null {
  const folded = foldName(text)
    .toLowerCase()
    .replace(/\(\+\)$/, '');
  const called = tiers.find(({ tier }) =>
    [tier, tierName(tier, 'zh', tiers), tierName(tier, 'en', tiers)].some(
      (name) => foldName(name).toLowerCase() === folded,
    ),
  );
  if (called !== undefined) return called.tier;
  return Object.hasOwn(tierWords, folded) ? (tierWords[folded] ?? null) : null;
}
