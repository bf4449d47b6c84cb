import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { createErrorLocator } from '../../../electron/importing/score-book/error-locator.ts';
import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import { score } from '../../../shared/scoring/score.ts';
import { bookSheets, changed, soundBook } from '../../unit/score-book/book-sheets.ts';

/** Cells as people and machines leave them: near misses of codes, keys and numbers, odd types. */
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    null,
    '',
    'I',
    'a',
    'b',
    'U1',
    '乙市',
    'total',
    '__proto__',
    'Code',
    'Unit',
    'NA',
    '—',
    '1e999',
    '1,2',
    '5%',
    '-1',
    '−1',
    'geometric',
    'min_max',
    'p=2',
    true,
  ),
  fc.double(),
  fc.integer(),
  fc.string({ maxLength: 12 }),
  fc.constantFrom<Cell>(
    { type: 'percent', value: 0.5 },
    { type: 'error', text: '#REF!' },
    { type: 'date', iso: '2021-01-01', serial: 44197 },
    { type: 'uncached', formula: 'A1' },
  ),
);
const sheet = fc.constantFrom('Indicators', 'Units', 'Data', 'Method');
const name = fc
  .tuple(fc.constantFrom(...'ABCDEFGHIJ'), fc.integer({ min: 1, max: 6 }))
  .map(([column, row]) => `${column}${row}`);

test('a book with any cells changed is scored with finite numbers or refused with places, and never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(sheet, name, cell), { maxLength: 6 }), (changes) => {
      const book = changes.reduce((spec, [where, at, value]) => changed({ [where]: { [at]: value } }, spec), soundBook);
      const read = readScoreBook('book.xlsx', bookSheets(book));
      if (!read.ok) {
        expect(read.error.length).toBeGreaterThan(0);
        for (const { place } of read.error)
          expect([place?.file, place?.sheet === undefined, place?.cell === undefined]).toEqual([
            'book.xlsx',
            false,
            false,
          ]);
        return;
      }
      const result = score(read.value.dataset, read.value.method);
      if (result.ok)
        expect(
          [...result.value.scores, ...result.value.normalised].every(
            (value) => Number.isNaN(value) || Number.isFinite(value),
          ),
        ).toBe(true);
      else
        expect(createErrorLocator(read.value.places)(result.error).place).toMatchObject({
          file: 'book.xlsx',
          sheet: expect.any(String),
          cell: expect.any(String),
        });
    }),
    { numRuns: 2000 },
  );
});
