import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { readPicture } from '../../../shared/model/read-picture.ts';
import { jpegPart, png } from '../../unit/model/pictures.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('box-pictures.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

describe.skipIf(chromiumPath === null)('pictures of practice boxes', () => {
  let work: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), 'box-pictures-'));
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    work = await openWorkbenchPage();
    await openSample(work.page);
    await work.page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await work.page.locator('.toolbar').getByText('报告', { exact: true }).click();
    await work.page.locator('.manuscript-preview h2').first().waitFor({ timeout: 90_000 });
    await work.page.locator('.structure > .bar').getByText('专栏', { exact: true }).click();
    await work.page
      .getByRole('button', { name: /^添加专栏 / })
      .first()
      .click();
  }, 300_000);
  afterAll(async () => {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const field = () => work.page.getByRole('region', { name: '图片', exact: true });
  const shown = () => work.page.locator('.manuscript-preview aside.box img');

  it('one that is pasted stands in the preview and in the Word report, with its caption as alternative text', async () => {
    const { page } = work;
    const screenshot = png(320, 200, { colour: [30, 120, 90] });
    await page.getByRole('textbox', { name: '正文' }).fill('一次办成。');
    await page.evaluate(
      async (bytes) => {
        const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
      },
      [...screenshot],
    );
    await page.getByRole('textbox', { name: '正文' }).press('ControlOrMeta+v');
    await shown().waitFor();
    await page.getByRole('textbox', { name: '图片说明' }).fill('办事大厅');
    await page.getByRole('textbox', { name: '图片说明' }).press('Enter');
    await expect.poll(() => shown().getAttribute('alt'), { timeout: 90_000 }).toBe('办事大厅');
    expect(await lookOver(work, 'box-picture')).toEqual(faultless);
    const download = page.waitForEvent('download', { timeout: 180_000 });
    await page.getByRole('button', { name: 'Word', exact: true }).click();
    await (await download).saveAs(at('报告.docx'));
    const parts = openPackage(at('报告.docx'), () => false);
    const read = parts.ok ? [...parts.value] : [];
    const sizes = read
      .filter(([name]) => name.startsWith('word/media/'))
      .map(([, bytes]) => readPicture(bytes))
      .flatMap((one) => (one.ok ? [`${one.value.width}x${one.value.height}`] : []));
    expect(sizes).toContain('320x200');
    const xml = read.find(([name]) => name === 'word/document.xml')?.[1].toString('utf8') ?? '';
    expect(xml).toMatch(/<wp:docPr [^>]*descr="办事大厅"/);
    expect(work.complaints).toEqual([]);
  }, 300_000);

  it('a chosen file takes its place, is taken away, and comes back with undo', async () => {
    const { page } = work;
    const input = page.locator('.box-picture input[type=file]');
    writeFileSync(at('大图.png'), png(3000, 400, { colour: [200, 200, 20] }));
    await input.setInputFiles(at('大图.png'));
    // Wider than print shows: drawn anew.
    await expect.poll(() => field().innerText(), { timeout: 90_000 }).toContain('2400 × 320');
    await page.getByRole('button', { name: '移除图片' }).click();
    await expect.poll(() => shown().count(), { timeout: 90_000 }).toBe(0);
    await page.locator('.manuscript-preview').click();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => field().innerText(), { timeout: 90_000 }).toContain('2400 × 320');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => field().innerText(), { timeout: 90_000 }).toContain('320 × 200');
  }, 300_000);

  it('what is no picture, or a damaged one, is refused with what to do, and the box stays as it is', async () => {
    const { page } = work;
    const input = page.locator('.box-picture input[type=file]');
    writeFileSync(at('假.png'), 'GIF89a');
    await input.setInputFiles(at('假.png'));
    await expect.poll(() => field().getByRole('alert').innerText(), { timeout: 90_000 }).toContain('PNG');
    writeFileSync(
      at('坏.jpg'),
      Buffer.concat([Buffer.of(0xff, 0xd8), jpegPart(0xfe, Buffer.from('x')), Buffer.of(0xff, 0xd9)]),
    );
    await input.setInputFiles(at('坏.jpg'));
    await expect.poll(() => field().getByRole('alert').innerText(), { timeout: 90_000 }).toContain('损坏');
    expect(await field().innerText()).toContain('320 × 200');
  }, 300_000);
});
