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

const range = /^(-?\d+(?:\.\d+)?)?\s*\.\.\s*(-?\d+(?:\.\d+)?)?$/;

/** A word of `domainWords` or `a..b`, of which one end may be left open; null when it is neither or doesn't rise. */
export function parseDomain(text: string): Domain | null {
  const written = domainText(text);
  const word = domainWords.find((known) => known === written);
  if (word !== undefined) return ofWord[word];
  const match = range.exec(written);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
  const lower = match[1] === undefined ? -Infinity : Number(match[1]);
  const upper = match[2] === undefined ? Infinity : Number(match[2]);
  return lower < upper ? { lower, upper } : null;
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
