// Ctrl+C on a cell and on 5 × 6 cells of each grid and of a table of the report, pasted as LibreOffice takes it: the table by its formats, the text by its values.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../e2e/workbench/open-sample.ts';
import { settled } from '../e2e/workbench/settled.ts';
import { openWorkbenchPage } from '../e2e/workbench/workbench-page.ts';
import type { WorkbenchPage } from '../e2e/workbench/workbench-page.ts';

let work: WorkbenchPage;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copied-'));
  work = await openWorkbenchPage({ width: 1920, height: 1080 });
  await openSample(work.page);
}, 300_000);
afterAll(async () => {
  await work.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What LibreOffice shows of a file, cell by cell. */
function inCalc(name: string, content: string, filter: string): readonly (readonly string[])[] {
  const path = join(folder, name);
  writeFileSync(path, content);
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      `--infilter=${filter}`,
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true',
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { encoding: 'utf8', timeout: 240_000 },
  );
  if (run.status !== 0) throw new Error(`soffice: ${run.status} ${run.stderr}`);
  const out = readFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.csv')), 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<string[]>(out.trimEnd()).data;
}

/** The texts of the selected cells as they stand on the screen, apart from the program's own reading of them. */
async function selected(): Promise<readonly (readonly string[])[]> {
  return work.page.evaluate(() => {
    const rows = new Map<number, { readonly left: number; readonly text: string }[]>();
    for (const cell of document.querySelectorAll<HTMLElement>('.ag-cell.in-range, [data-in-range]')) {
      const row = Math.round(cell.getBoundingClientRect().top);
      const line = rows.get(row) ?? [];
      // Buttons in a cell are no content of it.
      const shown = [...cell.querySelectorAll('button')].reduce(
        (text, button) => text.replace(button.innerText, ''),
        cell.innerText,
      );
      // The mark of a risen tier stands apart on the screen only.
      line.push({
        left: cell.getBoundingClientRect().left,
        text: shown.replaceAll(/\s+/g, ' ').replace(' (+)', '(+)').trim(),
      });
      rows.set(row, line);
    }
    return [...rows]
      .toSorted(([a], [b]) => a - b)
      .map(([, line]) => line.toSorted((a, b) => a.left - b.left).map(({ text }) => text));
  });
}

async function clipboard(): Promise<{ readonly html: string; readonly text: string }> {
  return work.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await (await item?.getType(type))?.text()) ?? '';
    return { html: await read('text/html'), text: await read('text/plain') };
  });
}

const plain = (cells: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  cells.map((line) => line.map((text) => text.replaceAll(/\s+/g, ' ').trim()));
/** LibreOffice keeps none or two decimals of a pasted table: 100.0% stands there as 100.00%. */
const inCalcFormats = (text: string): string =>
  text.replace(/^(-?[\d,]+\.\d)(%?)$/, (_, digits: string, sign: string) => `${digits}0${sign}`);
/** A number whichever way it is shown; else the text. */
const valueOf = (text: string): string => {
  const bare = text.replaceAll(',', '');
  const percent = bare.endsWith('%');
  const value = Number(percent ? bare.slice(0, -1) : bare);
  return text === '' || Number.isNaN(value) ? text : (percent ? value / 100 : value).toFixed(6);
};

describe.each([
  ['得分', 'scores', '[row-id="110000"] [col-id="index"]'],
  ['指标', 'indicators', '[row-id="A"] [col-id="weight"]'],
  ['数据', 'data', '[row-id="110000"] [col-id="unit"]'],
  ['成果', 'report', '.print-table tbody td'],
])('cells of %s', (screen, file, first) => {
  it('paste into LibreOffice as they are shown', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
    // The table with the most numbers: a unit's page.
    if (screen === '成果') await page.locator('.toolbar').getByText('对象分析', { exact: true }).click();
    await settled(page);
    await page.locator(first).first().click();
    // A click on a name would open or close what is below it.
    if (screen === '指标') await page.keyboard.press('ArrowLeft');
    for (let down = 1; down < 5; down += 1) await page.keyboard.press('Shift+ArrowDown');
    for (let right = 1; right < 6; right += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await selected()).map((line) => line.length)).toEqual([6, 6, 6, 6, 6]);
    const shown = plain(await selected());
    await page.keyboard.press('Control+c');
    const block = await clipboard();
    expect(plain(block.text.split('\n').map((line) => line.split('\t')))).toEqual(shown);
    expect(plain(inCalc(`${file}-table.html`, block.html, 'HTML (StarCalc)'))).toEqual(
      shown.map((line) => line.map(inCalcFormats)),
    );
    const text = inCalc(`${file}-text.txt`, block.text, 'Text - txt - csv (StarCalc):9,34,76,1');
    expect(plain(text).map((line) => line.map(valueOf))).toEqual(shown.map((line) => line.map(valueOf)));
  });
});
