import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workbench } from '../cli/run.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const checks = (year: number) => [
  [`${year}年事项核查记录`],
  ['地区', '采集项', '事项编码', '结果', '核查日期'],
  ['北京', 'A4-1.3', 'X1', '是', `${year}-05-06`],
  ['天津', 'A4-1.3', 'X2', '否', `${year}-05-07`],
];
const undated = [
  ['地区', '采集项', '事项编码', '结果'],
  ['北京', 'A4-1.3', 'X3', '是'],
];
/** Cells of the year evaluated that have a value. */
const present = async (): Promise<number> => (await work.snapshot()).dataset.values.filter(Number.isFinite).length;

describe('a project on the one of the year before', () => {
  test('says so where that one has no index to take along, and only then', async () => {
    const notices = (): readonly unknown[] =>
      work.events.flatMap((event) => (event.name === 'notice' ? [[event.severity, event.message]] : []));
    await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, '空.ewb')) });
    const named = { indexName: { zh: '便利度' } };
    await work.call('method.edit', { label: '名称', patch: named });
    await work.call('method.save', { reason: '定名' });
    const made = await work.call('project.next-year', {
      ...{ from: null, target: work.write(join(work.folder, '2022空.ewb')), year: 2022 },
    });
    expect(made.framework.year).toBe(2022);
    expect(notices()).toEqual([
      [
        'warning',
        expect.objectContaining({
          code: 'NEXT_YEAR_NO_RESULTS',
          params: expect.objectContaining({ file: '空.ewb', year: 2021, indexName: '便利度' }),
        }),
      ],
    ]);
    await work.call('project.close', {});
    const { earlier } = await makeTwoYears(work);
    const already = notices().length;
    await work.call('project.next-year', {
      ...{ from: work.read(earlier), target: work.write(join(work.folder, '2021c.ewb')), year: 2021 },
    });
    expect(notices()).toHaveLength(already);
  });

  test('takes over framework, method, units, spellings and mappings; the results, known by hand, are its history', async () => {
    const { earlier } = await makeTwoYears(work);
    await work.call('project.open', { file: work.read(earlier) });
    await work.call('alias.save', { text: '东部', unit: 'u1' });
    const book = await work.sheet('一表.xlsx', [['2020年指标原始值'], ['地区', 'a1'], ['东', 90]]);
    const { files, plan } = await work.call('import.plan', { files: [work.read(book)], job: 'p' });
    const mapping = files[0]?.sheets[0]?.mapping;
    if (!mapping) throw new Error('no mapping');
    expect(mapping.year).toBe(2020);
    await work.call('import.discard', { plan });
    await work.call('mapping.save', { name: '一表', mapping });
    await work.call('method.edit', { label: '草稿', patch: { weights: { A: 9 } } });
    const before = await work.snapshot();
    await work.call('project.close', {});
    const untouched = hash(earlier);

    const next = join(work.folder, '2021b.ewb');
    const made = await work.call('project.next-year', {
      from: work.read(earlier),
      target: work.write(next),
      year: 2021,
    });
    expect(made.framework).toEqual({
      ...before.framework,
      year: 2021,
      id: made.framework.id,
      title: made.framework.title,
      baseline: before.baseline,
    });
    expect(made.framework.title).toBe(before.framework.title.replace('2020', '2021'));
    expect(made.baseline).toEqual(before.baseline);
    expect(made.draft).toBeNull();
    expect(made.dataset.units).toEqual(before.dataset.units);
    expect(made.history).toEqual([
      { unit: 'u1', year: 2020, index: 65.5, tier: 'medium' },
      { unit: 'u2', year: 2020, index: 50, tier: 'low' },
      { unit: 'u3', year: 2020, index: 36.5, tier: 'low' },
      { unit: 'u4', year: 2020, index: 10, tier: 'low' },
    ]);
    expect(await work.call('alias.list', {})).toEqual([{ text: '东部', unit: 'u1' }]);
    const { year: _year, ...layout } = mapping;
    expect(await work.call('mapping.list', {})).toEqual([{ name: '一表', mapping: layout }]);
    expect(made.lastYear).toEqual({ year: 2020, file: '2020.ewb', title: '2020' });
    // What is of its year stays behind.
    expect([made.batches, made.overrides, made.scenarios, made.runs]).toEqual([[], [], [], []]);
    expect(await present()).toBe(0);
    expect(made.undo.undo).toBeNull();
    expect((await work.call('project.verify', {})).filter(({ ok, information }) => !ok && !information)).toEqual([]);
    expect(hash(earlier)).toBe(untouched);
  });

  test('can be begun on the open project, and goes on the year after', async () => {
    const { later } = await makeTwoYears(work);
    const third = join(work.folder, '2022.ewb');
    const made = await work.call('project.next-year', { from: null, target: work.write(third), year: 2022 });
    expect(made.title).toBe('2022');
    expect(made.history.map(({ unit, year }) => `${unit} ${year}`)).toEqual(
      ['u1', 'u2', 'u3', 'u5'].map((u) => `${u} 2021`),
    );
    // By its handle the open project is the same; its lock stands.
    const fourth = join(work.folder, '2023.ewb');
    await work.call('project.open', { file: work.read(later) });
    await work.call('project.next-year', { from: work.read(later), target: work.write(fourth), year: 2023 });
    expect((await work.snapshot()).framework.year).toBe(2023);
  });

  test('is refused for the same or an earlier year, and over a file that is there; the open project stays open', async () => {
    const { earlier, later } = await makeTwoYears(work);
    const target = join(work.folder, 'new.ewb');
    const input = { from: work.read(earlier), target: work.write(target) };
    expect(await work.refusal('project.next-year', { ...input, year: 2020 })).toBe('HISTORY_SAME_YEAR');
    expect(await work.refusal('project.next-year', { ...input, year: 2021, target: work.write(earlier) })).toBe(
      'FILE_EXISTS',
    );
    expect(existsSync(target)).toBe(false);
    expect((await work.snapshot()).file).toBe(later.slice(work.folder.length + 1));
  });

  test('from the command line: new FILE --from EARLIER.ewb --year Y', async () => {
    const { earlier } = await makeTwoYears(work);
    await work.call('project.close', {});
    const file = join(work.folder, 'cli.ewb');
    const { code, out } = await workbench('new', file, '--from', earlier, '--year', '2021', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { file, template: 'blank', from: earlier, year: 2021, units: 4, measures: 5 },
    ]);
    expect((await workbench('new', file, '--from', earlier)).code).toBe(2);
    expect((await workbench('new', join(work.folder, 'x.ewb'), '--from', earlier, '--year', '2019')).code).toBe(2);
  });
});

describe('records of another year', () => {
  test('are kept and listed, and count nowhere', async () => {
    const old = join(work.folder, '2021.ewb');
    await work.call('project.new', { template: 'province-2021', target: work.write(old) });
    await work.importFiles(await work.sheet('核查2021.xlsx', checks(2021)), await work.sheet('无年度.xlsx', undated));
    expect(await present()).toBe(2);
    expect((await work.snapshot()).years).toEqual([{ year: 2021, records: 3 }]);

    await work.call('project.next-year', { from: null, target: work.write(join(work.folder, '2022.ewb')), year: 2022 });
    await work.importFiles(join(work.folder, '核查2021.xlsx'));
    expect(await present()).toBe(0);
    expect((await work.snapshot()).years).toEqual([{ year: 2021, records: 2 }]);
    expect(await work.call('data.record-years', {})).toEqual([
      { batch: 1, file: '核查2021.xlsx', sheet: '表', kind: 'item_checks', year: 2021, records: 2 },
    ]);
    await work.importFiles(await work.sheet('核查2022.xlsx', checks(2022)));
    expect(await present()).toBe(2);
    await work.call('batch.withdraw', { batch: 1, reason: '误导入' });
    expect((await work.snapshot()).years).toEqual([{ year: 2022, records: 2 }]);
  });

  test('all sample spreadsheets of 2021 count nowhere in 2022, and every record of them is listed', async () => {
    const sheets = join(work.folder, 'sheets');
    const { records, files } = await work.call('sample.generate', {
      template: 'province-2021',
      target: work.write(sheets),
      records: 0,
      seed: 1,
      job: 's',
    });
    const template = {
      template: 'province-2021',
      target: work.write(join(work.folder, '2022.ewb')),
      year: 2022,
    } as const;
    expect((await work.call('project.new', template)).framework).toMatchObject({
      id: 'province-2022',
      title: '省级政府一体化政务服务能力评估指标体系（2022）',
      year: 2022,
    });
    await work.importFiles(...readdirSync(sheets).map((name) => join(sheets, name)));
    const { dataset, years } = await work.snapshot();
    expect(await present()).toBe(0);
    expect(Object.values(dataset.denominators).flatMap((column) => [...column].filter(Number.isFinite))).toEqual([]);
    const counted = years.map(({ year }) => year).filter((year) => year === 2022 || year === 0);
    expect(counted).toEqual([]);
    // Results of earlier years count as what they are.
    const history = files
      .flatMap((file) => file.sheets)
      .reduce((sum, sheet) => sum + (sheet.kind === 'index_history' ? sheet.records : 0), 0);
    expect(years).toEqual([{ year: 2021, records: records - history }]);
    expect(await work.refusal('facts.check', {})).toBe('NO_PUBLISHED_YEAR');
  });

  test('a year that is changed afterwards leaves every record in the year that it was imported for', async () => {
    await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'a.ewb')) });
    const { snapshot } = await work.importFiles(await work.sheet('无年度.xlsx', undated));
    expect(await present()).toBe(1);
    const change = { kind: 'rename', title: snapshot.framework.title, year: 2022 } as const;
    await work.call('framework.change', { change, reason: '换年' });
    expect(await present()).toBe(0);
    await work.call('project.undo', {});
    expect(await present()).toBe(1);
  });
});
