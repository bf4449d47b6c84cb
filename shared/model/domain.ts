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

/** A word of `domainWords` or `a..b`, of which one end may be left open; null when it is neither or doesn't rise. */
export function parseDomain(text: string): Domain | null {
  const written = domainText(text);
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
