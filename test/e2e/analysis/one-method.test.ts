import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { score } from '../../../shared/scoring/score.ts';
import { makeTwoYears } from '../../unit/services/two-years.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { openWorkbenchPage, small } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('one-method.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

interface Expected {
  /** As the field of 成果 names it. */
  readonly name: string | RegExp;
  /** Of 东 and =南, by hand. */
  readonly byHand: readonly [string, string];
  readonly input: ReportInput;
  readonly indices: readonly (number | null)[];
}
interface Prepared {
  readonly project: Buffer;
  readonly expected: readonly Expected[];
}

/**
 * The later of the two years, where every unit has all six measures, under four methods. 东 has A 76, B 40, C 80, D 62, and =南 70, 0, 90, 80. Released with
 * equal weights; the baseline then has A three times, the draft D twice besides, and the scenario leaves B out.
 */
async function prepare(): Promise<Prepared> {
  const work = startWorkbench();
  try {
    const { later } = await makeTwoYears(work);
    const { baseline: equal } = await work.snapshot();
    await work.call('scenario.save', {
      ...{ previousName: null, name: '不计乙', note: '', locked: false },
      method: JSON.parse(JSON.stringify({ ...equal, weights: { ...equal.weights, B: 0 } })),
    });
    const blocking = (await work.call('worklist.list', {})).items.filter(
      ({ blocking: stops, state }) => stops && state === 'open',
    );
    if (blocking.length > 0)
      await work.call('worklist.settle', { ids: blocking.map(({ id }) => id), state: 'accepted', reason: '试算' });
    const { run } = await work.call('run.save', { scenario: null, note: '定稿', released: true });
    await work.call('method.edit', { label: '甲', patch: { weights: { A: 3 } } });
    await work.call('method.save', { reason: '加重甲' });
    await work.call('method.edit', { label: '丁', patch: { weights: { D: 2 } } });
    const expected: Expected[] = [];
    const expect_ = async (name: Expected['name'], method: MethodChoice, byHand: Expected['byHand']) =>
      expected.push({ name, byHand, ...(await serviceSays(work, method)) });
    // (76 + 40 + 80 + 62)/4 and (70 + 0 + 90 + 80)/4.
    await expect_(/^定稿/, { kind: 'run', id: run.id }, ['64.50', '60.00']);
    // (3·76 + 40 + 80 + 62)/6 and (3·70 + 0 + 90 + 80)/6.
    await expect_('基准', { kind: 'baseline' }, ['68.33', '63.33']);
    // (3·76 + 40 + 80 + 2·62)/7 and (3·70 + 0 + 90 + 2·80)/7.
    await expect_(/草稿|当前/, { kind: 'draft' }, ['67.43', '65.71']);
    // (76 + 80 + 62)/3 and (70 + 90 + 80)/3.
    await expect_('不计乙', { kind: 'scenario', name: '不计乙' }, ['72.67', '80.00']);
    await work.call('project.close', {});
    return { project: readFileSync(later), expected };
  } finally {
    await work.end();
  }
}

/** What the service makes of the method, and the report's input with the same result. */
async function serviceSays(
  work: ReturnType<typeof startWorkbench>,
  method: MethodChoice,
): Promise<Pick<Expected, 'input' | 'indices'>> {
  const { framework, dataset, history, policyDocuments, institutions, baseline, draft, scenarios } =
    await work.snapshot();
  const chosen =
    method.kind === 'run'
      ? (await work.call('run.method', { id: method.id })).method
      : method.kind === 'scenario'
        ? scenarios.find(({ name }) => name === method.name)?.method
        : method.kind === 'draft'
          ? draft
          : baseline;
  if (chosen == null) throw new Error('no such method');
  const scored = score(dataset, chosen);
  if (!scored.ok) throw new Error(scored.error.code);
  const { items: worklist } = await work.call('worklist.list', { method });
  const { units } = await work.call('score.json', { book: null, weights: null, method });
  return {
    indices: units.map(({ index }) => index),
    input: {
      ...{ framework, dataset, history, policyDocuments, institutions, worklist },
      ...{ method: chosen, result: scored.value, lang: 'zh' },
    },
  };
}

describe.skipIf(chromiumPath === null)('成果 by one method', () => {
  let work: WorkbenchPage;
  let prepared: Prepared;
  beforeAll(async () => {
    prepared = await prepare();
    work = await openWorkbenchPage(small, {
      fill: (userData) => {
        const folder = join(userData, 'projects');
        mkdirSync(folder, { recursive: true });
        const path = join(folder, '两年.ewb');
        writeFileSync(path, prepared.project);
        const recent = [{ path, title: '两年', openedAt: '2026-03-01T08:30:00.000Z' }];
        writeFileSync(
          join(userData, 'workbench.json'),
          JSON.stringify({ settings: { language: 'zh', theme: 'light', editor: '' }, recent }),
        );
      },
    });
    await work.page.getByRole('button', { name: /两年/ }).first().click();
    await work.page.locator('[row-id="u1"]').first().waitFor();
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
  }, 300_000);
  afterAll(() => work.close());

  const view = (name: string): Promise<void> =>
    work.page.locator('.ant-segmented').getByText(name, { exact: true }).click();
  async function choose(name: string | RegExp): Promise<void> {
    await work.page.getByRole('combobox', { name: '方法' }).click();
    await work.page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  }
  const clipboard = (): Promise<string> => work.page.evaluate(() => navigator.clipboard.readText());
  const shownRows = (): Promise<readonly (readonly string[])[]> =>
    work.page
      .locator('.print-table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Array.from(row.querySelectorAll('td'), (cell) => cell.textContent ?? '')),
      );

  it.each([0, 1, 2, 3])(
    'tables, text, unit pages, checks, copies and exports are all of method %i',
    { timeout: 300_000 },
    async (at) => {
      const { page } = work;
      const { name, byHand, input, indices } = prepared.expected[at]!;
      expect(indices.slice(0, 2).map((index) => index?.toFixed(2))).toEqual(byHand);
      await choose(name);

      await view('对象分析');
      await expect
        .poll(async () =>
          (await page.locator('.choices li').allInnerTexts()).slice(0, 2).map((text) => text.split('\n')[1]),
        )
        .toEqual(byHand);

      await view('表格');
      const tables = reportTables(input);
      expect(await page.locator('.choices .number').allInnerTexts()).toEqual(tables.map(({ id }) => id));
      for (const [position, table] of tables.entries()) {
        await page.locator('.tables-picks button').nth(position).click();
        await expect.poll(shownRows).toEqual(table.body.map((cells) => cells.map(cellText)));
      }
      await page.getByRole('button', { name: /复制表格/ }).click();
      const copied = await clipboard();
      for (const cells of tables.at(-1)?.body ?? []) for (const cell of cells) expect(copied).toContain(cellText(cell));

      await view('文字');
      const sentences = reportSentences(input).map(({ text }) => text);
      expect(await page.locator('.prose p').allInnerTexts()).toEqual(sentences);
      await page.getByRole('button', { name: /复制全文/ }).click();
      expect((await clipboard()).split('\n')).toEqual(sentences);

      await view('定稿');
      const checks = releaseChecklist(input).map(({ text }) => text);
      await expect
        .poll(async () =>
          (await page.locator('.checklist > li > div').allInnerTexts()).map((text) => text.split('\n')[0]).sort(),
        )
        .toEqual([...checks].sort());

      await view('导出');
      const download = page.waitForEvent('download');
      await page
        .getByRole('button', { name: /结果工作簿 Excel/ })
        .first()
        .click();
      const path = await (await download).path();
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const numbers: number[] = [];
      workbook.getWorksheet('总览')?.eachRow((row) =>
        row.eachCell((cell) => {
          if (typeof cell.value === 'number') numbers.push(cell.value);
        }),
      );
      for (const index of indices)
        expect(numbers.some((number) => Math.abs(number - (index ?? Number.NaN)) < 1e-9)).toBe(true);
    },
  );
});
