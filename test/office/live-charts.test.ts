import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeLiveWorkbook } from '../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../electron/exporting/excel/results-workbook.ts';
import { noProvenance } from '../../electron/exporting/provenance.ts';
import { ZipParts } from '../../electron/exporting/zip/zip-parts.ts';
import { indicatorMeans } from '../../shared/report/indicator-means.ts';
import { regionMeans } from '../../shared/report/region-means.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { hostileCohort, stamp } from '../unit/exporting/hostile-cohort.ts';
import { readXlsx } from '../unit/exporting/read-back.ts';
import { rescored, wholeFramework } from './live-cohorts.ts';
import { recalculatedFile } from './recalculate.ts';
import { pdfPages, toPdf } from './to-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-charts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Values of each series of each chart, in the order of the parts, as they are cached in the file. */
function cachedValues(path: string): readonly (readonly (readonly (number | null)[])[])[] {
  const parts = new ZipParts(readFileSync(path));
  const charts: (readonly (number | null)[])[][] = [];
  for (let n = 1; parts.has(`xl/charts/chart${n}.xml`); n += 1) {
    charts.push(
      [...parts.text(`xl/charts/chart${n}.xml`).matchAll(/<c:val>.*?<\/c:val>/gs)].map(([series]) => {
        const values = Array.from(
          { length: Number(/<c:ptCount val="(\d+)"/.exec(series)?.[1]) },
          (): number | null => null,
        );
        for (const [, at, value] of series.matchAll(/<c:pt idx="(\d+)"[^>]*><c:v>([^<]*)<\/c:v>/g))
          values[Number(at)] = Number(value);
        return values;
      }),
    );
  }
  return charts;
}

/** Changes a number in the package itself: exceljs would drop the charts. */
async function weightChanged(path: string, code: string, weight: number): Promise<string> {
  const sheet = (await readXlsx(path)).getWorksheet('权重')!;
  let row = 0;
  sheet.eachRow((cells, number) => {
    if (cells.getCell(1).text === code) row = number;
  });
  const parts = new ZipParts(readFileSync(path));
  const part = `xl/worksheets/sheet${sheet.id}.xml`;
  const before = parts.text(part);
  const after = before.replace(new RegExp(`(<c r="E${row}"[^>]*><v>)[^<]*`), `$1${weight}`);
  expect(after).not.toBe(before);
  parts.put(part, after);
  const out = join(folder, 'changed.xlsx');
  writeFileSync(out, parts.bytes());
  return out;
}

const near = (actual: number | null | undefined, expected: number, what: string): void =>
  expect(Math.abs((actual ?? Number.NaN) - expected), `${what}: ${actual} for ${expected}`).toBeLessThan(1e-9);

const whole = wholeFramework();
let path = '';
beforeAll(async () => {
  path = join(folder, 'live.xlsx');
  expect((await writeLiveWorkbook(whole, stamp, noProvenance, path)).ok).toBe(true);
});

/** What the first four charts must show: contributions that add up to the index, the ranking, regional means, first-level means and bests. */
function compare(file: string, { dataset, result, ...input }: ReportInput): void {
  const [contributions, ranked, regions, firstLevel] = cachedValues(file);
  expect(contributions).toHaveLength(5);
  dataset.units.forEach(({ name }, u) =>
    near(
      contributions!.reduce((sum, series) => sum + (series[u] ?? 0), 0),
      result.index[u]!,
      name,
    ),
  );
  const falling = [...result.index].toSorted((a, b) => b - a);
  falling.forEach((index, place) =>
    near(
      ranked!.reduce((sum, series) => sum + (series[place] ?? 0), 0),
      index,
      `place ${place + 1}`,
    ),
  );
  regionMeans({ dataset, result, ...input }).regions.forEach(({ region, mean }, i) =>
    near(regions![0]![i], mean, region),
  );
  expect(regions).toHaveLength(2);
  indicatorMeans({ dataset, result, ...input })
    .filter(({ depth }) => depth === 1)
    .forEach(({ code, mean, best }, i) => {
      near(firstLevel![0]![i], mean, code);
      near(firstLevel![1]![i], best, code);
    });
}

it('the charts show what the core computed, and LibreOffice computes the same', () => {
  compare(path, whole);
  compare(recalculatedFile(path), whole);
});

it('whoever changes a weight sees the charts follow', async () => {
  const changed = rescored(whole, { ...whole.method, weights: { ...whole.method.weights, A: 90 } });
  expect([...changed.result.rank]).not.toEqual([...whole.result.rank]);
  const file = await weightChanged(path, 'A', 90);
  compare(recalculatedFile(file), changed);
  // Not recalculated they are the old ones: the comparison can fail.
  expect(() => compare(file, changed)).toThrow();
});

it.each([
  ['live', writeLiveWorkbook, whole],
  ['results', writeResultsWorkbook, whole],
  ['hostile', writeLiveWorkbook, hostileCohort()],
] as const)('the charts of the %s workbook are drawn, with every unit named', async (name, write, input) => {
  const file = join(folder, `${name}.pdf.xlsx`);
  expect((await write(input, stamp, noProvenance, file)).ok).toBe(true);
  const drawn = pdfPages(toPdf(file)).filter((page) => page.includes('·图表可编辑'));
  expect(drawn.length).toBeGreaterThanOrEqual(2);
  const text = drawn.join('');
  for (const title of ['总体指数构成', '从高到低', '图3-1']) expect(text).toContain(title);
  for (const { name: unit } of input.dataset.units)
    expect(text).toContain(unit.trim().split(/\r\n/)[0]!.replace(/\s+/g, '').slice(0, 6));
});
