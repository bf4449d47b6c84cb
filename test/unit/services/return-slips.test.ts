import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
  await work.importFiles(
    await work.sheet('年报.xlsx', [
      ['地区', '采集项', '数值', '平台'],
      ['北京', 'A1-2.1', '约九成', '省级平台'],
      ['北京', 'A1-2.2', '多数', '省级平台'],
      ['北京', 'A1-2.3', 9720, '省级平台'],
      ['天津', 'A1-2.1', 88, '省级平台'],
    ]),
  );
});
afterEach(() => work.end());

const slips = (): string => join(work.folder, 'slips');

/** Writes answers into the last column of a slip, by the measure that a row's id ends on or its cell. */
async function fill(answers: Readonly<Record<string, string | number>>, as: string): Promise<string> {
  const [name = ''] = readdirSync(slips()).filter((file) => file.includes('北京'));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(slips(), name));
  workbook.worksheets[0]?.eachRow((row) => {
    const answer = answers[row.getCell(6).text];
    if (answer !== undefined) row.getCell(8).value = answer;
  });
  const path = join(work.folder, as);
  await workbook.xlsx.writeFile(path);
  return path;
}

async function stateOf(cell: string): Promise<string> {
  const { items } = await work.call('worklist.list', {});
  return items.find((line) => line.cell === cell)?.state ?? 'gone';
}

async function valueOf(measure: string): Promise<number> {
  const { dataset } = await work.snapshot();
  const m = dataset.measures.findIndex(({ code }) => code === measure);
  return dataset.values[m * dataset.units.length] ?? Number.NaN;
}

describe('a return slip', () => {
  test('goes out, is filled and comes back, twice, without a duplicate', { timeout: 300_000 }, async () => {
    const { lines } = await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    expect(lines).toBeGreaterThanOrEqual(3);
    expect(await Promise.all(['C2', 'C3', 'C4'].map(stateOf))).toEqual(['returned', 'returned', 'returned']);

    const filled = await fill({ C2: 91, C3: '该项未开展', C4: 135 }, '回单.xlsx');
    const first = await work.call('worklist.import-slip', { file: work.read(filled) });
    expect(first.outcome).toMatchObject({ entered: 1, noted: 1, known: 0 });
    expect(first.outcome.refused).toEqual([expect.stringContaining('/C4/DOMAIN_OUTSIDE')]);
    expect(await Promise.all(['C2', 'C3', 'C4'].map(stateOf))).toEqual(['closed', 'closed', 'returned']);
    expect(await valueOf('A1-2.1')).toBe(91);
    // Rows 1–4 are title, advice, mark and headings; the value outside its domain (C4) comes first.
    const { records } = await work.call('data.lineage', {
      ...{ unit: '110000', measure: 'A1-2.1', offset: 0, limit: 9 },
    });
    expect(records.map(({ file, cell, value }) => [file, cell, value])).toEqual([['回单.xlsx', 'H6', 91]]);

    const { batches, revision } = await work.snapshot();
    const second = await work.call('worklist.import-slip', { file: work.read(filled) });
    expect(second.outcome).toMatchObject({ entered: 0, noted: 0, known: 2 });
    const after = await work.snapshot();
    expect([after.batches.length, after.revision]).toEqual([batches.length, revision]);
    expect((await work.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);

    await work.call('project.undo', {});
    expect(await stateOf('C2')).toBe('returned');
    expect(await valueOf('A1-2.1')).toBeNaN();
  });

  test.each([
    ['a folder', (folder: string) => folder],
    [
      'an archive',
      (folder: string) => {
        const path = join(folder, '..', '回件.zip');
        const parts = readdirSync(folder).map((name) => ({ name, data: readFileSync(join(folder, name)) }));
        writeFileSync(path, zipOf(parts));
        return path;
      },
    ],
  ])('in %s with other tables is taken like one chosen by itself', async (_, given) => {
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const folder = join(work.folder, '回件');
    mkdirSync(folder);
    await fill({ C2: 91 }, join('回件', '回单.xlsx'));
    await fill({ C3: '该项未开展' }, join('回件', '回单二.xlsx'));
    await work.sheet(join('回件', '补报.xlsx'), [
      ['地区', '采集项', '数值', '平台'],
      ['河北', 'A1-2.1', 77, '省级平台'],
    ]);
    const plan = await work.call('import.plan', { files: [work.read(given(folder))], job: 'plan' });
    expect(plan.files.map(({ file }) => file)).toEqual(['补报.xlsx']);
    expect(plan.slips.map(({ file, refusal }) => [file, refusal])).toEqual([
      ['回单.xlsx', null],
      ['回单二.xlsx', null],
    ]);
    for (const { handle } of plan.slips) await work.call('worklist.import-slip', { file: handle });
    expect(await Promise.all(['C2', 'C3'].map(stateOf))).toEqual(['closed', 'closed']);
    expect(await valueOf('A1-2.1')).toBe(91);
    await work.call('import.commit', { plan: plan.plan, job: 'commit' });
  });

  test('among the files of an import is told apart, with what each answer would do, and nothing is written', async () => {
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const filled = await fill({ C2: 91, C3: '该项未开展', C4: 135 }, '回单.xlsx');
    const other = await work.sheet('补报.xlsx', [
      ['地区', '采集项', '数值', '平台'],
      ['河北', 'A1-2.1', 77, '省级平台'],
    ]);
    const { revision } = await work.snapshot();
    const given = [work.read(filled), work.read(other)];
    const plan = await work.call('import.plan', { files: given, job: 'plan' });
    expect(plan.files.map(({ file }) => file)).toEqual(['补报.xlsx']);
    const [slip] = plan.slips;
    expect(slip).toMatchObject({ file: '回单.xlsx', handle: given[0], refusal: null });
    const judged = (slip?.rows ?? []).map(({ line, answer, does, why }) => [
      ...[line?.cell, answer, does, why?.code, why?.params?.['domain']],
    ]);
    expect(judged.sort()).toEqual([
      ['C2', '91', 'entered', undefined, undefined],
      ['C3', '该项未开展', 'noted', undefined, undefined],
      ['C4', '135', 'refused', 'SLIP_BEYOND_DOMAIN', 'percent'],
    ]);
    expect((await work.snapshot()).revision).toBe(revision);
    await work.call('import.commit', { plan: plan.plan, job: 'commit' });
    expect(await stateOf('C2')).toBe('returned');

    await work.call('worklist.import-slip', { file: given[0] ?? '' });
    const again = await work.call('import.plan', { files: [work.read(filled)], job: 'plan' });
    expect(again.slips[0]?.rows.map(({ does }) => does).sort()).toEqual(['known', 'known', 'refused']);
  });

  test('whose rows were sorted apart, or whose numbers were changed, says so row by row and closes none of them', async () => {
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const filled = await fill({ C2: 91, C3: 92 }, '回单.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(filled);
    workbook.worksheets[0]?.eachRow((row) => {
      const [id, cell] = [row.getCell(1), row.getCell(6)];
      if (cell.text === 'C2') id.value = id.text.replace('/C2/', '/C3/');
      else if (cell.text === 'C3') id.value = 'rejected_row/9/9/9/C3/NOT_A_NUMBER';
    });
    await workbook.xlsx.writeFile(filled);
    const { slips: planned } = await work.call('import.plan', { files: [work.read(filled)], job: 'plan' });
    expect(planned[0]?.rows.map(({ does, why }) => [does, why?.code])).toEqual([
      ['refused', 'SLIP_ROW_CHANGED'],
      ['refused', 'SLIP_LINE_GONE'],
    ]);
    const { outcome } = await work.call('worklist.import-slip', { file: work.read(filled) });
    expect([outcome.entered, outcome.noted, outcome.refused.length]).toEqual([0, 0, 2]);
    expect(await Promise.all(['C2', 'C3'].map(stateOf))).toEqual(['returned', 'returned']);
  });

  test('takes a base figure only at the scale that a sheet may have: one in 万 is not taken for ones', async () => {
    await work.importFiles(
      await work.sheet('基础.xlsx', [
        ['地区', '常住人口', '企业数'],
        ['北京', 2189, 1_076_422],
      ]),
    );
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const judged = async (answer: string | number): Promise<readonly (string | undefined)[]> => {
      const { slips: planned } = await work.call('import.plan', {
        ...{ files: [work.read(await fill({ B2: answer }, '回单.xlsx'))], job: 'plan' },
      });
      const row = planned[0]?.rows.find(({ line }) => line?.cell === 'B2');
      return [row?.does, row?.why?.code];
    };
    expect(await judged(2189)).toEqual(['refused', 'SLIP_BEYOND_MAGNITUDE']);
    expect(await judged(0)).toEqual(['refused', 'SLIP_BEYOND_MAGNITUDE']);
    expect(await judged('2189万')).toEqual(['entered', undefined]);
    expect(await judged(21_890_000)).toEqual(['entered', undefined]);
  });

  test('settles a base figure that two files say otherwise by the number that the office answers', async () => {
    const figure = (value: number) => [
      ['地区', '常住人口（万人）', '企业数'],
      ['北京', value, 1_076_422],
    ];
    await work.importFiles(await work.sheet('一.xlsx', figure(2189)));
    await work.importFiles(await work.sheet('二.xlsx', figure(4378)));
    const stands = async () =>
      (await work.call('worklist.list', {})).items.filter(({ kind }) => kind === 'conflict').map(({ state }) => state);
    expect(await stands()).toEqual(['open']);
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    expect(await stands()).toEqual(['returned']);
    await work.call('worklist.import-slip', { file: work.read(await fill({ '': '2189万' }, '回单.xlsx')) });
    expect(await stands()).toEqual([]);
    const { dataset, overrides } = await work.snapshot();
    expect(dataset.denominators['常住人口']?.[0]).toBe(21_890_000);
    expect(overrides).toMatchObject([{ measure: '常住人口', reason: '回单.xlsx' }]);
  });

  test('is a file of its own for each office, also where file systems would call two alike', async () => {
    const unknown = (place: string) => [
      ['地区', '采集项', '数值', '平台'],
      [place, 'A1-2.1', 90, '省级平台'],
    ];
    for (const [name, place] of [
      ['一?.xlsx', '火星'],
      ['一*.xlsx', '金星'],
      ['Ab.xlsx', '木星'],
      ['aB.xlsx', '土星'],
      ['北京.xlsx', '水星'],
    ] as const)
      await work.importFiles(await work.sheet(name, unknown(place)));
    const { files } = await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const held = readdirSync(slips());
    expect(held).toHaveLength(files.length);
    expect(new Set(held.map((name) => name.toLowerCase())).size).toBe(held.length);
    expect(held.filter((name) => /_(?:一|[Aa][Bb]|北京)/.test(name)).sort()).toEqual([
      ...[
        '退回单_Ab.xlsx',
        '退回单_aB_2.xlsx',
        '退回单_一.xlsx',
        '退回单_一_2.xlsx',
        '退回单_北京.xlsx',
        '退回单_北京_2.xlsx',
      ],
    ]);
  });

  test('of another project, and a workbook that is none, are refused by name', async () => {
    const none = await work.sheet('别的.xlsx', [['地区', '数值']]);
    expect(await work.refusal('worklist.import-slip', { file: work.read(none) })).toBe('SLIP_NONE');
    await work.call('worklist.write-slips', {
      ...{ target: work.write(slips()), format: 'folder', language: 'zh' },
    } as const);
    const filled = await fill({ C2: 91 }, '回单.xlsx');
    await work.call('project.new', { template: 'key-city-2021', target: work.write(join(work.folder, 'q.ewb')) });
    expect(await work.refusal('worklist.import-slip', { file: work.read(filled) })).toBe('SLIP_FOREIGN');
    const { slips: planned } = await work.call('import.plan', { files: [work.read(filled)], job: 'plan' });
    expect(planned.map(({ refusal, rows }) => [refusal?.code, rows.length])).toEqual([['SLIP_FOREIGN', 0]]);
  });
});
