import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import type { ScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { score } from '../../../shared/scoring/score.ts';

// The real 51-unit, 49-indicator data set, every stage computed by COINr (source in the file).
const frame = z.object({
  columns: z.array(z.string()),
  data: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
const stages = [
  'Raw',
  'Denominated',
  'Imputed',
  'Treated',
  'Normalised',
  'Aggregated',
  'IndMeta',
  'AggMeta',
  'Denominators',
] as const;
const oracle = z
  .record(z.enum(stages), frame)
  .parse(
    Object.fromEntries(
      Object.entries(
        z
          .record(z.string(), z.unknown())
          .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/asem.json', import.meta.url), 'utf8'))),
      ).filter(([key]) => key !== 'source'),
    ),
  );
type Stage = (typeof stages)[number];
const column = (stage: Stage, name: string): (string | number | null)[] =>
  oracle[stage].data.map((row) => row[oracle[stage].columns.indexOf(name)] ?? null);

const measures = column('IndMeta', 'IndCode').map(String);
const nodes = column('AggMeta', 'Code').map(String);
const folder = mkdtempSync(join(tmpdir(), 'asem-'));
let book: ScoreBook;
let result: ScoreResult;

function parentOf(code: string): string | null {
  const lineage = ['Agg1', 'Agg2', 'Agg3'].map((level) => column('IndMeta', level));
  for (const row of measures.keys()) {
    const path = [measures[row], ...lineage.map((level) => level[row])];
    const at = path.indexOf(code);
    if (at >= 0) return at + 1 < path.length ? String(path[at + 1]) : null;
  }
  throw new Error(`no way up from ${code}`);
}

async function writeAsem(path: string): Promise<void> {
  const workbook = new exceljs.Workbook();
  const indicators = workbook.addWorksheet('Indicators');
  indicators.addRow(['Code', 'Name', 'Parent', 'Weight', 'Direction', 'Denominator', 'Treatment']);
  nodes.forEach((code, at) =>
    indicators.addRow([code, column('AggMeta', 'Name')[at], parentOf(code), column('AggMeta', 'Weight')[at]]),
  );
  measures.forEach((code, at) =>
    indicators.addRow([
      code,
      column('IndMeta', 'IndName')[at],
      parentOf(code),
      column('IndMeta', 'IndWeight')[at],
      column('IndMeta', 'Direction')[at],
      column('IndMeta', 'Denominator')[at],
      'winsorise',
    ]),
  );
  const units = workbook.addWorksheet('评估对象');
  units.addRow(['代码', '名称', '分组']);
  const codes = column('Raw', 'UnitCode');
  codes.forEach((code, at) => units.addRow([code, column('Raw', 'UnitName')[at], column('Raw', 'Group_EurAsia')[at]]));
  const values = workbook.addWorksheet('Data');
  const denominators = oracle.Denominators.columns.filter((name) => name.startsWith('Den_'));
  values.addRow(['Unit', ...measures, ...denominators]);
  codes.forEach((code, at) => {
    const base = column('Denominators', 'UnitCode').indexOf(code);
    values.addRow([
      code,
      ...measures.map((measure) => column('Raw', measure)[at] ?? 'NA'),
      ...denominators.map((name) => column('Denominators', name)[base]),
    ]);
  });
  const method = workbook.addWorksheet('Method');
  method.addRows([
    ['Key', 'Value'],
    ['missing', 'group_mean'],
    ['normalisation', 'min_max'],
  ]);
  await workbook.xlsx.writeFile(path);
}

/** Expected and actual of a stage, cell by cell. */
function greatestDifference(stage: Stage, codes: readonly string[], actual: Float64Array): number {
  const size = oracle[stage].data.length;
  const names = column(stage, 'UnitCode');
  let greatest = 0;
  codes.forEach((code, c) => {
    column(stage, code).forEach((expected, u) => {
      expect(names[u]).toBe(result.units[u]);
      const own = actual[c * size + u] ?? Number.NaN;
      const difference =
        expected === null ? (Number.isNaN(own) ? 0 : Number.POSITIVE_INFINITY) : Math.abs(own - Number(expected));
      greatest = Math.max(
        greatest,
        Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference / Math.max(1, Math.abs(Number(expected))),
      );
    });
  });
  return greatest;
}

beforeAll(async () => {
  const path = join(folder, 'ASEM.xlsx');
  await writeAsem(path);
  const workbook = await readWorkbook(path);
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.error));
  const read = readScoreBook('ASEM.xlsx', workbook.value.sheets);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  book = read.value;
  const scored = score(book.dataset, book.method);
  if (!scored.ok) throw new Error(JSON.stringify(scored.error));
  result = scored.value;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ASEM as a score book', () => {
  test('has 51 units, 49 measures and 11 nodes below one root', () => {
    expect(book.title).toBe('ASEM');
    expect([result.units.length, result.measures.length, result.nodes.length, result.nodes[0]]).toEqual([
      51,
      49,
      11,
      'Index',
    ]);
  });
  test('agrees with COINr when denominated', () =>
    expect(greatestDifference('Denominated', result.measures, result.denominated)).toBeLessThan(1e-9));
  test('agrees with COINr when imputed by group mean', () => {
    expect(Number.isNaN(result.denominated.find((value) => Number.isNaN(value)) ?? 0)).toBe(true);
    expect(greatestDifference('Imputed', result.measures, result.imputed)).toBeLessThan(1e-9);
  });
  test('agrees with COINr when winsorised', () => {
    expect(result.treated).not.toEqual(result.imputed);
    expect(greatestDifference('Treated', result.measures, result.treated)).toBeLessThan(1e-9);
  });
  test('agrees with COINr when normalised', () =>
    expect(greatestDifference('Normalised', result.measures, result.normalised)).toBeLessThan(1e-9));
  test('agrees with COINr at every node', () =>
    expect(greatestDifference('Aggregated', result.nodes, result.scores)).toBeLessThan(1e-9));
});
