import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { officeIndices } from './office-indices.ts';

const FOLDER = 'test/fixtures/own-index';
let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const change = async (edit: unknown): Promise<void> => {
  await work.call('framework.change', JSON.parse(JSON.stringify({ change: edit, reason: '附件' })));
};
const file = (path: string) => ({ from: { kind: 'file' as const, file: work.read(path) } });

/** A blank project with one measure a name, at the top indicator 甲, and two units. */
async function twoCounties(
  measures: readonly { readonly name: string; readonly unit: string; readonly domain?: string }[],
): Promise<void> {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')), year: 2024 });
  const method = {
    direction: 'higher',
    normalisation: 'min_max',
    lower: null,
    upper: null,
    target: null,
    parameters: {},
    treatment: 'none',
  };
  await change({
    kind: 'system',
    rows: [
      { code: 'A', parent: null, name: '甲', definition: '', weight: 1, measure: null },
      ...measures.map(({ name, unit, domain = '' }, at) => ({
        code: `m${at + 1}`,
        parent: 'A',
        name,
        definition: '',
        weight: 1,
        measure: { unit, base: null, domain, source: { record: 'measure_table', aggregation: 'mean' }, method },
      })),
    ],
  });
  await change({
    kind: 'units',
    units: ['东县', '西县'].map((name, at) => ({ code: `u${at + 1}`, name, fullName: '', group: '' })),
  });
}

/** Values by measure in the order of the units. */
async function imported(
  rows: Parameters<TestWorkbench['sheet']>[1],
): Promise<Readonly<Record<string, readonly number[]>>> {
  const { snapshot } = await work.importFiles(await work.sheet('values.xlsx', rows));
  const { measures, values, units } = snapshot.dataset;
  return Object.fromEntries(
    measures.map(({ code }, m) => [code, [...values.slice(m * units.length, (m + 1) * units.length)]]),
  );
}

describe('the sheets of a county office', () => {
  it('become the index that a recount from their cells gives', async () => {
    await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')), year: 2024 });
    const [system] = await work.call('framework.read', file(`${FOLDER}/system.xlsx`));
    const [units] = await work.call('units.read', file(`${FOLDER}/units.xlsx`));
    await change({ kind: 'system', rows: system?.rows });
    await change({ kind: 'units', units: units?.units });
    const { files } = await work.importFiles(
      ...['wide-2024', 'long-2024', 'population'].map((name) => `${FOLDER}/${name}.xlsx`),
    );
    expect(files.flatMap(({ sheets }) => sheets).reduce((sum, { problems }) => sum + problems, 0)).toBe(0);
    const scored = await work.call('score.json', { book: null, weights: null });
    const expected = await officeIndices(FOLDER);
    expect(scored.units.length).toBe(88);
    for (const { code, index, rank } of scored.units) {
      expect(index).toBeCloseTo(expected.get(code)?.index ?? Number.NaN, 9);
      expect(rank).toBe(expected.get(code)?.rank);
    }
  });

  it('words that a measure says stand for their numbers, whatever their form, and others are problems', async () => {
    await twoCounties([
      { name: '是否建立专班', unit: '是/否', domain: '是=1;否=0' },
      { name: '有无平台', unit: '有/无', domain: '有=1;无=0' },
      { name: '评级', unit: '级', domain: '优=3;良=2;差=0' },
    ]);
    expect(
      await imported([
        ['县（市、区）', '是否建立专班', '有无平台', '评级'],
        ['东县', '√', '有', '优'],
        ['西县', '×', '无', '差'],
      ]),
    ).toEqual({ m1: [1, 0], m2: [1, 0], m3: [3, 0] });
    const { files } = await work.importFiles(
      await work.sheet('other.xlsx', [
        ['县（市、区）', '是否建立专班', '有无平台', '评级'],
        ['东县', '正在建', 1, '中'],
      ]),
    );
    expect(
      files[0]?.sheets[0]?.issues
        .filter(({ severity }) => severity === 'problem')
        .map(({ cell, code }) => [cell, code]),
    ).toEqual([
      ['B2', 'WORD_UNKNOWN'],
      ['D2', 'WORD_UNKNOWN'],
    ]);
  });

  it('units of time, money and share become the measure’s own', async () => {
    await twoCounties([
      { name: '办结时长', unit: '小时' },
      { name: '投入', unit: '万元' },
      { name: '占比', unit: '%' },
      { name: '户数', unit: '户' },
    ]);
    expect(
      await imported([
        ['县（市、区）', '办结时长（分钟）', '投入（亿元）', '占比（‰）', '户数（万户）'],
        ['东县', 90, 1.2, 45, 0.5],
        ['西县', 30, 0.03, 5, 1],
      ]),
    ).toEqual({ m1: [1.5, 0.5], m2: [12_000, 300], m3: [4.5, 0.5], m4: [5_000, 10_000] });
  });

  it('long rows name their unit, and one that measures another thing is a problem', async () => {
    await twoCounties([{ name: '办结时长', unit: '小时' }]);
    const rows = [
      ['县（市、区）', '指标', '年度', '数值', '单位'],
      ['东县', '办结时长', 2024, 90, '分钟'],
      ['西县', '办结时长', 2024, 2, '天'],
    ];
    expect(await imported(rows)).toEqual({ m1: [1.5, 48] });
    const { files } = await work.importFiles(
      await work.sheet('other.xlsx', [...rows.slice(0, 1), ['东县', '办结时长', 2024, 3, '万元']]),
    );
    expect(files[0]?.sheets[0]?.problems).toBe(1);
  });

  it('a column whose unit measures another thing is asked about, and columns that go nowhere are known on the plan', async () => {
    await twoCounties([
      { name: '办结时长', unit: '小时' },
      { name: '好评率', unit: '%' },
    ]);
    const sheet = await work.sheet('asked.xlsx', [
      ['县（市、区）', '办结时长（万元）', '好评率（%）', '联系人'],
      ['东县', 90, 97, '张'],
      ['西县', 80, 96, '李'],
    ]);
    const plan = await work.call('import.plan', { files: [work.read(sheet)], job: 'j1' });
    const planned = plan.files[0]?.sheets[0];
    expect(planned?.missing).toEqual(['办结时长(万元) → 采集项']);
    expect(planned?.mapping?.columns.filter(({ field }) => field === 'ignore').map(({ heading }) => heading)).toEqual([
      '联系人',
    ]);
  });
});
