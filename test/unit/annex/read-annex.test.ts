import { describe, expect, it } from 'vitest';
import { annexRows } from '../../../electron/importing/annex/annex-rows.ts';
import { fileGrids } from '../../../electron/importing/annex/annex-grids.ts';
import { readAnnex } from '../../../electron/importing/annex/read-annex.ts';
import type { AnnexGrid } from '../../../electron/importing/annex/annex-grid.ts';
import type { SystemRow } from '../../../shared/model/framework-change/framework-change.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { layouts, leaves } from './annex-layouts.ts';

const template = loadTemplate('blank');
if (!template.ok) throw new Error(template.error.code);
const blank = template.value.framework;

function rowsOf(grid: AnnexGrid): { readonly rows: readonly SystemRow[]; readonly doubts: readonly string[] } {
  const table = readAnnex(grid);
  if (!table.ok) throw new Error(table.error.code);
  const { rows, doubts } = annexRows(table.value, blank);
  return { rows, doubts: doubts.map(({ code }) => code) };
}

/** Names from the top down, and the share that the weights of each level give. */
function seen(rows: readonly SystemRow[]): readonly unknown[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const pathOf = (row: SystemRow): readonly SystemRow[] => {
    const above = row.parent === null ? undefined : byCode.get(row.parent);
    return above === undefined ? [row] : [...pathOf(above), row];
  };
  const shareOf = (row: SystemRow): number => {
    const siblings = rows.filter(({ parent }) => parent === row.parent);
    return (row.weight ?? Number.NaN) / siblings.reduce((sum, { weight }) => sum + (weight ?? Number.NaN), 0);
  };
  return rows
    .filter(({ measure }) => measure !== null)
    .map((row) => ({
      path: pathOf(row).map(({ name }) => name),
      shares: pathOf(row).map((one) => Math.round(shareOf(one) * 1e6) / 1e4),
      unit: row.measure?.unit,
      direction: row.measure?.method?.direction,
      definition: row.definition,
      source: row.measure?.dataSource,
    }));
}

describe('tables of indicators in the usual layouts', () => {
  const expected = leaves.map(({ path, weights, unit, direction, definition, source }) => ({
    path,
    shares: weights,
    unit,
    direction,
    definition,
    source,
  }));
  for (const [name, layout] of Object.entries(layouts))
    it(`reads ${name}`, () => {
      expect(seen(rowsOf(layout()).rows)).toEqual(expected);
    });

  it('gives codes by place where the sheet has none', () => {
    const { rows } = rowsOf(layouts['repeated names, percentages']?.() ?? { name: '', rows: [], merges: [] });
    expect(rows.map(({ code }) => code)).toEqual([
      'A',
      'A1',
      'A1-1',
      'A1-2',
      'A2',
      'A2-1',
      'B',
      'B1',
      'B1-1',
      'B1-2',
      'B2',
      'B2-1',
      'B2-2',
    ]);
  });

  it('takes codes that stand in front of names', () => {
    const { rows } = rowsOf(layouts['codes in front of names']?.() ?? { name: '', rows: [], merges: [] });
    expect(rows.map(({ code }) => code).slice(0, 3)).toEqual(['A', 'A1', 'A1-1']);
  });
});

describe('the sheet of a county office', () => {
  it('is read as it stands', async () => {
    const grids = await fileGrids('test/fixtures/own-index/system.xlsx');
    if (!grids.ok) throw new Error(grids.error.code);
    const { rows, doubts } = rowsOf(grids.value[0] ?? { name: '', rows: [], merges: [] });
    const measures = rows.filter(({ measure }) => measure !== null);
    expect([rows.filter(({ parent }) => parent === null).length, rows.length, measures.length]).toEqual([4, 46, 30]);
    expect(measures.find(({ name }) => name === '每万人综合窗口数')?.measure).toMatchObject({
      unit: '个',
      base: '常住人口',
    });
    expect(measures.find(({ name }) => name === '是否建立一件事专班')?.measure).toMatchObject({ domain: '是=1;否=0' });
    expect(doubts).toEqual(Array.from({ length: 6 }, () => 'ANNEX_BASE'));
  });
});

describe('what a sheet leaves open', () => {
  const sheet = (rows: readonly (readonly string[])[]): AnnexGrid => ({ name: '', rows, merges: [] });

  it('names each doubt with its cell', () => {
    const table = readAnnex(
      sheet([
        ['一级指标', '三级指标', '权重', '方向', '上限', '牵头领导'],
        ['甲', '子一', '多', '待定', '不封顶', '张'],
        ['', '子二', '60', '正向', '100', ''],
        ['乙', '子三', '30', '逆向', '5', ''],
        ['', '子三', '30', '逆向', '5', ''],
      ]),
    );
    if (!table.ok) throw new Error(table.error.code);
    const { doubts } = annexRows(table.value, blank);
    expect(doubts.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['ANNEX_COLUMN_UNREAD', 'F1'],
      ['ANNEX_WEIGHT_NONE', 'A2'],
      ['ANNEX_WEIGHT_MISSING', 'B2'],
      ['ANNEX_WEIGHT_TEXT', 'C2'],
      ['ANNEX_DIRECTION', 'D2'],
      ['ANNEX_NUMBER', 'E2'],
      ['ANNEX_WEIGHT_SUM', 'B4'],
      ['ANNEX_NAME_TWICE', 'B5'],
    ]);
  });

  it('puts a measure below an indicator of its name where there is but one level', () => {
    const { rows } = rowsOf(
      sheet([
        ['指标', '权重', '单位'],
        ['好评率', '60', '%'],
        ['用时', '40', '天'],
      ]),
    );
    expect(rows.map(({ code, parent, name, weight, measure }) => [code, parent, name, weight, measure?.unit])).toEqual([
      ['A', null, '好评率', 60, undefined],
      ['A1', 'A', '好评率', null, '%'],
      ['B', null, '用时', 40, undefined],
      ['B1', 'B', '用时', null, '天'],
    ]);
  });

  it('turns limits that stand the wrong way round for an inverse indicator', () => {
    const { rows } = rowsOf(
      sheet([
        ['一级指标', '指标', '权重', '零分值', '满分值'],
        ['甲', '用时', '100', '30', '1'],
      ]),
    );
    expect(rows[1]?.measure?.method).toMatchObject({
      direction: 'lower',
      lower: 1,
      upper: 30,
      normalisation: 'goalposts',
    });
  });

  it('refuses a table without names of indicators', () => {
    const table = readAnnex(
      sheet([
        ['地区', '年度'],
        ['甲县', '2024'],
      ]),
    );
    expect(!table.ok && table.error.code).toBe('ANNEX_NO_HEADING');
  });
});
