import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')) });
});
afterEach(() => work.end());

const annual = (...rows: readonly (readonly (string | number)[])[]) => [['地区', '采集项', '数值', '平台'], ...rows];
const lines = async (): Promise<readonly WorklistLine[]> => (await work.call('worklist.list', {})).items;
const ofKind = async (kind: WorklistLine['kind']): Promise<readonly WorklistLine[]> =>
  (await lines()).filter((line) => line.kind === kind);

describe('the worklist', () => {
  test('of a project without data lists nothing', async () => {
    expect(await work.call('worklist.list', {})).toEqual({ open: 0, items: [] });
  });

  test('names row, unit and measure of a number that is none, until the cell is corrected with a reason', async () => {
    await work.importFiles(
      await work.sheet(
        '年报.xlsx',
        annual(['北京', 'A1-2.1', '约九成', '省级平台'], ['天津', 'A1-2.1', 88, '省级平台']),
      ),
    );
    const [line] = await ofKind('rejected_row');
    expect(line).toMatchObject({
      ...{ unit: '110000', measure: 'A1-2.1', file: '年报.xlsx', sheet: '表', cell: 'C2', batch: 1 },
      ...{ state: 'open', blocking: true },
      message: { code: 'NOT_A_NUMBER' },
      answer: { record: 'annual_statistics', selector: 'A1-2.1', period: 2021, platform: '省级平台' },
    });
    await work.call('data.override', { unit: '110000', measure: 'A1-2.1', value: 90, reason: '电话核实' });
    expect((await ofKind('rejected_row'))[0]).toMatchObject({
      state: 'closed',
      because: { code: 'WORKLIST_BY_OVERRIDE', params: { reason: '电话核实' } },
    });
  });

  test('a file that comes again under its name stands for the earlier one', async () => {
    const path = await work.sheet('年报.xlsx', annual(['北京', 'A1-2.1', '约九成', '省级平台']));
    await work.importFiles(path);
    await work.importFiles(await work.sheet('年报.xlsx', annual(['北京', 'A1-2.1', 90, '省级平台'])));
    expect((await ofKind('rejected_row')).map(({ state, because }) => [state, because?.params])).toEqual([
      ['closed', { batch: 2 }],
    ]);
  });

  test('the same file is read again when it is asked for, by the spelling learnt meanwhile, and no record counts twice', async () => {
    const path = await work.sheet(
      '年报.xlsx',
      annual(['天京', 'A1-2.1', 88, '省级平台'], ['北京', 'A1-2.1', 92, '省级平台']),
    );
    await work.importFiles(path);
    const [line] = await ofKind('rejected_row');
    expect(line).toMatchObject({ state: 'open', message: { code: 'UNIT_UNKNOWN' } });
    await work.call('alias.save', { text: '天京', unit: '120000' });
    const files = [work.read(path)];
    const kept = await work.call('import.plan', { files, job: 'plan' });
    expect(await work.refusal('import.commit', { plan: kept.plan, job: 'commit' })).toBe('FILE_ALREADY_IMPORTED');

    const { plan, files: planned } = await work.call('import.plan', { files, job: 'plan', again: true });
    expect(planned.map(({ knownBatch }) => knownBatch)).toEqual([1]);
    const preview = await work.call('import.preview', { plan, job: 'preview' });
    expect([preview.cellsAdded, preview.cellsChanged, preview.replaced]).toEqual([1, 0, 1]);
    await work.call('import.commit', { plan, job: 'commit' });
    expect((await ofKind('rejected_row')).map(({ state, because }) => [state, because?.params])).toEqual([
      ['closed', { batch: 2 }],
    ]);
    const { records, replaced } = await work.call('data.lineage', {
      ...{ unit: '110000', measure: 'A1-2.1', offset: 0, limit: 9 },
    });
    expect([records.map(({ batch }) => batch), replaced.map(({ batch }) => batch)]).toEqual([[2], [1]]);
  });

  test('accepting is one step, which undo takes back; a line that nobody knows is refused whole', async () => {
    await work.importFiles(
      await work.sheet(
        '年报.xlsx',
        annual(['北京', 'A1-2.1', '约九成', '省级平台'], ['天京', 'A1-2.1', 88, '省级平台']),
      ),
    );
    const { open } = await work.call('worklist.list', {});
    const ids = (await ofKind('rejected_row')).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(await work.refusal('worklist.settle', { ids: [...ids, 'x'], state: 'accepted', reason: 'r' })).toBe(
      'WORKLIST_UNKNOWN',
    );
    await work.call('worklist.settle', { ids, state: 'accepted', reason: '不影响结论' });
    expect((await ofKind('rejected_row')).map(({ state, why }) => [state, why])).toEqual([
      ['accepted', '不影响结论'],
      ['accepted', '不影响结论'],
    ]);
    expect((await work.call('worklist.list', {})).open).toBe(open - 2);
    await work.call('project.undo', {});
    expect((await work.call('worklist.list', {})).open).toBe(open);
  });

  test('an accepted doubt is open again when its value is another', async () => {
    const rows = (hainan: number) =>
      annual(
        ...[...Array(10).keys()].map((u) => [
          ['北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '海南'][u]!,
          'B2-2.1',
          u === 9 ? hainan : 100 + u,
          '省级平台',
        ]),
      );
    await work.importFiles(await work.sheet('一.xlsx', rows(1_000_000)));
    const doubts = (await lines()).filter(({ id }) => id === 'doubt/460000/B2-2.1/cohort');
    expect(doubts.map(({ of, state }) => [of, state])).toEqual([['1000000', 'open']]);
    await work.call('worklist.settle', { ids: doubts.map(({ id }) => id), state: 'accepted', reason: '属实' });
    await work.importFiles(await work.sheet('二.xlsx', rows(2_000_000)));
    expect(
      (await lines()).filter(({ id }) => id === 'doubt/460000/B2-2.1/cohort').map(({ of, state }) => [of, state]),
    ).toEqual([['2000000', 'open']]);
  });
});
