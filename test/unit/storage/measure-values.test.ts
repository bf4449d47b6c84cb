import { describe, expect, it } from 'vitest';
import { cellMarks, missingReasonIndex } from '../../../shared/model/dataset.ts';
import type { ItemAttributes } from '../../../shared/model/collected-record.ts';
import type { Level } from '../../../shared/model/record-kind.ts';
import { cellOf, freshProject, importSheets } from './small-project.ts';
import type { PartialRecord } from './small-project.ts';

const unit = '110000';

function attributes(rest: Partial<ItemAttributes>): ItemAttributes {
  return {
    legalDays: null,
    promisedDays: null,
    dayUnit: '工作日',
    visits: null,
    immediate: null,
    depth: null,
    ...rest,
  };
}

function item(
  level: Level,
  code: string,
  rest: Partial<ItemAttributes>,
  itemType = '行政许可',
  platform = '省级平台',
): PartialRecord {
  return { unit, level, item: code, itemName: `事项${code}`, itemType, platform, attributes: attributes(rest) };
}

describe('the value of a measure from its records', () => {
  it('adds up the months of the year evaluated and leaves those of the year before to the previous value', () => {
    const store = freshProject();
    importSheets(store, {
      monthly_statistics: [
        { unit, selector: 'total', period: 202101, value: 10 },
        { unit, selector: 'total', period: 202102, value: 5.5 },
        { unit, selector: 'total', period: 202012, value: 100 },
      ],
    });
    expect(cellOf(store, unit, 'total').value).toBe(15.5);
    expect(store.measureTable().previous?.[0]).toBe(100);
  });

  it('takes the last month that has a value', () => {
    const store = freshProject();
    importSheets(store, {
      monthly_statistics: [
        { unit, selector: 'stock', period: 202110, value: 7 },
        { unit, selector: 'stock', period: 202111, value: 9 },
        { unit, selector: 'stock', period: 202112, value: null, missing: 'marked_missing' },
      ],
    });
    expect(cellOf(store, unit, 'stock').value).toBe(9);
  });

  it('tells what does not apply from what is missing', () => {
    const store = freshProject();
    const says = (selector: string, period: number, missing?: 'marked_missing' | 'not_applicable'): PartialRecord => ({
      unit,
      selector,
      period,
      value: missing === undefined ? 4 : null,
      ...(missing === undefined ? {} : { missing }),
    });
    importSheets(store, {
      monthly_statistics: [
        says('total', 202101, 'not_applicable'),
        says('total', 202102, 'not_applicable'),
        says('stock', 202111, 'not_applicable'),
        says('stock', 202112, 'marked_missing'),
      ],
      annual_statistics: [{ unit, selector: 'rate', value: null, missing: 'not_applicable' }],
    });
    expect(cellOf(store, unit, 'total')).toMatchObject({
      value: Number.NaN,
      reason: missingReasonIndex('not_applicable'),
    });
    expect(cellOf(store, unit, 'stock').reason).toBe(missingReasonIndex('marked_missing'));
    expect(cellOf(store, unit, 'rate').reason).toBe(missingReasonIndex('not_applicable'));
    const { measures } = store.coverage();
    const units = store.measureTable().units.length;
    expect(measures.find(({ measure }) => measure === 'rate')).toMatchObject({
      present: 0,
      missing: units - 1,
      notApplicable: 1,
    });
    // A value in one month is the value; months that don't apply are no zeros.
    importSheets(store, { monthly_statistics: [says('total', 202103)] });
    expect(cellOf(store, unit, 'total')).toMatchObject({ value: 4, reason: 0 });
    // 指标原始值表 says it too, and its newest cell counts.
    importSheets(store, { measure_table: [{ unit, selector: 'passed', value: null, missing: 'marked_missing' }] });
    importSheets(store, { measure_table: [{ unit, selector: 'passed', value: null, missing: 'not_applicable' }] });
    expect(cellOf(store, unit, 'passed').reason).toBe(missingReasonIndex('not_applicable'));
  });

  it('gives a share in percentage points over the rows that say something', () => {
    const store = freshProject();
    const check = (code: string, value: number | null): PartialRecord => ({
      unit,
      selector: '法定时限',
      item: code,
      value,
    });
    importSheets(store, {
      element_checks: [check('1', 1), check('2', 1), check('3', 0), check('4', 1), check('5', null)],
    });
    expect(cellOf(store, unit, 'passed')).toMatchObject({ value: 75, reason: 0, records: 5 });
  });

  it('averages percentages as they are', () => {
    const store = freshProject();
    importSheets(store, {
      annual_statistics: [
        { unit, selector: 'rate', platform: '国家平台', value: 98.5 },
        { unit, selector: 'rate', platform: '省级平台', value: 97.5 },
      ],
    });
    expect(cellOf(store, unit, 'rate').value).toBe(98);
  });

  it('counts a keyword that was not hit as place ten, and as not within the first three', () => {
    const store = freshProject();
    const test = (keyword: string, position: number | null): PartialRecord => ({
      unit,
      selector: '检索',
      item: keyword,
      person: '甲',
      value: 4,
      position,
    });
    importSheets(store, { keyword_tests: [test('社保', 1), test('公积金', 3), test('户籍', 6), test('婚姻', null)] });
    // (1 + 3 + 6 + 10) / 4 and 2 of 4
    expect(cellOf(store, unit, 'position').value).toBe(5);
    expect(cellOf(store, unit, 'topThree').value).toBe(50);
  });

  it('keeps the records of two testers of one keyword apart', () => {
    const store = freshProject();
    importSheets(store, {
      keyword_tests: [
        { unit, selector: '检索', item: '社保', person: '甲', value: 4, position: 1 },
        { unit, selector: '检索', item: '社保', person: '乙', value: 2, position: 5 },
      ],
    });
    expect(cellOf(store, unit, 'position')).toMatchObject({ value: 3, records: 2 });
  });

  it('takes the median of ratings, the mean of the middle two when they are even', () => {
    const store = freshProject();
    const rate = (expert: string, value: number): PartialRecord => ({ unit, selector: 'rating', item: expert, value });
    importSheets(store, { expert_ratings: [rate('一', 90), rate('二', 60), rate('三', 80), rate('四', 70)] });
    expect(cellOf(store, unit, 'rating').value).toBe(75);
  });

  it('aggregates inside each level, then weights the levels', () => {
    const store = freshProject();
    importSheets(store, {
      item_attributes: [
        item('省', '1', { promisedDays: 4, legalDays: 10 }),
        item('省', '2', { promisedDays: 6, legalDays: 30 }),
        item('市', '3', { promisedDays: 8, legalDays: 10 }),
        item('县', '4', { promisedDays: 2, legalDays: 10 }),
        item('省', '9', { promisedDays: 999, legalDays: 999 }, '行政许可', '国家平台'),
      ],
    });
    // 0.5·5 + 0.25·8 + 0.25·2; (0.5·(1 − 10/40) + 0.25·(1 − 8/10) + 0.25·(1 − 2/10))·100
    expect(cellOf(store, unit, 'days').value).toBe(5);
    expect(cellOf(store, unit, 'shortening').value).toBeCloseTo(62.5, 10);
    expect(cellOf(store, unit, 'days').marks).toBe(0);
  });

  it('reweights the other levels and says so when one has no records', () => {
    const store = freshProject();
    importSheets(store, {
      item_checks: [
        { unit, selector: 'checked', level: '省', item: '1', value: 1 },
        { unit, selector: 'checked', level: '市', item: '1', value: 0 },
        { unit, selector: 'checked', level: '市', item: '2', value: 1 },
      ],
    });
    // (0.5·100 + 0.25·50) / 0.75
    expect(cellOf(store, unit, 'checked').value).toBeCloseTo(250 / 3, 10);
    expect(cellOf(store, unit, 'checked').marks).toBe(cellMarks.levelMissing);
  });

  it('compares 网办深度 by its rising order, among the licences only', () => {
    const store = freshProject();
    importSheets(store, {
      item_attributes: [
        item('省', '1', { depth: '全程网办' }),
        item('省', '2', { depth: '网上受理' }),
        item('省', '3', { depth: '网上咨询' }),
        item('省', '4', { depth: '网上办理' }),
        item('省', '5', { depth: '无' }, '公共服务'),
        item('市', '6', { depth: '无' }),
      ],
    });
    expect(cellOf(store, unit, 'online').value).toBe(75);
  });

  it('leaves a row with only one of the two time limits out of the ratio', () => {
    const store = freshProject();
    importSheets(store, {
      item_attributes: [item('省', '1', { promisedDays: 5, legalDays: 20 }), item('省', '2', { promisedDays: 50 })],
    });
    expect(cellOf(store, unit, 'shortening').value).toBe(75);
  });

  it('says why a cell has no value', () => {
    const store = freshProject();
    importSheets(store, {
      annual_statistics: [{ unit, selector: 'rate', value: null, missing: 'marked_missing' }],
      item_attributes: [item('省', '1', { promisedDays: 0, legalDays: 0 })],
    });
    expect(cellOf(store, unit, 'rate').reason).toBe(missingReasonIndex('marked_missing'));
    expect(cellOf(store, '120000', 'rate').reason).toBe(missingReasonIndex('no_record'));
    expect(cellOf(store, unit, 'shortening').reason).toBe(missingReasonIndex('zero_base'));
  });

  it('reads base figures as denominators', () => {
    const store = freshProject();
    importSheets(store, {
      base_figures: [
        { unit, selector: '常住人口', value: 21_886_000 },
        { unit: '130000', selector: '常住人口', value: null, missing: 'marked_missing' },
      ],
    });
    expect([...store.measureTable().baseFigures['常住人口']]).toEqual([21_886_000, Number.NaN, Number.NaN]);
  });
});

describe('a cell of 指标原始值表 beside records', () => {
  it('gives the value alone when there are no records', () => {
    const store = freshProject();
    importSheets(store, { measure_table: [{ unit, selector: 'rate', value: 88 }] });
    expect(cellOf(store, unit, 'rate').value).toBe(88);
  });

  it('gives way to the records of a newer batch, and takes precedence over older ones', () => {
    const store = freshProject();
    importSheets(store, { annual_statistics: [{ unit, selector: 'rate', value: 70 }] }, 'a.xlsx');
    importSheets(store, { measure_table: [{ unit, selector: 'rate', value: 88 }] }, 'b.xlsx');
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 88, batch: 2 });
    importSheets(store, { annual_statistics: [{ unit, selector: 'rate', value: 71 }] }, 'c.xlsx');
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 71, batch: 3 });
  });
});
