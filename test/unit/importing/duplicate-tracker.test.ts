import { expect, test } from 'vitest';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import type { DuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
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

/** Checks of 15 elements, item by item for each of two units, `from` to `to`; what was found of each. */
function inOrder(tracker: DuplicateTracker, from: number, to: number, startRow: number): readonly unknown[] {
  const found: unknown[] = [];
  let row = startRow;
  for (const unit of [1, 2])
    for (let item = from; item < to; item += 1)
      for (let element = 1; element <= 15; element += 1) found.push(tracker.seen([unit, element, 0, item], 1, row++));
  return found;
}

test('keys that came in order are found again by the first that goes back, and by those after it', () => {
  const tracker = createDuplicateTracker();
  tracker.sheet('一');
  // More than a chunk of the list that is kept meanwhile.
  expect(new Set(inOrder(tracker, 0, 3_000, 2))).toEqual(new Set([null]));
  tracker.sheet('二');
  // Item 10, third element of the first unit: row 2 + 10 × 15 + 2.
  expect(tracker.seen([1, 3, 0, 10], 1, 2)).toEqual({ row: 154, sheet: '一', same: true });
  expect(tracker.seen([1, 3, 0, 10], 0, 3)).toEqual({ row: 154, sheet: '一', same: false });
  expect(tracker.repeated()).toEqual(new Set(['一']));
  // The last of the second unit: 2 + 2 × 3,000 × 15 − 1.
  expect(tracker.seen([2, 15, 0, 2_999], 1, 4)).toEqual({ row: 90_001, sheet: '一', same: true });
  expect(new Set(inOrder(tracker, 3_000, 3_100, 5))).toEqual(new Set([null]));
  expect(tracker.seen([2, 15, 0, 3_099], 1, 4_000)).toEqual({ row: 3_004, sheet: '二', same: true });
});

test('a key right after itself is found, and a smaller one that is new is not', () => {
  const tracker = createDuplicateTracker();
  tracker.sheet('一');
  expect(tracker.seen([1, 1, 0, 5], 1, 2)).toBeNull();
  expect(tracker.seen([1, 1, 0, 5], 1, 3)).toEqual({ row: 2, sheet: '一', same: true });
  expect(tracker.seen([1, 1, 0, 4], 1, 4)).toBeNull();
  expect(tracker.seen([1, 1, 0, 4], 0, 5)).toEqual({ row: 4, sheet: '一', same: false });
});
