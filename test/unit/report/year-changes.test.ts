import { describe, expect, test } from 'vitest';
import { yearChanges } from '../../../shared/report/year-changes.ts';
import type { ProjectYear } from '../../../shared/report/year-changes.ts';
import { yearChangeTable } from '../../../shared/report/year-change-table.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { smallDataset } from '../scoring/small-dataset.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';
import { fourUnits } from './four-units.ts';

const year = (of: number, spec: DatasetSpec, synthetic = false): ProjectYear => ({
  ...smallDataset(spec),
  year: of,
  file: `${of}.ewb`,
  synthetic,
});

/**
 * U1: 60 and 80 make 70, then 100 and 80 at 1 : 3 make 85. Data first 90, so 20 and −5; weights first 75, so 5 and 10: data 15, weights 0.
 * U2: 50 and 50, then 70 and 50 make 55. Data first 60 (10, −5), weights first 50 (0, 5): data 7.5, weights −2.5.
 * U3 is in the first year only, U4 in the second only, U5 has nothing in the second.
 */
const before = (): ProjectYear =>
  year(2020, {
    units: ['U1', 'U2', 'U3', 'U5'],
    measures: { M1: { weight: 1, values: [60, 50, 40, 90] }, M2: { weight: 1, values: [80, 50, 40, 90] } },
  });
const after = (): ProjectYear =>
  year(
    2021,
    {
      units: ['U1', 'U2', 'U4', 'U5'],
      measures: { M1: { weight: 1, values: [100, 70, 30, null] }, M2: { weight: 3, values: [80, 50, 30, null] } },
    },
    true,
  );
const changed = (from: ProjectYear, to: ProjectYear) => {
  const found = yearChanges(from, to);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const near = (value: number): unknown => expect.closeTo(value, 9);

describe('the change of every unit between two years', () => {
  const changes = changed(before(), after());

  test('is later minus earlier, with tiers of both years, units of the later year first', () => {
    expect(
      changes.units.map(({ code, years, before: from, after: to, change, tierBefore, tierAfter }) => [
        code,
        years,
        from,
        to,
        change,
        tierBefore,
        tierAfter,
      ]),
    ).toEqual([
      ['U1', 'both', 70, 85, 15, 'medium', 'high'],
      ['U2', 'both', 50, 55, 5, 'low', 'low'],
      ['U4', 'after', null, 30, null, null, 'low'],
      ['U5', 'both', 90, null, null, 'very_high', null],
      ['U3', 'before', 40, null, null, 'low', null],
    ]);
  });

  test('is split into what it comes from; without an index in both years into nothing', () => {
    expect(changes.units.map(({ parts }) => parts)).toEqual([
      { data: near(15), weights: near(0), framework: 0, limits: 0 },
      { data: near(7.5), weights: near(-2.5), framework: 0, limits: 0 },
      null,
      null,
      null,
    ]);
  });

  test('has its means over the units with a change: (15 + 5)/2', () => {
    expect(changes.means).toEqual({
      count: 2,
      before: near(60),
      after: near(70),
      change: near(10),
      parts: { data: near(11.25), weights: near(-1.25), framework: near(0), limits: near(0) },
    });
  });

  test('says of each year its project and whether its data are made up', () => {
    expect([changes.before, changes.after].map(({ year: of, file, synthetic }) => [of, file, synthetic])).toEqual([
      [2020, '2020.ewb', false],
      [2021, '2021.ewb', true],
    ]);
    expect(changes.before.fingerprint).not.toBe(changes.after.fingerprint);
  });

  test('has no means where no unit is in both years', () => {
    const other = year(2021, { units: ['U9'], measures: { M1: { values: [1] }, M2: { values: [1] } } });
    expect(changed(before(), other).means).toBeNull();
  });

  test('is refused with the error of the year that cannot be scored', () => {
    const broken = (one: ProjectYear, weight: number): ProjectYear => ({
      ...one,
      method: { ...one.method, weights: { ...one.method.weights, M1: weight } },
    });
    const codes = [yearChanges(broken(before(), -1), after()), yearChanges(before(), broken(after(), -2))].map(
      (found) => (found.ok ? null : [found.error.code, found.error.params?.['weight']]),
    );
    expect(codes).toEqual([
      ['WEIGHT_INVALID', -1],
      ['WEIGHT_INVALID', -2],
    ]);
  });
});

describe('the table of changes', () => {
  const table = yearChangeTable(fourUnits(), changed(before(), after()));

  test('prints a row a unit, what is not known as a dash, and the means last', () => {
    expect(table.body.map((row) => row.map(cellText))).toEqual([
      ['U1', '70.00', '85.00', '15.00', '15.00', '0.00', '0.00', '0.00', '中', '高'],
      ['U2', '50.00', '55.00', '5.00', '7.50', '-2.50', '0.00', '0.00', '低', '低'],
      ['U4', '—', '30.00', '—', '—', '—', '—', '—', '—', '低'],
      ['U5', '90.00', '—', '—', '—', '—', '—', '—', '非常高', '—'],
      ['U3', '40.00', '—', '—', '—', '—', '—', '—', '低', '—'],
      ['平均（2 个）', '60.00', '70.00', '10.00', '11.25', '-1.25', '0.00', '0.00', '', ''],
    ]);
  });

  test('heads the factors under what the change comes from, a column each', () => {
    expect(table.head.map((row) => row.map(cellText))).toEqual([
      ['地区', '2020 年指数', '2021 年指数', '变化', '其中来自', '2020 年分组', '2021 年分组'],
      ['数据', '权重', '指标体系', '限值'],
    ]);
    expect(table.head[0]?.map(({ rowSpan = 1, colSpan = 1 }) => [rowSpan, colSpan])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
      [2, 1],
      [1, 4],
      [2, 1],
      [2, 1],
    ]);
  });

  test('notes who is in one year only, who has no index, and which data are made up', () => {
    const noted = (part: string): readonly string[] => table.notes.filter((note) => note.includes(part));
    expect(noted('U3')).toHaveLength(1);
    expect(noted('U3')[0]).toMatch(/2020.*2021/);
    expect(noted('U4')[0]).toMatch(/2021.*2020/);
    expect(noted('U5')).toHaveLength(1);
    expect(table.notes.filter((note) => note.includes('合成示例数据'))).toHaveLength(1);
    expect(noted('合成示例数据')[0]).toContain('2021.ewb');
    expect(noted('2020.ewb')).toHaveLength(1);
  });

  test('has no row of means and no such note where there is nothing to say', () => {
    const alone = year(2020, { units: ['U1'], measures: { M1: { values: [1] } } });
    const later = year(2021, { units: ['U2'], measures: { M1: { values: [1] } } });
    expect(yearChangeTable(fourUnits(), changed(alone, later)).body).toHaveLength(2);
    const same = year(2021, { units: ['U1'], measures: { M1: { values: [1] } } });
    const whole = yearChangeTable(fourUnits(), changed(alone, same));
    // Sum, factors, tiers and sources.
    expect(whole.notes).toHaveLength(4);
  });
});
