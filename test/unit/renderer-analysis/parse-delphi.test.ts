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

test('a rating that is no number is named by row and column of the paste', () => {
  expect(parseDelphi('专家\tA\tB\n甲\t9\t很好', codes, labels)).toMatchObject({
    ok: false,
    error: { code: 'SCREEN_DELPHI_NUMBER', params: { row: 2, column: 3, text: '很好' } },
  });
});
