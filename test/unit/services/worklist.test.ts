import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { fixOf } from '../../../renderer/features/worklist/line-actions.ts';
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

  test('a figure that comes again without its platform is a conflict that stops a release, from preview to withdrawal', async () => {
    await work.importFiles(await work.sheet('国家平台.xlsx', annual(['北京', 'A1-1.4', 4_000_000, '国家平台'])));
    const path = await work.sheet('更正.xlsx', annual(['北京', 'A1-1.4', 4_100_000, '']));
    const { plan } = await work.call('import.plan', { files: [work.read(path)], job: 'plan' });
    const preview = await work.call('import.preview', { plan, job: 'preview' });
    expect(preview.worklist.added).toContainEqual({ kind: 'conflict', lines: 1 });
    const { batch } = await work.call('import.commit', { plan, job: 'commit' });
    expect(await ofKind('conflict')).toMatchObject([
      {
        ...{ unit: '110000', measure: 'A1-1.4', state: 'open', blocking: true, answer: 'override' },
        message: { code: 'WORKLIST_CONFLICT_UNNAMED_PLATFORM', params: { value: 8_100_000 } },
      },
    ]);
    // The share measured stays (there is no base), so that the doubt is what the dialog tells of.
    const override = { kind: 'override', unit: '110000', measure: 'A1-1.4', value: 4_100_000 } as const;
    expect((await work.call('change.preview', override)).scores.evidence).toEqual([
      { unit: '110000', from: 0, to: 0, marked: [1, 0] },
    ]);
    await work.call('batch.withdraw', { batch, reason: '同一个数' });
    expect(await ofKind('conflict')).toEqual([]);
  });

  test('rows that were refused name their measure, whatever sheet they stand in', async () => {
    await work.importFiles(
      await work.sheet('专家.xlsx', [
        ['地区', '采集项', '专家', '得分'],
        ['北京', 'A6-2.1', '甲', 101],
        ['北京', 'A6-2.1', '乙', '良好'],
        ['北京', 'A6-2.1', '丙', 90],
        ['北京', 'A6-2.1', '丙', 91],
      ]),
    );
    const found = (await lines()).filter(({ file }) => file === '专家.xlsx');
    expect(found.map(({ cell, measure, answer }) => [cell, measure, answer]).sort()).toEqual([
      ['D2', 'A6-2.1', null],
      ['D3', 'A6-2.1', null],
      ['D5', 'A6-2.1', null],
    ]);
  });

  test('a base figure that another file says otherwise is a conflict, until one is withdrawn or it is typed', async () => {
    const figures = (beijing: number) => [
      ['地区', '常住人口（万人）', '企业数'],
      ['北京', beijing, 1_076_422],
      ['天津', 1387, 621_986],
    ];
    const conflicts = async () => (await ofKind('conflict')).map(({ unit, message }) => [unit, message.params]);
    await work.importFiles(await work.sheet('一.xlsx', figures(2189)));
    await work.importFiles(await work.sheet('值.xlsx', annual(['北京', 'A1-2.1', 90, '省级平台'])));
    expect(await conflicts()).toEqual([]);
    const path = await work.sheet('二.xlsx', figures(4378));
    const { plan } = await work.call('import.plan', { files: [work.read(path)], job: 'plan' });
    const preview = await work.call('import.preview', { plan, job: 'preview' });
    expect(preview.worklist.added).toContainEqual({ kind: 'conflict', lines: 1 });
    const { batch } = await work.call('import.commit', { plan, job: 'commit' });
    expect(await conflicts()).toEqual([['110000', { figure: '常住人口', value: 43_780_000 }]]);
    const [line] = await ofKind('conflict');
    expect([line?.blocking, line && fixOf(line)]).toEqual([
      true,
      { kind: 'override', unit: '110000', measure: '常住人口' },
    ]);
    await work.call('data.override', { unit: '110000', measure: '常住人口', value: 21_890_000, reason: '公报' });
    expect(await conflicts()).toEqual([]);
    await work.call('project.undo', {});
    expect(await conflicts()).toHaveLength(1);
    await work.call('batch.withdraw', { batch, reason: '错表' });
    expect(await conflicts()).toEqual([]);
  });

  test('a value that a later file takes away is a conflict like one that it changes', async () => {
    await work.importFiles(
      await work.sheet('一.xlsx', annual(['北京', 'A1-2.1', 90, '省级平台'], ['天津', 'A1-2.1', '—', '省级平台'])),
    );
    expect(await ofKind('conflict')).toEqual([]);
    await work.importFiles(
      await work.sheet('二.xlsx', annual(['北京', 'A1-2.1', '—', '省级平台'], ['天津', 'A1-2.1', '/', '省级平台'])),
    );
    expect(await ofKind('conflict')).toMatchObject([
      { unit: '110000', measure: 'A1-2.1', state: 'open', blocking: true, message: { code: 'WORKLIST_CONFLICT' } },
    ]);
    await work.call('data.override', { unit: '110000', measure: 'A1-2.1', value: null, reason: '确无数据' });
    expect(await ofKind('conflict')).toEqual([]);
  });

  test('a value by hand is held to the domain of its measure, in the preview too, until the domain is another', async () => {
    const cell = { unit: '110000', measure: 'A1-2.1' };
    for (const value of [135, 9720, -1]) {
      expect(await work.refusal('data.override', { ...cell, value, reason: '来函' })).toBe('OVERRIDE_BEYOND_DOMAIN');
      expect(await work.refusal('change.preview', { kind: 'override', ...cell, value })).toBe('OVERRIDE_BEYOND_DOMAIN');
    }
    await work.call('data.override', { ...cell, value: 100, reason: '来函' });
    await work.call('data.override', { ...cell, value: null, reason: '不可信' });
    expect((await work.snapshot()).overrides).toMatchObject([{ ...cell, value: null }]);
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
    const [again] = (await lines()).filter(({ id }) => id === 'doubt/460000/B2-2.1/cohort');
    expect([again?.of, again?.state]).toEqual(['2000000', 'open']);
    expect(again?.because).toMatchObject({ code: 'WORKLIST_CHANGED', params: { why: '属实', on: '2026-05-01' } });
  });
});

/** Beijing alone, by month; what stands in the list of it beside other places. */
const months = (...values: readonly (string | number)[]) => [
  ['地区', '采集项', '月份', '数值', '平台'],
  ...values.map((value, at) => ['北京', 'A2-1.1', `2021-${String(at + 1).padStart(2, '0')}`, value, '省级平台']),
];
const full = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => 1000 + month);
const about = async (subject: string | null): Promise<readonly WorklistLine[]> =>
  (await lines()).filter(
    ({ unit, measure, answer, kind }) =>
      unit === '110000' &&
      kind !== 'insufficient_evidence' &&
      (measure === subject || (typeof answer === 'object' && answer?.selector === subject)),
  );
const standing = (found: readonly WorklistLine[]) =>
  found.map(({ kind, state, because, why }) => [kind, state, because?.code ?? why]);
const settle = (found: readonly WorklistLine[], state: 'accepted' | 'closed' | 'open', reason: string) =>
  work.call('worklist.settle', { ids: found.map(({ id }) => id), state, reason });

describe('one cause is one line', () => {
  test('a month that was not read, and the year that lacks it', async () => {
    await work.call('data.override', { unit: '110000', measure: '常住人口', value: 21_880_000, reason: '公报' });
    await work.importFiles(await work.sheet('月报.xlsx', months(...full.slice(0, 11), '约九百')));
    const found = await about('A2-1.1');
    expect(standing(found)).toEqual([
      ['rejected_row', 'open', ''],
      ['incomplete_period', 'closed', 'WORKLIST_WITH_ROW'],
    ]);
    expect(found[1]?.because?.params).toEqual({ file: '月报.xlsx', sheet: '表', place: 'D13' });
    // Both are settled by what is said of the first, and both come back with it.
    await settle(found.slice(0, 1), 'accepted', '十二月停用');
    expect(standing(await about('A2-1.1'))).toEqual([
      ['rejected_row', 'accepted', '十二月停用'],
      ['incomplete_period', 'accepted', '十二月停用'],
    ]);
    await settle(found.slice(0, 1), 'open', '再核');
    expect(standing(await about('A2-1.1'))).toEqual(standing(found));
    // The row is gone, and the month is missing all the same: now that is what there is to say.
    await work.importFiles(await work.sheet('月报.xlsx', months(...full.slice(0, 11))));
    expect(standing(await about('A2-1.1'))).toEqual([
      ['rejected_row', 'closed', 'WORKLIST_BY_BATCH'],
      ['incomplete_period', 'open', ''],
    ]);
  });

  test('more months are missing than rows were not read: there is another cause', async () => {
    await work.call('data.override', { unit: '110000', measure: '常住人口', value: 21_880_000, reason: '公报' });
    await work.importFiles(await work.sheet('月报.xlsx', months(...full.slice(0, 10), '约九百')));
    expect(standing(await about('A2-1.1'))).toEqual([
      ['rejected_row', 'open', ''],
      ['incomplete_period', 'open', ''],
    ]);
  });

  test('a base figure that was not read, and the measures that lack it', async () => {
    await work.importFiles(
      await work.sheet('月报.xlsx', months(...full)),
      await work.sheet('基础.xlsx', [
        ['地区', '常住人口', '企业数', '业务申报量'],
        ['北京', '两千万', 1_500_000, 9_000_000],
      ]),
    );
    const found = await about('常住人口');
    expect(standing(found)).toEqual([
      ['rejected_row', 'open', ''],
      ['missing_base', 'closed', 'WORKLIST_WITH_ROW'],
    ]);
    await settle(found.slice(0, 1), 'accepted', '以后补');
    expect((await about('常住人口')).map(({ state, blocking }) => [state, blocking])).toEqual([
      ['accepted', true],
      ['accepted', true],
    ]);
  });

  test('a slip of the unit of a value, in its row and against the cohort', async () => {
    const places = ['天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏'];
    const rows = [['北京', 1_000_000], ...places.map((place, at) => [place, 100 + at])] as const;
    await work.importFiles(
      await work.sheet('一.xlsx', annual(...rows.map(([place, value]) => [place, 'B2-2.1', value, '省级平台']))),
    );
    const found = await about('B2-2.1');
    expect(found.map(({ message, state, because }) => [message.code, state, because?.code])).toEqual([
      ['UNIT_SLIP', 'closed', 'WORKLIST_WITH_VALUE'],
      ['WORKLIST_DOUBT_COHORT', 'open', undefined],
    ]);
    await work.call('data.override', { unit: '110000', measure: 'B2-2.1', value: 100, reason: '单位写错' });
    expect((await about('B2-2.1')).filter(({ state }) => state === 'open')).toEqual([]);
  });
});

describe('what was settled of a row', () => {
  // A row of another measure tells one time from the next: a file equal to the bit, made in the same second, isn't imported again.
  let time = 0;
  const rows = (one: string | number, other: string | number = 88) =>
    annual(
      ['北京', 'A1-2.1', one, '省级平台'],
      ['天津', 'A1-2.1', other, '省级平台'],
      ['山西', 'A1-1.4', 1000 + (time += 1), '省级平台'],
    );
  const bring = async (one: string | number, other?: string | number): Promise<void> => {
    await work.importFiles(await work.sheet('年报.xlsx', rows(one, other)));
  };
  const rejected = async () =>
    (await ofKind('rejected_row')).map(({ batch, state, because, why }) => [batch, state, because?.code ?? why]);

  test('holds while the same stands in the same cell, though the file comes again with corrections', async () => {
    await bring('约九成', '未知');
    const [line] = await ofKind('rejected_row');
    await work.call('worklist.settle', { ids: [line!.id], state: 'accepted', reason: '不影响结论' });
    await bring('约九成', 88);
    expect(await rejected()).toEqual([
      [1, 'closed', 'WORKLIST_BY_BATCH'],
      [1, 'closed', 'WORKLIST_BY_BATCH'],
      [2, 'accepted', '不影响结论'],
    ]);
    await bring('约九成', 89);
    expect((await rejected()).at(-1)).toEqual([3, 'accepted', '不影响结论']);
    // Taken back, it is open in whichever batch it stands.
    const last = (await ofKind('rejected_row')).at(-1)!;
    await work.call('worklist.settle', { ids: [last.id], state: 'open', reason: '再核' });
    expect((await rejected()).at(-1)).toEqual([3, 'open', '']);
    await work.call('project.undo', {});
    expect((await rejected()).at(-1)).toEqual([3, 'accepted', '不影响结论']);
  });

  test('holds no longer where the cell says something else, which is said', async () => {
    await bring('约九成');
    await settle(await ofKind('rejected_row'), 'accepted', '不影响结论');
    await bring('约八成');
    const line = (await ofKind('rejected_row')).at(-1);
    expect([line?.batch, line?.state, line?.blocking]).toEqual([2, 'open', true]);
    expect(line?.because).toMatchObject({ code: 'WORKLIST_CHANGED', params: { why: '不影响结论' } });
  });

  test('is over once the cell was right in between', async () => {
    await bring('约九成');
    await settle(await ofKind('rejected_row'), 'accepted', '不影响结论');
    await bring(91);
    await bring('约九成');
    const line = (await ofKind('rejected_row')).at(-1);
    expect([line?.batch, line?.state, line?.because]).toEqual([3, 'open', null]);
  });

  test('holds for the same file after its batch was withdrawn', async () => {
    const path = await work.sheet('年报.xlsx', rows('约九成'));
    await work.importFiles(path);
    await settle(await ofKind('rejected_row'), 'accepted', '不影响结论');
    await work.call('batch.withdraw', { batch: 1, reason: '重来' });
    expect(await rejected()).toEqual([]);
    await work.importFiles(path);
    expect(await rejected()).toEqual([[2, 'accepted', '不影响结论']]);
  });
});
