import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fake } from '../../config/fake-electron.ts';
import { printPdf } from '../../../electron/main/print-pdf.ts';
import { pdfPrinter, writeReportPdf } from '../../../electron/exporting/pdf/write-pdf.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { fourUnits } from '../report/four-units.ts';
import { smallPdf } from '../word/small-pdf.ts';

let folder: string;
beforeEach(() => {
  fake.reset();
  folder = mkdtempSync(join(tmpdir(), 'print-pdf-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const target = (): string => join(folder, 'out.pdf');

it('prints A4 with backgrounds, paper and margins as the page says, tagged and with an outline', async () => {
  let page = '';
  fake.print.load = async (path) => {
    page = readFileSync(path, 'utf8');
  };
  await printPdf('<p>甲</p>', target());
  expect(page).toBe('<p>甲</p>');
  expect(fake.windows[0]!.webContents.printed).toEqual([
    {
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    },
  ]);
  expect(readFileSync(target(), 'utf8')).toBe('%PDF');
});

it('uses a hidden, sandboxed window without script or preload, in a session that lets through the page alone', async () => {
  await printPdf('<p>甲</p>', target());
  const [window] = fake.windows;
  const { session, ...preferences } = window!.options.webPreferences;
  expect(window!.options).toMatchObject({ show: false });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    javascript: false,
    webSecurity: true,
  });
  const [own] = fake.partitions.values();
  expect(session).toBe(own);
  expect(session).not.toBe(fake.session);
  const answered = (url: string): unknown => {
    let said: unknown;
    own!.set.get('beforeRequest')?.({ url }, (answer: unknown) => {
      said = answer;
    });
    return said;
  };
  expect(answered(pathToFileURL(window!.loaded[0]!).href)).toEqual({ cancel: false });
  for (const url of ['file:///etc/passwd', 'https://example.org/', 'app://workbench/', 'data:text/html,x'])
    expect(answered(url), url).toEqual({ cancel: true });
  let granted: unknown;
  own!.set.get('permissionRequest')?.({}, 'geolocation', (answer: unknown) => {
    granted = answer;
  });
  expect(granted).toBe(false);
});

it('destroys the window and removes the page, printed or not', async () => {
  await printPdf('<p>甲</p>', target());
  fake.print.pdf = () => Promise.reject(new Error('printing failed'));
  await expect(printPdf('<p>甲</p>', target())).rejects.toThrow('printing failed');
  fake.print.load = () => Promise.reject(new Error('ERR_FILE_NOT_FOUND'));
  await expect(printPdf('<p>甲</p>', target())).rejects.toThrow('ERR_FILE_NOT_FOUND');
  expect(fake.windows.map(({ destroyed }) => destroyed)).toEqual([true, true, true]);
  for (const window of fake.windows) expect(existsSync(dirname(window.loaded[0]!))).toBe(false);
});

it('gives up on a window that never answers', async () => {
  fake.print.pdf = () => new Promise(() => undefined);
  await expect(printPdf('<p>甲</p>', target(), 20)).rejects.toThrow('0.02 s');
  expect(fake.windows[0]!.destroyed).toBe(true);
  expect(existsSync(target())).toBe(false);
});

it('two prints at a time have a session each, so that neither shuts out the other', async () => {
  await Promise.all([printPdf('<p>甲</p>', target()), printPdf('<p>乙</p>', join(folder, 'other.pdf'))]);
  const sessions = fake.windows.map(({ options }) => options.webPreferences['session']);
  expect(new Set(sessions).size).toBe(2);
});

it('a failure reaches the reader as a message that names Electron, and the old file stays', async () => {
  writeFileSync(target(), 'old');
  fake.print.pdf = () => Promise.reject(new Error('Failed to generate PDF'));
  expect(
    await writeReportPdf({ input: fourUnits(), stamp }, pdfPrinter(printPdf), target(), { overwrite: true }),
  ).toMatchObject({
    ok: false,
    error: { code: 'PDF_FAILED', params: { browser: 'Electron', reason: 'Failed to generate PDF' } },
  });
  expect(readFileSync(target(), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['out.pdf']);
});

it('prints the report twice, so that its contents have page numbers', async () => {
  const pages: string[] = [];
  fake.print.load = async (path) => void pages.push(readFileSync(path, 'utf8'));
  fake.print.pdf = async () =>
    smallPdf([
      '<</Type /Catalog /Pages 2 0 R /Dests 4 0 R>>',
      '<</Type /Pages /Kids [3 0 R 5 0 R]>>',
      '<</Type /Page>>',
      '<</chapter-1 [5 0 R /XYZ 0 0 0]>>',
      '<</Type /Page>>',
    ]);
  expect((await writeReportPdf({ input: fourUnits(), stamp }, pdfPrinter(printPdf), target())).ok).toBe(true);
  expect(pages).toHaveLength(2);
  expect(pages[1]).toMatch(
    /<a href="#chapter-1" class="level1"><span>[^<]*<\/span><span class="dots"><\/span><span class="page">2<\/span>/,
  );
});
