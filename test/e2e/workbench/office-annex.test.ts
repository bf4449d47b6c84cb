import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { officeIndices } from '../../unit/annex/office-indices.ts';
import { chromiumPath } from './chromium.ts';
import { pasteInto } from './paste-into.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('office-annex.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const FOLDER = 'test/fixtures/own-index';
const tiers = [
  ['卓越', 80],
  ['优秀', 70],
  ['良好', 60],
  ['合格', 50],
  ['待提升', null],
] as const;

type From = 'xlsx' | 'docx' | 'clipboard';
interface Piece {
  readonly text: string;
  readonly down: number;
  readonly across: number;
}

/** The annex by rows as a page has them: what a merged cell covers is left out. */
async function annexPieces(): Promise<readonly (readonly Piece[])[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(`${FOLDER}/system.xlsx`);
  const sheet = book.worksheets[0];
  const rows: Piece[][] = [];
  sheet?.eachRow((row, at) => {
    const pieces: Piece[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const cell = row.getCell(column);
      if (cell.master.address !== cell.address) continue;
      const within = (row_: number, column_: number): boolean =>
        row_ <= sheet.rowCount &&
        column_ <= sheet.columnCount &&
        sheet.getRow(row_).getCell(column_).master.address === cell.address;
      let down = 1;
      while (within(at + down, column)) down += 1;
      let across = 1;
      while (within(at, column + across)) across += 1;
      pieces.push({ text: cell.text, down, across });
    }
    rows.push(pieces);
  });
  return rows;
}

/** The office's long sheet as two, one a department: wide, two long ones, population. */
async function fourSheets(folder: string): Promise<readonly string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(`${FOLDER}/long-2024.xlsx`);
  const rows: (readonly unknown[])[] = [];
  book.worksheets[0]?.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []));
  const body = rows.slice(2, 2 + 1320);
  const paths = [body.slice(0, 616), body.slice(616)].map(async (part, at) => {
    const half = new ExcelJS.Workbook();
    half.addWorksheet('明细').addRows([rows[1] ?? [], ...part].map((row) => [...row]));
    const path = join(folder, `long-${at + 1}.xlsx`);
    await half.xlsx.writeFile(path);
    return path;
  });
  return [`${FOLDER}/wide-2024.xlsx`, ...(await Promise.all(paths)), `${FOLDER}/population.xlsx`];
}

describe.skipIf(chromiumPath === null)('an index from the office’s own annex and sheets', () => {
  it.each<From>(['xlsx', 'docx', 'clipboard'])(
    'from the annex as %s: under 60 clicks to scores, five tiers and unit pages',
    async (from) => {
      const work = await openWorkbenchPage();
      try {
        await fromAnnex(work, from);
        expect(work.complaints).toEqual([]);
      } finally {
        await work.close();
      }
    },
  );
});

async function fromAnnex(work: WorkbenchPage, from: From): Promise<void> {
  const { page, userData } = work;
  await page.evaluate(() => {
    let clicks = 0;
    addEventListener(
      'pointerdown',
      () => document.documentElement.setAttribute('data-clicks', String((clicks += 1))),
      true,
    );
  });
  const show = (screen: string) => page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const confirm = async (reason: string): Promise<void> => {
    await dialog.getByLabel('原因（记入审计记录）').fill(reason);
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const choose = async (button: string, files: readonly string[]): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await choosing).setFiles([...files]);
  };
  await page.getByRole('button', { name: '新建… 空白指标体系' }).click();
  await page.getByRole('textbox', { name: '项目名称' }).fill('县域数字政府指数2024');
  await page.getByRole('button', { name: '选择位置并新建' }).click();
  await page.getByRole('button', { name: '录入或导入指标体系…' }).click();
  const pieces = await annexPieces();
  if (from === 'xlsx') await choose('从文件读取…', [`${FOLDER}/system.xlsx`]);
  else if (from === 'docx') {
    const path = join(userData, 'annex.docx');
    writeFileSync(path, await annexDocument(pieces));
    await choose('从文件读取…', [path]);
  } else {
    const html = `<table>${pieces.map((row) => `<tr>${row.map(({ text, down, across }) => `<td rowspan="${down}" colspan="${across}">${text}</td>`).join('')}</tr>`).join('')}</table>`;
    await pasteInto(page, dialog.getByLabel(/^在此粘贴指标体系表/), { html, text: 'x' });
  }
  await dialog.getByText('共 46 行，其中采集项 30 个。').waitFor();
  if (from === 'xlsx') await work.picture('annex-office');
  await confirm('附件2');
  await page.getByRole('button', { name: '修订' }).click();
  await page.getByRole('menuitem', { name: '评估对象…' }).click();
  await choose('从文件读取…', [`${FOLDER}/units.xlsx`]);
  await dialog.getByText('读到新增 88 个，更新 0 个。').waitFor();
  await confirm('附件1');
  await page.getByText('详情', { exact: true }).click();
  await page.locator('[row-id="total"] [col-id="name"]').first().click();
  await page.getByRole('button', { name: '分组界线与分值…' }).click();
  await dialog.getByRole('button', { name: '增加一组' }).click();
  for (const [at, [name]] of tiers.entries())
    await dialog.getByRole('textbox', { name: `第 ${at + 1} 组名称`, exact: true }).fill(name);
  for (const [name, lower] of tiers.toReversed()) {
    if (lower === null) continue;
    const line = dialog.getByRole('textbox', { name: `“${name}”的下限` });
    await line.fill(String(lower));
    await line.press('Enter');
  }
  await dialog.getByRole('button', { name: '确定', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await show('导入');
  await choose('选择文件…', await fourSheets(userData));
  await page.getByText('所属市').first().waitFor();
  if (from === 'xlsx') await work.picture('annex-plan');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('heading', { name: /第 \d+ 批已导入/ }).waitFor();
  await show('得分');
  await page.locator('[row-id="330102"] [col-id="index"]').first().waitFor();
  await work.picture('annex-scores');
  await show('成果');
  await page.locator('.toolbar').getByText('导出', { exact: true }).click();
  const download = async (name: string): Promise<string> => {
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name, exact: true }).click();
    const path = join(userData, (await downloading).suggestedFilename());
    await (await downloading).saveAs(path);
    return path;
  };
  const results = await download('结果工作簿 Excel');
  const pages = await download('各对象分析 Word');
  const clicks = Number(await page.locator('html').getAttribute('data-clicks'));
  process.stdout.write(`office annex from ${from}: ${clicks} clicks\n`);
  expect(clicks).toBeLessThan(60);
  expect(readFileSync(pages).length).toBeGreaterThan(20_000);
  await expectResults(results);
}

async function expectResults(path: string): Promise<void> {
  const expected = await officeIndices(FOLDER);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const found = new Map<
    string,
    { readonly index: number; readonly tier: string; readonly numbers: readonly number[] }
  >();
  book.getWorksheet('总览')?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values : [];
    const code = cells.find((cell) => typeof cell === 'string' && expected.has(cell));
    const index = cells.find((cell) => typeof cell === 'number' && !Number.isInteger(cell));
    const tier = cells.find((cell) => tiers.some(([name]) => name === cell));
    const numbers = cells.filter((cell) => typeof cell === 'number');
    if (typeof code === 'string' && typeof index === 'number') found.set(code, { index, tier: String(tier), numbers });
  });
  expect(found.size).toBe(88);
  for (const [code, { index, rank }] of expected) {
    const held = found.get(code);
    expect(held?.index).toBeCloseTo(index, 6);
    expect(held?.numbers).toContain(rank);
    expect(held?.tier).toBe(tiers.find(([, lower]) => lower === null || index >= lower)?.[0]);
  }
}

async function annexDocument(pieces: readonly (readonly Piece[])[]): Promise<Buffer> {
  const rows = pieces.map(
    (row) =>
      new TableRow({
        children: row.map(
          ({ text, down, across }) =>
            new TableCell({ rowSpan: down, columnSpan: across, children: [new Paragraph(text)] }),
        ),
      }),
  );
  return Packer.toBuffer(
    new Document({
      sections: [{ children: [new Paragraph('附件2'), new Table({ rows }), new Paragraph('注：权重为百分数。')] }],
    }),
  );
}
