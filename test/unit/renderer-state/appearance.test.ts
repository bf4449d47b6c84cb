import { describe, expect, it } from 'vitest';
import { otherTheme } from '../../../renderer/state/appearance.ts';

// One press gives the other darkness; where the system has that, the system is followed again instead of being contradicted some day.
describe('the switch between light and dark', () => {
  it.each([
    ['system', false, 'dark'],
    ['dark', false, 'system'],
    ['light', false, 'dark'],
    ['system', true, 'light'],
    ['light', true, 'system'],
    ['dark', true, 'light'],
  ] as const)('from %s, the system dark: %s, chooses %s', (theme, systemDark, chosen) => {
    expect(otherTheme({ theme, systemDark })).toBe(chosen);
  });
});
