import { describe, expect, test } from 'vitest';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import type { Result } from '../../../shared/base/result.ts';
import {
  cellOf,
  fill,
  framework,
  freshProject,
  importSheets,
  measures,
  method,
  NOW,
  sheetReport,
  units,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const LATER = '2022-04-05T09:30:00.000Z';
const equal = { ...method, ties: 'dense' as const };
const rate = { annual_statistics: [{ unit, selector: 'rate', value: 98.5 }] };
const history = [{ unit, year: 2020, index: 88, tier: 'high' as const }];

interface Row {
  readonly action: string;
  readonly subject: string;
  readonly key?: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly why: string;
}
type Write = (store: ProjectStore) => Result<unknown>;

/** What is there before, the write, and the row that it leaves. */
const writes: readonly (readonly [string, readonly Write[], Write, Row])[] = [
  [
    'a first note',
    [],
    (store) => store.saveAlias('A1', '一', LATER),
    { action: 'create', subject: 'alias', key: 'A1', before: null, after: '一', why: '' },
  ],
  [
    'a note taken away',
    [(store) => store.saveAlias('A1', '一', LATER)],
    (store) => store.saveAlias('A1', null, LATER),
    { action: 'remove', subject: 'alias', key: 'A1', before: '一', after: null, why: '' },
  ],
  [
    'a name learnt',
    [],
    (store) => store.saveAlias('首都', unit, LATER),
    { action: 'create', subject: 'alias', key: '首都', before: null, after: unit, why: '' },
  ],
  [
    'a name learnt anew',
    [(store) => store.saveAlias('首都', '120000', LATER)],
    (store) => store.saveAlias('首都', unit, LATER),
    { action: 'change', subject: 'alias', key: '首都', before: '120000', after: unit, why: '' },
  ],
  [
    'a setting',
    [(store) => store.saveSetting('columns', [1], LATER)],
    (store) => store.saveSetting('columns', [2], LATER),
    { action: 'change', subject: 'setting', key: 'columns', before: [1], after: [2], why: '' },
  ],
  [
    'a baseline',
    [(store) => store.saveBaseline({ ...method, ties: 'average' }, '', LATER)],
    (store) => store.saveBaseline(equal, '并列规则', LATER),
    {
      action: 'change',
      subject: 'baseline',
      before: { ties: 'average' },
      after: { ties: 'dense' },
      why: '并列规则',
    },
  ],
  [
    'a framework',
    [],
    (store) => store.saveFramework({ ...framework, title: '新名' }, '改名', LATER),
    {
      action: 'change',
      subject: 'framework',
      before: expect.objectContaining({ title: '小指标体系' }),
      after: expect.objectContaining({ title: '新名' }),
      why: '改名',
    },
  ],
  [
    'a scenario',
    [],
    (store) => store.saveScenario({ name: '等权', method: equal }, LATER, '专家会'),
    {
      action: 'create',
      subject: 'scenario',
      before: null,
      after: expect.objectContaining({ name: '等权' }),
      why: '专家会',
    },
  ],
  [
    'a scenario changed',
    [(store) => store.saveScenario({ name: '等权', note: '一', method }, LATER)],
    (store) => store.saveScenario({ name: '等权', note: '二', method }, LATER, '更正'),
    {
      action: 'change',
      subject: 'scenario',
      before: expect.objectContaining({ note: '一' }),
      after: expect.objectContaining({ note: '二' }),
      why: '更正',
    },
  ],
  [
    'a scenario removed',
    [(store) => store.saveScenario({ name: '等权', method }, LATER)],
    (store) => store.removeScenario('等权', '不用', LATER),
    {
      action: 'remove',
      subject: 'scenario',
      before: expect.objectContaining({ name: '等权' }),
      after: null,
      why: '不用',
    },
  ],
  [
    'a value put by hand over another',
    [(store) => store.overrideValue({ unit, measure: 'rate', value: 97, reason: '电话', now: LATER })],
    (store) => store.overrideValue({ unit, measure: 'rate', value: 96, reason: '来函', now: LATER }),
    {
      action: 'change',
      subject: 'override',
      before: expect.objectContaining({ value: 97 }),
      after: expect.objectContaining({ value: 96 }),
      why: '来函',
    },
  ],
  [
    'a batch withdrawn',
    [],
    (store) => store.withdrawBatch(1, '撤回', LATER),
    {
      action: 'withdraw',
      subject: 'batch',
      key: '1',
      before: { status: 'active', reason: '' },
      after: { status: 'withdrawn', reason: '撤回' },
      why: '撤回',
    },
  ],
  [
    'a batch restored',
    [(store) => store.withdrawBatch(1, '撤回', LATER)],
    (store) => store.restoreBatch(1, '恢复', LATER),
    {
      action: 'restore',
      subject: 'batch',
      key: '1',
      before: { status: 'withdrawn', reason: '撤回' },
      after: { status: 'active', reason: '恢复' },
      why: '恢复',
    },
  ],
  [
    'the results of earlier years',
    [],
    (store) => store.saveHistory(history, '年鉴', LATER),
    { action: 'create', subject: 'history', before: null, after: history, why: '年鉴' },
  ],
];

describe('the audit row of each write', () => {
  test.each(writes)('%s: when, what, before and after', (_, earlier, write, row) => {
    const store = freshProject();
    importSheets(store, rate);
    for (const one of earlier) valueOf(one(store));
    const { total } = store.audit();
    valueOf(write(store));
    expect(store.audit().total).toBe(total + 1);
    expect(store.audit().entries[0]).toMatchObject({ at: LATER, by: '张三', ...row });
  });
});

describe('the audit row of an undo', () => {
  test('says what was there before it and is there after it, and that of a redo the other way round', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A1', '一', NOW));
    valueOf(store.saveAlias('A1', '二', NOW));
    const { id } = store.audit().entries[0] ?? {};
    valueOf(store.undo(LATER));
    expect(store.audit().entries[0]).toMatchObject({
      action: 'undo',
      at: LATER,
      target: id,
      before: '二',
      after: '一',
    });
    valueOf(store.redo(LATER));
    expect(store.audit().entries[0]).toMatchObject({ action: 'redo', target: id, before: '一', after: '二' });
  });

  test('of a batch: taken out of the count, and back with the reason that it had', () => {
    const store = freshProject();
    const id = importSheets(store, rate);
    const state = () => store.batches().map(({ status, statusReason }) => [status, statusReason]);
    valueOf(store.undo(LATER));
    expect(state()).toEqual([['withdrawn', '']]);
    valueOf(store.redo(LATER));
    valueOf(store.withdrawBatch(id, '重报', LATER));
    valueOf(store.restoreBatch(id, '确认', LATER));
    valueOf(store.undo(LATER));
    expect(state()).toEqual([['withdrawn', '重报']]);
    expect(store.audit().entries[0]).toMatchObject({
      action: 'undo',
      before: { status: 'active', reason: '确认' },
      after: { status: 'withdrawn', reason: '重报' },
    });
    valueOf(store.redo(LATER));
    expect(state()).toEqual([['active', '确认']]);
    expect(store.verify()).toEqual([]);
  });
});

describe('a cell', () => {
  test('without any record says so and carries no mark', () => {
    const store = freshProject();
    importSheets(store, rate);
    expect(cellOf(store, '120000', 'rate')).toEqual({
      value: Number.NaN,
      reason: missingReasonIndex('no_record'),
      marks: 0,
      records: 0,
      batch: 0,
    });
    expect(cellOf(store, unit, 'rate')).toEqual({ value: 98.5, reason: 0, marks: 0, records: 1, batch: 1 });
  });

  test('of 指标原始值表 comes from the newest sheet, and from the lower of two rows of one sheet', () => {
    const store = freshProject();
    importSheets(store, { measure_table: [{ unit, selector: 'rate', value: 81 }] }, '一.xlsx');
    importSheets(store, { measure_table: [{ unit, selector: 'rate', value: 82 }] }, '二.xlsx');
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 82, batch: 2 });
    valueOf(store.withdrawBatch(2, '撤回', LATER));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 81, batch: 1 });
  });

  test('marked missing in 指标原始值表 takes no value of records away', () => {
    const store = freshProject();
    importSheets(store, rate);
    importSheets(
      store,
      { measure_table: [{ unit, selector: 'rate', value: null, missing: 'marked_missing' }] },
      '二.xlsx',
    );
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 98.5, batch: 1 });
    valueOf(store.withdrawBatch(1, '撤回', LATER));
    expect(cellOf(store, unit, 'rate')).toMatchObject({
      value: Number.NaN,
      reason: missingReasonIndex('marked_missing'),
    });
  });
});

describe('lineage', () => {
  test('shows the base figure of a measure that has one, and none of a measure without', () => {
    const store = freshProject();
    importSheets(store, {
      ...rate,
      monthly_statistics: [{ unit, selector: 'total', period: 202101, value: 10 }],
      base_figures: [
        { unit, selector: '常住人口', value: 21_886_000 },
        { unit: '120000', selector: '常住人口', value: 13_866_000 },
      ],
    });
    expect(measures[0]).toMatchObject({ code: 'total', base: '常住人口' });
    expect(valueOf(store.lineage(unit, 'total')).base.map(({ value }) => value)).toEqual([21_886_000]);
    expect(valueOf(store.lineage(unit, 'rate')).base).toEqual([]);
  });

  test('keeps channel, tester and place of each record apart, and leaves out what the sheet does not say', () => {
    const store = freshProject();
    const test = (rest: object) => ({ unit, selector: '检索', item: '社保', value: 4, position: 1, ...rest });
    importSheets(store, {
      keyword_tests: [
        test({ person: '甲', subregion: '东城' }),
        test({ person: '乙', subregion: '西城', item: '户籍', position: 3 }),
      ],
    });
    const records = valueOf(store.lineage(unit, 'position')).records;
    expect(records.map(({ fields }) => [fields['person'], fields['subregion'], fields['item']])).toEqual([
      ['甲', '东城', '社保'],
      ['乙', '西城', '户籍'],
    ]);
    for (const { fields } of records)
      for (const absent of ['platform', 'level', 'channel', 'missing']) expect(fields).not.toHaveProperty(absent);
  });
});

describe('history', () => {
  test('follows the order of the units, then the years, units that are no longer there last', () => {
    const store = freshProject();
    valueOf(
      store.saveHistory(
        [
          { unit: '999999', year: 2019, index: 1, tier: null },
          { unit: '130000', year: 2020, index: 2, tier: null },
          { unit: '110000', year: 2020, index: 3, tier: null },
          { unit: '110000', year: 2019, index: 4, tier: null },
        ],
        '年鉴',
        LATER,
      ),
    );
    expect(units[0]?.code).toBe('110000');
    expect(store.history().map(({ unit: code, year }) => [code, year])).toEqual([
      ['110000', 2019],
      ['110000', 2020],
      ['130000', 2020],
      ['999999', 2019],
    ]);
  });
});

describe('a project file', () => {
  test('keeps records of several channels of one sheet apart', () => {
    const store = freshProject();
    const batch = valueOf(
      store.beginBatch({ now: LATER, note: '', files: [{ name: 'f.xlsx', contentHash: 'h', size: 1 }] }),
    );
    const sheet = valueOf(batch.sheet({ file: 0, name: '表', kind: 'annual_statistics', hidden: false }));
    valueOf(
      sheet.add(
        fill(
          ['网站', '微信', '网站'].map((channel, at) => ({
            unit,
            selector: 'rate',
            channel,
            platform: `平台${at}`,
            value: 90 + 3 * at,
          })),
        ),
      ),
    );
    valueOf(sheet.finish(sheetReport('表', 'annual_statistics', 3)));
    valueOf(batch.commit());
    // (90 + 93 + 96)/3.
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 93, records: 3 });
    expect(
      valueOf(store.lineage(unit, 'rate'))
        .records.map(({ value, fields }) => [value, fields['channel']])
        .toSorted(),
    ).toEqual([
      [90, '网站'],
      [93, '微信'],
      [96, '网站'],
    ]);
  });
});
