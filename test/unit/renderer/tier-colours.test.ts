import { describe, expect, it } from 'vitest';
import { tierColourSets, usualSettings } from '../../../shared/model/app-settings.ts';
import { tierIds } from '../../../shared/model/method.ts';
import { contrastOf } from '../../../shared/report/colour/colour-spaces.ts';
import { NEAR_COLOURS, nearestColours } from '../../../shared/report/colour/nearest-colours.ts';
import { tierColours } from '../../../renderer/ui/tier-colours.ts';

const linesOf = (count: number) => tierIds.slice(0, count).map((tier) => ({ tier, lower: 0 }));
const { ownTierColours } = usualSettings;

describe.each(tierColourSets)('tiers in the colours of %s', (set) => {
  it.each([2, 3, 4, 5, 6, 7])('%d of them are told apart in every way of seeing, and read at 4.5 : 1', (count) => {
    const lines = linesOf(count);
    const made = lines.map(({ tier }) => tierColours(tier, lines, { tierColours: set, ownTierColours }));
    for (const { vision, difference, pair } of nearestColours(made.map(({ fill }) => fill)))
      expect(difference, `${vision} ${pair.join()}`).toBeGreaterThan(NEAR_COLOURS);
    for (const { fill, ink } of made) expect(contrastOf(fill, ink), fill).toBeGreaterThanOrEqual(4.5);
  });
});

it('an own set goes through the colours as given where there are as many tiers', () => {
  const lines = linesOf(3);
  const own = ['#112233', '#778899', '#ddeeff'];
  expect(lines.map(({ tier }) => tierColours(tier, lines, { tierColours: 'own', ownTierColours: own }).fill)).toEqual(
    own,
  );
});
