import type { Unit } from '../../../shared/model/unit.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { englishNames } from './english-names.ts';
import { nearestNames } from './name-distance.ts';
import { simplified } from './simplified.ts';

/** Finds the unit that a 地区 cell means. */
export interface UnitMatcher {
  /** Code of the unit; null when the text is nobody's code, name or known variant. Never the nearest one. */
  match(text: string): string | null;
  /** As `match`, for a column of codes: provinces also by the first two digits of GB/T 2260, cities by four. Elsewhere 11 is a number. */
  matchCode(text: string): string | null;
  /** Short names of up to three units that the text may have meant. */
  suggest(text: string): readonly string[];
}

const autonomous = ['自治区', '壮族自治区', '回族自治区', '维吾尔自治区'];
const corps = ['兵团', '建设兵团', '生产建设兵团', '新疆兵团', '新疆建设兵团', '新疆生产建设兵团'];
const cacheLimit = 20_000;

/**
 * `aliases`: learnt spelling → unit code (they win over everything but a unit's own code). A spelling that fits two units
 * fits none. 兵团 is its own unit: no spelling with 兵团 in it is ever 新疆, nor offered as 新疆.
 */
export function createUnitMatcher(units: readonly Unit[], aliases: Readonly<Record<string, string>> = {}): UnitMatcher {
  const codes = new Map<string, string | null>();
  const add = (spelling: string, code: string): void => {
    const key = keyOf(spelling);
    if (key === '') return;
    const known = codes.get(key);
    codes.set(key, known === undefined || known === code ? code : null);
  };
  for (const unit of units) for (const spelling of spellings(unit)) add(spelling, unit.code);
  for (const [spelling, code] of Object.entries(aliases)) {
    const key = keyOf(spelling);
    if (units.some((unit) => unit.code === code) && !units.some((unit) => unit.code === key)) codes.set(key, code);
  }
  const names = units.map((unit) => unit.name);
  const short = shortCodes(units);
  const cache = new Map<string, string | null>();
  const match = (text: string): string | null => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const found = codes.get(keyOf(text)) ?? null;
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(text, found);
    return found;
  };
  return {
    match,
    matchCode: (text) => match(text) ?? short.get(foldName(text)) ?? null,
    suggest(text) {
      const folded = foldName(text);
      return nearestNames(folded, folded.includes('兵团') ? names.filter((name) => name.includes('兵团')) : names);
    },
  };
}

function keyOf(text: string): string {
  return simplified(foldName(text)).toUpperCase();
}

/** The digits of GB/T 2260 that are not zero, for units whose codes are of it; none where two units share them. */
function shortCodes(units: readonly Unit[]): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { code } of units) {
    const digits = /^(\d\d)0000$|^(\d{4})00$/.exec(code);
    const key = digits?.[1] ?? digits?.[2];
    if (key !== undefined) found.set(key, found.has(key) ? null : code);
  }
  return found;
}

const provinceWords = ['', 'Province', 'Municipality', 'AutonomousRegion'];
const cityWords = ['', 'City', 'Municipality'];

function englishSpellings(code: string): readonly string[] {
  const words = code.endsWith('0000') ? provinceWords : cityWords;
  return (englishNames[code] ?? []).flatMap((name) => words.map((word) => `${name}${word}`));
}

function spellings(unit: Unit): readonly string[] {
  const names = [
    unit.name,
    unit.fullName,
    ...(unit.nameEn === undefined ? [] : [unit.nameEn]),
    ...(unit.aliases ?? []),
  ];
  if (/自治区$/.test(unit.fullName)) names.push(`${unit.name}自治区`);
  if (unit.fullName.includes('兵团')) names.push(...corps);
  if (unit.province !== undefined && unit.province !== '') {
    for (const suffix of ['', '省', ...autonomous])
      names.push(`${unit.province}${suffix}${unit.name}`, `${unit.province}${suffix}${unit.fullName}`);
  }
  const coded = [unit.name, unit.fullName].flatMap((name) => [
    `${unit.code}${name}`,
    `${name}${unit.code}`,
    `${name}(${unit.code})`,
    `(${unit.code})${name}`,
    `${unit.code}-${name}`,
  ]);
  // 12-digit codes of statistical areas carry six zeros after the code of GB/T 2260.
  const long = /^\d{6}$/.test(unit.code) ? [`${unit.code}000000`] : [];
  return [unit.code, ...long, ...names, ...coded, ...englishSpellings(unit.code)];
}
