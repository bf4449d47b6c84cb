import { describe, expect, test } from 'vitest';
import { createFinder } from '../../../renderer/app/find/rank-targets.ts';
import type { Findable } from '../../../renderer/app/find/rank-targets.ts';

const target = (label: string, more: Partial<Findable> = {}): Findable => ({
  key: `${more.kind ?? 'unit'} ${label}`,
  kind: 'unit',
  label,
  detail: '',
  words: [],
  ...more,
});
const names = (targets: readonly Findable[], query: string, recent: readonly string[] = []): readonly string[] =>
  createFinder(targets)(query, recent, 10).map((found) => found.target.label);

describe('what is found', () => {
  const units = ['北京', '天津', '重庆', '长春', '长沙', '厦门'].map((name) => target(name));

  test.each([
    ['as written', '长沙', ['长沙']],
    ['by a letter of it', '津', ['天津']],
    ['by pinyin initials', 'bj', ['北京']],
    ['by syllables begun', 'tianj', ['天津']],
    ['by either sound of a letter', 'cq', ['重庆']],
    ['by the other sound of it', 'zq', ['重庆']],
    ['by capitals and full-width letters', 'ＢＪ', ['北京']],
    ['with its class behind it', '厦门市', ['厦门']],
    ['by initials that several have', 'cs', ['长沙']],
    ['by nothing at all', 'xyz', []],
    ['by letters in another order', 'jb', []],
    ['by an empty query', '  ', []],
  ])('%s', (_, query, found) => expect(names(units, query)).toEqual(found));

  test('equal before the start, the start before the inside, what is written before pinyin', () => {
    const targets = ['不覆盖', '覆盖度', '覆盖', '事项 覆盖', 'fg'].map((name) => target(name));
    expect(names(targets, '覆盖')).toEqual(['覆盖', '覆盖度', '事项 覆盖', '不覆盖']);
    expect(names(targets, 'fg')).toEqual(['fg', '覆盖', '覆盖度', '不覆盖', '事项 覆盖']);
  });

  test('names before further names, and both before where a thing belongs', () => {
    const targets = [
      target('A1-2', { detail: '服务' }),
      target('A1-1', { words: ['服务'] }),
      target('服务'),
      target('成效', { words: ['A1-1'] }),
    ];
    expect(names(targets, '服务')).toEqual(['服务', 'A1-1', 'A1-2']);
    expect(names(targets, 'a1-1')).toEqual(['A1-1', '成效']);
  });

  test('every word of the query somewhere', () => {
    const targets = [
      target('A1 服务', { detail: '成效度' }),
      target('A2 服务', { detail: '覆盖度' }),
      target('A3 办理', { detail: '成效度' }),
    ];
    expect(names(targets, '成效 服务')).toEqual(['A1 服务']);
    expect(names(targets, '服务  cxd')).toEqual(['A1 服务']);
  });

  test('of equals what was chosen lately, the newest first', () => {
    const targets = ['长一', '长二', '长三'].map((name) => target(name));
    expect(names(targets, '长')).toEqual(['长一', '长二', '长三']);
    expect(names(targets, '长', ['unit 长三', 'unit 长二'])).toEqual(['长三', '长二', '长一']);
    // A better hit stays before it.
    expect(names([target('长'), ...targets], '长', ['unit 长三'])).toEqual(['长', '长三', '长一', '长二']);
  });

  test('no more than asked for, with the letters that were meant', () => {
    const found = createFinder(['重庆市', '天津市'].map((name) => target(name)));
    expect(found('市', [], 1)).toHaveLength(1);
    expect(found('cq', [], 5)[0]?.marks).toEqual([[0, 2]]);
    expect(found('津', [], 5)[0]?.marks).toEqual([[1, 2]]);
  });
});
