import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { pasteInto } from './paste-into.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('translations.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('英文名称', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '指标', exact: true }).click();
  });
  afterAll(() => work.close());

  const dialog = () => work.page.getByRole('dialog');
  const open = async (): Promise<void> => {
    await work.page.getByRole('button', { name: '修订' }).click();
    await work.page.getByText('英文名称…', { exact: true }).click();
    await dialog().locator('.ag-row').first().waitFor();
  };
  const english = (row: string) => dialog().locator(`[row-id="${row}"] [col-id="english"]`).first();
  async function look(name: string): Promise<void> {
    for (const size of [large, small]) {
      await work.page.setViewportSize(size);
      await settled(work.page);
      await work.picture(name);
    }
    expect(await seriousViolations(work.page)).toEqual([]);
  }

  it('a filled table that is pasted says what it changes, and is one step of the undo', async () => {
    await open();
    const unit = await dialog().locator('.ag-row', { hasText: '110000' }).first().getAttribute('row-id');
    expect(await english(unit ?? '').innerText()).toBe('Beijing');
    await look('translations');
    await pasteInto(work.page, dialog().getByRole('textbox').first(), {
      text: '类别\t代码\t中文名\t英文名\n对象\t110000\t北京\tPeking\n对象\t120000\t天津\tTientsin',
    });
    await dialog().getByText('改动 2 条。').waitFor();
    await dialog().getByText('110000 北京：Beijing → Peking').waitFor();
    await look('translations-changed');
    await dialog().getByLabel('原因（记入审计记录）').fill('旧译名');
    await dialog().getByRole('button', { name: '确定', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await open();
    expect(await english(unit ?? '').innerText()).toBe('Peking');
    await dialog().getByRole('button', { name: '取消', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await work.page.keyboard.press('Control+z');
    await settled(work.page);
    await open();
    expect(await english(unit ?? '').innerText()).toBe('Beijing');
    expect(work.complaints).toEqual([]);
  });
});
