import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbook, Worksheet } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import type { Provenance } from '../../../electron/exporting/provenance.ts';
import { cellMarks } from '../../../shared/model/dataset.ts';
import { aggregations, normalisations, rescalings, tierIds } from '../../../shared/model/method.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { score } from '../../../shared/scoring/score.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { hostileCohort, hostileNames, stamp } from './hostile-cohort.ts';
import { gridTexts, readXlsx, sheetOf, zipPart } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const provenance: Provenance = {
  sources: [
    { unit: '110000', measure: 'A1.0', batch: 2, file: '=北京.xlsx', sheet: '月度', records: 12, cells: 'D5:D16' },
  ],
  batches: [
    {
      id: 2,
      at: '2026-02-01T00:00:00Z',
      status: 'active',
      statusReason: '',
      files: [
        {
          name: '=北京.xlsx',
          contentHash: '00',
          sheets: [
            {
              sheet: '月度',
              hidden: false,
              kind: 'monthly_statistics',
              rows: 14,
              imported: 12,
              skipped: 1,
              problems: 1,
              records: 12,
              issues: [{ severity: 'problem', row: 9, cell: 'D9', code: 'X', params: { text: '@SUM' } }],
            },
          ],
        },
      ],
    },
  ],
  overrides: [{ unit: '120000', measure: 'A1.0', year: 2021, value: 1, reason: '复核后更正', at: '2026-02-02' }],
};

/** The province sample with one missing, one imputed and one overridden cell of A1, marked as the core would. */
function marked(): ReportInput {
  const input = sampleCohort('province-2021');
  const values = Float64Array.from(input.dataset.values);
  const marks = Uint8Array.from(input.result.marks);
  const imputed = Float64Array.from(input.result.imputed);
  values[2] = Number.NaN;
  imputed[2] = 77;
  marks[2] = cellMarks.imputed;
  marks[1] = cellMarks.overridden;
  values[3] = Number.NaN;
  imputed[3] = Number.NaN;
  const reasons = Uint8Array.from(input.dataset.reasons);
  reasons[2] = 1;
  reasons[3] = 2;
  return {
    ...input,
    dataset: { ...input.dataset, values, reasons },
    result: { ...input.result, marks, imputed, treated: imputed },
  };
}

/** Row number of the cell in column A (or another) with a text. */
function rowOf(sheet: Worksheet, text: string, column = 1): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, column).text === text) return row;
  throw new Error(`no ${text} on ${sheet.name}`);
}
function columnOf(sheet: Worksheet, text: string): number {
  for (let row = 1; row <= 8; row += 1)
    for (let column = 5; column <= sheet.columnCount; column += 1)
      if (sheet.getCell(row, column).text === text) return column;
  throw new Error(`no column ${text} on ${sheet.name}`);
}

describe('the results workbook read back', () => {
  const input = marked();
  const path = join(folder, 'results.xlsx');
  let book: Workbook;
  beforeAll(async () => {
    expect((await writeResultsWorkbook(input, stamp, provenance, path)).ok).toBe(true);
    book = await readXlsx(path);
  });

  it('has its sheets in order', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '说明',
      '总览',
      '得分',
      '排名与分组',
      '采集项原始值',
      '标记单元格',
      '权重',
      '计分方法',
      '数据来源',
      '导入报告',
      '平均值',
      '分组表',
      '图表',
      '图表数据',
    ]);
  });

  it('says of a unit of which too little is measured that it is, wherever its tier would stand', async () => {
    const whole = sampleCohort('province-2021');
    const values = whole.dataset.values.map((value, cell) => (cell % 32 === 0 && cell > 0 ? Number.NaN : value));
    const method = { ...whole.method, missing: { ...whole.method.missing, minimumAvailability: 0.65 } };
    const dataset = { ...whole.dataset, values };
    const scored = score(dataset, method);
    if (!scored.ok) throw new Error(scored.error.code);
    const scarce = join(folder, 'scarce.xlsx');
    const made = await writeResultsWorkbook(
      { ...whole, dataset, method, result: scored.value },
      stamp,
      provenance,
      scarce,
    );
    expect(made.ok).toBe(true);
    const read = await readXlsx(scarce);
    for (const name of ['总览', '排名与分组']) {
      const sheet = sheetOf(read, name);
      const tiers = ['110000', '120000'].map(
        (code) => sheet.getCell(rowOf(sheet, code, 2), columnOf(sheet, '分组')).text,
      );
      expect(tiers, name).toEqual(['证据不足', '高']);
    }
  });

  it('holds the score of every node and measure of every unit to the bit', () => {
    const sheet = sheetOf(book, '得分');
    const { result, dataset } = input;
    let compared = 0;
    for (const [codes, matrix] of [
      [result.nodes, result.scores],
      [result.measures, result.normalised],
    ] as const) {
      codes.forEach((code, position) => {
        // The index has no code in print; its column is headed by its name.
        const column = code === 'total' ? columnOf(sheet, '总体指数') : columnOf(sheet, code);
        dataset.units.forEach((unit, u) => {
          expect(sheet.getCell(rowOf(sheet, unit.code, 2), column).value, `${unit.name} ${code}`).toBe(
            matrix[position * 32 + u],
          );
          compared += 1;
        });
      });
    }
    expect(compared).toBe(32 * (27 + 21));
  });

  it('holds index, rank, tier and (+) of every unit', () => {
    const sheet = sheetOf(book, '总览');
    input.dataset.units.forEach((unit, u) => {
      const row = rowOf(sheet, unit.code, 2);
      expect(sheet.getCell(row, 5).value).toBe(input.result.index[u]);
      expect(sheet.getCell(row, 6).value).toBe(input.result.rank[u]);
    });
    expect(sheet.getCell(rowOf(sheet, '河北', 3), 7).text).toBe('非常高');
    expect(sheet.getCell(rowOf(sheet, '河北', 3), 8).text).toBe('(+)');
    expect(sheet.getCell(rowOf(sheet, '北京', 3), 8).text).toBe('');
  });

  it('marks missing, imputed and overridden cells where they stand and lists them with their reasons', () => {
    const values = sheetOf(book, '采集项原始值');
    const column = columnOf(values, 'A1.0');
    const [override, imputed, missing] = ['120000', '130000', '140000'].map((code) =>
      values.getCell(rowOf(values, code, 2), column),
    );
    expect(override?.value).toBe(input.dataset.values[1]);
    expect(imputed?.value).toBe(77);
    expect(missing?.value).toBe('—');
    for (const cell of [override, imputed, missing])
      expect(cell?.fill).toMatchObject({ fgColor: { argb: 'FFFFF2CC' } });
    const list = sheetOf(book, '标记单元格');
    const rows = [3, 4, 5].map((row) => [2, 5, 8].map((c) => list.getCell(row, c).text));
    expect(rows).toEqual([
      ['天津', '人工修改', '复核后更正（2026-02-02）'],
      ['河北', '缺失 · 插补', '没有记录'],
      ['山西', '缺失', '填报为无'],
    ]);
  });

  it('gives weights as shares and effective weights and says that they are inferred', () => {
    const sheet = sheetOf(book, '权重');
    const row = rowOf(sheet, 'A5');
    expect([5, 6, 7].map((c) => sheet.getCell(row, c).value)).toEqual([20, 0.2, 0.05]);
    expect(sheet.getCell(row, 8).text).toBe('推断权重');
    expect(sheet.getCell(2, 1).text).toContain('推断权重');
  });

  it('traces a value to batch, file, sheet and cells, and reports the import with its problem cell', () => {
    const sources = sheetOf(book, '数据来源');
    const row = rowOf(sources, '110000');
    expect([3, 5, 6, 7, 8, 9].map((c) => sources.getCell(row, c).value)).toEqual([
      'A1.0',
      2,
      '=北京.xlsx',
      '月度',
      'D5:D16',
      12,
    ]);
    const report = sheetOf(book, '导入报告');
    const first = rowOf(report, '2');
    expect([6, 7, 8, 9].map((c) => report.getCell(first, c).value)).toEqual([14, 12, 1, 1]);
    expect(report.getCell(first + 1, 11).value).toBe('D9');
  });

  it('says what it was made from, and holds no formula', () => {
    const sheet = sheetOf(book, '说明');
    expect(sheet.getCell(rowOf(sheet, '结果指纹'), 2).text).toBe('ab'.repeat(8));
    expect(sheet.getCell(rowOf(sheet, '分组精度'), 2).text).toBe('分组按未四舍五入的总体指数判定。');
    expect(sheet.getCell(rowOf(sheet, '数据性质'), 2).text).toContain('合成示例数据');
    for (const worksheet of book.worksheets)
      worksheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula, cell.address).toBeUndefined()));
  });

  it('holds means at full precision under a format of two decimals', () => {
    const sheet = sheetOf(book, '平均值');
    let compared = 0;
    input.dataset.nodes.forEach(({ code, depth }, node) => {
      if (depth > 2) return;
      const column = Array.from(input.result.scores.subarray(node * 32, node * 32 + 32));
      const mean = column.reduce((sum, score) => sum + score, 0) / 32;
      const row = code === 'total' ? rowOf(sheet, '总体指数', 2) : rowOf(sheet, code);
      expect(sheet.getCell(row, 3).value, code).toBeCloseTo(mean, 11);
      expect(sheet.getCell(row, 3).numFmt).toBe('0.00');
      expect(sheet.getCell(row, 5).value, code).toBe(column.filter((score) => score > mean + 1e-9).length / 32);
      expect(sheet.getCell(row, 5).numFmt).toBe('0.00%');
      compared += 1;
    });
    expect(compared).toBe(27);
    // The published mean of A is 84.63 (its growth says so): two decimals of what the cell holds, which has more.
    const a = sheet.getCell(rowOf(sheet, 'A'), 3).value;
    expect(Number(a).toFixed(2)).toBe('84.63');
    expect(Number(a)).not.toBe(84.63);
  });

  it('names the method in words, in both languages, and no id', async () => {
    const method = sheetOf(book, '计分方法');
    expect(method.getCell(rowOf(method, 'A1'), 13).text).toBe('算术平均');
    expect(method.getCell(rowOf(method, 'A1.0'), 5).text).toBe('原值');
    expect(method.getCell(rowOf(method, 'A1.0'), 10).text).toBe('不处理');
    const readme = sheetOf(book, '说明');
    expect(
      ['并列位次规则', '合成方法（默认）', '插补'].map((key) => readme.getCell(rowOf(readme, key), 2).text),
    ).toEqual(['并列取前（1、2、2、4）', '算术平均', '不填补']);
    const english = join(folder, 'english.xlsx');
    expect((await writeResultsWorkbook({ ...input, lang: 'en' }, stamp, provenance, english)).ok).toBe(true);
    const about = sheetOf(await readXlsx(english), 'Read me');
    expect(
      ['Ties', 'Aggregation (default)', 'Imputation'].map((key) => about.getCell(rowOf(about, key), 2).text),
    ).toEqual(['Competition (1, 2, 2, 4)', 'Arithmetic mean', 'None']);
    for (const sheet of [method, readme])
      sheet.eachRow((row) =>
        row.eachCell((cell) =>
          expect(cell.text, cell.address).not.toMatch(/(^|[：:]\s*)(min|arithmetic|none|identity|omit)$/),
        ),
      );
  });

  it('freezes the heads and prints on A4', () => {
    for (const sheet of book.worksheets) {
      expect(sheet.pageSetup.paperSize, sheet.name).toBe(9);
      expect(sheet.views[0]?.state, sheet.name).toBe('frozen');
    }
  });
});

it('keeps hostile names as text in every sheet of the results and the live workbook', async () => {
  const input = hostileCohort();
  const expected = hostileNames.map((name) => name.replace('\r\n', '\n'));
  for (const write of [writeResultsWorkbook, writeLiveWorkbook]) {
    const path = join(folder, 'hostile.xlsx');
    expect((await write(input, stamp, provenance, path, { overwrite: true })).ok).toBe(true);
    const sheet = sheetOf(await readXlsx(path), '总览');
    const first = rowOf(sheet, 'U01', 2);
    expect(expected.map((_, i) => sheet.getCell(first + i, 3).value)).toEqual(expected);
  }
});

describe('the live workbook read back', () => {
  const input = sampleCohort('province-2021');
  const path = join(folder, 'live.xlsx');
  let book: Workbook;
  beforeAll(async () => {
    expect((await writeLiveWorkbook(input, stamp, provenance, path)).ok).toBe(true);
    book = await readXlsx(path);
  });

  it('says how a node is put together in words, as the screens do', () => {
    const ids = new Set<string>([...aggregations, ...normalisations, ...rescalings, ...tierIds]);
    const said = book.worksheets.flatMap((sheet) => gridTexts(sheet).flat());
    expect(said).toContain('算术平均');
    expect(said.filter((text) => text.split(/ [→·] /).some((part) => ids.has(part)))).toEqual([]);
  });

  it("holds index and rank as formulas whose cached results are the core's", () => {
    const sheet = sheetOf(book, '总览');
    input.dataset.units.forEach((unit, u) => {
      const row = rowOf(sheet, unit.code, 2);
      expect(sheet.getCell(row, 5).formula).toMatch(/^'得分'!E\d+$/);
      expect(sheet.getCell(row, 5).result).toBe(input.result.index[u]);
      expect(sheet.getCell(row, 6).formula).toContain('COUNTIF');
      expect(sheet.getCell(row, 6).result).toBe(input.result.rank[u]);
    });
  });

  it('names the ranges that a reader refers to', () => {
    expect(zipPart(path, 'xl/workbook.xml')).toMatch(
      /<definedName name="WB_INDEX">&apos;总览&apos;!\$E\$4:\$E\$35<\/definedName>/,
    );
    for (const name of ['WB_RANK', 'WB_TIER', 'WB_WEIGHTS', 'WB_TOLERANCE', 'WB_TIER_LINE_1'])
      expect(zipPart(path, 'xl/workbook.xml')).toContain(`name="${name}"`);
  });

  it('carries the lineage as a comment, data bars and tier colours', () => {
    const values = sheetOf(book, '采集项原始值');
    const { note } = values.getCell(rowOf(values, '110000', 2), columnOf(values, 'A1.0'));
    expect(JSON.stringify(note)).toContain('第 2 批 · =北京.xlsx · 月度 · D5:D16（12 条记录）');
    const overview = zipPart(path, 'xl/worksheets/sheet2.xml');
    expect(overview).toMatch(
      /<dataBar><cfvo type="num" val="0"\/><cfvo type="num" val="100"\/><color rgb="FFA9C8E4"\/><\/dataBar>/,
    );
    expect(overview).toContain('G4=&quot;非常高&quot;');
  });
});
