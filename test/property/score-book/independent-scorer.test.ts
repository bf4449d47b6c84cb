import { expect, test } from 'vitest';
import { score } from '../../../shared/scoring/score.ts';
import { readBook } from '../../unit/score-book/book-sheets.ts';
import { scoreIndependently } from './independent-scorer.ts';
import { randomBook, sheetsOf } from './random-book.ts';

// BOOKS books from BOOK_SEED on; `npm run test:books -- 500 1`.
const books = Number(process.env['BOOKS'] ?? 60);
const firstSeed = Number(process.env['BOOK_SEED'] ?? 1);

/** Everything in which the scorer differs from the independent one. */
function differences(seed: number): string[] {
  const book = randomBook(seed);
  const read = readBook(sheetsOf(book));
  const made = score(read.dataset, read.method);
  const expected = scoreIndependently(book);
  if (!made.ok || expected === null)
    return made.ok === (expected !== null)
      ? []
      : [`${seed}: ${made.ok ? 'scored' : made.error.code}, the other ${expected === null ? 'refuses' : 'scores'}`];
  const result = made.value;
  const size = result.units.length;
  const found: string[] = [];
  const hold = (what: string, own: number | undefined, other: number | null | undefined): void => {
    const a = own ?? Number.NaN;
    const b = other ?? Number.NaN;
    const equal = Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
    if (!equal) found.push(`${seed} ${what}: ${a}, the other ${b}`);
  };
  result.units.forEach((unit, u) => {
    result.measures.forEach((code, m) => {
      hold(`${unit} ${code}`, result.normalised[m * size + u], expected.scores.get(code)?.[u]);
    });
    result.nodes.forEach((code, node) => {
      hold(`${unit} ${code}`, result.scores[node * size + u], expected.scores.get(code)?.[u]);
    });
    hold(`${unit} index`, result.index[u], expected.index[u]);
    hold(`${unit} rank`, result.rank[u], expected.rank[u]);
    if (result.tier[u] !== expected.tier[u])
      found.push(`${seed} ${unit} tier: ${result.tier[u]}, the other ${expected.tier[u]}`);
  });
  return found;
}

test(`random books (${books}, near-zero and off-scale ones among them) score as an independent program scores them`, () => {
  const found = Array.from({ length: books }, (_, at) => differences(firstSeed + at)).flat();
  expect(found).toEqual([]);
});

test('the books are of every kind: off the scale, tied, refused, with and without tiers', () => {
  const made = Array.from({ length: 200 }, (_, at) => scoreIndependently(randomBook(at + 1)));
  const scored = made.filter((one) => one !== null);
  const nearZero = scored.filter(({ index }) => index.filter((x) => x !== null && Math.abs(x) < 1e-9).length > 1);
  const withTiers = scored.filter(({ tier }) => tier.some((one) => one !== null));
  const tied = scored.filter(({ rank }) => new Set(rank).size < rank.length);
  expect(made.length - scored.length).toBeGreaterThan(2);
  expect(nearZero.length).toBeGreaterThan(5);
  expect(withTiers.length).toBeGreaterThan(40);
  expect(scored.length - withTiers.length).toBeGreaterThan(40);
  expect(tied.length).toBeGreaterThan(60);
});
