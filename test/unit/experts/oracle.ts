import { readFileSync } from 'node:fs';
import { z } from 'zod';

const numbers = z.array(z.number());
const statistics = z.object({
  ...{ mean: numbers, median: numbers, lower: numbers, upper: numbers, sd: numbers, variation: numbers },
  fullMarks: numbers,
  concordance: z.object({ w: z.number(), chiSquare: z.number(), degrees: z.number(), p: z.number() }),
});

/** Invented answers with what numpy and scipy make of them: test/fixtures/experts/rounds.py. */
export const oracle = z
  .object({
    codes: z.array(z.string()),
    experts: z.array(z.string()),
    basis: z.array(numbers),
    familiar: numbers,
    rounds: z.array(
      z.object({
        ...{ number: z.number(), marks: z.array(numbers), counted: z.array(z.string()), positive: z.number() },
        ...{ authority: z.number(), all: statistics, top: statistics, under: statistics },
      }),
    ),
    ahp: z.object({
      ...{ judged: z.array(numbers), crs: numbers, judgements: numbers, groupCr: z.number(), priorities: numbers },
      ...{ distances: numbers, outliers: z.array(z.string()), without: numbers },
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/experts/rounds.json', import.meta.url), 'utf8')));
