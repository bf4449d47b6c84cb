import { expect, test } from 'vitest';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { countPages } from '../../../shared/report/unit-report/count-pages.ts';
import { unitReport, unitReportBasis } from '../../../shared/report/unit-report/unit-report.ts';
import type { UnitReport } from '../../../shared/report/unit-report/unit-report-parts.ts';
import { peerBasis, peerGoals } from '../../../shared/scoring/what-if/peer-goals.ts';
import { score } from '../../../shared/scoring/score.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { otherNames } from './other-names.ts';
import { sampleCohort } from './sample-cohort.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';

const plain = { plan: null, ranks: false };
const english = (input: ReportInput): ReportInput => ({
  ...input,
  lang: 'en',
  dataset: namedDataset(input.dataset, input.method, 'en'),
  framework: namedFramework(input.framework, 'en'),
});
const cohorts = (['province-2021', 'key-city-2021'] as const).flatMap((id) => {
  const input: ReportInput = { ...wholeFramework(id), audience: 'unit' };
  return [input, english(input)];
});

function everyReport(input: ReportInput): readonly UnitReport[] {
  const basis = unitReportBasis(input);
  return input.dataset.units.map((_, u) => unitReport(input, u, basis, plain));
}

const texts = ({ title, parts }: UnitReport): string => [title, JSON.stringify(parts)].join('\n');
const items = ({ parts }: UnitReport) => parts.flatMap((part) => (part.kind === 'item' ? [part] : []));
const headings = ({ parts }: UnitReport) => parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : []));

/** First words of the rows that run across the table of weaknesses. */
function weaknesses({ parts }: UnitReport): readonly string[] {
  const table = parts.flatMap((part) =>
    part.kind === 'table' && part.table.id === 'unit-weaknesses' ? [part.table] : [],
  )[0];
  return (table?.body ?? []).flatMap((cells) => (cells.length === 1 ? [cellText(cells[0]!).split(/[ ：:]/)[0]!] : []));
}

test.each(cohorts.map((input) => [`${input.framework.id} ${input.lang}`, input] as const))(
  '%s: no unit is told of another or of its rank, each has at most three pages and a suggestion where a peer reaches more',
  (_, input) => {
    const { nodes, units } = input.dataset;
    const count = units.length;
    everyReport(input).forEach((report, u) => {
      const text = texts(report);
      expect(
        otherNames(input, u).filter((name) => name.test(text)),
        report.title,
      ).toEqual([]);
      // 检索平均命中位次 is a measure.
      expect(text).not.toMatch(/列第|排名|名次|第 \d+ 位|\brank/i);
      expect(countPages(report.parts), report.title).toBeLessThanOrEqual(3);
      // By the scores alone, without the program's own search: the lowest distances to the mean on the second level.
      const gaps = nodes.flatMap(({ code, depth }, node) => {
        const scores = [...input.result.scores.subarray(node * count, (node + 1) * count)];
        const present = scores.filter((value) => !Number.isNaN(value));
        const gap = scores[u]! - present.reduce((sum, value) => sum + value, 0) / present.length;
        return depth === 2 && !Number.isNaN(gap) ? [{ code, node, gap }] : [];
      });
      const weakest = gaps.toSorted((a, b) => a.gap - b.gap).slice(0, 3);
      expect(weaknesses(report)).toEqual(weakest.map(({ code }) => code));
      const behind = weakest.some(({ node }) =>
        nodes.some(({ parent }, below) => {
          const scores = [...input.result.scores.subarray(below * count, (below + 1) * count)];
          return parent === node && Math.max(...scores.filter((value) => !Number.isNaN(value))) > scores[u]! + 0.01;
        }),
      );
      if (behind) expect(items(report).length, report.title).toBeGreaterThan(0);
    });
  },
  300_000,
);

test('a unit above the mean everywhere has its relative weaknesses too: Shanghai leads least on B2, E1 and C1', () => {
  const input = sampleCohort('province-2021');
  const u = input.dataset.units.findIndex(({ name }) => name === '上海');
  const report = unitReport(input, u, unitReportBasis(input), plain);
  // Of the sample's scores: 86.25 − 84.07 = 2.18, 99.50 − 95.96 = 3.54, 99.50 − 95.46 = 4.04; every other is further above.
  expect(weaknesses(report)).toEqual(['B2', 'E1', 'C1']);
  expect(texts(report)).toContain('B2 数据共享：得分 86.25，高于平均值（84.07）2.18 分');
  expect(texts(report)).toContain('都不低于平均值');
});

test('peer level is the 90 % quantile, of who has that the best: 0, 10 … 100 have 90', () => {
  const units = Array.from({ length: 11 }, (_, i) => flatUnit(`甲${i}`, 10 * i, 'high', 11 - i));
  const { dataset, method } = smallCohort(units);
  const scored = score(dataset, method);
  if (!scored.ok) throw new Error(scored.error.code);
  const basis = peerBasis(dataset, method, scored.value);
  const goal = (u: number) => peerGoals(basis, u, 0).map(({ code, from, to, level }) => [code, from, to, level]);
  expect(goal(3)).toEqual([
    ['P', 30, 90, 'upper_tenth'],
    ['Q', 30, 90, 'upper_tenth'],
  ]);
  expect(goal(9)).toEqual([
    ['P', 90, 100, 'best'],
    ['Q', 90, 100, 'best'],
  ]);
  expect(goal(10)).toEqual([]);
});

test('whoever brings the measures to the raw values asked for has the score that was promised', () => {
  const input = wholeFramework();
  const { dataset, method, result } = input;
  const basis = peerBasis(dataset, method, result);
  const count = dataset.units.length;
  let tried = 0;
  for (const u of [0, 6, 31])
    for (const goal of peerGoals(basis, u, 0)) {
      if (goal.measures.some(({ rawTo }) => rawTo === null)) continue;
      const values = Float64Array.from(dataset.values);
      for (const { code, rawTo } of goal.measures)
        values[dataset.measures.findIndex((measure) => measure.code === code) * count + u] = rawTo!;
      const again = score({ ...dataset, values }, method);
      if (!again.ok) throw new Error(again.error.code);
      const node = dataset.nodes.findIndex(({ code }) => code === goal.code);
      expect(again.value.scores[node * count + u], `${u} ${goal.code}`).toBeGreaterThan(goal.to - 0.05);
      tried += 1;
    }
  expect(tried).toBeGreaterThan(60);
}, 300_000);

test('the team’s text of a unit stands in its report alone, with live facts; a hidden one in none', () => {
  const input = sampleCohort('key-city-2021');
  const [first, second] = input.dataset.units;
  const item = { kind: 'standard', id: `unit:${first!.code}`, text: '均值 {mean:here:total}，应当补强。' } as const;
  const planned = (shown: boolean | null): ReportPlan => ({ version: 1, items: [{ ...item, shown }], boxes: [] });
  const basis = unitReportBasis(input);
  const written = (u: number, shown: boolean | null) =>
    unitReport(input, u, basis, { plan: planned(shown), ranks: false });
  // The mean of the published report.
  const own = written(0, null).parts.flatMap((part) =>
    part.kind === 'own' ? [part.pieces.map(({ text }) => text).join('')] : [],
  );
  expect(own).toEqual(['均值 88.51，应当补强。']);
  expect(headings(written(0, null))).toContain('六、补充说明');
  expect(texts(written(0, false))).not.toContain('应当补强');
  expect(second).toBeDefined();
  expect(headings(written(1, null)).join()).not.toContain('补充说明');
});

test('the rank is said where it is asked for', () => {
  const input = sampleCohort('province-2021');
  const u = input.dataset.units.findIndex(({ name }) => name === '新疆兵团');
  const report = unitReport(input, u, unitReportBasis(input), { plan: null, ranks: true });
  expect(texts(report)).toContain(`在 32 个省级政府中列第 ${input.result.rank[u]} 位。`);
});

test('who has too little measured for an index is told so, what to supply, and what it has all the same', () => {
  const whole = wholeFramework();
  const { dataset } = whole;
  const count = dataset.units.length;
  const values = Float64Array.from(dataset.values, (value, cell) =>
    cell % count === 4 && cell < count * 120 ? Number.NaN : value,
  );
  const method = {
    ...whole.method,
    missing: { ...whole.method.missing, policy: 'omit' as const, minimumAvailability: 0.65 },
  };
  const result = score({ ...dataset, values }, method);
  if (!result.ok) throw new Error(result.error.code);
  const input = { ...whole, dataset: { ...dataset, values }, method, result: result.value };
  expect(Number.isNaN(result.value.index[4])).toBe(true);
  const report = unitReport(input, 4, unitReportBasis(input), plain);
  expect(texts(report)).toContain('内蒙古证据不足：实测数据所占的权重不到要求的 65.0%');
  expect(items(report).at(-1)?.text).toMatch(/^补齐缺失的采集项（12\d 项）：A1-1\.1 /);
  expect(weaknesses(report).length).toBe(3);
});

test('a framework of long names and many indicators gives way until three pages are enough, and says what it left out', () => {
  const whole = wholeFramework();
  const long = (name: string): string => `${name}及其在基层政务服务中的落实与持续改进情况`;
  const dataset = {
    ...whole.dataset,
    nodes: whole.dataset.nodes.map((node) => ({ ...node, name: long(node.name) })),
    measures: whole.dataset.measures.map((measure) => ({ ...measure, name: long(measure.name) })),
  };
  const input = { ...whole, dataset };
  const report = unitReport(input, 6, unitReportBasis(input), plain);
  expect(countPages(report.parts)).toBeLessThanOrEqual(3);
  expect(texts(report)).toMatch(/只列与平均值之差最低的 \d+ 项，共 55 项/);
  expect(items(report).length).toBeGreaterThan(0);
});
