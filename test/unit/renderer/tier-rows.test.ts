import { describe, expect, test } from 'vitest';
import { standardTiers } from '../../../shared/model/method.ts';
import {
  linesOf,
  movedUp,
  renamedTiers,
  rowFaults,
  rowsOf,
  withAdded,
  withoutRow,
} from '../../../renderer/features/indicators/tier-rows.ts';
import type { TierRow } from '../../../renderer/features/indicators/tier-rows.ts';

const rows = rowsOf(standardTiers);
const ids = (of: readonly TierRow[]): readonly string[] =>
  linesOf(of).map(({ tier, lower, name }) => `${tier} ${name ?? ''} ${lower ?? ''}`.trim());
const called = (of: readonly TierRow[], names: readonly string[]): readonly TierRow[] =>
  of.map((row, at) => ({ ...row, name: names[at] ?? row.name }));

describe('the rows of the dialog of tiers', () => {
  test('as they came, say the tiers as they were', () => {
    expect(linesOf(rows)).toEqual(standardTiers);
  });
  test('one that is called otherwise is another tier than the earlier results know', () => {
    expect(ids(called(rows, ['非常高', '良好']))).toEqual(['very_high  90', 'tier_2 良好 80', 'medium  65', 'low']);
    expect(renamedTiers(called(rows, ['非常高', '良好'])).get('high')).toBe('tier_2');
  });
  test('one that is called as it came is that tier again, one that was added as a national tier is that', () => {
    expect(linesOf(called(called(rows, ['', '良好']), ['非常高', '高']))).toEqual(standardTiers);
    const without = withoutRow(rows, 1);
    expect(ids(without)).toEqual(['very_high  90', 'medium  65', 'low']);
    expect(ids(called(withAdded(without, 0), ['非常高', '中', '高']))).toEqual([
      'very_high  90',
      'medium  65',
      'high  32.5',
      'low',
    ]);
  });
  test('one is added above the lowest, halfway down to the end of the scale, up to seven', () => {
    const five = withAdded(rows, 0);
    expect(ids(five)).toEqual(['very_high  90', 'high  80', 'medium  65', 'tier_1  32.5', 'low']);
    const many = [0, 0, 0, 0, 0].reduce((of) => withAdded(of, 0), rows);
    expect(many).toHaveLength(7);
    expect(new Set(linesOf(many).map(({ tier }) => tier)).size).toBe(7);
  });
  test('the one above the lowest takes all that is left when the lowest goes', () => {
    expect(ids(withoutRow(rows, 3))).toEqual(['very_high  90', 'high  80', 'medium']);
  });
  test('a tier that moves up changes places, the lines stay', () => {
    expect(ids(movedUp(rows, 3))).toEqual(['very_high  90', 'high  80', 'low  65', 'medium']);
    expect(movedUp(rows, 0)).toBe(rows);
  });
  test('what is wrong is said at its row', () => {
    const twice = called(rows, ['高', '高']);
    expect([0, 1, 2].map((at) => rowFaults(twice, at).name?.code ?? null)).toEqual([
      'TIER_NAME_TWICE',
      'TIER_NAME_TWICE',
      null,
    ]);
    // It stands at its row: the id of the tier, which nobody has given, is not said.
    const { name } = rowFaults(called(rows, [' ']), 0);
    expect([name?.code, name?.place]).toEqual(['TIER_NAME_EMPTY', {}]);
    const level = rows.map((row, at) => (at === 1 ? { ...row, lower: 90 } : row));
    expect([0, 1, 2, 3].map((at) => rowFaults(level, at).above)).toEqual([null, 90, null, null]);
  });
});
