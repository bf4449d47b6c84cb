// Five hundred notes of three people: found, filtered, gone to and come back from, rewritten; marked in 指标 and 问题.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { spoiledProject } from '../worklist/spoiled-project.ts';
import { chromiumPath } from './chromium.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('many-notes.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const NOTES = 500;

/** A project with notes on its units in turn, by three people; each tenth is resolved. */
async function writeNotes(path: string): Promise<void> {
  const bench = startWorkbench();
  await bench.call('project.open', { file: bench.read(path) });
  const { dataset } = await bench.snapshot();
  const resolved: string[] = [];
  for (const [at, editor] of ['张三', '李四（评估处）', '王五'].entries()) {
    await bench.call('app.save-settings', { editor });
    for (let n = at; n < NOTES; n += 3) {
      const unit = dataset.units[n % dataset.units.length]?.code ?? '';
      const { note } = await bench.call('notes.write', { about: { kind: 'unit', unit }, text: `第${n}条，待核` });
      if (n % 10 === 0) resolved.push(note);
    }
  }
  await bench.call('notes.answer', { notes: resolved, act: 'resolve', text: '' });
  await bench.call('project.close', {});
  bench.end();
}

describe.skipIf(chromiumPath === null)('five hundred notes', { timeout: 240_000 }, () => {
  let work: WorkbenchPage;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-many-notes-'));
    const path = join(folder, '多条.ewb');
    writeFileSync(path, (await spoiledProject()).bytes);
    await writeNotes(path);
    work = await openWorkbenchPage();
    const { page } = work;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^打开/ }).first().click();
    await (await chooser).setFiles(path);
    await rail('数据').waitFor();
  }, 600_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rail = (name: string) => work.page.locator('.rail').getByRole('button', { name, exact: true });
  const rows = () => work.page.locator('.ant-table-row');
  const dialog = () => work.page.getByRole('dialog', { name: /^批注/ });
  const write = async (text: string): Promise<void> => {
    await dialog().getByLabel('新批注').fill(text);
    await dialog().getByRole('button', { name: '写批注' }).click();
    await dialog().waitFor({ state: 'detached' });
  };

  it('are found by what was said, by whom and by their state, and are listed so again after one was gone to', async () => {
    const { page } = work;
    await rail('数据').click();
    await page.locator('.ant-segmented').getByText('批注', { exact: true }).click();
    await page.getByText('未解决 450 条，共 500 条；列出 450 条').waitFor();
    expect(await rows().count()).toBe(50);
    await work.picture('notes-500');
    expect(await seriousViolations(page)).toEqual([]);
    const find = page.getByRole('searchbox', { name: '位置、文字或署名' });
    await find.fill('第437条');
    await page.getByText('列出 1 条').waitFor();
    await find.fill('李四');
    // 1, 4, … 499 are of the second; of these 10, 40, … 490 are resolved.
    await page.getByText('列出 150 条').waitFor();
    await page.getByText('已解决', { exact: true }).first().click();
    await page.getByText('列出 17 条').waitFor();
    await page.getByRole('button', { name: /^去看 第10条/ }).click();
    await rows().first().waitFor({ state: 'detached' });
    await rail('数据').click();
    await page.locator('.ant-segmented').getByText('批注', { exact: true }).click();
    await page.getByText('列出 17 条').waitFor();
    expect(await find.inputValue()).toBe('李四');
    await find.fill('');
    await page.getByText('未解决', { exact: true }).first().click();
  });

  it('stand on indicators and on what lines of the worklist are about, with a mark', async () => {
    const { page } = work;
    await rail('指标').click();
    const name = page.locator('.ag-row[row-id="A"] [col-id="name"]').first();
    await page.locator('.ag-row[row-id="A"] [col-id="weight"]').first().click();
    await page.keyboard.press('Shift+F2');
    await write('权重偏低');
    await expect.poll(() => name.innerText()).toContain('有未解决的批注');
    await page.getByText('详情', { exact: true }).first().click();
    await page
      .locator('.side')
      .getByRole('button', { name: /^批注 1：/ })
      .waitFor();
    await work.picture('notes-indicators');
    expect(await seriousViolations(page)).toEqual([]);
    await rail('问题').click();
    const line = page.locator('.main.lines .ag-row:has([col-id="measure"]:not(:empty))').first();
    await line.locator('[col-id="what"]').click();
    await page.keyboard.press('Shift+F2');
    await write('已电话核对');
    await page.locator('.main.lines .note-mark').first().waitFor();
    await work.picture('notes-worklist');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('are rewritten by who wrote them, and by nobody else', async () => {
    const { page } = work;
    await rail('指标').click();
    await page.locator('.ag-row[row-id="A"] [col-id="weight"]').first().click();
    await page.keyboard.press('Shift+F2');
    await dialog().getByRole('button', { name: /^改写/ }).click();
    const field = dialog().getByLabel('批注与答复');
    await field.fill('权重偏低，建议 30');
    await work.picture('notes-edit');
    expect(await seriousViolations(page)).toEqual([]);
    await field.press('Escape');
    await dialog().getByText('权重偏低', { exact: true }).waitFor();
    await dialog().getByRole('button', { name: /^改写/ }).click();
    await field.fill('权重偏低，建议 30');
    await field.press('Control+Enter');
    await dialog().getByText('权重偏低，建议 30', { exact: true }).waitFor();
    await dialog().getByRole('button', { name: '关闭', exact: true }).last().click();
    await rail('数据').click();
    await page.locator('.ant-segmented').getByText('批注', { exact: true }).click();
    await page.getByRole('searchbox', { name: '位置、文字或署名' }).fill('第437条');
    await page.getByRole('button', { name: /^批注… 第437条/ }).click();
    await dialog().getByText('第437条，待核').waitFor();
    expect(await dialog().getByRole('button', { name: /^改写/ }).count()).toBe(0);
  });
});
