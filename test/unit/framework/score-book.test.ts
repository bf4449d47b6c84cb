import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FrameworkChange } from '../../../shared/model/framework-change/framework-change.ts';
import { askForNoShare } from '../services/any-share.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { goalposts, indicator, measure, unitDraft } from './edits.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const edit = async (change: FrameworkChange) => {
  await work.call('framework.change', JSON.parse(JSON.stringify({ change, reason: '试点' })));
  return work.snapshot();
};
const scored = async (book: string | null) =>
  (await work.call('score.json', { book: book === null ? null : work.read(book), weights: null })).units;

/** A with per-capita and lower-is-better measures, B by steps; C has no measure. */
async function ownProject(): Promise<void> {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'own.ewb')) });
  // 南区 has a value of A.1 only.
  await askForNoShare(work);
  await edit({ kind: 'units', units: [unitDraft('01', '东区'), unitDraft('02', '西区'), unitDraft('03', '南区')] });
  const perCapita = { ...measure('A.1', '人均量', goalposts(0, 4)), base: '常住人口' as const };
  await edit({
    kind: 'add-indicator',
    parent: null,
    indicator: { code: 'A', name: '便捷', definition: '办事是否方便' },
    weight: 2,
    measure: perCapita,
  });
  await edit({
    kind: 'add-measure',
    parent: 'A',
    weight: 3,
    measure: measure('A.2', '时限', goalposts(0, 20, 'lower')),
  });
  await edit({
    kind: 'add-indicator',
    parent: null,
    indicator: indicator('B', '规范'),
    weight: 1,
    measure: measure('B.1', '份数', {
      ...goalposts(0, 1),
      normalisation: 'steps',
      lower: null,
      upper: null,
      parameters: {
        steps: [
          [0, 0],
          [5, 60],
          [10, 100],
        ],
      },
    }),
  });
  await edit({ kind: 'add-indicator', parent: null, indicator: indicator('C', '待定'), weight: null, measure: null });
  await work.importFiles(
    await work.sheet('基础.xlsx', [
      ['地区', '常住人口', '企业数', '业务申报量'],
      ['东区', 20_000, 100, 100],
      ['西区', 40_000, 100, 100],
      ['南区', 10_000, 100, 100],
    ]),
    await work.sheet('值.xlsx', [
      ['地区', '人均量', '时限', 'B.1'],
      ['东区', 6, 5, 7],
      ['西区', 4, 10, 12],
      ['南区', 1, 15, null],
    ]),
  );
}

describe('a project saved as a score book', () => {
  test('is scored on its own as in the project, and as by hand', async () => {
    await ownProject();
    const own = await scored(null);
    // 东: A.1 = 6 per 2 (10,000 persons) = 3 of 4 = 75; A.2 = 15 of 20 = 75; A = 75; B = 60; (2·75 + 60)/3 = 70.
    // 西: A.1 = 1 of 4 = 25; A.2 = 50; A = (25 + 150)/4 = 43.75; B = 100; 62.5. 南: A.1 = 25, A.2 = 25, B missing: 25.
    expect(own.map(({ index }) => index)).toEqual([
      expect.closeTo(70, 9),
      expect.closeTo(62.5, 9),
      expect.closeTo(25, 9),
    ]);
    const path = join(work.folder, '自有指数.xlsx');
    const written = await work.call('export.write', {
      what: 'score-book',
      format: 'xlsx',
      target: work.write(path),
      language: 'zh',
      job: 'b',
    });
    expect(written.warnings.map(({ code }) => code)).toEqual(['BOOK_EXPORT_EMPTY', 'BOOK_EXPORT_BASES']);
    const again = await scored(path);
    expect(again.map(({ code, name, rank, tier }) => [code, name, rank, tier])).toEqual(
      own.map(({ code, name, rank, tier }) => [code, name, rank, tier]),
    );
    for (const [at, unit] of again.entries()) expect(unit.index).toBeCloseTo(own[at]?.index ?? Number.NaN, 9);
  });

  test('fills another project, in English as well', async () => {
    await ownProject();
    const path = join(work.folder, 'own.xlsx');
    await work.call('export.write', {
      what: 'score-book',
      format: 'xlsx',
      target: work.write(path),
      language: 'en',
      job: 'b',
    });
    const own = await scored(null);
    await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'taken.ewb')) });
    await work.call('project.fill-from-book', {
      file: work.read(path),
      year: 2026,
      reason: '沿用去年的指标体系',
    });
    const taken = await work.snapshot();
    expect(taken.framework.measures.map(({ code, name }) => [code, name])).toEqual([
      ['A.1', '人均量'],
      ['A.2', '时限'],
      ['B.1', '份数'],
    ]);
    expect(taken.baseline.weights).toMatchObject({ A: 2, B: 1, 'A.1': 1, 'A.2': 3, 'B.1': 1 });
    for (const [at, unit] of (await scored(null)).entries())
      expect(unit.index).toBeCloseTo(own[at]?.index ?? Number.NaN, 9);
    // What was taken is revised like any other.
    const revised = await edit({ kind: 'remove', code: 'B' });
    expect(revised.dataset.nodes.map(({ code }) => code)).toEqual(['A']);
    // 东: 75; 西: 43.75; 南: 25.
    expect((await scored(null)).map(({ index }) => index)).toEqual([
      expect.closeTo(75, 9),
      expect.closeTo(43.75, 9),
      expect.closeTo(25, 9),
    ]);
  });

  test('a project with indicators of its own is not filled over', async () => {
    await ownProject();
    const path = join(work.folder, 'own.xlsx');
    await work.call('export.write', {
      what: 'score-book',
      format: 'xlsx',
      target: work.write(path),
      language: 'zh',
      job: 'b',
    });
    await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'other.ewb')) });
    await edit({ kind: 'add-indicator', parent: null, indicator: indicator('Z', '自有'), weight: null, measure: null });
    expect(await work.refusal('project.fill-from-book', { file: work.read(path), year: 2026, reason: 'r' })).toBe(
      'PROJECT_NOT_BLANK',
    );
  });
});

test('an indicator without units or values leaves the project open to everything', async () => {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'empty.ewb')) });
  const shown = await edit({
    kind: 'add-indicator',
    parent: null,
    indicator: indicator('A', '甲'),
    weight: null,
    measure: measure('A.1', '甲', goalposts(0, 1)),
  });
  expect(shown.dataset.units).toEqual([]);
  expect(await scored(null)).toEqual([]);
});

test('a score book without units says so, and reading it back names the sheet to fill in', async () => {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'empty.ewb')) });
  await edit({
    kind: 'add-indicator',
    parent: null,
    indicator: indicator('A', '甲'),
    weight: null,
    measure: measure('A.1', '甲', goalposts(0, 1)),
  });
  const path = join(work.folder, '无对象.xlsx');
  const written = await work.call('export.write', {
    what: 'score-book',
    format: 'xlsx',
    target: work.write(path),
    language: 'zh',
    job: 'b',
  });
  expect(written.warnings.find(({ code }) => code === 'BOOK_EXPORT_NO_UNITS')?.params).toEqual({
    units: '评估对象',
    data: '数据',
  });
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'other.ewb')) });
  expect(await work.refusal('project.fill-from-book', { file: work.read(path), year: 2026, reason: 'r' })).toBe(
    'BOOK_SHEET_EMPTY',
  );
});
