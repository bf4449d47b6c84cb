import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * A library that complains on the console was used wrongly: what it says is a failure of the test in which it says it. A test that means to
 * bring one about clears it (`vi.mocked(console.error).mockClear()`).
 */
beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockClear();
});

afterEach(() => {
  const complaints = (['error', 'warn'] as const).flatMap((level) => vi.spyOn(console, level).mock.calls);
  expect(
    complaints.map((words) => words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ')),
    'a library complained on the console',
  ).toEqual([]);
});
