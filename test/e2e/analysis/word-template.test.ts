import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../../unit/manuscript/edited-report.ts';
import { heading, paragraph, writeTeamDocument } from '../../unit/template/team-document.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('word-template.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('the team’s own files for the report', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'word-template-'));
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.locator('.toolbar').getByText('报告', { exact: true }).click();
    await work.page.locator('.manuscript-preview h2').first().waitFor({ timeout: 90_000 });
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = async (button: string, file: string): Promise<void> => {
    const chooser = work.page.waitForEvent('filechooser');
    await work.page.getByRole('button', { name: button }).click();
    await (await chooser).setFiles(file);
  };

  it('a template’s placeholders are listed, the wrong ones first, and keep Word from being written', async () => {
    const { page } = work;
    await page.locator('.structure').getByText('Word 模板', { exact: true }).click();
    writeTeamDocument(at('模板.docx'), [paragraph('均值 {{fact:mean:province:total}}'), paragraph('{{tabel:T2-1}}')]);
    await choose('选择模板…', at('模板.docx'));
    const found = page.getByRole('list', { name: '模板中的占位符' });
    await expect.poll(() => found.getByRole('listitem').first().innerText()).toContain('没有这一内容');
    expect(await found.getByRole('listitem').count()).toBe(3);
    expect(await page.getByRole('button', { name: 'Word', exact: true }).isDisabled()).toBe(true);
    expect(await lookOver(work, 'template-faults')).toEqual(faultless);
  });

  it('one that asks for what there is is filled', async () => {
    const { page } = work;
    writeTeamDocument(at('好模板.docx'), [paragraph('均值 {{fact:mean:province:total}}')]);
    await choose('选择模板…', at('好模板.docx'));
    await expect.poll(() => page.getByRole('button', { name: 'Word', exact: true }).isEnabled()).toBe(true);
    await expect.poll(() => page.getByRole('list', { name: '模板中的占位符' }).innerText()).not.toContain('没有');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Word', exact: true }).click();
    await (await download).saveAs(at('报告.docx'));
    expect(bodyOf(at('报告.docx'))).toContain('>88.07<');
  });

  it('boxes of a document are shown as they were understood, and taken in one step', async () => {
    const { page } = work;
    await page.locator('.structure').getByText('专栏', { exact: true }).click();
    writeTeamDocument(at('专栏.docx'), [
      ...[
        heading('浙江：最多跑一次'),
        paragraph('评估对象：浙江'),
        paragraph('放在：典型示范'),
        paragraph('一次办成。'),
      ],
      ...[heading('某地做法'), paragraph('评估对象：火星'), paragraph('跨省通办。')],
    ]);
    await choose('从文件导入…', at('专栏.docx'));
    const preview = page.getByRole('list', { name: '文件中的专栏' });
    await expect.poll(() => preview.innerText()).toContain('不认识这个评估对象');
    expect(await lookOver(work, 'boxes-preview')).toEqual(faultless);
    await page.getByRole('button', { name: '导入 2 个' }).click();
    const boxes = page.getByRole('list', { name: '专栏', exact: true });
    await expect.poll(() => boxes.innerText()).toContain('某地做法');
    expect(await boxes.innerText()).toContain('浙江：最多跑一次');
    await expect.poll(() => work.page.locator('.manuscript-preview').innerText()).toContain('一次办成。');
    await page.keyboard.press('Control+z');
    await expect.poll(() => boxes.innerText()).not.toContain('某地做法');
    expect(await boxes.innerText()).not.toContain('浙江：最多跑一次');
  });
});
