import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { bookOf } from '../../fixtures/workbooks/book-parts.ts';
import { contextOf, issueLines } from './import-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'broken-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reportOf(file: string, bytes: string | Buffer): Promise<SheetReport> {
  const path = join(folder, file);
  writeFileSync(path, bytes);
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const plan = await planFile(opened.value, contextOf());
  const report = plan.ok ? await parseSheet(opened.value, plan.value.sheets[0]!, contextOf(), () => {}) : plan;
  opened.value.close();
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

describe('a cell that its file cannot say rightly', () => {
  it('makes its row a problem wherever it is read: "12"34 is neither 12 nor 1234', async () => {
    const report = await reportOf(
      'ratings.csv',
      '地区,采集项,专家,得分\n北京,A6-2.1,甲,"12"34\n"天"津,A6-2.1,甲,80\n河北,A6-2.1,"甲"乙,70\n山西,A6-2.1,甲,60\n',
    );
    expect(report).toMatchObject({ rows: 5, imported: 1, problems: 3 });
    expect(issueLines(report, 'problem')).toEqual([
      'problem D2 CSV_QUOTE',
      'problem A3 CSV_QUOTE',
      'problem C4 CSV_QUOTE',
      'problem C4 ITEM_EMPTY',
    ]);
    expect(report.issues.find(({ cell }) => cell === 'D2')?.params).toEqual({ subject: 'A6-2.1', text: '"12"34' });
    expect(issueLines(report, 'warning')).toEqual([]);
  });

  it('is a remark where nobody reads it', async () => {
    const report = await reportOf('more.csv', '地区,采集项,专家,得分,乱\n北京,A6-2.1,甲,90,"x"y\n');
    expect(report).toMatchObject({ imported: 1, problems: 0 });
    expect(issueLines(report, 'warning')).toContain('warning E2 CSV_QUOTE');
  });

  it('formulas in a circle are listed, those that share a formula too', async () => {
    const head = ['地区', '采集项', '专家', '得分']
      .map((text, c) => `<c r="${'ABCD'[c]}1" t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('');
    const row = (r: number, unit: string, formula: string): string =>
      `<row r="${r}">${[unit, 'A6-2.1', '甲'].map((text, c) => `<c r="${'ABC'[c]}${r}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}<c r="D${r}">${formula}<v>${r}0</v></c></row>`;
    const data = `<row r="1">${head}</row>${row(2, '北京', '<f t="shared" ref="D2:D3" si="0">D2+1</f>')}${row(3, '天津', '<f t="shared" si="0"/>')}${row(4, '河北', '<f>SUM(D2:D5)</f>')}${row(5, '山西', '<f>SUM(D2:D4)+LOG10(5)</f>')}`;
    const report = await reportOf('cycle.xlsx', bookOf({ sheets: [{ name: '评分', data }] }));
    expect(report).toMatchObject({ imported: 4, problems: 0 });
    expect(issueLines(report, 'warning')).toEqual(['D2', 'D3', 'D4'].map((cell) => `warning ${cell} FORMULA_CYCLE`));
  });
});
