import { foldName } from '../base/fold-text.ts';

/** What a unit measures, and how many of the smallest of its kind it is. */
interface KnownUnit {
  readonly kind: string;
  readonly size: number;
}

const times: Readonly<Record<string, number>> = {
  秒: 1,
  秒钟: 1,
  分钟: 60,
  小时: 3_600,
  时: 3_600,
  天: 86_400,
  日: 86_400,
  自然日: 86_400,
  周: 604_800,
};
const shares: Readonly<Record<string, number>> = { '%': 10, '‰': 1, 百分比: 10, 百分点: 10, 个百分点: 10 };
const prefixes: Readonly<Record<string, number>> = {
  '': 1,
  百: 100,
  千: 1_000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};
/** 千米 and 千克 are units of their own. */
const prefixed = /^(十万|百万|千万|百(?!分)|千(?![米克瓦])|万|亿)?(.*)$/;

/** The factor from numbers in one unit to those in another; null where the two measure different things, or nobody knows one of them. */
export function unitFactor(from: string, to: string): number | null {
  const [given, wanted] = [knownUnit(foldName(from)), knownUnit(foldName(to))];
  if (given === null || wanted === null) return null;
  // 万 alone is of whatever is counted.
  if (given.kind !== wanted.kind && !(given.kind === 'count:' && isCount(wanted))) return null;
  return given.size / wanted.size;
}

/**
 * Whether two units are known to measure different things, such as hours and persons, or a number and a number per head; words of
 * counting are taken for each other.
 */
export function unitsClash(from: string, to: string): boolean {
  const [given, wanted] = [knownUnit(foldName(from)), knownUnit(foldName(to))];
  if (given === null || wanted === null || given.kind === wanted.kind) return false;
  return !(isCount(given) && isCount(wanted));
}

/** Of things, and not of things per other things. */
function isCount({ kind }: KnownUnit): boolean {
  return kind.startsWith('count:') && !kind.includes('/');
}

function knownUnit(text: string): KnownUnit | null {
  if (text === '') return null;
  const [above = '', below, ...more] = text.split('/');
  if (more.length > 0) return null;
  const one = simpleUnit(above);
  if (below === undefined || one === null) return one;
  const per = simpleUnit(below);
  return per === null ? null : { kind: `${one.kind}/${per.kind}`, size: one.size / per.size };
}

function simpleUnit(text: string): KnownUnit | null {
  if (Object.hasOwn(times, text)) return { kind: 'time', size: times[text] ?? 1 };
  if (Object.hasOwn(shares, text)) return { kind: 'share', size: shares[text] ?? 1 };
  if (text === '工作日' || text === '个工作日') return { kind: 'workdays', size: 1 };
  const [, prefix = '', word = ''] = prefixed.exec(text) ?? [];
  const size = prefixes[prefix] ?? 1;
  if (word === '元' || word === '人民币') return { kind: 'money', size };
  return { kind: `count:${word}`, size };
}
