import { expect, test } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { scenarioComparisonTables } from '../../../shared/report/scenario-comparison-tables.ts';
import type { ScenarioCell, ScenarioComparison } from '../../../shared/scoring/what-if/what-if-types.ts';
import { fourUnits } from './four-units.ts';

const first: ScenarioCell = {
  index: 94,
  rank: 1,
  tier: 'very_high',
  measured: 1,
  indexDelta: null,
  rankDelta: null,
  tierChanged: false,
};
const second: ScenarioCell = {
  index: 88.5,
  rank: 2,
  tier: 'high',
  measured: 0.75,
  indexDelta: -5.5,
  rankDelta: -1,
  tierChanged: true,
};
const without: ScenarioCell = { ...first, index: null, rank: null, tier: null, measured: 0.2 };
const comparison: ScenarioComparison = {
  scenarios: [
    { name: '基准', differences: [], meanShift: null, tierChanges: 0 },
    {
      name: '重甲',
      differences: [
        { kind: 'weight', subject: 'P', before: 60, after: 70 },
        { kind: 'ties', subject: 'ties', before: 'min', after: 'dense' },
      ],
      meanShift: 0.5,
      tierChanges: 1,
    },
  ],
  rows: [
    { unit: 'U01', name: '北', cells: [first, second], tierChanged: true },
    { unit: 'U02', name: '东', cells: [without, without], tierChanged: false },
  ],
};
const [units, differences] = scenarioComparisonTables(fourUnits(), comparison);

test('each scenario has index, rank and tier; each but the first what changed against it', () => {
  expect(units?.body.map((row) => row.map(cellText))).toEqual([
    ['北', '94.00', '1', '非常高', '88.50', '2', '高', '-5.50', '-1'],
    ['东', '—', '—', '—', '—', '—', '—', '—', '—'],
  ]);
  const [names, heads] = units?.head ?? [];
  expect(names?.map((cell) => [cellText(cell), cell.colSpan ?? 1])).toEqual([
    ['地区', 1],
    ['基准', 3],
    ['重甲', 5],
  ]);
  expect(names?.[0]?.rowSpan).toBe(2);
  expect(heads?.map(cellText).slice(3)).toEqual([
    '总体指数',
    heads?.map(cellText)[1],
    heads?.map(cellText)[2],
    '指数差',
    '名次差',
  ]);
  expect(heads).toHaveLength(8);
  expect(units?.notes[0]).toContain('相对“基准”');
});

test('each difference is named with its scenario, what it is of and both sides; a dash where the kind says it all', () => {
  expect(differences?.body.map((row) => row.map(cellText))).toEqual([
    ['重甲', '权重（占上级）', 'P 甲指标', '60.00%', '70.00%'],
    ['重甲', '并列规则', '—', expect.any(String), expect.any(String)],
  ]);
  const [before, after] = (differences?.body[1] ?? []).slice(3).map(cellText);
  expect(before).not.toBe(after);
});

test('the internal version marks the tiers on part of their weight, scenario by scenario; the public one none', () => {
  const [internal] = scenarioComparisonTables({ ...fourUnits(), worklist: [] }, comparison);
  expect(internal?.body.map((row) => row.map(cellText)).map((row) => [row[3], row[6]])).toEqual([
    ['非常高', '高*'],
    ['—', '—'],
  ]);
  expect(internal?.notes.at(-1)).toBe('“*”表示该等级没有建立在全部实测数据上；实测的权重：“重甲”北 75.0%。');
  expect(units?.body.flat().map(cellText).join()).not.toContain('*');
  expect(units?.notes.join()).not.toContain('*');
});

test('what is measured alike in every scenario is said once', () => {
  const row = { unit: 'U01', name: '北', cells: [{ ...first, measured: 0.75 }, second], tierChanged: true };
  const [internal] = scenarioComparisonTables({ ...fourUnits(), worklist: [] }, { ...comparison, rows: [row] });
  expect(internal?.notes.at(-1)).toBe('“*”表示该等级没有建立在全部实测数据上；实测的权重：北 75.0%。');
});
