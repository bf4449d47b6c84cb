import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

  test('of another project, and a workbook that is none, are refused by name', async () => {
    const none = await work.sheet('别的.xlsx', [['地区', '数值']]);
    expect(await work.refusal('worklist.import-slip', { file: work.read(none) })).toBe('SLIP_NONE');
  });
});
