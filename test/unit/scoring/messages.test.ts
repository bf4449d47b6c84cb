import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scoreBookMessages } from '../../../shared/messages/score-book.ts';
import { scoringMessages } from '../../../shared/messages/scoring.ts';

/** Codes are the only texts of capitals and underscores in these sources; `prefix` leaves out those of others. what-if/, weights/ and experts/ have catalogues of their own. */
function codesIn(folder: string, prefix: string): Set<string> {
  const path = fileURLToPath(new URL(`../../../${folder}/`, import.meta.url));
  const sources = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!what-if|weights|experts).*\.ts$/.test(file))
    .map((file) => readFileSync(path + file, 'utf8'));
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1] ?? ''),
  );
  return new Set(codes.filter((code) => code.startsWith(prefix)));
}

test.each([
  ['shared/scoring', '', scoringMessages],
  ['electron/importing/score-book', 'BOOK_', scoreBookMessages],
] as const)('every code of %s has a text, and every text a use', (folder, prefix, messages) => {
  expect([...codesIn(folder, prefix)].toSorted()).toEqual(Object.keys(messages).toSorted());
});
