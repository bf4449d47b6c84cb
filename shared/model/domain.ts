import { foldName, foldText } from '../base/fold-text.ts';
import { readNumber } from '../base/read-number.ts';

/** 取值范围 that a measure's values must lie in; the words of the column `domain`. */
export const domainWords = ['count', 'percent', 'score 0–5', 'score 0–100', 'days', 'ratio', 'any'] as const;
type DomainWord = (typeof domainWords)[number];

export interface Domain {
  /** −∞ or ∞ where the domain is open. */
  readonly lower: number;
  readonly upper: number;
}

const ofWord: Readonly<Record<DomainWord, Domain>> = {
  count: { lower: 0, upper: Infinity },
  percent: { lower: 0, upper: 100 },
  'score 0–5': { lower: 0, upper: 5 },
  'score 0–100': { lower: 0, upper: 100 },
  days: { lower: 0, upper: Infinity },
  ratio: { lower: 0, upper: Infinity },
  any: { lower: -Infinity, upper: Infinity },
};

/** A word of `domainWords`, words with their values (`是=1;否=0`) or `a..b`, of which one end may be left open; null when it is none or doesn't rise. */
export function parseDomain(text: string): Domain | null {
  const written = domainText(text);
  const values = statedWords(written);
  if (values !== null) {
    const numbers = values.map(([, value]) => value);
    return { lower: Math.min(...numbers), upper: Math.max(...numbers) };
  }
  const word = domainWords.find((known) => known === written);
  if (word !== undefined) return ofWord[word];
  const [below, above, ...more] = written.split('..');
  if (below === undefined || above === undefined || more.length > 0) return null;
  const lower = endOf(below, -Infinity);
  const upper = endOf(above, Infinity);
  if (lower === null || upper === null || (lower === -Infinity && upper === Infinity)) return null;
  return lower < upper ? { lower, upper } : null;
}

/** An end left empty is open. */
function endOf(text: string, open: number): number | null {
  const reading = readNumber(text);
  if (reading.type === 'empty') return open;
  return reading.type === 'number' ? reading.value : null;
}

/** The pairs of `优=3;良=2;中=1`; null where a text is none of such. */
function statedWords(text: string): readonly (readonly [word: string, value: number])[] | null {
  if (!text.includes('=')) return null;
  const pairs: (readonly [string, number])[] = [];
  for (const part of text.split(/[;；,，、]/)) {
    const [word = '', value = '', ...more] = part.split('=');
    const reading = readNumber(value);
    if (foldName(word) === '' || more.length > 0 || reading.type !== 'number') return null;
    if (pairs.some(([known]) => known === foldName(word))) return null;
    pairs.push([foldName(word), reading.value]);
  }
  return pairs.length < 2 ? null : pairs;
}

/** What people write for each other in sheets of 是/否, 有/无, √/×; whoever names one of a line may write the others of it. */
const sameWords: readonly (readonly [yes: readonly string[], no: readonly string[]])[] = [
  [
    ['是', '√', '✓', '✔', '☑', 'yes', 'y', 'true'],
    ['否', '×', '✗', '✘', '✕', 'x', 'no', 'n', 'false'],
  ],
  [
    ['有', '√', '✓', '✔', '☑', 'yes', 'y', 'true'],
    ['无', '没有', '×', '✗', '✘', '✕', 'x', 'no', 'n', 'false'],
  ],
];

/** The value of every word that a cell of the measure may hold, folded and in small letters; null where its domain knows no words. */
export function domainValues(domain: string): ReadonlyMap<string, number> | null {
  const stated = statedWords(domainText(domain));
  if (stated === null) return null;
  const values = new Map(stated.map(([word, value]) => [word.toLowerCase(), value]));
  const line = sameWords.find(([[yes = ''], [no = '']]) => values.has(yes) || values.has(no)) ?? sameWords[0];
  for (const side of stated.length === 2 ? (line ?? []) : []) {
    const value = side.map((word) => values.get(word)).find((known) => known !== undefined);
    if (value !== undefined) for (const word of side) if (!values.has(word)) values.set(word, value);
  }
  return values;
}

const yesNoUnits: Readonly<Record<string, string>> = {
  '是/否': '是=1;否=0',
  是否: '是=1;否=0',
  '有/无': '有=1;无=0',
  有无: '有=1;无=0',
  '√/×': '√=1;×=0',
  '√/x': '√=1;×=0',
  'yes/no': 'yes=1;no=0',
};

/** The domain of a measure whose unit says that it is answered by two words; null for other units. */
export function yesNoDomain(unit: string): string | null {
  return yesNoUnits[foldName(foldText(unit)).toLowerCase()] ?? null;
}

/** As it is kept: small letters, the dash of `score 0–5`, no spaces too many. */
export function domainText(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^score (\d+)\s*[-–—~]\s*(\d+)$/, 'score $1–$2');
}

export function isInside({ lower, upper }: Domain, value: number): boolean {
  return value >= lower && value <= upper;
}
