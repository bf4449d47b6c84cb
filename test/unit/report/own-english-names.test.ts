import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookRows } from '../../../electron/exporting/score-book/book-rows.ts';
import { createUnitMatcher } from '../../../electron/importing/units/create-unit-matcher.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import { reportedRegions } from '../../../shared/report/regions.ts';
import { withoutEnglish } from '../../../shared/report/without-english.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { goalposts, measure } from '../framework/edits.ts';
import { readBook } from '../score-book/book-sheets.ts';
import type { BookSpec } from '../score-book/book-sheets.ts';
import { gridTexts, readXlsx, sheetOf } from '../exporting/read-back.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';

const book: BookSpec = {
  Indicators: [
    ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper', 'Name (English)'],
    ['I', '营商指数', null, null, null, null, null, 'Ease index'],
    ['a', '开办时间', 'I', 1, 'goalposts', 0, 10, 'Time to start'],
    ['b', '环节', 'I', 1, 'goalposts', 0, 10, null],
  ],
  Units: [
    ['Code', 'Name', 'Group', '英文名', 'Group (English)'],
    ['U1', '甲区', '沿江', 'Alpha District', 'Riverside'],
    ['U2', '乙区', '沿江', null, null],
    ['U3', '北京', '华北', 'Peking', null],
  ],
  Data: [
    ['Unit', 'a', 'b'],
    ['U1', 10, 5],
    ['U2', 5, 10],
    ['U3', 1, 2],
  ],
};
const withoutNames: BookSpec = {
  ...book,
  Indicators: (book['Indicators'] ?? []).map((row) => row.slice(0, 7)),
  Units: (book['Units'] ?? []).map((row) => row.slice(0, 3)),
};

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

test('names of a score book go before the program’s, and are no input of a score', () => {
  const { dataset, method } = readBook(book);
  const named = namedDataset(dataset, method, 'en');
  expect(named.nodes.map(({ name }) => name)).toEqual(['Ease index']);
  expect(named.measures.map(({ name }) => name)).toEqual(['Time to start', '环节']);
  // 北京 is Beijing to the program; the region has the name that its first unit gives it.
  expect(named.units.map(({ name, fullName, group }) => [name, fullName, group])).toEqual([
    ['Alpha District', 'Alpha District', 'Riverside'],
    ['乙区', '乙区', 'Riverside'],
    ['Peking', 'Peking', 'North China'],
  ]);
  expect(reportedRegions(named).map(({ name, units }) => [name, units])).toEqual([
    ['North China', [2]],
    ['Riverside', [0, 1]],
  ]);
  expect(namedDataset(named, method, 'zh').units.map(({ name }) => name)).toEqual(['甲区', '乙区', '北京']);
  expect(inputHash(dataset)).toBe(inputHash(readBook(withoutNames).dataset));
});

test.each(['zh', 'en'] as const)('a book written in %s has them and gives them back', (lang) => {
  const { dataset, method } = readBook(book);
  const sheets = bookRows(dataset, method, lang);
  const again = readBook(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]))).dataset;
  expect([...again.nodes, ...again.measures].map(({ nameEn }) => nameEn)).toEqual([
    'Ease index',
    'Time to start',
    undefined,
  ]);
  expect(again.units.map(({ nameEn, groupEn }) => [nameEn, groupEn])).toEqual([
    ['Alpha District', 'Riverside'],
    [undefined, undefined],
    ['Peking', undefined],
  ]);
});

test('a unit is known by its English name in collected sheets', () => {
  const { dataset } = readBook(book);
  expect(createUnitMatcher(dataset.units).match('alpha district')).toBe('U1');
});

test('what has no English is counted', () => {
  const { dataset, method } = readBook(book);
  const framework = { title: '自有体系', indicators: [{ code: 'I', name: '营商指数', parent: null, level: 1 }] };
  const input = {
    dataset: namedDataset(dataset, method, 'en'),
    framework: { ...framework, indicators: [{ ...framework.indicators[0]!, definition: '说明' }] },
  };
  // 自有体系, 环节 and 乙区 of Ease index, Time to start, Alpha District, Peking, Riverside, North China and themselves.
  expect(withoutEnglish({ ...input, framework: { ...input.framework, ...rest } })).toEqual({
    names: 3,
    of: 9,
    definitions: 1,
  });
});
const rest = {
  id: 'own',
  cohort: 'custom' as const,
  year: 2024,
  inferredWeights: false,
  measures: [],
  baseline: readBook(book).method,
};

test('a project holds those given in its dialogs, and writes them into exports', async () => {
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'own.ewb')) });
  const change = (asked: unknown) =>
    work.call('framework.change', JSON.parse(JSON.stringify({ change: asked, reason: '英文名' })));
  await change({ kind: 'rename', title: '自有体系2024', titleEn: 'Own index 2024', year: 2024 });
  await change({
    kind: 'units',
    units: [
      { code: '01', name: '东区', fullName: '', group: '沿海', nameEn: 'East', groupEn: 'Coast' },
      { code: '02', name: '西区', fullName: '', group: '沿海' },
    ],
  });
  await change({
    kind: 'add-indicator',
    parent: null,
    indicator: { code: 'A', name: '便捷', nameEn: 'Ease', definition: '' },
    weight: null,
    measure: { ...measure('A.1', '时限', goalposts(0, 10)), nameEn: 'Time limit' },
  });
  // An edit that doesn't speak of the name leaves it; an empty one takes it away.
  await change({ kind: 'edit-indicator', indicator: { code: 'A', name: '便捷度', definition: '' } });
  await change({
    kind: 'units',
    units: [
      { code: '01', name: '东区', fullName: '', group: '沿海', groupEn: 'Coastline' },
      { code: '02', name: '西区', fullName: '', group: '沿海', nameEn: 'West' },
    ],
  });
  const { framework, dataset, baseline } = await work.snapshot();
  expect(namedFramework(framework, 'en')).toMatchObject({
    title: 'Own index 2024',
    indicators: [{ name: 'Ease' }],
    measures: [{ name: 'Time limit' }],
  });
  expect(namedDataset(dataset, baseline, 'en').units.map(({ name, group }) => [name, group])).toEqual([
    ['East', 'Coastline'],
    ['West', 'Coastline'],
  ]);
  await work.importFiles(
    await work.sheet('值.xlsx', [
      ['地区', 'A.1'],
      ['East', 6],
      ['西区', 3],
    ]),
  );
  const path = join(work.folder, 'results.xlsx');
  await work.call('export.write', {
    ...{ what: 'workbook', format: 'xlsx', target: work.write(path), language: 'en', job: 'e' },
  });
  const scores = gridTexts(sheetOf(await readXlsx(path), 'Scores')).flat();
  expect(scores).toEqual(expect.arrayContaining(['East', 'West', 'Coastline']));
  expect(scores.filter((text) => /\p{Script=Han}/u.test(text) && !text.includes('合成示例数据'))).toEqual([]);
  await change({ kind: 'edit-indicator', indicator: { code: 'A', name: '便捷度', nameEn: ' ', definition: '' } });
  expect((await work.snapshot()).framework.indicators[0]).not.toHaveProperty('nameEn');
});
