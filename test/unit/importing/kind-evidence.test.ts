import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { contextOf, importRows, issueLines, planRows } from './import-rows.ts';

const units = contextOf().units.slice(0, 6);
const years = [2022, 2021, 2020, 2019];

/** Regions × years under title lines, as a statistics office hands them out; values invented. */
function byYear(titles: readonly string[], value: (unit: number, year: number) => Cell): (readonly Cell[])[] {
  return [
    ...titles.map((title) => [title]),
    ['地区', ...years.map((year) => `${year}年`)],
    ...units.map((unit, u) => [unit.fullName, ...years.map((_, y) => value(u, y))]),
  ];
}
/** One row a region and year. */
function inRows(heading: string, value: (unit: number, year: number) => Cell): (readonly Cell[])[] {
  return [
    ['地区', '年度', heading],
    ...units.flatMap((unit, u) => [2020, 2019].map((year, y) => [unit.name, year, value(u, y)])),
  ];
}
const rate = (u: number, y: number): number => 1.5 + u / 10 + y;
const tier = (u: number, y: number): string => ['非常高', '高', '中', '低'][(u + y) % 4]!;

describe('a table of regions and years', () => {
  it.each([
    ['a rate in per cent', ['数据库：分省年度数据', '指标：城镇登记失业率(%)'], rate, 'HISTORY_UNIT'],
    ['a level of something else', ['居民人均可支配收入水平（元）'], (u: number) => 30_000 + u, 'HISTORY_UNIT'],
    ['an index of prices', ['居民消费价格指数(上年=100)'], (u: number) => 99 + u / 10, 'HISTORY_OTHER_INDEX'],
    ['numbers of no index', ['能力建设'], (u: number, y: number) => 400 + u + y, 'HISTORY_RANGE'],
    ['numbers of which nothing is said', [], rate, 'HISTORY_NO_WORDS'],
    ['words', ['能力建设'], () => '已建成', 'HISTORY_CELL'],
  ] as const)('of %s is no table of results, and says why', (_, titles, value, code) => {
    const plan = planRows(byYear(titles, value));
    expect(plan).toMatchObject({ kind: null, status: 'unrecognised' });
    expect(plan.reasons[0]).toMatchObject({ code: 'KIND_NEAREST', params: { kind: '历年结果表' } });
    expect(plan.against.map((reason) => reason.code)).toContain(code);
  });

  it.each([
    ['the title', byYear(['历年总体指数'], (u, y) => 80 + u + y), 'HISTORY_WORDS'],
    ['the tiers in it', byYear([], tier), 'HISTORY_TIERS'],
    ['the framework’s name', byYear(['省级政府一体化政务服务能力'], (u, y) => 80 + u + y), 'HISTORY_OWN_NAME'],
    ['its heading', inRows('总体指数', (u, y) => 80 + u + y), 'HISTORY_WORDS'],
    ['tiers under 分组', inRows('分组', tier), 'HISTORY_TIERS'],
  ])('is a table of results by %s', (_, rows, code) => {
    const plan = planRows(rows);
    expect(plan).toMatchObject({ kind: 'index_history', status: 'ready', against: [] });
    expect(plan.reasons.map((reason) => reason.code)).toContain(code);
  });

  it('is trusted more under the framework’s own name than under a word', () => {
    const score = (title: string): number | undefined =>
      planRows(byYear([title], (u, y) => 80 + u + y)).recognition?.scores.find(({ kind }) => kind === 'index_history')
        ?.score;
    expect(score('省级政府一体化政务服务能力')).toBeGreaterThan(score('历年指数')!);
  });

  it('is one by the project’s own name of its index, in a heading or a title, and by 总体指数 still', () => {
    const context = { ...contextOf(), indexNames: ['营商便利度', 'Ease Rating'] };
    const own = [
      inRows('营商便利度', (u, y) => 80 + u + y),
      inRows('ease rating', (u, y) => 80 + u + y),
      byYear(['各地营商便利度（历年）'], (u, y) => 80 + u + y),
    ];
    for (const rows of own) {
      const plan = planRows(rows, { context });
      expect(plan).toMatchObject({ kind: 'index_history', status: 'ready', against: [] });
      expect(plan.reasons.map(({ code }) => code)).toContain('HISTORY_OWN_NAME');
      // Without that name nothing says so.
      expect(planRows(rows).kind).toBeNull();
    }
    expect(
      planRows(
        inRows('总体指数', (u, y) => 80 + u + y),
        { context },
      ).kind,
    ).toBe('index_history');
  });

  it('is none by groups that are no tiers, such as parts of the country', () => {
    expect(planRows(inRows('分组', (u) => ['东部', '西部'][u % 2]!)).kind).toBeNull();
  });

  it('of results has a problem in each cell of a year after the one evaluated', () => {
    const { report, records } = importRows(byYear(['历年总体指数'], (u, y) => 80 + u + y));
    expect(records.map(({ period }) => period)).not.toContain(2022);
    expect(records).toHaveLength(units.length * 3);
    expect(issueLines(report, 'problem')).toEqual(units.map((_, u) => `problem B${u + 3} YEAR_BEYOND`));
    expect(report).toMatchObject({ rows: 8, imported: 0, skipped: 2, problems: 6 });
    const long = importRows([
      ['地区', '年度', '总体指数'],
      ['北京', 2022, 90],
      ['天津', 2021, 90],
      ['河北', 2031, 90],
    ]);
    expect(issueLines(long.report, 'problem')).toEqual(['problem C2 YEAR_BEYOND', 'problem C4 YEAR_BEYOND']);
    expect(long.report).toMatchObject({ rows: 4, imported: 1, problems: 2 });
  });
});

describe('the headings that were recognised', () => {
  it('are said with their number where not all are named', () => {
    const { measures } = contextOf().framework;
    const wide = (count: number) =>
      planRows([
        ['地区', ...measures.slice(0, count).map(({ code }) => code)],
        ...units.map(({ name }) => [name, ...measures.slice(0, count).map((_, m) => m)]),
      ]).reasons;
    expect(wide(5)[0]).toMatchObject({ code: 'HEADINGS_FOUND' });
    expect(wide(20)[0]).toMatchObject({ code: 'HEADINGS_FOUND_MORE', params: { count: 21, shown: 12 } });
  });
});
