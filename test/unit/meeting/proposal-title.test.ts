import { expect, test } from 'vitest';
import { proposalTitle } from '../../../shared/model/proposal-title.ts';

const before = { A: 25, B: 25, C: 20, D: 15, E: 15 };

test('a title names what was moved, as shares of the group, and not the siblings that made room in proportion', () => {
  // A takes 27 of 100; the others share 73 as they shared 75.
  const after = { A: 27, B: (25 * 73) / 75, C: (20 * 73) / 75, D: (15 * 73) / 75, E: (15 * 73) / 75 };
  expect(proposalTitle(before, after)).toBe('A 25→27');
});

test('two moved by hand are both named, and weights count by their shares', () => {
  expect(proposalTitle(before, { ...before, A: 27, B: 23 })).toBe('A 25→27, B 25→23');
  expect(proposalTitle({ A: 1, B: 3 }, { A: 2, B: 3 })).toBe('A 25→40, B 75→60');
  expect(proposalTitle({ A: 1, B: 2 }, { A: 1, B: 1 })).toBe('A 33.33→50, B 66.67→50');
});

test('one that is switched off or on is named', () => {
  expect(proposalTitle({ A: 50, B: 50, C: 0 }, { A: 0, B: 50, C: 50 })).toBe('A 50→0, C 0→50');
});

test('the same shares have no title, whatever they sum to', () => {
  expect(proposalTitle({ A: 1, B: 1 }, { A: 50, B: 50 })).toBe('');
});
