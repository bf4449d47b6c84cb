import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'history');
let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

async function begin(template: 'province-2021' | 'key-city-2021'): Promise<void> {
  await work.call('project.new', { template, target: work.write(join(work.folder, 'p.ewb')) });
}

/** Index and tier of a year by the name of the unit. */
async function historyOf(year: number): Promise<ReadonlyMap<string, number | null>> {
  const { history, dataset } = await work.snapshot();
  const names = new Map(dataset.units.map(({ code, name }) => [code, name]));
  return new Map(history.filter((one) => one.year === year).map(({ unit, index }) => [names.get(unit) ?? unit, index]));
}

async function sheet(rows: readonly (readonly (string | number)[])[], title = '表'): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet(title).addRows(rows.map((row) => [...row]));
  const path = join(work.folder, `${title}.xlsx`);
  await workbook.xlsx.writeFile(path);
  return path;
}

async function previewed(path: string): Promise<OperationOutput<'import.preview'>> {
  const { plan, files } = await work.call('import.plan', { files: [work.read(path)], job: 'p' });
  expect(files[0]?.sheets[0]).toMatchObject({ kind: 'index_history', include: true, status: 'ready' });
  return work.call('import.preview', { plan, job: 'q' });
}

/** The published table by itself, read by nothing of ours. */
function published(file: string): ReadonlyMap<string, number> {
  const lines = readFileSync(join(fixtures, file), 'utf8').trim().split(/\r?\n/).slice(1);
  return new Map(
    lines
      .map((line) => line.split(','))
      .filter(([, index]) => index !== '')
      .map(([name = '', index = '']) => [name, Number(index)]),
  );
}

test.each([
  ['province-2021', 'index-2019-provinces.csv'],
  ['key-city-2021', 'index-2019-key-cities.csv'],
] as const)('the published indices of 2019 of %s go in as they are', async (template, file) => {
  await begin(template);
  const path = join(work.folder, file);
  copyFileSync(join(fixtures, file), path);
  const before = await historyOf(2019);
  const preview = await previewed(path);
  expect(preview.files[0]?.sheets[0]).toMatchObject({ problems: 0 });
  const indices = published(file);
  const [year, another] = preview.history.years;
  expect(another).toBeUndefined();
  expect(year).toMatchObject({ year: 2019, isNew: before.size === 0 });
  // What stood there already is no change.
  const told = [...indices].filter(([name, index]) => before.get(name) !== index).length;
  expect((year?.added ?? 0) + (year?.replaced ?? 0)).toBeGreaterThanOrEqual(told);
  await work.importFiles(path);
  const after = await historyOf(2019);
  for (const [name, index] of indices) expect([name, after.get(name)]).toEqual([name, index]);
});

describe('headings of earlier results as people have them', () => {
  test.each([
    [
      'a year in front',
      [
        ['地区', '2019年总体指数'],
        ['北京', 91.33],
        ['天津', 81.49],
      ],
    ],
    [
      'a year behind',
      [
        ['地区', '总体指数（2019年）'],
        ['北京', 91.33],
        ['天津', 81.49],
      ],
    ],
    [
      'a name of a program',
      [
        ['name', 'index_2019'],
        ['北京', 91.33],
        ['天津', 81.49],
      ],
    ],
    ['a title with the year', [['2019年各省总体指数'], ['地区', '总体指数'], ['北京', 91.33], ['天津', 81.49]]],
    [
      'one row a unit and year',
      [
        ['地区', '年度', '总体指数'],
        ['北京', 2019, 91.33],
        ['天津', 2019, 81.49],
      ],
    ],
  ] as const)('%s', async (_, rows) => {
    await begin('province-2021');
    const path = await sheet(rows);
    const preview = await previewed(path);
    expect(preview.files[0]?.sheets[0]).toMatchObject({ problems: 0, records: 2 });
    await work.importFiles(path);
    const known = await historyOf(2019);
    expect([known.get('北京'), known.get('天津')]).toEqual([91.33, 81.49]);
  });

  test('several years, with their tiers, each in its column', async () => {
    await begin('province-2021');
    await work.importFiles(
      await sheet([
        ['地区', '2017年总体指数', '2018年总体指数', '2018年能力分组'],
        ['北京', 80.5, 85.25, '高'],
        ['天津', 70, 75, '中'],
      ]),
    );
    const { history } = await work.snapshot();
    expect(history.filter(({ year, unit }) => year === 2018 && unit === history[0]?.unit)).toEqual([
      { unit: history[0]?.unit, year: 2018, index: 85.25, tier: 'high' },
    ]);
    expect((await historyOf(2017)).get('天津')).toBe(70);
  });

  test('an index of other offices is none of ours', async () => {
    await begin('province-2021');
    const path = await sheet([
      ['地区', '2019年物价指数'],
      ['北京', 101.2],
      ['天津', 99.1],
    ]);
    const { files } = await work.call('import.plan', { files: [work.read(path)], job: 'p' });
    expect(files[0]?.sheets[0]?.kind).not.toBe('index_history');
  });
});

test('a year that the table nowhere says is given by the mapping', async () => {
  await begin('province-2021');
  const path = await sheet([
    ['地区', '总体指数'],
    ['北京', 91.33],
    ['天津', 81.49],
  ]);
  const { plan, files } = await work.call('import.plan', { files: [work.read(path)], job: 'p' });
  const held = files[0]?.sheets[0];
  expect(held?.kind ?? null).toBeNull();
  const columns = [
    { column: 1, heading: '地区', field: 'unit' as const },
    { column: 2, heading: '总体指数', field: 'index' as const },
  ];
  const mapping = {
    version: 1 as const,
    kind: 'index_history' as const,
    layout: 'rows' as const,
    fingerprint: '',
    columns,
  };
  await work.call('import.change-sheet', {
    ...{ plan, file: 0, sheet: 0, include: true },
    mapping: { ...mapping, headerRows: { first: 1, last: 1 }, year: 2019 },
  });
  const preview = await work.call('import.preview', { plan, job: 'q' });
  expect(preview.history.years).toMatchObject([{ year: 2019 }]);
  expect(preview.files[0]?.sheets[0]).toMatchObject({ problems: 0, records: 2 });
});

test('the preview says which years are new and which values it replaces', async () => {
  await begin('province-2021');
  await work.importFiles(
    await sheet(
      [
        ['地区', '2016年总体指数'],
        ['北京', 80],
        ['天津', 70],
      ],
      '一',
    ),
  );
  const preview = await previewed(
    await sheet(
      [
        ['地区', '2015年总体指数', '2016年总体指数'],
        ['北京', 75, 80],
        ['天津', 65, 71.5],
      ],
      '二',
    ),
  );
  expect(preview.history.years).toEqual([
    { year: 2015, isNew: true, added: 2, replaced: 0 },
    { year: 2016, isNew: false, added: 0, replaced: 1 },
  ]);
  expect(preview.history.replaced).toMatchObject([{ year: 2016, before: { index: 70 }, after: { index: 71.5 } }]);
});
