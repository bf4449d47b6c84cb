// Ctrl+C and Ctrl+Shift+C (with headings) on 5 × 6 cells of each grid and of a table of the report, pasted as LibreOffice takes it: the table by its formats, the text by
// its values. And weights that are copied in LibreOffice, pasted into 指标.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellText } from '../e2e/workbench/grid-cells.ts';
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

/** Headings over the selected cells of a grid, as they stand on the screen from left to right. */
async function headingsOver(): Promise<readonly string[]> {
  return work.page.evaluate(() => {
    const columns = new Set(
      [...document.querySelectorAll('.ag-cell.in-range')].map((cell) => cell.getAttribute('col-id')),
    );
    return [...document.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]')]
      .filter((heading) => columns.has(heading.getAttribute('col-id')))
      .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map((heading) =>
        [...heading.querySelectorAll<HTMLElement>('.column-heading > span, .ag-header-cell-text')]
          .map((line) => [...line.childNodes].find((node) => node instanceof Text)?.textContent ?? '')
          .join(' '),
      );
  });
}

async function clipboard(): Promise<{ readonly html: string; readonly text: string }> {
  return work.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await (await item?.getType(type))?.text()) ?? '';
    return { html: await read('text/html'), text: await read('text/plain') };
  });
}

/** A Python that can speak with LibreOffice; null: the tests that need one are left out, and that is said. */
const python =
  ['/usr/bin/python3', 'python3'].find((program) => spawnSync(program, ['-c', 'import uno']).status === 0) ?? null;
if (python === null)
  process.stderr.write(
    'copied-ranges.test.ts: pasting from LibreOffice left out: no Python with uno (Debian: python3-uno)\n',
  );

/** What stands on the clipboard as plain text after these columns of numbers, each in its format, were copied in LibreOffice. */
function copiedInCalc(columns: readonly (readonly number[])[], formats: readonly string[]): string {
  const script = `
import json, subprocess, sys, time, uno
columns, formats, profile = json.loads(sys.argv[1])
office = subprocess.Popen(['soffice', '-env:UserInstallation=file://' + profile, '--headless', '--norestore', '--accept=pipe,name=copied-ranges;urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
until = time.time() + 120
while True:
    try:
        context = resolver.resolve('uno:pipe,name=copied-ranges;urp;StarOffice.ComponentContext')
        break
    except Exception:
        if time.time() > until or office.poll() not in (None, 0): raise
        time.sleep(0.2)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
document = desktop.loadComponentFromURL('private:factory/scalc', '_blank', 0, ())
sheet = document.Sheets.getByIndex(0)
locale = uno.createUnoStruct('com.sun.star.lang.Locale')
locale.Language, locale.Country = 'en', 'US'
for c, column in enumerate(columns):
    key = document.NumberFormats.queryKey(formats[c], locale, False)
    if key < 0: key = document.NumberFormats.addNew(formats[c], locale)
    for r, number in enumerate(column):
        cell = sheet.getCellByPosition(c, r)
        cell.Value = number
        cell.NumberFormat = key
controller = document.CurrentController
controller.select(sheet.getCellRangeByPosition(0, 0, len(columns) - 1, len(columns[0]) - 1))
copied = controller.getTransferable()
text = next(copied.getTransferData(flavor) for flavor in copied.getTransferDataFlavors() if flavor.MimeType.startswith('text/plain'))
print(json.dumps(text))
document.close(False)
desktop.terminate()
office.wait()
`;
  const run = spawnSync(python ?? '', ['-c', script, JSON.stringify([columns, formats, join(folder, 'profile')])], {
    encoding: 'utf8',
    timeout: 240_000,
  });
  if (run.status !== 0) throw new Error(`LibreOffice by Python: ${run.stderr}`);
  return z.string().parse(JSON.parse(run.stdout));
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
  ['问题', 'worklist', '[role=row][row-index="1"] [col-id]'],
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
    // The sample leaves one line to be looked into.
    const lines = screen === '问题' ? 1 : 5;
    await expect.poll(async () => (await selected()).map((line) => line.length)).toEqual(Array(lines).fill(6));
    const shown = plain(await selected());
    await page.keyboard.press('Control+c');
    const block = await clipboard();
    expect(plain(block.text.split('\n').map((line) => line.split('\t')))).toEqual(shown);
    let { html } = block;
    const above: (readonly string[])[] = [];
    if (screen !== '成果') {
      above.push(plain([await headingsOver()])[0] ?? []);
      await page.keyboard.press('Control+Shift+c');
      await expect.poll(async () => (await clipboard()).text).not.toBe(block.text);
      const headed = await clipboard();
      expect(plain(headed.text.split('\n').map((line) => line.split('\t')))).toEqual([...above, ...shown]);
      html = headed.html;
    }
    expect(plain(inCalc(`${file}-table.html`, html, 'HTML (StarCalc)'))).toEqual([
      ...above,
      ...shown.map((line) => line.map(inCalcFormats)),
    ]);
    const text = inCalc(`${file}-text.txt`, block.text, 'Text - txt - csv (StarCalc):9,34,76,1');
    expect(plain(text).map((line) => line.map(valueOf))).toEqual(shown.map((line) => line.map(valueOf)));
  });
});

describe.skipIf(python === null)('weights that are copied in LibreOffice', () => {
  it('are pasted into 指标 as they stand there, as one edit', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '指标', exact: true }).click();
    await page.getByRole('button', { name: '一级', exact: true }).click();
    const weights = (): Promise<readonly string[]> =>
      Promise.all(['A', 'B', 'C', 'D', 'E'].map((code) => cellText(page, code, 'weight')));
    const names = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((code) => cellText(page, code, 'name')));
    const before = await weights();
    // Two decimals are shown of 12.5, and none of the general numbers.
    const copied = copiedInCalc([[30, 12.5, 20, 27.5, 10]], ['0.00']);
    expect(copied).toBe('30.00\n12.50\n20.00\n27.50\n10.00\n');
    const pasteAt = async (column: string, text: string): Promise<void> => {
      await page.locator(`[row-id="A"] [col-id="${column}"]`).first().click();
      await page.evaluate((content) => navigator.clipboard.writeText(content), text);
      await page.keyboard.press('Control+v');
    };
    await pasteAt('weight', copied);
    await expect.poll(weights).toEqual(['30.00', '12.50', '20.00', '27.50', '10.00']);
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
    await pasteAt('weight', copiedInCalc([[1, 2, 3, 4, 0.5]], ['General']));
    await expect.poll(weights).toEqual(['1.00', '2.00', '3.00', '4.00', '0.50']);
    await page.keyboard.press('Control+z');
    await expect.poll(weights).toEqual(before);
    expect(names.every((name) => name !== '')).toBe(true);
    expect(work.complaints).toEqual([]);
  });
});
