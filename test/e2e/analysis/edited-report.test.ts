import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { bodyOf, editBody, writeReport } from '../../unit/manuscript/edited-report.ts';
import { sampleCohort } from '../../unit/report/sample-cohort.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('edited-report.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** The sample of the key cities, as the build makes it. */
const cities = fileURLToPath(new URL('../../../out/samples/key-city-2021.ewb.gz', import.meta.url));

describe.skipIf(chromiumPath === null)('稿件: a report that came back from its editors', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'edited-report-'));
  const edited = join(folder, '送审稿.docx');

  beforeAll(async () => {
    await writeReport(forAudience(sampleCohort('province-2021'), 'public'), edited);
    // The published mean of the index, 88.07: one digit is mistyped wherever it stands in a sentence.
    editBody(edited, (xml) =>
      xml.replaceAll('<w:t xml:space="preserve">88.07</w:t>', '<w:t xml:space="preserve">88.01</w:t>'),
    );
    expect(bodyOf(edited)).toContain('88.01');
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.getByText('稿件', { exact: true }).click();
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is checked number by number, and shows the sentence in which one differs', async () => {
    const { page } = work;
    expect(await lookOver(work, 'edited-empty')).toEqual(faultless);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择稿件…' }).click();
    await (await chooser).setFiles(edited);
    await page.getByRole('button', { name: '校对', exact: true }).click();
    await expect
      .poll(() => page.getByRole('status').filter({ hasText: '核对' }).innerText())
      .toMatch(/[1-9]\d* 处与结果不一致/);
    const row = page.getByRole('row', { name: /88\.01/ }).first();
    expect(await row.innerText()).toContain('88.07');
    await row.click();
    const there = page.getByRole('region', { name: '此处的文字' });
    await expect.poll(() => there.locator('mark').innerText()).toBe('88.01');
    expect(await there.innerText()).toContain('平均值');
    expect(await lookOver(work, 'edited-findings')).toEqual(faultless);
  });

  it('can be checked sentence by sentence, as text that is pasted', async () => {
    const { page } = work;
    const words = page.getByRole('textbox', { name: '粘贴一段文字来校对' });
    await words.fill('2021年，32个省级政府总体指数平均值为88.07。');
    await page.getByRole('button', { name: '校对这段文字' }).click();
    await expect
      .poll(() => page.getByRole('status').filter({ hasText: '核对' }).innerText())
      .toContain('0 处与结果不一致');
    await words.fill('2021年，32个省级政府总体指数平均值为88.70。');
    await page.getByRole('button', { name: '校对这段文字' }).click();
    await page
      .getByRole('row', { name: /88\.70/ })
      .first()
      .waitFor();
  });

  it('gets the values of now, but for those that an editor changed', async () => {
    const { page } = work;
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '更新为当前结果…' }).click();
    await (await download).saveAs(join(folder, '新稿.docx'));
    await page
      .getByRole('row', { name: /保留：编辑改过.*88\.01/ })
      .first()
      .waitFor();
    expect(bodyOf(join(folder, '新稿.docx'))).toContain('88.01');
    expect(await lookOver(work, 'edited-refreshed')).toEqual(faultless);
    await page.getByRole('checkbox', { name: '编辑改过的数值也更新' }).check();
    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: '更新为当前结果…' }).click();
    await (await again).saveAs(join(folder, '新稿2.docx'));
    await page
      .getByRole('row', { name: /已更新.*88\.01/ })
      .first()
      .waitFor();
    expect(bodyOf(join(folder, '新稿2.docx'))).not.toContain('88.01');
  });

  it.skipIf(!existsSync(cities))(
    'over two projects has the values of both checked and brought up to date',
    async () => {
      const { page } = work;
      const both = join(folder, '合稿.docx');
      const [input, other] = (['province-2021', 'key-city-2021'] as const).map((id) =>
        forAudience(sampleCohort(id), 'public'),
      );
      await writeReport(input!, both, other);
      // The published mean of the key cities, 88.51.
      const slip = (from: string, to: string) => (xml: string) =>
        xml.replaceAll(`<w:t xml:space="preserve">${from}</w:t>`, `<w:t xml:space="preserve">${to}</w:t>`);
      editBody(both, slip('88.51', '88.15'));
      const chosen = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '选择稿件…' }).click();
      await (await chosen).setFiles(both);
      // Without the other project nothing of its values is known: they are left, each with the reason.
      const alone = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: '更新为当前结果…' }).click();
      await (await alone).saveAs(join(folder, '只省.docx'));
      expect(bodyOf(join(folder, '只省.docx'))).toContain('88.15');
      await page
        .getByRole('row', { name: /88\.15.*mean:key-city:total/ })
        .first()
        .waitFor();
      const project = join(folder, 'key-city-2021.ewb');
      writeFileSync(project, gunzipSync(readFileSync(cities)));
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '另一对象组的项目…' }).click();
      await (await chooser).setFiles(project);
      await page.getByText('key-city-2021.ewb').waitFor();
      await page.getByRole('button', { name: '校对', exact: true }).click();
      await page
        .getByRole('row', { name: /88\.15.*88\.51/ })
        .first()
        .waitFor({ timeout: 120_000 });
      const download = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: '更新为当前结果…' }).click();
      await (await download).saveAs(join(folder, '新合稿.docx'));
      await page
        .getByRole('row', { name: /已更新.*88\.15.*88\.51/ })
        .first()
        .waitFor();
      expect(bodyOf(join(folder, '新合稿.docx'))).not.toContain('88.15');
      expect(await lookOver(work, 'edited-both')).toEqual(faultless);
    },
    300_000,
  );
});
