import { describe, expect, it } from 'vitest';
import { fileGrids } from '../../../electron/importing/annex/annex-grids.ts';
import type { AnnexGrid } from '../../../electron/importing/annex/annex-grid.ts';
import { readUnits } from '../../../electron/importing/annex/read-units.ts';

const sheet = (rows: readonly (readonly string[])[], merges: AnnexGrid['merges'] = []): AnnexGrid => ({
  name: '',
  rows,
  merges,
});
const read = (grid: AnnexGrid) => {
  const list = readUnits(grid);
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};
const brief = (grid: AnnexGrid) => read(grid).units.map(({ code, name, group }) => [code, name, group].join('|'));
const expected = ['330102|上城区|杭州市', '330105|拱墅区|杭州市', '330203|海曙区|宁波市'];

describe('lists of units as offices write them', () => {
  it('reads the list of the county office whole', async () => {
    const grids = await fileGrids('test/fixtures/own-index/units.xlsx');
    if (!grids.ok) throw new Error(grids.error.code);
    const { units, doubts } = read(grids.value[0] ?? sheet([]));
    expect([
      units.length,
      new Set(units.map(({ name }) => name)).size,
      new Set(units.map(({ group }) => group)).size,
    ]).toEqual([88, 88, 11]);
    expect(units[0]).toEqual({ code: '330102', name: '上城区', fullName: '', group: '杭州市' });
    expect(doubts).toEqual([]);
  });

  it.each([
    [
      'headings',
      [
        ['序号', '行政区划代码', '县（市、区）', '所属设区市'],
        ['1', '330102', '上城区', '杭州市'],
        ['2', '330105', '拱墅区', '杭州市'],
        ['3', '330203', '海曙区', '宁波市'],
      ],
    ],
    [
      'no headings',
      [
        ['1', '330102', '上城区', '杭州市'],
        ['2', '330105', '拱墅区', '杭州市'],
        ['3', '330203', '海曙区', '宁波市'],
      ],
    ],
    [
      'another order of columns',
      [
        ['所属市', '县区', '代码'],
        ['杭州市', '上城区', '330102'],
        ['', '拱墅区', '330105'],
        ['宁波市', '海曙区', '330203'],
      ],
    ],
    [
      'a place in the order that the rows do not have',
      [
        ['序号', '区划代码', '单位名称', '所属设区市'],
        ['3', '330203', '海曙区', '宁波市'],
        ['1', '330102', '上城区', '杭州市'],
        ['2', '330105', '拱墅区', '杭州市'],
        ['合计', '', '3', ''],
      ],
    ],
    [
      'two lists side by side',
      [
        ['代码', '县（市、区）', '所属市', '代码', '县（市、区）', '所属市'],
        ['330102', '上城区', '杭州市', '330203', '海曙区', '宁波市'],
        ['330105', '拱墅区', '杭州市'],
      ],
    ],
  ])('reads %s', (_, rows) => {
    expect(brief(sheet(rows))).toEqual(expected);
  });

  it('takes a line over the table as the group of what is below', () => {
    const merges = [1, 4].map((row) => ({ top: row, bottom: row, left: 1, right: 2 }));
    expect(
      brief(
        sheet(
          [['杭州市（2个）'], ['330102', '上城区'], ['330105', '拱墅区'], ['宁波市'], ['330203', '海曙区']],
          merges,
        ),
      ),
    ).toEqual(expected);
  });

  it('keeps both of one name, and says what stands twice and what has no name', () => {
    const { units, doubts } = read(
      sheet([
        ['代码', '县（市、区）', '所属市'],
        ['1', '鼓楼区', '南京市'],
        ['2', '鼓楼区', '徐州市'],
        ['2', '云龙区', '徐州市'],
        ['4', '', '徐州市'],
        ['5', '云龙区', '徐州市'],
      ]),
    );
    expect(units.map(({ code, name }) => `${code} ${name}`)).toEqual(['1 南京市鼓楼区', '2 徐州市鼓楼区', ' 云龙区']);
    expect(doubts.map(({ code, place }) => `${code} ${place?.cell}`)).toEqual([
      'UNIT_LIST_SAME_NAME B2',
      'UNIT_LIST_SAME_NAME B3',
      'UNIT_LIST_CODE_TWICE B4',
      'UNIT_LIST_NAME_EMPTY B5',
      'UNIT_LIST_TWICE B6',
    ]);
  });
});
