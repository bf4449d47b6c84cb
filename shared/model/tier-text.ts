import { tierIds } from './method.ts';
import type { TierId, TierLine } from './method.ts';
import { standardTier } from './tier-name.ts';

/** `very_high:90;high:80;low:`; a tier with own labels as `tier_1(优秀|Excellent):90` (docs/FORMATS "Score book"). */
export function tierLinesText(tiers: readonly TierLine[]): string {
  return tiers.map((line) => `${line.tier}${labelsText(line)}:${line.lower ?? ''}`).join(';');
}

function labelsText({ name, english }: TierLine): string {
  if (name === undefined && english === undefined) return '';
  return `(${name ?? ''}${english === undefined ? '' : `|${english}`})`;
}

/** One tier as it is written: `low:`, `优秀:90`, `excellent(优秀):90`, `tier_1(优秀|Excellent):90`. */
interface TierPart {
  readonly text: string;
  /** Null: more of them without an id than there are. */
  readonly tier: TierId | null;
  /** '': as the tier is called anyway. */
  readonly name: string;
  readonly english: string;
  /** '': open. */
  readonly bound: string;
}

/** The tiers of a text, ids found or given: a label that is no tier's own takes the number of its place, or the first that is free. */
export function readTierParts(text: string): readonly TierPart[] {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readPart);
  const taken = new Set(parts.map(({ tier }) => tier));
  return parts.map((part, at) => {
    if (part.tier !== null || part.name === '') return part;
    const free = [`tier_${at + 1}`, ...tierIds.filter((id) => id.startsWith('tier_'))];
    const tier = tierIds.find((id) => id === free.find((one) => !taken.has(asTier(one)))) ?? null;
    taken.add(tier);
    return { ...part, tier };
  });
}

function asTier(text: string): TierId | null {
  return tierIds.find((id) => id === text) ?? null;
}

/** An id that is mistyped is no label: very_hgh. */
const likeAnId = /^[a-z0-9]+(_[a-z0-9]+)+$/i;
const beyondAscii = /[^\u0020-\u007e]/;

function readPart(text: string): TierPart {
  const [, outer = '', inner = '', bound = ''] = /^([^:()]*)(?:\(([^()]*)\))? *(?::([^:]*))?$/.exec(text) ?? [];
  const own = outer.trim();
  const [first = '', second = ''] = inner.split('|').map((label) => label.trim());
  const tier = standardTier(own);
  const part = { text, tier, bound: bound.trim() };
  if (tier !== null) {
    const isId = tier === own.toLowerCase();
    return { ...part, name: isId ? first : '', english: isId ? second : first };
  }
  if (first === '' && likeAnId.test(own)) return { ...part, name: '', english: '' };
  return beyondAscii.test(first) && !beyondAscii.test(own)
    ? { ...part, name: first, english: own }
    : { ...part, name: own, english: first };
}
