import { describe, expect, it } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { indicatorSystemTable } from '../../../shared/report/framework-tables.ts';
import { indicatorMeans } from '../../../shared/report/indicator-means.ts';
import { leadingTen, leadingTenTable } from '../../../shared/report/leading-ten.ts';
import { placeCells } from '../../../shared/report/place-cells.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tierDistributionTable } from '../../../shared/report/tier-tables.ts';
import { sampleCohort } from './sample-cohort.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';
import type { SmallUnit } from './small-cohort.ts';
import { treeCohort } from './tree-cohort.ts';

/** Every table fits its grid: head and body have no overlap and no hole. */
function expectSound(input: ReportInput): void {
  for (const table of reportTables(input)) {
    for (const rows of [table.head, table.body]) {
      const width = table.columns.length;
      const area = placeCells(rows, width).reduce((sum, { rowSpan, colSpan }) => sum + rowSpan * colSpan, 0);
      expect(area, table.id).toBe(rows.length * width);
    }
  }
}

describe('the leading ten', () => {
  // 100, 98, … 84 for nine units, then three at 70.
  const scores = [...Array.from({ length: 9 }, (_, i) => 100 - 2 * i), 70, 70 + 1e-12, 70];
  const tied = smallCohort(scores.map((s, i) => flatUnit(`单位${i + 1}`, s, 'medium', Math.min(i + 1, 10))));

  it('takes in all who share the tenth place, within the tolerance, and says so', () => {
    expect(leadingTen(tied)[0]).toMatchObject({ place: 10, units: { length: 12 }, tiedAtLast: { length: 3 } });
    expect(leadingTenTable(tied).notes).toContain(
      '“甲指标”第 10 位得分并列，单位10、单位11、单位12一并列出，共 12 个。',
    );
  });
  it('says nothing where a tie ends at the tenth place', () => {
    const nine = smallCohort(
      [...scores.slice(0, 8), 70, 70, 60].map((s, i) => flatUnit(`单位${i + 1}`, s, 'medium', i + 1)),
    );
    expect(leadingTen(nine)[0]).toMatchObject({ units: { length: 10 }, tiedAtLast: [] });
  });
  it('lists everyone of three units and says that there are no ten', () => {
    const three = smallCohort([
      flatUnit('甲', 90, 'very_high', 1),
      flatUnit('乙', 80, 'high', 2),
      flatUnit('丙', 70, 'medium', 3),
    ]);
    expect(leadingTen(three)[0]!.units).toHaveLength(3);
    expect(leadingTenTable(three).notes).toContain('“甲指标”有得分的对象不足 10 个，全部列出。');
    expectSound(three);
  });
});

describe('above the mean', () => {
  it('is strict within the tolerance: equal values summed in another order are not above', () => {
    const values = [0.1 + 0.2, 0.3, 0.3];
    const input = smallCohort(
      values.map((v, i): SmallUnit => ({ name: `${i}`, p: v, q: v, index: v, tier: 'low', rank: 1 })),
    );
    expect(indicatorMeans(input)[0]?.above).toBe(0);
  });
  it('counts 50.00 % as shares of those with a score', () => {
    const input = smallCohort([
      flatUnit('甲', 90, 'very_high', 1),
      flatUnit('乙', 80, 'high', 2),
      { name: '丙', p: Number.NaN, q: Number.NaN, index: Number.NaN, tier: null, rank: Number.NaN },
    ]);
    expect(indicatorMeans(input)[0]).toMatchObject({ mean: 85, above: 1, aboveShare: 0.5, present: 2 });
    expect(tierDistributionTable(input).notes).toContain('没有总体指数、未列入的对象：丙。');
  });
});

it('lays out 400 units, names of 40 characters one a row, and a rare long name three a row', () => {
  const many = smallCohort(
    Array.from({ length: 400 }, (_, i) => flatUnit(`单位${i}`, 100 - i / 8, i < 81 ? 'very_high' : 'high', i + 1)),
  );
  expectSound(many);
  expect(
    tierDistributionTable(many)
      .body.flat()
      .filter((cell) => cell.kind === 'mark'),
  ).toHaveLength(400);
  const long = smallCohort([flatUnit('名'.repeat(40), 90, 'very_high', 1), flatUnit('乙', 80, 'high', 2)]);
  expect(tierDistributionTable(long).columns).toHaveLength(3);
  expectSound(long);
  const rare = smallCohort(
    Array.from({ length: 30 }, (_, i) => flatUnit(i === 3 ? '名'.repeat(40) : '单位', 90, 'very_high', 1)),
  );
  expect(tierDistributionTable(rare).columns).toHaveLength(2 + 3);
});

describe('frameworks of other depths', () => {
  it('lay out with one level, where the measures stand as the system', () => {
    const one = treeCohort([['R', null]], 'R');
    expectSound(one);
    expect(indicatorSystemTable(one).body.map((row) => cellText(row[0]!))).toEqual(['P.1 甲采集项', 'Q.1 乙采集项']);
  });
  it('lay out with five levels and a branch that ends early', () => {
    const five = treeCohort(
      [
        ['R', null],
        ['S', null],
        ['R1', 'R'],
        ['R11', 'R1'],
        ['R111', 'R11'],
        ['R1111', 'R111'],
        ['R2', 'R'],
      ],
      'R1111',
    );
    expectSound(five);
    const table = indicatorSystemTable(five);
    expect(table.columns).toHaveLength(2 * 5 + 2);
    expect(table.body).toHaveLength(3);
  });
});

it('says inferred wherever weights of the 2021 frameworks show, and prints shares of the whole', () => {
  const table = indicatorSystemTable(sampleCohort('province-2021'));
  expect(table.notes[0]).toContain('推断权重');
  expect(table.body).toHaveLength(21);
  expect(cellText(table.body[0]![1]!)).toBe('25.00%');
});

it('leaves tables out that the input brings nothing for', () => {
  const ids = (input: ReportInput): string[] => reportTables(input).map(({ id }) => id);
  const province = sampleCohort('province-2021');
  expect(ids(province)).toEqual([
    'T1-1',
    'T1-2',
    'T2-1',
    'T2-3',
    'T-adv',
    'F3-1',
    'T-counts',
    'T-means',
    'TA-1',
    'TA-3',
    'TA-5',
    'TA-6',
  ]);
  expect(ids({ ...province, policyDocuments: [], institutions: [] })).not.toContain('TA-5');
  expectSound(province);
  expectSound(sampleCohort('key-city-2021', { lang: 'en' }));
});
