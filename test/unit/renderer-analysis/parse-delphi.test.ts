import { expect, test } from 'vitest';
import { parseDelphi } from '../../../renderer/features/what-if/weights/parse-delphi.ts';

const codes = ['A', 'B'];
const labels = ['A 服务成效度', 'B 办理成熟度'];

test('rounds are told apart by an empty row, columns by code, name or both in any order', () => {
  const text = '专家\tB\t服务成效度\tCa\tCs\n甲\t7\t9\t0.9\t0.8\n乙\t\t8\n\n专家\tA 服务成效度\tB\n甲\t9\t8\n';
  expect(parseDelphi(text, codes, labels)).toEqual({
    ok: true,
    value: [
      {
        round: 1,
        items: codes,
        experts: [
          { name: '甲', ratings: [9, 7], basis: 0.9, familiarity: 0.8 },
          { name: '乙', ratings: [8, null] },
        ],
      },
      { round: 2, items: codes, experts: [{ name: '甲', ratings: [9, 8] }] },
    ],
  });
});

test('nothing pasted is no round', () => {
  expect(parseDelphi('', codes, labels)).toEqual({ ok: true, value: [] });
});

test('a heading row without an indicator is named with its row', () => {
  expect(parseDelphi('专家\tA\n甲\t9', codes, labels)).toMatchObject({
    ok: false,
    error: { code: 'SCREEN_DELPHI_COLUMN', params: { round: 1, row: 1, item: 'B 办理成熟度' } },
  });
});

test.each([
  ['很好', 'NUMBER_NONE'],
  ['1,23', 'NUMBER_GROUPS'],
  ['9分', 'NUMBER_UNIT'],
  ['0x10', 'NUMBER_NONE'],
])('a rating written %s is refused with the reason and its cell', (written, code) => {
  expect(parseDelphi(`专家\tA\tB\n甲\t9\t${written}`, codes, labels)).toMatchObject({
    ok: false,
    error: { code, params: { text: written }, place: { cell: 'C2' } },
  });
});

test('ratings are read as numbers are everywhere; Ca and Cs are shares of 1, not per cent', () => {
  expect(parseDelphi('专家\tA\tB\tCa\n甲\t２５％\t1,234\t—', codes, labels)).toMatchObject({
    ok: true,
    value: [{ experts: [{ name: '甲', ratings: [25, 1234] }] }],
  });
  expect(parseDelphi('专家\tA\tB\tCa\n甲\t1\t2\t90%', codes, labels)).toMatchObject({
    ok: false,
    error: { code: 'NUMBER_PERCENT', place: { cell: 'D2' } },
  });
});
