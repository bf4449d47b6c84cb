import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyTextPatch, makeTextPatch } from '../../../electron/storage/documents/text-patch.ts';

/** Pieces between commas, among them halves of characters that UTF-16 writes in two, so that a cut may fall anywhere. */
const piece = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', '"A1":25', '"A1":12.5', '权重', '😀', '\ud83d', '"'),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(','));

test('a patch turns the one text into the other, whatever the two are', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      expect(applyTextPatch(from, makeTextPatch(from, to))).toBe(to);
    }),
    { numRuns: 500 },
  );
});

test('two values that differ among two hundred cost two short pieces', () => {
  const weights = (first: number, last: number): string =>
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`A${at}`, at === 3 ? first : at === 190 ? last : at])),
    );
  const patch = makeTextPatch(weights(1, 1), weights(25, 12.5));
  expect(JSON.parse(patch)).toEqual([
    // Where the first difference is the cut is exact, further on it is at the commas.
    [expect.any(Number), 1, '25'],
    [expect.any(Number), '"A190":1'.length, '"A190":12.5'],
  ]);
  expect(patch.length).toBeLessThan(60);
});
