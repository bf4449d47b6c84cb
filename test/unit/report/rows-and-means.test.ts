import { describe, expect, test } from 'vitest';
import { institutionTable, policyDocumentTable } from '../../../shared/report/appendix-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { administrativeOrder, columnStatistics } from '../../../shared/report/cohort-statistics.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { indicatorSystemTable } from '../../../shared/report/framework-tables.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { tierChangeTable, tierCountTable, tierHistoryTable } from '../../../shared/report/tier-tables.ts';
import { unitProfileLines } from '../../../shared/report/unit-profile-table.ts';
import { unitProfile } from '../../../shared/report/unit-profile.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { fourUnits } from './four-units.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';
import { treeCohort } from './tree-cohort.ts';

const texts = (table: ReportTable | null): string[][] => (table?.body ?? []).map((row) => row.map(cellText));
const heads = (table: ReportTable): string[][] => table.head.map((row) => row.map(cellText));

describe('a column of scores', () => {
  test('has count, mean, best, lowest, those above and ranks; the missing count nowhere', () => {
    // (80 + 60 + 100)/3 = 80; only 100 is above.
    expect(columnStatistics(Float64Array.of(80, Number.NaN, 60, 100))).toEqual({
      present: 3,
      mean: 80,
      best: 100,
      lowest: 60,
      above: 1,
      aboveShare: 1 / 3,
      ranks: Float64Array.of(2, Number.NaN, 3, 1),
    });
    expect(columnStatistics(Float64Array.of(60, 80))).toMatchObject({ best: 80, lowest: 60 });
  });

  test('of nothing is not a number, with nobody above', () => {
    expect(columnStatistics(Float64Array.of(Number.NaN))).toMatchObject({
      present: 0,
      mean: Number.NaN,
      best: Number.NaN,
      lowest: Number.NaN,
      above: 0,
      aboveShare: Number.NaN,
    });
  });
});

test('units stand in administrative order whatever order they came in, of equals the first first', () => {
  const { dataset } = fourUnits();
  const orders = [3, 1, 3, 2];
  const units = dataset.units.map((unit, at) => ({ ...unit, order: orders[at] ?? 0 }));
  expect(administrativeOrder({ ...dataset, units })).toEqual([1, 3, 0, 2]);
});

describe('tables of tiers', () => {
  test('count each year with shares, oldest first, under the tiers of the method', () => {
    const table = tierCountTable(fourUnits());
    expect(heads(table)[0]?.slice(1)).toHaveLength(4);
    // 2020: 88 and 80 high, 70 and 66 medium.
    expect(texts(table)).toEqual([
      [expect.stringContaining('2020'), '0 (0.00%)', '2 (50.00%)', '2 (50.00%)', '0 (0.00%)'],
      [expect.stringContaining('2021'), '1 (25.00%)', '1 (25.00%)', '1 (25.00%)', '1 (25.00%)'],
    ]);
    const nobody = smallCohort([{ ...flatUnit('甲', 90, 'high', 1), tier: null }]);
    expect(texts(tierCountTable(nobody))[0]?.slice(1)).toEqual(['—', '—', '—', '—']);
  });

  test('number the units from one, and give the latest year first', () => {
    const table = tierHistoryTable(fourUnits());
    expect(texts(table).map((row) => row.slice(0, 2))).toEqual([
      ['1', '北'],
      ['2', '东'],
      ['3', '南'],
      ['4', '西'],
    ]);
    expect(heads(table)[0]?.slice(2)).toEqual([expect.stringContaining('2021'), expect.stringContaining('2020')]);
    expect(texts(table)[3]?.slice(2)).toEqual(['低', '中']);
  });

  test('list who moved from last year’s tier to this year’s', () => {
    const table = tierChangeTable(fourUnits());
    expect(heads(table)[0]?.slice(2)).toEqual([expect.stringContaining('2020'), expect.stringContaining('2021')]);
    expect(texts(table).map((row) => row.slice(-2))).toEqual([
      ['高', '非常高'],
      ['中', '低'],
    ]);
    expect(table.body.map((row) => row[0]?.rowSpan)).toEqual([1, 1]);
  });
});

describe('the appendices', () => {
  const input = fourUnits({
    policyDocuments: [{ order: 1, region: '北', title: '文', documentNumber: '1 号' }],
    institutions: [
      { order: 1, region: '北', institution: '甲局', kind: '行政', rank: '厅' },
      { order: 1, region: '北', institution: '乙局', kind: '事业', rank: '处' },
      { order: 2, region: '东', institution: '丙局', kind: '行政', rank: '厅' },
    ],
  });

  test('merge the number and name of a unit over its institutions', () => {
    const table = institutionTable(input);
    expect(texts(table)).toEqual([
      ['1', '北', '甲局', '行政', '厅'],
      ['乙局', '事业', '处'],
      ['2', '东', '丙局', '行政', '厅'],
    ]);
    expect(table?.body.map((row) => row[0]?.rowSpan)).toEqual([2, undefined, 1]);
    expect(table?.title).toBe('表 A-6  政务服务和大数据管理机构');
  });

  test('are there only where the input brings something', () => {
    expect(texts(policyDocumentTable(input))).toEqual([['1', '北', '文', '1 号']]);
    for (const none of [{}, { policyDocuments: [], institutions: [] }])
      expect([policyDocumentTable(fourUnits(none)), institutionTable(fourUnits(none))]).toEqual([null, null]);
  });
});

test('the indicator system names its levels in words, and a switched-off indicator is noted', () => {
  const tree = treeCohort(
    [
      ['A', null],
      ['A1', 'A'],
      ['A11', 'A1'],
      ['B', null],
    ],
    'A11',
  );
  const table = indicatorSystemTable(tree);
  expect(
    heads(table)[0]
      ?.filter((_, at) => at % 2 === 0)
      .slice(0, 3),
  ).toEqual([expect.stringContaining('一'), expect.stringContaining('二'), expect.stringContaining('三')]);
  const english = heads(indicatorSystemTable({ ...tree, lang: 'en' }))[0] ?? [];
  expect(english[0]).toContain('1');
  const { result } = tree;
  const off = indicatorSystemTable({
    ...tree,
    result: {
      ...result,
      nodeShares: result.nodeShares.map((share, at) => (at === result.nodeShares.length - 1 ? 0 : share)),
    },
  });
  expect(off.notes.length - table.notes.length).toBe(1);
});

describe('sentences', () => {
  test('order only the regions in which somebody has an index, and need two of them', () => {
    const nobody = {
      name: '无',
      group: '下',
      p: Number.NaN,
      q: Number.NaN,
      index: Number.NaN,
      tier: null,
      rank: Number.NaN,
    };
    const said = (groups: readonly string[]): string | undefined =>
      reportSentences(
        smallCohort([...groups.map((group, at) => flatUnit(`甲${at}`, 90 - 10 * at, 'high', at + 1, group)), nobody]),
      ).find(({ id }) => id === 'regions')?.text;
    expect(said(['上'])).toBeUndefined();
    expect(said(['上', '中'])).toContain('上（90.00）；中（80.00）');
    expect(said(['上', '中'])).not.toContain('下');
  });

  test('of a page say whether the tier rose, fell or stayed', () => {
    const moved = (unit: number): string => unitProfile(fourUnits(), unit).sentences.at(-1) ?? '';
    const [up, same, down] = [moved(0), moved(1), moved(3)];
    expect(new Set([up, same, down]).size).toBe(3);
    expect(up).toContain('上升为“非常高”');
    expect(same).toContain('相同');
    expect(down).toContain('降为“低”');
  });

  test('of a page give strengths before weaknesses, each by its name', () => {
    const lines = unitProfileLines(unitProfile(fourUnits(), 0), 'zh');
    const strengths = lines.findIndex((line) => line.startsWith('优势指标：'));
    expect(lines[strengths]).toContain('甲指标');
    expect(lines[strengths + 1]).toMatch(/^短板指标：/);
  });
});

test('a region too large for bars has all its maps below its heading, and is referred to by each', () => {
  const input = smallCohort(
    Array.from({ length: 42 }, (_, i) => flatUnit(`单位${i}`, 90 - i / 2, 'medium', i + 1, i === 0 ? '上' : '下')),
  );
  const blocks = composeReport(input).blocks;
  expect(blocks.filter(({ kind }) => kind === 'figure').map((block) => ('id' in block ? block.id : ''))).toEqual(
    expect.arrayContaining(['F3-4', 'F3-5-1', 'F3-5-2']),
  );
  const about = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.startsWith('下地区') ? [block.refs] : [],
  );
  expect(about).toEqual([['F3-5-1', 'F3-5-2']]);
  const regions = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.startsWith('分地区看') ? [block.refs] : [],
  );
  expect(regions).toEqual([['F3-1']]);
});
