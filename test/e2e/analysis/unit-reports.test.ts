import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('unit-reports.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('unit reports on screen', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'unit-reports-'));
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.locator('.toolbar').getByText('对象分析', { exact: true }).click();
    await work.page.getByRole('button', { name: '各对象专项分析报告' }).click();
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const partsOf = (name: string): ReadonlyMap<string, Buffer> => {
    const read = openPackage(at(name), () => false);
    return read.ok ? read.value : new Map();
  };

  it('a text on a unit is kept with its live value, and the unit is marked; the list finds units by name', async () => {
    const { page } = work;
    const list = page.getByRole('list', { name: '评估对象' });
    await page.getByRole('textbox', { name: '查找对象 (Ctrl+F)' }).fill('浙江');
    await expect.poll(() => list.getByRole('button').count(), { timeout: 90_000 }).toBe(1);
    await list.getByRole('button', { name: '浙江' }).click();
    const text = page.getByRole('textbox', { name: '补充说明' });
    await text.fill('请结合{unit:province:330000:tier}的要求再提升。');
    await text.blur();
    await expect.poll(() => list.innerText(), { timeout: 90_000 }).toContain('有文字');
    expect(await page.getByText('unit:province:330000:tier = 非常高').count()).toBe(1);
    await page.getByRole('textbox', { name: '查找对象 (Ctrl+F)' }).fill('');
    expect(await lookOver(work, 'unit-reports')).toEqual(faultless);
  }, 300_000);

  it('three picked units give an archive of three reports and their list, and the screen says which', async () => {
    const { page } = work;
    await page.getByRole('checkbox', { name: /^全部 32 个/ }).uncheck();
    expect(await page.getByRole('button', { name: '导出 0 份' }).isDisabled()).toBe(true);
    for (const name of ['北京', '浙江', '广东']) await page.getByRole('checkbox', { name: `选 ${name}` }).check();
    const download = page.waitForEvent('download', { timeout: 180_000 });
    await page.getByRole('button', { name: '导出 3 份' }).click();
    await (await download).saveAs(at('报告.zip'));
    const names = [...partsOf('报告.zip').keys()];
    expect(names.filter((name) => name.endsWith('.docx'))).toHaveLength(3);
    expect(names.filter((name) => name.endsWith('.csv'))).toHaveLength(1);
    for (const name of ['北京', '浙江', '广东']) expect(names.some((file) => file.includes(name))).toBe(true);
    const written = page.getByRole('region', { name: '已写 4 个文件' });
    await expect.poll(() => written.getByRole('listitem').allInnerTexts(), { timeout: 90_000 }).toEqual(names);
    expect(await lookOver(work, 'unit-reports-written')).toEqual(faultless);
    expect(work.complaints).toEqual([]);
  }, 300_000);

  it('one picked unit gives its report alone, with the team’s text', async () => {
    const { page } = work;
    for (const name of ['北京', '广东']) await page.getByRole('checkbox', { name: `选 ${name}` }).uncheck();
    const download = page.waitForEvent('download', { timeout: 180_000 });
    await page.getByRole('button', { name: '导出 1 份' }).click();
    await (await download).saveAs(at('浙江.docx'));
    const xml = partsOf('浙江.docx').get('word/document.xml')?.toString('utf8') ?? '';
    expect(xml.replace(/<[^>]*>/g, '')).toContain('请结合非常高的要求再提升。');
  }, 300_000);

  it('the same texts are reached in the report’s structure', async () => {
    const { page } = work;
    await page.locator('.toolbar').getByText('报告', { exact: true }).click();
    await page.locator('.structure > .bar').getByText('对象文字', { exact: true }).click();
    await page.getByRole('list', { name: '评估对象' }).getByRole('button', { name: '浙江' }).click();
    expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toContain('再提升');
    expect(await lookOver(work, 'unit-texts')).toEqual(faultless);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Unit texts', { exact: true }).waitFor();
    await work.picture('unit-texts-en');
  }, 300_000);
});
