import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { contextOf, planRows } from './import-rows.ts';

describe('a sheet whose headings say nothing', () => {
  it('is no note when it has numbers of several units: its rows are problems until someone says what they are', async () => {
    const opened = openWorkbook(
      fileURLToPath(new URL('../../fixtures/cases/quiet_second_sheet.xlsx', import.meta.url)),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const plan = await planFile(opened.value, contextOf());
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.sheets.map(({ sheet, status, reasons }) => [sheet, status, reasons[0]?.params])).toMatchObject([
      ['基础数据', 'ready', {}],
      ['业务量', 'unrecognised', { column: 'A', count: 10 }],
      ['单列', 'unrecognised', { column: 'A', count: 10 }],
    ]);
    const report = await parseSheet(opened.value, plan.value.sheets[1]!, contextOf(), () => {});
    opened.value.close();
    expect(report.ok ? report.value : report.error).toMatchObject({ rows: 11, problems: 11, skipped: 0 });
  });

  it('is no note either when what stands beside three units are words', () => {
    const words = [['填报单位'], ['北京市', '已建'], ['天津市', '在建'], ['河北省', '未建']];
    expect(planRows(words)).toMatchObject({ status: 'unrecognised', reasons: [{ code: 'UNITS_DOWN' }] });
    const coded = [['表'], [110000, '北京市', '已建'], [120000, '天津市', '在建'], [130000, '河北省', '未建']];
    expect(planRows(coded)).toMatchObject({ status: 'unrecognised', reasons: [{ params: { column: 'A', count: 3 } }] });
  });

  it('is a note when it only lists units, by code and name, or names fewer than three', () => {
    const list = [['填报单位'], ['110000', '北京市'], ['120000', '天津市'], ['130000', '河北省']];
    expect(planRows(list).status).toBe('no_table');
    expect(planRows([['说明'], ['北京市', 3], ['天津市', 4], ['数据截至年底']]).status).toBe('no_table');
  });
});
