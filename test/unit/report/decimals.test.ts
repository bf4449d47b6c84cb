import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeLiveWorkbook } from '../../../electron/exporting/excel/live-workbook.ts';
import { writeResultsWorkbook } from '../../../electron/exporting/excel/results-workbook.ts';
import { noProvenance } from '../../../electron/exporting/provenance.ts';
import { figurePlot } from '../../../renderer/views/plot/figure-plot.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { BookTemplateId } from '../../../shared/model/template.ts';
import { analysisTables } from '../../../shared/report/analysis-tables.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { scenarioComparisonTables } from '../../../shared/report/scenario-comparison-tables.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { score } from '../../../shared/scoring/score.ts';
import { compareScenarios } from '../../../shared/scoring/what-if/compare-scenarios.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { readXlsx } from '../exporting/read-back.ts';
import { must, startServices } from '../services/service-bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'decimals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A template's example values on its own scale, 0 to 1, and the same on a hundred times that scale. */
async function both(id: BookTemplateId): Promise<readonly [small: ReportInput, large: ReportInput]> {
  const bench = startServices();
  const target = bench.write(join(bench.folder, `${id}.ewb`));
  const { dataset, framework, baseline } = must(
    await bench.services['project.new']({ template: id, target, year: 2024 }),
  );
  const { rankRounding } = baseline;
  const large: Method = {
    ...baseline,
    scale: { lower: 0, upper: 100 * baseline.scale.upper },
    rankRounding: rankRounding === null ? null : rankRounding - 2,
    tiers: baseline.tiers.map((line) => ({ ...line, lower: line.lower === null ? null : 100 * line.lower })),
  };
  const inputOf = (method: Method): ReportInput => {
    const scored = score(dataset, method);
    if (!scored.ok) throw new Error(scored.error.code);
    const history = dataset.units.map(({ code }, u) => ({
      unit: code,
      year: 2023,
      index: (scored.value.index[u] ?? 0) * (0.95 + 0.01 * (u % 4)),
      tier: null,
    }));
    return { framework, dataset, method, result: scored.value, history, lang: 'en' };
  };
  return [inputOf(baseline), inputOf(large)];
}

const tableTexts = (table: ReportTable): string[] => [
  table.title,
  ...[...table.head, ...table.body].flatMap((row) => row.map(cellText)),
  ...table.notes,
];

function figureTexts(figure: FigureSpec): string[] {
  switch (figure.kind) {
    case 'scatter':
      return figure.points.flatMap(({ x, y }) => [
        displayNumber(x, figure.x.decimals),
        displayNumber(y, figure.y.decimals),
      ]);
    case 'heat-map':
      return figure.values.flat().map((value) => displayNumber(value ?? Number.NaN, figure.scale.decimals));
    case 'tile-map':
      return figure.tiles.map(({ value }) => displayNumber(value ?? Number.NaN, figure.scale.decimals));
    default:
      return [
        ...figure.series.flatMap(
          ({ texts, values }) =>
            texts ?? values.map((value) => displayNumber(value ?? Number.NaN, figure.values.decimals)),
        ),
        ...figure.referenceLines.map(({ label }) => label),
      ];
  }
}

/** Everything printed, a text each, under the name of what prints it. */
function printed(input: ReportInput): readonly (readonly [where: string, text: string])[] {
  const named = (where: string, texts: readonly string[]) => texts.map((text) => [where, text] as const);
  const { dataset, method } = input;
  const other: Method = { ...method, aggregation: { ...method.aggregation, default: { id: 'arithmetic' } } };
  const compared = compareScenarios(dataset, [
    { name: 'one', method },
    { name: 'two', method: other },
  ]);
  return [
    ...reportTables(input).flatMap((table) => named(table.id, tableTexts(table))),
    ...analysisTables(input).flatMap((table) => named(table.id, tableTexts(table))),
    ...(compared.ok ? scenarioComparisonTables(input, compared.value) : []).flatMap((table) =>
      named(table.id, tableTexts(table)),
    ),
    ...reportSentences(input).flatMap(({ id, text }) => named(id, [text])),
    ...unitProfiles(input).flatMap((profile) => [
      ...named(`P-${profile.unit.code}`, tableTexts(unitProfileTable(input, profile))),
      ...named(`P-${profile.unit.code}`, unitProfileLines(profile, input.lang)),
    ]),
    ...composeReport(input).blocks.flatMap((block) => ('text' in block ? named('document', [block.text]) : [])),
    ...figureSpecs(input)
      .filter(({ kind }) => kind !== 'histogram')
      .flatMap((figure) => named(figure.id, figureTexts(figure))),
  ];
}

const decimalsIn = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Numbers of a text on the small scale that don't say as much as their counterparts on the large one. */
function poorer(small: string, large: string): readonly string[] {
  // The scale itself says how many decimals ranks are taken by.
  const numbers = (text: string): string[] => text.replace(/rounded to \d decimals?/, '').match(/\d+(?:\.\d+)?/g) ?? [];
  const [own, other] = [numbers(small), numbers(large)];
  if (own.length !== other.length) return [`${small} | ${large}`];
  return own.flatMap((text, at) => {
    const counterpart = other[at] ?? '';
    const same = text === counterpart;
    const scaled =
      Math.abs(100 * Number(text) - Number(counterpart)) < 1e-9 && decimalsIn(text) <= decimalsIn(counterpart) + 2;
    return same || scaled ? [] : [`${text} | ${counterpart} in: ${small}`];
  });
}

describe.each(['hdi', 'un-egdi'] as const)('%s, on a scale of 0 to 1', (id) => {
  test('prints every score as fully as on a scale of 0 to 100', async () => {
    const [small, large] = await both(id);
    const [own, other] = [printed(small), printed(large)];
    expect(own.map(([where]) => where)).toEqual(other.map(([where]) => where));
    expect(
      own.flatMap(([where, text], at) => poorer(text, other[at]?.[1] ?? '').map((what) => `${where}: ${what}`)),
    ).toEqual([]);
    expect(own.some(([, text]) => /0\.\d{4}/.test(text))).toBe(true);
  });

  test('shows four decimals in figures on screen and in both workbooks', async () => {
    const [small] = await both(id);
    const paper = { ink: '#000', paper: '#fff', hatched: false };
    const plots = JSON.stringify(figureSpecs(small).map((figure) => figurePlot(figure, paper)));
    expect(plots).toContain('.4f}');
    expect(plots).not.toContain('.2f}');
    for (const [name, write] of [
      ['results', writeResultsWorkbook],
      ['live', writeLiveWorkbook],
    ] as const) {
      const path = join(folder, `${id}-${name}.xlsx`);
      expect((await write(small, stamp, noProvenance, path)).ok).toBe(true);
      const workbook = await readXlsx(path);
      const coarse: string[] = [];
      workbook.eachSheet((sheet) =>
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            const value = typeof cell.value === 'object' ? cell.result : cell.value;
            if (cell.numFmt === '0.00' && typeof value === 'number' && Math.abs(value) <= 1)
              coarse.push(`${sheet.name} ${cell.address} ${value}`);
          }),
        ),
      );
      expect(coarse).toEqual([]);
    }
  });
});
