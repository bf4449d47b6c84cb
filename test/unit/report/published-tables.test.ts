import { describe, expect, it } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { indicatorMeans } from '../../../shared/report/indicator-means.ts';
import { leadingTen } from '../../../shared/report/leading-ten.ts';
import { regionMeans } from '../../../shared/report/region-means.ts';
import { tierGroups } from '../../../shared/report/tier-groups.ts';
import { tierDistributionTable, tierHistoryTable } from '../../../shared/report/tier-tables.ts';
import { tierMoves } from '../../../shared/report/tier-history.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import { standardTiers, tierIds } from '../../../shared/model/method.ts';
import type { TierId } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { readPublished } from './read-published.ts';
import { sampleCohort } from './sample-cohort.ts';

const cohorts = [
  {
    id: 'province-2021',
    tiers: 'tiers-provinces',
    tens: 'top10-provinces',
    years: ['2021', '2020', '2019', '2018', '2017'],
  },
  { id: 'key-city-2021', tiers: 'tiers-key-cities', tens: 'top10-key-cities', years: ['2021', '2020', '2019', '2018'] },
] as const;

function tierOf(text: string | undefined): TierId {
  const tier = tierIds.find((id) => id === text);
  if (!tier) throw new Error(`no tier: ${text}`);
  return tier;
}

describe.each(cohorts)('tables of $id against the printed report', ({ id, tiers, tens, years }) => {
  const input = sampleCohort(id);
  const printed = readPublished(tiers);

  it('puts every unit in its printed tier, in the printed order, with (+) after those that rose', () => {
    for (const { tier, units } of tierGroups(input)) {
      const expected = printed
        .filter((row) => row['2021'] === tier)
        .map((row) => {
          const rose = tierIds.indexOf(tierOf(row['2021'])) < tierIds.indexOf(tierOf(row['2020']));
          return `${row['name']}${rose ? '(+)' : ''}`;
        });
      expect(units.map(({ unit, risen }) => unit.name + (risen ? '(+)' : ''))).toEqual(expected);
    }
  });

  it('writes the distribution with at most six names a row and nothing else than those names', () => {
    const table = tierDistributionTable(input);
    const names = table.body
      .flat()
      .filter((cell) => cell.kind === 'mark')
      .map((cell) => cell.name);
    expect([...names].sort()).toEqual(printed.map((row) => row['name']).sort());
    expect(table.columns).toHaveLength(8);
  });

  it('lists the printed leading ten of each first-level indicator', () => {
    const expected = readPublished(tens).map((row) =>
      Object.keys(row)
        .filter((key) => key.startsWith('region_'))
        .map((key) => row[key])
        .sort(),
    );
    expect(leadingTen(input).map(({ units }) => units.map(({ name }) => name).sort())).toEqual(expected);
  });

  it('lists leading tens in administrative order', () => {
    for (const { units } of leadingTen(input))
      expect(units.map(({ order }) => order)).toEqual(units.map(({ order }) => order).sort((a, b) => a - b));
  });

  it('writes the tier of every unit and year as printed', () => {
    const table = tierHistoryTable(input);
    expect(table.head[0]!.slice(2).map(cellText)).toEqual(years.map((year) => `${year} 年`));
    expect(table.body.map((row) => row.slice(1).map(cellText))).toEqual(
      printed.map((row) => [row['name'], ...years.map((year) => tierName(tierOf(row[year]), 'zh', standardTiers))]),
    );
  });

  it('gives the printed means and counts above the mean', () => {
    const means = new Map(indicatorMeans(input).map((mean) => [mean.code, mean]));
    for (const row of readPublished('means').filter(({ framework }) => framework === id)) {
      const mean = means.get(row['indicator']!)!;
      expect(displayNumber(mean.mean), row['indicator']).toBe(row['mean']);
      if (row['entities_above_mean'] !== '')
        expect(mean.above, row['indicator']).toBe(Number(row['entities_above_mean']));
    }
  });

  it('finds the risers and fallers that the printed tiers of 2020 and 2021 give', () => {
    const moved = (direction: 1 | -1): string[] =>
      printed
        .filter(
          (row) => Math.sign(tierIds.indexOf(tierOf(row['2020'])) - tierIds.indexOf(tierOf(row['2021']))) === direction,
        )
        .map((row) => row['name']!);
    const { up, down } = tierMoves(input);
    expect(up.map(({ unit }) => unit.name)).toEqual(moved(1));
    expect(down.map(({ unit }) => unit.name)).toEqual(moved(-1));
  });
});

it('gives the printed regional means of the provinces, and their national mean of 88.07', () => {
  const { regions, mean } = regionMeans(sampleCohort('province-2021'));
  expect(regions.map(({ region, mean: value }) => [region, displayNumber(value)])).toEqual(
    readPublished('region-means').map((row) => [row['region'], row['mean_2021']]),
  );
  expect(displayNumber(mean)).toBe('88.07');
});
