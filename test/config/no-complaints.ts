import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * A library that complains on the console was used wrongly: what it says is a failure of the test in which it says it, or of the next where it
 * says it later. A test that means to bring one about clears it (`vi.mocked(console.error).mockClear()`).
 */
const levels = ['error', 'warn'] as const;

beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level);
});
afterEach(expectNone);
afterAll(expectNone);

function expectNone(): void {
  const complaints = levels.flatMap((level) => {
    const spy = vi.spyOn(console, level);
    const { calls } = spy.mock;
    spy.mockClear();
    return calls;
  });
  expect(
    complaints.map((words) => words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ')),
    'a library complained on the console',
  ).toEqual([]);
}
