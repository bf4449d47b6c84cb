import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { regionFigures } from '../../../shared/report/figures/region-figures.ts';
import {
  boundText,
  inferredNotes,
  listText,
  precisionNote,
  shareText,
  unitHead,
} from '../../../shared/report/report-words.ts';
import { tierGroups } from '../../../shared/report/tier-groups.ts';
import { reportYears, yearResults } from '../../../shared/report/tier-history.ts';
import { tierMargin } from '../../../shared/report/tier-margin.ts';
import { inRows, tierDistributionTable, tierHistoryTable } from '../../../shared/report/tier-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { textCell } from '../../../shared/report/report-table.ts';
import { fourUnits } from './four-units.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';
import type { SmallUnit } from './small-cohort.ts';

const nobody: SmallUnit = {
  name: '无',
  p: Number.NaN,
  q: Number.NaN,
  index: Number.NaN,
  tier: null,
  rank: Number.NaN,
};

describe('tier groups', () => {
  test('have the bounds of their line and the next higher, their units, and the share of those with a tier', () => {
    expect(
      tierGroups(fourUnits()).map(({ tier, lower, upper, units, share }) => [tier, lower, upper, units.length, share]),
    ).toEqual([
      ['very_high', 90, null, 1, 0.25],
      ['high', 80, 90, 1, 0.25],
      ['medium', 65, 80, 1, 0.25],
      ['low', null, 65, 1, 0.25],
    ]);
  });

  test('have no share where nobody has a tier', () => {
    expect(tierGroups(smallCohort([nobody])).map(({ share }) => share)).toEqual(
      Array.from({ length: 4 }, () => Number.NaN),
    );
  });
});

describe('the margin of a tier', () => {
  test('is the next line up and the own line down, none beyond the ends', () => {
    expect([0, 1, 3].map((unit) => tierMargin(fourUnits(), unit))).toEqual([
      { up: null, down: { line: 90 } },
      { up: { tier: 'very_high', line: 90 }, down: { line: 80 } },
      { up: { tier: 'medium', line: 65 }, down: null },
    ]);
  });

  test('is the own line where rounding put a unit above it, and none without a tier or an index', () => {
    const input = smallCohort([
      flatUnit('甲', 89.996, 'very_high', 1),
      nobody,
      { ...flatUnit('丙', 85, 'high', 2), tier: null },
    ]);
    expect(tierMargin(input, 0).down).toEqual({ line: 90 });
    expect(tierMargin(input, 1)).toEqual({ up: null, down: null });
    expect(tierMargin(input, 2)).toEqual({ up: null, down: null });
  });
});

describe('words', () => {
  test('of bounds, shares, lists, precision and heads', () => {
    const bounds = [
      [null, null],
      [null, 65],
      [90, null],
      [80, 90],
    ] as const;
    expect(bounds.map(([lower, upper]) => boundText({ lower, upper }, 'zh'))).toEqual(['', '<65', '≥90', '[80, 90)']);
    expect([shareText(0.5), shareText(Number.NaN)]).toEqual(['50.00%', '—']);
    expect([listText(['甲', '乙'], 'zh'), listText([], 'zh')]).toEqual(['甲、乙', '（无）']);
    const input = fourUnits();
    expect(precisionNote({ ...input, method: { ...input.method, tierRounding: null } })).toContain('未四舍五入');
    expect(precisionNote({ ...input, method: { ...input.method, tierRounding: 2 } })).toContain('保留 2 位小数');
    expect(inferredNotes(input)).toEqual([]);
    expect(unitHead(input)).toBe('地区');
    expect(unitHead({ ...input, framework: { ...input.framework, cohort: 'custom' } })).toBe('评估对象');
  });
});

describe('the history of tiers', () => {
  const entry = (year: number, index: number | null, tier: HistoryEntry['tier']): HistoryEntry => ({
    unit: 'U01',
    year,
    index,
    tier,
  });

  test('takes a tier that is known before one by the index, and joins two entries of a year', () => {
    const history = [
      entry(2019, 95, null),
      entry(2018, null, 'low'),
      entry(2017, 70, null),
      entry(2017, null, 'high'),
      entry(2016, null, null),
    ];
    const years = yearResults(fourUnits({ history })).get('U01');
    expect(years?.get(2019)).toEqual({ index: 95, tier: 'very_high' });
    expect(years?.get(2018)).toEqual({ index: null, tier: 'low' });
    expect(years?.get(2017)).toEqual({ index: 70, tier: 'high' });
    expect(years?.get(2016)).toEqual({ index: null, tier: null });
    expect(years?.get(2021)).toEqual({ index: 94, tier: 'very_high' });
  });

  test('listens to no entry of this year or a later one, and to none of a stranger', () => {
    const history = [entry(2021, 10, 'low'), entry(2022, 10, 'low'), { ...entry(2019, 80, null), unit: 'U99' }];
    const input = fourUnits({ history });
    expect(yearResults(input).get('U01')).toEqual(new Map([[2021, { index: 94, tier: 'very_high' }]]));
    expect(reportYears(input)).toEqual([2021]);
  });

  test('is noted as not known where a year has none, and only there', () => {
    const note = '—';
    const whole = tierHistoryTable(fourUnits());
    const holed = tierHistoryTable(fourUnits({ history: [entry(2020, 88, 'high')] }));
    expect(whole?.body.flat().map(cellText)).not.toContain(note);
    expect(holed?.body.flat().map(cellText)).toContain(note);
    expect((holed?.notes.length ?? 0) - (whole?.notes.length ?? 0)).toBe(1);
  });
});

describe('the table of tiers', () => {
  const notesOf = (units: readonly SmallUnit[]): readonly string[] => tierDistributionTable(smallCohort(units)).notes;

  test('names those without an index, but says of a rule without tiers that it has none', () => {
    expect(notesOf([flatUnit('甲', 90, 'very_high', 1), nobody]).at(-1)).toContain('无');
    const none = '所用合成方法只排名次，不分能力水平。';
    const { dataset, method, result } = smallCohort([{ ...flatUnit('甲', 90, 'high', 1), tier: null }, nobody]);
    const compared = {
      ...smallCohort([], [], { dataset }),
      method: { ...method, aggregation: { default: { id: 'copeland' as const }, nodes: {} } },
      result: { ...result, nodeOffScale: Uint8Array.of(1, 0, 0) },
    };
    expect(tierDistributionTable(compared).notes).toContain(none);
    expect(notesOf([nobody])).not.toContain(none);
    expect(notesOf([flatUnit('甲', 90, 'very_high', 1)])).not.toContain(none);
  });

  test('fills the last row with blanks, and keeps one row of them for nothing', () => {
    const names = (count: number): string[][] =>
      inRows(
        Array.from({ length: count }, (_, at) => textCell(String(at))),
        2,
      ).map((row) => row.map(cellText));
    expect(names(3)).toEqual([
      ['0', '1'],
      ['2', ''],
    ]);
    expect(names(2)).toEqual([['0', '1']]);
    expect(names(0)).toEqual([['', '']]);
  });
});

describe('figures of the regions', () => {
  const region = (count: number) =>
    regionFigures(
      smallCohort(
        Array.from({ length: count }, (_, i) => flatUnit(`单位${i}`, 90 - i / 2, 'medium', i + 1, i === 0 ? '' : '东')),
      ),
    );

  test('are bars up to 66, with the means beside: 21 units of three columns; a heat map from 22 on', () => {
    // The first unit has no region. (21 + 1)·3 = 66.
    expect(region(22)).toMatchObject([{ id: 'F3-4', number: '3-4', kind: 'grouped-bars' }]);
    expect(region(23)).toMatchObject([{ id: 'F3-4', number: '3-4', kind: 'heat-map' }]);
  });

  test('fit forty rows in one map and are parted evenly beyond', () => {
    expect(region(41).map(({ id }) => id)).toEqual(['F3-4']);
    const parts = region(42);
    expect(parts.map(({ id, number }) => [id, number])).toEqual([
      ['F3-4-1', '3-4-1'],
      ['F3-4-2', '3-4-2'],
    ]);
    // 41 units: 21 and 20.
    expect(parts.map((part) => (part.kind === 'heat-map' ? part.rows.length : 0))).toEqual([21, 20]);
  });
});
