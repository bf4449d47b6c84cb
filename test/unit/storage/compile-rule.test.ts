import { describe, expect, test } from 'vitest';
import type { Measure, RecordRule } from '../../../shared/model/framework.ts';
import { compileRule } from '../../../electron/storage/measures/compile-rule.ts';
import { fieldPlace, operandNumber } from '../../../electron/storage/measures/record-fields.ts';
import { measures } from './small-project.ts';

const [first] = measures;
if (!first) throw new Error('no measure');

function measure(rule: Partial<RecordRule>, unit = '分'): Measure {
  return {
    ...first!,
    code: 'm',
    unit,
    rule: {
      record: 'item_attributes',
      where: [],
      value: null,
      passWhen: null,
      aggregation: 'mean',
      inner: null,
      levelWeights: null,
      ...rule,
    },
  };
}
const compiled = (rule: Partial<RecordRule>, unit?: string) => {
  const found = compileRule(measure(rule, unit));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const refused = (rule: Partial<RecordRule>) => {
  const found = compileRule(measure(rule));
  return found.ok ? null : [found.error.code, found.error.params];
};
const value = (field: string, whenEmpty: number | null = null): Partial<RecordRule> => ({
  value: { field, whenEmpty },
});

describe('where a rule looks', () => {
  test('conditions on a facet choose it, those on a text or number go to the rows', () => {
    const found = compiled({
      ...value('承诺时限'),
      where: [
        { field: '平台', equals: '省级平台' },
        { field: '层级', equals: '市' },
        { field: '事项类型', equals: '行政许可' },
        { field: '网办深度', equals: '全程网办' },
      ],
    });
    expect(found.table).toBe('attributes');
    expect(found.facets).toEqual({ platform: '省级平台', level: '市' });
    expect(found.rows).toEqual([
      { sql: 'type = ?', operand: '行政许可' },
      { sql: 'depth = ?', operand: operandNumber('网办深度', '全程网办') },
    ]);
    expect(compiled({ record: 'annual_statistics', ...value('数值') }).table).toBe('records');
  });

  test('a condition on a field that the kind does not have, or on no number, is refused by its name', () => {
    expect(refused({ ...value('承诺时限'), where: [{ field: '采集项', equals: 'x' }] })).toEqual([
      'COMPILE_RULE_FIELD',
      { measure: 'm', field: '采集项' },
    ]);
    expect(refused({ ...value('承诺时限'), where: [{ field: '跑动次数', equals: '多' }] })).toEqual([
      'COMPILE_RULE_OPERAND',
      { measure: 'm', field: '跑动次数', operand: '多' },
    ]);
  });
});

describe('what a rule makes of the rows', () => {
  test.each([
    ['sum', 'sum'],
    ['yearly_total', 'sum'],
    ['mean', 'mean'],
    ['median', 'median'],
    ['last_month', 'last_month'],
  ] as const)('%s', (aggregation, reduction) => {
    expect(compiled({ ...value('承诺时限'), aggregation })).toMatchObject({
      reduction,
      x: 'promised',
      y: 'NULL',
      scale: 1,
    });
  });

  test('a share of rows that pass is a mean of 0 and 1; in percent of 100, else of 1', () => {
    const share: Partial<RecordRule> = {
      aggregation: 'share',
      passWhen: { field: '跑动次数', op: '<=', operand: '1' },
    };
    expect(compiled(share, '%')).toMatchObject({ x: '(visits <= 1)', y: 'NULL', reduction: 'mean', scale: 100 });
    expect(compiled(share, '分').scale).toBe(1);
    expect(refused({ ...share, passWhen: { field: '平台', op: '=', operand: '1' } })?.[0]).toBe('COMPILE_RULE_FIELD');
    expect(refused({ ...share, passWhen: { field: '没有', op: '=', operand: '1' } })?.[0]).toBe('COMPILE_RULE_FIELD');
    expect(refused({ ...share, passWhen: { field: '事项类型', op: '=', operand: '1' } })?.[0]).toBe(
      'COMPILE_RULE_OPERAND',
    );
    expect(refused({ ...share, passWhen: { field: '跑动次数', op: '=', operand: 'Infinity' } })?.[0]).toBe(
      'COMPILE_RULE_OPERAND',
    );
    expect(refused({ ...share, passWhen: { field: '跑动次数', op: '=', operand: '' } })?.[0]).toBe(
      'COMPILE_RULE_OPERAND',
    );
  });

  test('the share of a value without a condition is a mean in percent of 100', () => {
    expect(compiled({ ...value('是否即办'), aggregation: 'share' }, '%')).toMatchObject({
      reduction: 'mean',
      scale: 100,
    });
    expect(compiled({ ...value('是否即办'), aggregation: 'mean' }, '%').scale).toBe(1);
  });

  test('an empty cell counts as the number given for it; a position only where the row says not hit', () => {
    expect(compiled({ ...value('承诺时限', 9) }).x).toBe('coalesce(promised, 9)');
    expect(compiled({ record: 'keyword_tests', ...value('命中位次', 10) }).x).toBe(
      'CASE position WHEN 0 THEN 10 ELSE position END',
    );
    expect(compiled({ record: 'keyword_tests', ...value('命中位次') }).x).toBe('nullif(position, 0)');
  });

  test('a ratio of sums takes the rows that have both, and one minus it where told', () => {
    const ratio = { aggregation: 'ratio_of_sums', inner: 'sum(承诺时限)/sum(法定时限)' } as const;
    const both = 'CASE WHEN promised IS NOT NULL AND legal IS NOT NULL THEN';
    expect(compiled(ratio, '%')).toMatchObject({
      x: `${both} promised END`,
      y: `${both} legal END`,
      reduction: 'ratio',
      scale: 100,
      levelWeights: null,
    });
    expect(compiled({ ...ratio, inner: ' 1 - sum(承诺时限) / sum(法定时限) ' })).toMatchObject({
      reduction: 'one_minus_ratio',
      scale: 1,
    });
    expect(refused({ ...ratio, inner: 'sum(没有)/sum(法定时限)' })).toEqual([
      'COMPILE_RULE_FIELD',
      { measure: 'm', field: '没有' },
    ]);
    expect(refused({ ...ratio, inner: 'sum(承诺时限)/sum(平台)' })).toEqual([
      'COMPILE_RULE_FIELD',
      { measure: 'm', field: '平台' },
    ]);
  });

  test('weights by level need one that is more than 0, and reduce inside each level by what is named', () => {
    const weighted = { ...value('承诺时限'), aggregation: 'weighted_by_level', inner: 'median' } as const;
    const levelWeights = { 省: 0, 市: 0.5 };
    expect(compiled({ ...weighted, levelWeights })).toMatchObject({ reduction: 'median', levelWeights });
    for (const none of [null, {}, { 省: 0, 市: 0 }, { 省: -1 }])
      expect(refused({ ...weighted, levelWeights: none })?.[0]).toBe('COMPILE_RULE_LEVELS');
    expect(refused({ ...weighted, levelWeights, inner: 'mode' })).toEqual([
      'COMPILE_RULE_INNER',
      { measure: 'm', inner: 'mode' },
    ]);
    expect(refused({ ...weighted, levelWeights, inner: null })?.[0]).toBe('COMPILE_RULE_INNER');
  });

  test('there must be something to aggregate, and it must be a number of the kind', () => {
    expect(refused({})?.[0]).toBe('COMPILE_RULE_VALUE');
    expect(refused(value('事项类型'))).toEqual(['COMPILE_RULE_FIELD', { measure: 'm', field: '事项类型' }]);
    expect(refused(value('数值'))).toEqual(['COMPILE_RULE_FIELD', { measure: 'm', field: '数值' }]);
  });
});

describe('an operand', () => {
  test('is a number, yes and no as 1 and 0, a depth by its place in the rising order', () => {
    expect(['1.5', ' 2 ', '是', '否 ', '0'].map((text) => operandNumber('结果', text))).toEqual([1.5, 2, 1, 0, 0]);
    expect(['', ' ', '多'].map((text) => operandNumber('结果', text))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(operandNumber('网办深度', '1')).toBeNaN();
  });

  test('of a field lies in the facet, a text or a number of the row, or nowhere', () => {
    const place = (...args: Parameters<typeof fieldPlace>) => fieldPlace(...args);
    expect(place('annual_statistics', '采集项')).toEqual({ in: 'facet', column: 'selector' });
    expect(place('keyword_tests', '渠道')).toEqual({ in: 'facet', column: 'selector' });
    expect(place('item_checks', '渠道')).toEqual({ in: 'facet', column: 'channel' });
    expect(place('keyword_tests', '关键词')).toEqual({ in: 'text', column: 'item' });
    expect(place('item_attributes', '关键词')).toBeNull();
    expect(place('item_attributes', '时限单位')).toEqual({ in: 'text', column: 'day_unit' });
    expect(place('annual_statistics', '数值')).toEqual({
      in: 'number',
      value: { is: 'column', column: 'value' },
      compared: { is: 'column', column: 'value' },
    });
    expect(place('annual_statistics', '命中位次')).toBeNull();
    expect(place('item_checks', '下级地区')?.in).toBe('text');
  });
});
