import { describe, expect, it } from 'vitest';
import { createUnitMatcher } from '../../../electron/importing/units/create-unit-matcher.ts';
import { nameDistance } from '../../../electron/importing/units/name-distance.ts';
import { contextOf } from './import-rows.ts';

const provinces = createUnitMatcher(contextOf().units);
const cities = createUnitMatcher(contextOf('key-city-2021').units);

describe('units', () => {
  it('are found by code, short name and full name, all of both cohorts', () => {
    for (const [matcher, template] of [
      [provinces, 'province-2021'],
      [cities, 'key-city-2021'],
    ] as const) {
      for (const unit of contextOf(template).units) {
        expect(
          [unit.code, unit.name, unit.fullName, ` ${unit.fullName}\u3000`, `${unit.code}000000`].map((text) =>
            matcher.match(text),
          ),
        ).toEqual(Array.from({ length: 5 }, () => unit.code));
      }
    }
  });

  it('never mistake 兵团 for 新疆, nor offer one for the other', () => {
    for (const name of ['兵团', '新疆兵团', '新疆建设兵团', '新疆生产建设兵团', '生产建设兵团', '新 疆 兵 团'])
      expect(provinces.match(name)).toBe('660000');
    for (const name of ['新疆', '新疆维吾尔自治区', '新疆自治区', '650000'])
      expect(provinces.match(name)).toBe('650000');
    expect(provinces.match('新疆某兵团')).toBeNull();
    expect(provinces.suggest('新疆某兵团')).toEqual(['新疆兵团']);
    const withoutCorps = createUnitMatcher(contextOf().units.filter((unit) => unit.code !== '660000'));
    expect([withoutCorps.match('兵团'), withoutCorps.suggest('新疆兵团')]).toEqual([null, []]);
  });

  it('are never guessed: a near name gives suggestions and no match', () => {
    expect(provinces.match('黑龙')).toBeNull();
    expect(provinces.suggest('黑龙')).toContain('黑龙江');
    expect(provinces.suggest('内蒙')).toContain('内蒙古');
    expect(provinces.suggest('河比')).toContain('河北');
    expect(provinces.suggest('')).toEqual([]);
    // Distances take the product of the lengths: a cell of 32,767 characters is no misspelt name.
    expect(provinces.suggest('河'.repeat(32_767))).toEqual([]);
    expect(provinces.suggest(`河北${'、'.repeat(32_765)}`)).toEqual(['河北']);
    expect([
      provinces.match('吉林市'),
      provinces.match('海南藏族自治州'),
      provinces.match('__proto__'),
      provinces.match(''),
    ]).toEqual([null, null, null, null]);
  });

  it("take learnt spellings, but never one that is another unit's code, nor one to a unit outside the project", () => {
    const units = contextOf().units;
    const matcher = createUnitMatcher(units, { 京: '110000', '120000': '110000', 港: '810000' });
    expect([matcher.match('京'), matcher.match('120000'), matcher.match('港')]).toEqual(['110000', '120000', null]);
  });

  it('whose spelling fits two units fit none', () => {
    const [first, second] = contextOf().units;
    if (first === undefined || second === undefined) throw new Error('no units');
    const matcher = createUnitMatcher([
      { ...first, aliases: ['直辖市'] },
      { ...second, aliases: ['直辖市'] },
    ]);
    expect(matcher.match('直辖市')).toBeNull();
  });

  it('have the edit distances that one counts by hand', () => {
    expect([
      nameDistance('', '北京'),
      nameDistance('河比', '河北'),
      nameDistance('黑龙', '黑龙江'),
      nameDistance('kitten', 'sitting'),
    ]).toEqual([2, 1, 1, 3]);
  });
});
