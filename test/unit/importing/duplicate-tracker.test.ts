import { expect, test } from 'vitest';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { createRandom } from '../../../shared/base/random.ts';

test('a hundred thousand keys over three sheets are found again exactly where a plain map finds them', () => {
  const random = createRandom(7);
  const whole = (below: number): number => Math.floor(random.next() * below);
  const tracker = createDuplicateTracker();
  const oracle = new Map<string, { readonly row: number; readonly sheet: string; readonly content: number }>();
  let again = 0;
  for (const sheet of ['一', '二', '三']) {
    tracker.sheet(sheet);
    for (let row = 2; row < 40_002; row += 1) {
      const parts = [whole(4), whole(5), whole(2), whole(6_000)];
      const content = whole(3) / 2;
      const key = parts.join(' ');
      const known = oracle.get(key);
      const found = tracker.seen(
        parts.map((part) => part),
        content,
        row,
      );
      if (known === undefined) {
        expect(found).toBeNull();
        oracle.set(key, { row, sheet, content });
      } else {
        again += 1;
        expect(found).toEqual({ row: known.row, sheet: known.sheet, same: known.content === content });
      }
    }
  }
  // Enough of both that the tables grew several times and many look-ups met an earlier key.
  expect(oracle.size).toBeGreaterThan(90_000);
  expect(again).toBeGreaterThan(10_000);
});
