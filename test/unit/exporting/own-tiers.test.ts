import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import { writeTierTables } from '../../../electron/exporting/excel/tier-tables-workbook.ts';
import { noProvenance } from '../../../electron/exporting/provenance.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { tierChangeTable, tierHistoryTable } from '../../../shared/report/tier-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { flatUnit, smallCohort } from '../report/small-cohort.ts';
import { stamp } from './hostile-cohort.ts';
import { gridTexts, readXlsx, sheetOf } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'own-tiers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tiers: readonly TierLine[] = [
  { tier: 'tier_1', lower: 90, name: '优秀', english: 'Excellent' },
  { tier: 'tier_2', lower: 80, name: '良好' },
  { tier: 'tier_3', lower: 70, name: '中等' },
  { tier: 'tier_4', lower: 60, name: '合格' },
  { tier: 'tier_5', lower: null, name: '不合格' },
];
function cohort(history: readonly HistoryEntry[] = [], lang: 'zh' | 'en' = 'zh'): ReportInput {
  const input = smallCohort(
    [
      flatUnit('甲', 90, 'tier_1', 1),
      flatUnit('乙', 85, 'tier_2', 2),
      flatUnit('丙', 70, 'tier_3', 3),
      flatUnit('丁', 60, 'tier_4', 4),
      flatUnit('戊', 59, 'tier_5', 5),
    ],
    history,
  );
  return { ...input, lang, method: { ...input.method, tiers } };
}
const labels = ['优秀', '良好', '中等', '合格', '不合格'];
const last = (unit: string, tier: HistoryEntry['tier']): HistoryEntry => ({ unit, year: 2020, index: null, tier });

test('the recomputing workbook judges an index by five lines, the first that it reaches, and names them', async () => {
  const path = join(folder, 'live.xlsx');
  expect((await writeLiveWorkbook(cohort(), stamp, noProvenance, path)).ok).toBe(true);
  const overview = sheetOf(await readXlsx(path), '总览');
  expect([4, 5, 6, 7, 8].map((row) => overview.getCell(`G${row}`).text)).toEqual(labels);
  const formula = overview.getCell('G4').formula;
  // Each label after its own line, in falling order; what reaches none is the last.
  expect([...formula.matchAll(/WB_TIER_LINE_(\d)-/g)].map(([, line]) => line)).toEqual(['1', '2', '3', '4']);
  expect([...formula.matchAll(/"([^"]+)"/g)].map(([, label]) => label)).toEqual(labels);
});

test('the results workbook and the tier tables list five tiers, each with its own fill', async () => {
  const results = join(folder, 'results.xlsx');
  expect((await writeResultsWorkbook(cohort(), stamp, noProvenance, results)).ok).toBe(true);
  const texts = gridTexts(sheetOf(await readXlsx(results), '总览')).flat();
  expect(labels.filter((label) => texts.includes(label))).toEqual(labels);
  const tables = join(folder, 'tables.xlsx');
  expect((await writeTierTables(cohort(), stamp, tables)).ok).toBe(true);
  const [sheet] = (await readXlsx(tables)).worksheets;
  const fills = new Map<string, unknown>();
  sheet?.eachRow((row) =>
    row.eachCell((cell) => {
      if (labels.includes(cell.text)) fills.set(cell.text, JSON.stringify(cell.fill));
    }),
  );
  expect([...fills.keys()]).toEqual(labels);
  expect(new Set(fills.values()).size).toBe(5);
});

test('the sentences name them, in English by the English label where there is one', () => {
  const said = (input: ReportInput): string => reportSentences(input).find(({ id }) => id === 'tiers')?.text ?? '';
  expect(said(cohort())).toContain(labels.map((label) => `能力水平“${label}”的 1 个，占比 20.00%`).join('，'));
  expect(said(cohort([], 'en'))).toContain('1 (20.00%) "Excellent", 1 (20.00%) "良好"');
});

test('who rose is told among tiers that both years have', () => {
  const input = cohort([last('U01', 'tier_2'), last('U02', 'tier_1')]);
  const said = reportSentences(input).map(({ id }) => id);
  expect(said).toContain('risers');
  expect(tierChangeTable(input).body.map((row) => row.map(cellText))).toEqual([
    ['上升\n(1)', '甲(+)', '良好', '优秀'],
    ['下降\n(1)', '乙', '优秀', '良好'],
  ]);
});

test('last year’s tiers of another grouping keep their names, and nobody rises or falls from them', () => {
  const input = cohort([last('U01', 'high'), last('U02', 'very_high')]);
  expect(reportSentences(input).some(({ id }) => id === 'risers' || id === 'fallers')).toBe(false);
  expect(tierChangeTable(input).notes[0]).toBe('2020 年的分组与本年不同，不比较升降。');
  expect(tierHistoryTable(input).body[0]?.map(cellText)).toEqual(['1', '甲', '优秀', '高']);
});
