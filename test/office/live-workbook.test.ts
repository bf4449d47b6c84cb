import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Worksheet } from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { writeLiveWorkbook } from '../../electron/exporting/excel/live-workbook.ts';
import { noProvenance } from '../../electron/exporting/provenance.ts';
import { tierName } from '../../shared/model/tier-name.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { indicatorMeans } from '../../shared/report/indicator-means.ts';
import { leadingTen } from '../../shared/report/leading-ten.ts';
import { regionMeans } from '../../shared/report/region-means.ts';
import { tierGroups } from '../../shared/report/tier-groups.ts';
import { stamp } from '../unit/exporting/hostile-cohort.ts';
import { everyFormula, rescored, wholeFramework } from './live-cohorts.ts';
import { recalculate } from './recalculate.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(input: ReportInput, name: string): Promise<string> {
  const path = join(folder, name);
  const outcome = await writeLiveWorkbook(input, stamp, noProvenance, path, { overwrite: true });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return path;
}

function sheet(workbook: ExcelJS.Workbook, name: string): Worksheet {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** What a cell shows: a formula's result, '' for nothing. */
function shown(worksheet: Worksheet, address: string): string | number {
  const cell = worksheet.getCell(address);
  // `value.result` of exceljs leaves a result of 0 out; `result` does not.
  const result: unknown = cell.formula ? cell.result : cell.value;
  if (result === null || result === undefined) return '';
  if (typeof result === 'string' || typeof result === 'number') return result;
  throw new Error(`${worksheet.name} ${address}: ${JSON.stringify(result)}`);
}

/** Changes a cell in the file without recalculating anything: the cached results stay those of before. */
async function edited(
  path: string,
  name: string,
  worksheet: string,
  find: string,
  column: string,
  value: number,
): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const target = sheet(workbook, worksheet);
  let row = 0;
  target.eachRow((cells, number) => {
    if (cells.getCell(1).text === find) row = number;
  });
  if (row === 0) throw new Error(`no row ${find}`);
  target.getCell(`${column}${row}`).value = value;
  const out = join(folder, name);
  await workbook.xlsx.writeFile(out);
  return out;
}

const close = (actual: string | number, expected: number, what: string): void => {
  if (Number.isNaN(expected)) expect(actual, what).toBe('');
  else if (typeof actual !== 'number') expect(actual, what).toBe(expected);
  else
    expect(
      Math.abs(actual - expected) / Math.max(1, Math.abs(expected)),
      `${what}: ${actual} for ${expected}`,
    ).toBeLessThan(1e-9);
};

/** Every score, index, rank, tier, mean and list of the workbook against the core's. */
function compare(workbook: ExcelJS.Workbook, input: ReportInput): number {
  const { dataset, result, method } = input;
  const units = [...dataset.units.keys()].filter((u) => !method.excludedUnits.includes(dataset.units[u]!.code));
  const count = dataset.units.length;
  let compared = 0;
  for (const [name, codes, matrix] of [
    ['得分', result.nodes, result.scores],
    ['依据', result.nodes, result.evidence.measured],
    ['依据', result.measures, result.evidence.cellMeasured],
    ['采集项得分', result.measures, result.normalised],
    ['计分所用值', result.measures, result.treated],
  ] as const) {
    const worksheet = sheet(workbook, name);
    for (let c = 5; c <= worksheet.columnCount; c += 1) {
      // The index has no printed code.
      const position = codes.indexOf(worksheet.getCell(3, c).text || 'total');
      if (position < 0) continue;
      units.forEach((u, i) => {
        close(
          shown(worksheet, worksheet.getCell(7 + i, c).address),
          matrix[position * count + u]!,
          `${name} ${codes[position]} ${dataset.units[u]!.code}`,
        );
        compared += 1;
      });
    }
  }
  const overview = sheet(workbook, '总览');
  units.forEach((u, i) => {
    const { code } = dataset.units[u]!;
    close(shown(overview, `E${4 + i}`), result.index[u]!, `index ${code}`);
    close(shown(overview, `F${4 + i}`), result.rank[u]!, `rank ${code}`);
    const tier = result.tier[u] ?? null;
    expect(shown(overview, `G${4 + i}`), `tier ${code}`).toBe(
      tier === null ? '' : tierName(tier, 'zh', input.method.tiers),
    );
  });
  indicatorMeans(input).forEach(({ code, mean, above }, i) => {
    close(shown(sheet(workbook, '平均值'), `C${4 + i}`), mean, `mean ${code}`);
    expect(shown(sheet(workbook, '平均值'), `D${4 + i}`), `above ${code}`).toBe(above);
  });
  regionMeans(input).regions.forEach(({ region, mean }, i) =>
    close(shown(sheet(workbook, '地区平均值'), `C${4 + i}`), mean, region),
  );
  const lists = (name: string, from: number): string[][] => {
    const groups: string[][] = [];
    sheet(workbook, name).eachRow((row, number) => {
      if (number < 4) return;
      if (row.getCell(1).text !== '') groups.push([]);
      for (let c = from; c <= sheet(workbook, name).columnCount; c += 1)
        if (row.getCell(c).text !== '') groups.at(-1)!.push(row.getCell(c).text);
    });
    return groups;
  };
  expect(lists('分组表', 4)).toEqual(
    tierGroups(input).map(({ units: members }) => members.map(({ unit, risen }) => unit.name + (risen ? '(+)' : ''))),
  );
  expect(lists('前十位', 3)).toEqual(leadingTen(input).map(({ units: members }) => members.map(({ name }) => name)));
  return compared;
}

describe('the live workbook recalculated by LibreOffice', () => {
  const whole = wholeFramework();

  it('gives every score, index, rank, tier, mean and list of the core, for 32 units and 160 measures', async () => {
    expect(compare(await recalculate(await written(whole, 'whole.xlsx')), whole)).toBe(32 * (160 * 3 + 82 * 2));
  });

  it('gives what the core gives with a changed weight, after that weight is changed in the file', async () => {
    const path = await edited(await written(whole, 'weight.xlsx'), 'weight-edited.xlsx', '权重', 'A2', 'E', 37);
    const changed = rescored(whole, { ...whole.method, weights: { ...whole.method.weights, A2: 37 } });
    expect([...changed.result.rank]).not.toEqual([...whole.result.rank]);
    compare(await recalculate(path), changed);
  });

  it('gives what the core gives with a changed limit, after that limit is changed in the file', async () => {
    const path = await edited(await written(whole, 'limit.xlsx'), 'limit-edited.xlsx', '权重', 'A1-1.3', 'I', 700);
    const of = whole.method.measures['A1-1.3']!;
    compare(
      await recalculate(path),
      rescored(whole, { ...whole.method, measures: { ...whole.method.measures, 'A1-1.3': { ...of, upper: 700 } } }),
    );
  });

  it('leaves out above what falls below a least share that is raised in the file, level by level', async () => {
    const minimumAvailability = 0.85;
    const stricter = rescored(whole, { ...whole.method, missing: { ...whole.method.missing, minimumAvailability } });
    const { evidence, index, units } = stricter.result;
    // Units that lost indicators and keep an index, and units that lost it: both are compared.
    const less = units.map((_, u) => evidence.measured[u]! < whole.result.evidence.measured[u]! - 1e-9);
    expect(less.some((lost, u) => lost && !Number.isNaN(index[u]))).toBe(true);
    expect(less.some((lost, u) => lost && Number.isNaN(index[u]))).toBe(true);
    const path = await written(whole, 'least.xlsx');
    compare(
      await recalculate(
        await edited(path, 'least-edited.xlsx', '参数', '最低实测比例（0–1）', 'B', minimumAvailability),
      ),
      stricter,
    );
  });

  it('fails this comparison when nothing is recalculated, so that the comparison proves something', async () => {
    const path = await edited(await written(whole, 'stale.xlsx'), 'stale-edited.xlsx', '权重', 'A2', 'E', 37);
    const changed = rescored(whole, { ...whole.method, weights: { ...whole.method.weights, A2: 37 } });
    const stale = await recalculate(path, 1);
    expect(() => compare(stale, changed)).toThrow();
    compare(stale, whole);
  });

  it('says every normalisation and aggregation as the core does, ties, zeros and missing cells included', async () => {
    compare(await recalculate(await written(everyFormula(), 'every.xlsx')), everyFormula());
  });

  it.each([
    [
      'average ranks and a minimum availability',
      { ties: 'average', missing: { policy: 'omit', minimumAvailability: 0.95, imputation: 'none' } },
    ],
    ['the strict policy', { missing: { policy: 'strict', minimumAvailability: 0, imputation: 'none' } }],
    [
      'imputed cells, tiers judged on one decimal, population z-scores',
      {
        missing: { policy: 'omit', minimumAvailability: 0, imputation: 'median' },
        tierRounding: 1,
        z: { mean: 50, sd: 10, population: true },
      },
    ],
    ['excluded units and another scale', { excludedUnits: ['U01', 'U12'], scale: { lower: 1, upper: 10 } }],
    ['dense ranks, which stand as values', { ties: 'dense' }],
    [
      'bonus, penalty and veto',
      {
        // Rescaled, so that there are tiers.
        aggregation: { default: { id: 'arithmetic' }, nodes: { N: { id: 'arithmetic', rescale: 'min_max' } } },
        adjustments: [
          { kind: 'bonus', measure: 'OFF.1', cap: 6.5 },
          { kind: 'penalty', measure: 'OFF.1', cap: 60 },
          { kind: 'veto', measure: 'OFF.1', tier: 'medium' },
        ],
      },
    ],
    ['a sum at the top', { aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'sum' } } } }],
    [
      'a product at the top, rescaled',
      { aggregation: { default: { id: 'arithmetic' }, nodes: { total: { id: 'product', rescale: 'max' } } } },
    ],
    ['ranks by the whole number', { rankRounding: 0 }],
    ['average ranks by one decimal', { rankRounding: 1, ties: 'average' }],
  ] as const)('agrees with the core under %s', async (_, changes) => {
    const input = everyFormula(changes);
    compare(await recalculate(await written(input, 'variant.xlsx')), input);
  });
});
