import { describe, expect, test } from 'vitest';
import type { Framework, Indicator, Measure } from '../../../shared/model/framework.ts';
import { compareSystems } from '../../../shared/report/framework-comparison.ts';
import { systemComparisonTables, systemSentences } from '../../../shared/report/framework-comparison-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { standardMethod } from '../../../shared/model/method.ts';

type Leaf = readonly [code: string, name: string, weight: number];
interface Node {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly below: readonly (Node | Leaf)[];
}
const isLeaf = (one: Node | Leaf): one is Leaf => Array.isArray(one);

/** A framework from a tree; leaves are measures. */
function system(year: number, tops: readonly Node[]) {
  const indicators: Indicator[] = [];
  const measures: Measure[] = [];
  const weights: Record<string, number> = {};
  const visit = (node: Node, parent: string | null, level: number): void => {
    indicators.push({ code: node.code, name: node.name, parent, level });
    weights[node.code] = node.weight;
    for (const one of node.below) {
      if (!isLeaf(one)) visit(one, node.code, level + 1);
      else {
        weights[one[0]] = one[2];
        measures.push({
          code: one[0],
          indicator: node.code,
          name: one[1],
          kind: '',
          unit: '',
          base: null,
          levels: '',
          source: '',
          period: '',
          rule: {
            record: 'measure_table',
            where: [],
            value: { field: '数值', whenEmpty: null },
            passWhen: null,
            aggregation: 'sum',
            inner: null,
            levelWeights: null,
          },
          note: '',
        });
      }
    }
  };
  for (const top of tops) visit(top, null, 1);
  const framework: Framework = {
    id: `own-${year}`,
    title: `体系${year}`,
    cohort: 'custom',
    year,
    inferredWeights: false,
    indicators,
    measures,
    baseline: { ...standardMethod, weights, measures: {} },
  };
  return { framework, weights };
}
const node = (code: string, name: string, weight: number, below: readonly (Node | Leaf)[]): Node => ({
  code,
  name,
  weight,
  below,
});

/** A: two of three below it stay, at 1/2 each instead of 1/3; A3 is gone with its measure. B gets A2's sibling B2, and B1 moves to A. */
const before = system(2021, [
  node('A', '甲', 60, [
    node('A1', '甲一', 1, [['a1', '采集一', 1]]),
    node('A2', '甲二', 1, [['a2', '采集二', 1]]),
    node('A3', '甲三', 1, [['a3', '采集三', 1]]),
  ]),
  node('B', '乙', 40, [node('B1', '乙一', 1, [['b1', '采集四', 1]]), node('B2', '乙二', 1, [['b2', '采集五', 1]])]),
]);
const after = system(2022, [
  node('A', '甲', 50, [
    node('A1', '甲一', 1, [['a1', '采集一', 1]]),
    node('A2', '甲二新名', 1, [['a2', '采集二', 1]]),
    node('B1', '乙一', 1, [['b1', '采集四', 1]]),
  ]),
  node('B', '乙', 50, [node('B2', '乙二', 1, [['b2', '采集五', 1]]), node('B3', '乙三', 3, [['b3', '采集六', 1]])]),
]);
const changed = (comparison: ReturnType<typeof compareSystems>): unknown =>
  comparison.pairs.flatMap((pair) =>
    pair.changes.length === 0 ? [] : [[pair.before?.code ?? null, pair.after?.code ?? null, pair.changes.join(' ')]],
  );

describe('two indicator systems', () => {
  const comparison = compareSystems(before, after);

  test('are compared indicator by indicator, in the order of the later tree', () => {
    expect(changed(comparison)).toEqual([
      // 60 % → 50 %
      ['A', 'A', 'reweighted'],
      // 1/3 → 1/3: renamed only.
      ['A2', 'A2', 'renamed'],
      ['B1', 'B1', 'moved'],
      ['A3', null, 'dropped'],
      ['a3', null, 'dropped'],
      ['B', 'B', 'reweighted'],
      // 1/2 → 1/4 by the new sibling of weight 3.
      ['B2', 'B2', 'reweighted'],
      [null, 'B3', 'added'],
      [null, 'b3', 'added'],
    ]);
  });

  test('are counted by level, the measures last', () => {
    expect(comparison.levels).toEqual([
      { level: 1, before: 2, after: 2, added: 0, dropped: 0, moved: 0, renamed: 0, recoded: 0, reweighted: 2 },
      { level: 2, before: 5, after: 5, added: 1, dropped: 1, moved: 1, renamed: 1, recoded: 0, reweighted: 1 },
      { level: null, before: 5, after: 5, added: 1, dropped: 1, moved: 0, renamed: 0, recoded: 0, reweighted: 0 },
    ]);
    expect(systemSentences(comparison, 'zh')).toEqual([
      '2022 年一级指标 2 个（2021 年 2 个）：占比改变 2 个。',
      '2022 年二级指标 5 个（2021 年 5 个）：新增 1 个、取消 1 个、改变所属 1 个、更名 1 个、占比改变 1 个。',
      '2022 年采集项 5 个（2021 年 5 个）：新增 1 个、取消 1 个。',
    ]);
  });

  test('print as two tables whose rows fill their columns', () => {
    const [counts, changes] = systemComparisonTables(comparison, 'zh');
    expect(counts?.body.map((row) => row.map(cellText).join(' '))).toEqual([
      '一级指标 2 2 0 0 0 0 0 2',
      '二级指标 5 5 1 1 1 1 0 1',
      '采集项 5 5 1 1 0 0 0 0',
    ]);
    expect(changes?.body.map((row) => row.map(cellText).join(' '))[2]).toBe(
      '二级指标 改变所属 B1 乙一 B 乙 50.00% B1 乙一 A 甲 33.33%',
    );
    for (const table of [counts, changes])
      for (const row of table?.body ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
  });

  test('that are the same say so', () => {
    const same = compareSystems(before, { ...before, framework: { ...before.framework, year: 2022 } });
    expect(changed(same)).toEqual([]);
    expect(systemComparisonTables(same, 'zh')).toHaveLength(1);
    expect(systemSentences(same, 'zh')[0]).toBe('2022 年一级指标 2 个（2021 年 2 个）：没有变化。');
  });

  test('of other codes are matched by their names', () => {
    const recoded = system(2022, [
      node('I', '甲', 60, [
        node('I1', '甲一', 1, [['x1', '采集一', 1]]),
        node('I2', '甲二', 1, [['x2', '采集二', 1]]),
        node('I3', '甲三', 1, [['x3', '采集三', 1]]),
      ]),
      node('B', '乙', 40, [node('B1', '乙一', 1, [['b1', '采集四', 1]]), node('B2', '乙二', 1, [['b2', '采集五', 1]])]),
    ]);
    const { levels } = compareSystems(before, recoded);
    expect(levels.map(({ added, dropped, moved, recoded: codes }) => [added, dropped, moved, codes])).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 3],
      [0, 0, 0, 3],
    ]);
  });
});
