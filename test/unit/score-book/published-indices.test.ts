import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import { score } from '../../../shared/scoring/score.ts';

// Figures as their publishers print them (test/fixtures/README.md says whose they are).
const published = z.object({
  tolerance: z.number(),
  index: z.record(z.string(), z.number()),
  rank: z.record(z.string(), z.number()).nullable(),
});

describe.each([
  // Decimals that the publisher prints and ranks by.
  ['egdi2018', 193, 4],
  ['hdi2021', 191, 3],
  ['sdr2023g', 166, null],
] as const)('%s', (name, count, decimals) => {
  test('reproduces within the publisher’s rounding, and its ranks by the printed value', async () => {
    const at = (ending: string): string =>
      fileURLToPath(new URL(`../../fixtures/indices/${name}.${ending}`, import.meta.url));
    const { tolerance, index, rank } = published.parse(JSON.parse(readFileSync(at('json'), 'utf8')));
    const workbook = await readWorkbook(at('xlsx'));
    if (!workbook.ok) throw new Error(workbook.error.code);
    const book = readScoreBook(`${name}.xlsx`, workbook.value.sheets);
    if (!book.ok) throw new Error(JSON.stringify(book.error));
    const scored = score(book.value.dataset, { ...book.value.method, rankRounding: decimals });
    if (!scored.ok) throw new Error(scored.error.code);
    const { units } = scored.value;
    expect(units).toHaveLength(count);
    expect(units.toSorted()).toEqual(Object.keys(index).toSorted());
    units.forEach((code, u) =>
      expect(Math.abs((scored.value.index[u] ?? Number.NaN) - (index[code] ?? Number.NaN)), code).toBeLessThanOrEqual(
        tolerance,
      ),
    );
    if (rank !== null) expect(Object.fromEntries(units.map((code, u) => [code, scored.value.rank[u]]))).toEqual(rank);
  });
});
