import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { templateColumns, templateHelps } from '../../../electron/exporting/templates/template-columns.ts';
import { writeTemplate } from '../../../electron/exporting/templates/write-template.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { sampleMessages } from '../../../shared/messages/sample.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { CellRule } from '../../../electron/exporting/templates/template-columns.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { SheetPlan } from '../../../electron/importing/plan-sheet.ts';
import type { Template, TemplateId } from '../../../shared/model/template.ts';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

function template(id: TemplateId): Template {
  const loaded = loadTemplate(id);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return loaded.value;
}

async function write(id: TemplateId, kind: RecordKind): Promise<string> {
  const { framework, units } = template(id);
  const path = join(folder, `${id}-${kind}.xlsx`);
  const written = await writeTemplate({ kind, framework, units, lang: 'zh', path }, { overwrite: true });
  if (!written.ok) throw new Error(written.error.code);
  return path;
}

interface Imported {
  readonly plans: readonly SheetPlan[];
  readonly reports: readonly SheetReport[];
  readonly records: readonly CollectedRecord[];
}

async function importPath(path: string, id: TemplateId): Promise<Imported> {
  const { framework, units } = template(id);
  const context = { framework, units, aliases: {}, year: 2021 };
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const plan = await planFile(opened.value, context);
  if (!plan.ok) throw new Error(plan.error.code);
  const records: CollectedRecord[] = [];
  const reports: SheetReport[] = [];
  for (const sheet of plan.value.sheets) {
    const parsed = await parseSheet(opened.value, sheet, context, (some) => {
      records.push(...some);
    });
    if (!parsed.ok) throw new Error(parsed.error.code);
    reports.push(parsed.value);
  }
  return { plans: plan.value.sheets, reports, records };
}

/** A cell that the column allows; different in each row where it is free. */
function allowed(rule: CellRule, row: number): string | number | Date {
  switch (rule.type) {
    case 'choice':
      return rule.choices[0] ?? '';
    case 'number':
      return Math.max(rule.least ?? 0, 3);
    case 'date':
      return new Date(Date.UTC(2021, 9, 1 + row));
    case 'text':
      return `样例${row}`;
  }
}

const FILLED = 3;
/** Records that three filled rows give: docs/FORMATS "Collected spreadsheets", three figures or two results a row, one value a month or measure in the wide ones. */
const recordsOf: Readonly<Partial<Record<RecordKind, (framework: Framework) => number>>> = {
  base_figures: () => 9,
  index_history: () => 6,
  monthly_statistics: () => 36,
  measure_table: ({ measures }) => 3 * measures.length,
  annual_statistics: ({ measures }) => 3 * measures.filter(({ rule }) => rule.record === 'annual_statistics').length,
};

describe.each(['province-2021', 'key-city-2021'] as const)('templates of %s', (id) => {
  it.each(recordKinds)(
    '%s: empty it imports without a question, filled in every row becomes records',
    async (kind) => {
      const path = await write(id, kind);
      const empty = await importPath(path, id);
      expect(empty.plans.map((plan) => plan.status)).toEqual(['ready', 'no_table', 'very_hidden']);
      expect(empty.plans[0]?.kind).toBe(kind);
      expect(empty.records).toEqual([]);
      // MORE_ISSUES only says that the list of rows without values was cut.
      expect(
        empty.reports[0]?.issues.filter((issue) => issue.severity !== 'skipped' && issue.code !== 'MORE_ISSUES'),
      ).toEqual([]);

      const { framework, units } = template(id);
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(path);
      const sheet = workbook.worksheets[0]!;
      const columns = templateColumns(kind, framework, units);
      for (let row = 3; row < 3 + FILLED; row += 1) {
        columns.forEach(({ heading, rule }, at) => {
          const cell = sheet.getRow(row).getCell(at + 1);
          // A population that a province or a city can have, in 万人; as many enterprises as either can have.
          if (cell.value === null)
            cell.value = heading.startsWith('常住人口')
              ? 300
              : heading.startsWith('企业数')
                ? 90_000
                : allowed(rule, row);
        });
      }
      await workbook.xlsx.writeFile(path);
      const filled = await importPath(path, id);
      expect(
        filled.reports[0]?.issues.filter(
          (issue) => issue.severity !== 'skipped' && !['PERCENT_RANGE', 'MORE_ISSUES'].includes(issue.code),
        ),
      ).toEqual([]);
      expect(filled.records).toHaveLength(recordsOf[kind]?.(framework) ?? FILLED);
      expect(filled.records[0]?.unit).toBe(units[0]?.code);
    },
    300_000,
  );

  it('validates the cells of the units and has the headings frozen', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await write(id, 'item_checks'));
    const sheet = workbook.worksheets[0]!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2, xSplit: 1 });
    expect(sheet.getCell('A3').dataValidation.type).toBe('list');
    expect(sheet.getCell('H2002').dataValidation).toMatchObject({ type: 'list', formulae: ['"1,0"'] });
    const lists = workbook.getWorksheet('选项')!;
    // The list of measures is too long for a cell: it stands in the hidden sheet and is named from there.
    const [reference] = sheet.getCell('D3').dataValidation.formulae;
    expect(String(reference)).toMatch(/^'选项'!\$[A-Z]\$1:\$[A-Z]\$\d+$/);
    expect(lists.state).toBe('veryHidden');
  });
});

describe('a template', () => {
  it('is refused without units, or when the framework collects nothing by the kind', async () => {
    const { framework, units } = template('blank');
    const path = join(folder, 'none.xlsx');
    expect(await writeTemplate({ kind: 'base_figures', framework, units, lang: 'zh', path })).toMatchObject({
      ok: false,
      error: { code: 'TEMPLATE_NO_UNITS' },
    });
    const some = template('province-2021').units;
    expect(await writeTemplate({ kind: 'item_checks', framework, units: some, lang: 'zh', path })).toMatchObject({
      ok: false,
      error: { code: 'TEMPLATE_NO_MEASURES' },
    });
  });

  it('does not write over a file that is there', async () => {
    const path = await write('key-city-2021', 'base_figures');
    const { framework, units } = template('key-city-2021');
    expect(await writeTemplate({ kind: 'base_figures', framework, units, lang: 'en', path })).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_EXISTS' },
    });
  });

  it('explains every column in both languages', () => {
    for (const help of templateHelps)
      expect([sampleMessages[help].zh.length > 2, /[a-z]/.test(sampleMessages[help].en)]).toEqual([true, true]);
  });
});
