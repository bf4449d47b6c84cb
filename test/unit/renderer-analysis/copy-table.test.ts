import { expect, test } from 'vitest';
import { tableHtml, tableText } from '../../../renderer/ui/copy-table.ts';
import { numberCell, textCell } from '../../../shared/report/report-table.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';

const table: ReportTable = {
  id: 'T',
  title: '表 <1>',
  head: [[textCell('组'), textCell('名'), textCell('分')]],
  body: [
    [textCell('高', { rowSpan: 2 }), textCell('=1+1'), numberCell(90.005)],
    [textCell('乙\t丙'), numberCell(Number.NaN)],
  ],
  columns: [1, 1, 1],
  notes: ['a & b'],
  landscape: false,
};

test('tab-separated text has a cell a column: a merged cell once, the rows below it empty there', () => {
  expect(
    tableText(table)
      .split('\n')
      .map((line) => line.split('\t')),
  ).toEqual([
    ['组', '名', '分'],
    ['高', "'=1+1", '90.01'],
    ['', '乙 丙', '—'],
  ]);
});

test('HTML keeps spans, escapes names and marks text as text, so that no spreadsheet runs it', () => {
  const html = tableHtml(table);
  expect(html).toContain('<caption>表 &lt;1&gt;</caption>');
  expect(html).toContain('<td rowspan="2" style="mso-number-format:\'\\@\'">高</td>');
  expect(html).toContain('<td style="mso-number-format:\'\\@\'">=1+1</td>');
  expect(html).toContain('<td>90.01</td>');
  expect(html).toContain('<p>a &amp; b</p>');
});
