import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { kMeans } from '../../../shared/scoring/analysis/k-means.ts';
import type { WeightsJson } from '../../../shared/model/weights-json.ts';
import { workbench } from '../cli/run.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';

// Computed by test/fixtures/oracles/tree-weights.py (numpy) from the formulas of docs/METHODS "Weights" and, for k-means, over all ways to part the rows.
const rolled = z.object({ top: z.record(z.string(), z.number()), leaves: z.array(z.number()) });
const oracle = z
  .object({
    years: z.record(z.string(), z.array(z.array(z.number()))),
    parents: z.array(z.string()),
    tree: z.record(z.string(), rolled),
    pooled: z.record(z.string(), rolled),
    points: z.array(z.array(z.number())),
    groups: z.array(z.number()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/tree-weights.json', import.meta.url), 'utf8')));

let work: TestWorkbench;
let book: string;
beforeEach(async () => {
  work = startWorkbench();
  const codes = oracle.parents.map((_, at) => `m${at + 1}`);
  const workbook = new ExcelJS.Workbook();
  workbook
    .addWorksheet('Indicators')
    .addRows([
      ['Code', 'Parent', 'Weight', 'Normalisation'],
      ['A', null, 1, null],
      ['B', null, 1, null],
      ...codes.map((code, at) => [code, oracle.parents[at], 1, 'identity']),
    ]);
  const count = oracle.years['2021']?.length ?? 0;
  workbook.addWorksheet('Units').addRows([['Code'], ...Array.from({ length: count }, (_, u) => [`u${u + 1}`])]);
  workbook
    .addWorksheet('Data')
    .addRows([
      ['Unit', 'Year', ...codes],
      ...Object.entries(oracle.years).flatMap(([year, rows]) =>
        rows.map((row, u) => [`u${u + 1}`, Number(year), ...row]),
      ),
    ]);
  book = join(work.folder, 'book.xlsx');
  await workbook.xlsx.writeFile(book);
});
afterEach(() => work.end());

test.each(
  (['tree', 'pooled'] as const).flatMap((scope) =>
    (['entropy', 'critic', 'variation'] as const).map((method) => [scope, method] as const),
  ),
)('weights over the %s by %s are those of an independent program', async (scope, method) => {
  const run = await workbench('weights', book, '--method', method, '--scope', scope, '--json');
  const { groups }: WeightsJson = JSON.parse(run.out);
  const expected = oracle[scope][method];
  const of = (parent: string): Readonly<Record<string, number>> =>
    groups.find((group) => group.parent === parent)?.weights ?? {};
  const leaves = oracle.parents.map((parent, at) => of(parent)[`m${at + 1}`]);
  expect(leaves).toEqual(expected?.leaves.map((weight) => expect.closeTo(weight, 10)));
  const top = Object.fromEntries(
    Object.entries(expected?.top ?? {}).map(([code, weight]) => [code, expect.closeTo(weight, 10)]),
  );
  expect(of('total')).toEqual(top);
});

test('k-means of eight rows is the least of all ways to part them', () => {
  expect(kMeans(oracle.points, 3)).toEqual(oracle.groups);
});
