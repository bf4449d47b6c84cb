import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { contextOf, importRows, issueLines, planRows } from './import-rows.ts';

// The kinds around single sheets that offices sent (test/fixtures/cases): negative base figures, and headings that say nothing.
const units = contextOf().units.slice(0, 5);

describe('a negative base figure', () => {
  const layouts: readonly (readonly [string, readonly (readonly Cell[])[], string])[] = [
    [
      'in a column of its own',
      [['地区', '常住人口(万人)', '企业数'], ...units.map(({ name }, u) => [name, 2_000, u === 2 ? -5 : 9_000])],
      'C4',
    ],
    [
      'in a long table',
      [
        ['地区', '指标', '年份', '数值', '单位'],
        ...units.map(({ name }, u) => [name, '常住人口', 2021, u === 4 ? -1 : 2_000, '万人']),
      ],
      'D6',
    ],
    [
      'in the column of a year',
      [
        ['指标：企业数（户）'],
        ['地区', '2021年', '2020年'],
        ...units.map(({ name }, u) => [name, u === 0 ? -3 : 9_000, 1]),
      ],
      'B3',
    ],
  ];
  it.each(layouts)('%s is a problem, and the others are read', (_, cells, place) => {
    const { report, records } = importRows(cells);
    expect(issueLines(report, 'problem')).toEqual([`problem ${place} NEGATIVE_VALUE`]);
    expect(new Set(records.map(({ unit }) => unit)).size).toBeGreaterThanOrEqual(4);
    expect(report.rows).toBe(report.imported + report.skipped + report.problems);
  });
});

describe('regions with numbers under headings that say nothing', () => {
  const rows = (head: readonly Cell[], beside: (u: number) => readonly Cell[]): (readonly Cell[])[] => [
    head,
    ...units.map(({ name }, u) => [name, ...beside(u)]),
  ];
  it.each([
    ['two columns', rows(['地区', '甲', '乙'], (u) => [u, u * 2])],
    ['one column', rows(['地区', '完成情况'], (u) => [u])],
    ['no headings', rows([null, null, null], (u) => [u, u + 1])],
    ['codes in place of names', [['甲', '乙'], ...units.map(({ code }, u) => [code, u + 7])]],
    ['a title above', [['业务量'], ...rows(['单位名称', '数一', '数二'], (u) => [u, u])]],
  ] as const)('%s are a table to map, never notes', (_, cells) => {
    expect(planRows(cells).status).toMatch(/^(?:unrecognised|unmapped)$/);
  });
});
