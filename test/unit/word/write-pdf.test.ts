import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from '../../../electron/exporting/pdf/chromium-printer.ts';
import { pdfPrinter, writeProfilesPdf, writeReportPdf } from '../../../electron/exporting/pdf/write-pdf.ts';
import { hasMessage } from '../../../shared/messages/message-text.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { fourUnits } from '../report/four-units.ts';

const folder = mkdtempSync(join(tmpdir(), 'write-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('without Electron and without a browser the export says so and leaves no file', async () => {
  const printer = pdfPrinter(undefined, { PATH: '', CHROMIUM_PATH: join(folder, 'missing') });
  expect(printer).toBeNull();
  const path = join(folder, 'none.pdf');
  expect(await writeReportPdf(fourUnits(), stamp, printer, path)).toMatchObject({ ok: false, error: { code: 'PDF_NO_BROWSER', place: { file: 'none.pdf' } } });
  expect(hasMessage('PDF_NO_BROWSER') && hasMessage('PDF_FAILED')).toBe(true);
  expect(readdirSync(folder)).not.toContain('none.pdf');
});

it('a browser that fails to print is named with its reason, and the old file stays', async () => {
  const path = join(folder, 'old.pdf');
  writeFileSync(path, 'old');
  const printer = { name: 'browser', print: () => Promise.reject(new Error('out of memory')) };
  expect(await writeReportPdf(fourUnits(), stamp, printer, path, { overwrite: true })).toMatchObject({ ok: false, error: { code: 'PDF_FAILED', params: { browser: 'browser', reason: 'out of memory' } } });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('a browser that ends well but prints nothing is a failure too', async () => {
  const silent = { name: 'browser', print: () => Promise.resolve() };
  expect(await writeReportPdf(fourUnits(), stamp, silent, join(folder, 'empty.pdf'))).toMatchObject({ ok: false, error: { code: 'PDF_FAILED' } });
});

it('Electron\'s own printing comes first and is given the page of every unit', async () => {
  let seen = '';
  const printer = pdfPrinter(async (html, target) => { seen = html; await writeFile(target, '%PDF'); });
  const path = join(folder, 'own.pdf');
  expect((await writeProfilesPdf(fourUnits(), stamp, unitProfiles(fourUnits()), printer, path)).ok).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('%PDF');
  expect(seen.match(/<section class="unit">/g)).toHaveLength(4);
});

it('CHROMIUM_PATH names the browser; else the first on the PATH that can be run', () => {
  const browser = join(folder, 'chromium');
  writeFileSync(browser, '#!/bin/sh\n');
  chmodSync(browser, 0o755);
  expect(findChromium({ CHROMIUM_PATH: browser })).toBe(browser);
  expect(findChromium({ PATH: `${join(folder, 'nowhere')}${delimiter}${folder}` })).toBe(browser);
});
