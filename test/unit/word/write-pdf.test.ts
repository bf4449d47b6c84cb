import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from '../../../electron/exporting/pdf/chromium-printer.ts';
import { pdfPrinter, writeProfilesPdf, writeReportPdf } from '../../../electron/exporting/pdf/write-pdf.ts';
import type { PdfPrinter } from '../../../electron/exporting/pdf/write-pdf.ts';
import { hasMessage } from '../../../shared/messages/message-text.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { fourUnits } from '../report/four-units.ts';
import { smallPdf } from './small-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'write-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('without Electron and without a browser the export says so and leaves no file', async () => {
  const printer = pdfPrinter(undefined, { PATH: '', CHROMIUM_PATH: join(folder, 'missing') });
  expect(printer).toBeNull();
  const path = join(folder, 'none.pdf');
  expect(await writeReportPdf({ input: fourUnits(), stamp }, printer, path)).toMatchObject({
    ok: false,
    error: { code: 'PDF_NO_BROWSER', place: { file: 'none.pdf' } },
  });
  expect(hasMessage('PDF_NO_BROWSER') && hasMessage('PDF_FAILED')).toBe(true);
  expect(readdirSync(folder)).not.toContain('none.pdf');
});

it('a browser that fails to print is named with its reason, and the old file stays', async () => {
  const path = join(folder, 'old.pdf');
  writeFileSync(path, 'old');
  const printer = { name: 'browser', print: () => Promise.reject(new Error('out of memory')) };
  expect(await writeReportPdf({ input: fourUnits(), stamp }, printer, path, { overwrite: true })).toMatchObject({
    ok: false,
    error: { code: 'PDF_FAILED', params: { browser: 'browser', reason: 'out of memory' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('a browser that ends well but prints nothing is a failure too', async () => {
  const silent = { name: 'browser', print: () => Promise.resolve() };
  expect(await writeReportPdf({ input: fourUnits(), stamp }, silent, join(folder, 'empty.pdf'))).toMatchObject({
    ok: false,
    error: { code: 'PDF_FAILED' },
  });
});

it("Electron's own printing comes first and is given the page of every unit", async () => {
  let seen = '';
  const printer = pdfPrinter(async (html, target) => {
    seen = html;
    await writeFile(target, '%PDF');
  });
  const path = join(folder, 'own.pdf');
  expect((await writeProfilesPdf(fourUnits(), stamp, unitProfiles(fourUnits()), printer, path)).ok).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('%PDF');
  expect(seen.match(/<section class="unit">/g)).toHaveLength(4);
});

/** Prints as told: the headings of the page's contents, in order, stand on the pages of the pass. */
function layingOut(passes: readonly (readonly number[])[], seen: string[]): PdfPrinter {
  return {
    name: 'browser',
    print: async (html, target) => {
      const places = passes[Math.min(seen.length, passes.length - 1)]!;
      seen.push(html);
      const ids = [...html.matchAll(/<a href="#([^"]+)" class="level\d">/g)]
        .map(([, id]) => id!)
        .slice(0, places.length);
      const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((page) => `${page + 3} 0 R`);
      await writeFile(
        target,
        smallPdf([
          '<</Type /Catalog /Pages 2 0 R /Dests 3 0 R>>',
          `<</Type /Pages /Kids [${pages.join(' ')}]>>`,
          `<<${ids.map((id, i) => `/${id} [${places[i]! + 3} 0 R /XYZ 0 0 0]`).join('\n')}>>`,
          ...pages.map(() => '<</Type /Page>>'),
        ]),
      );
    },
  };
}
const listed = (html: string): readonly string[] =>
  [...html.matchAll(/<span class="page">(\d*)<\/span>/g)].map(([, page]) => page!);

it('the contents of the report take their numbers from a draft with blank figures, printed before', async () => {
  const seen: string[] = [];
  expect(
    (await writeReportPdf({ input: fourUnits(), stamp }, layingOut([[3, 3, 5]], seen), join(folder, 'two.pdf'))).ok,
  ).toBe(true);
  expect(seen).toHaveLength(2);
  expect(listed(seen[0]!).every((page) => page === '')).toBe(true);
  expect(listed(seen[1]!).slice(0, 4)).toEqual(['3', '3', '5', '']);
  expect(seen[0]!.match(/<figure>/g)).toEqual(seen[1]!.match(/<figure>/g));
  expect(seen[0]).not.toContain('<rect');
  expect(seen[1]).toContain('<rect');
});

it('a browser that lays the report out anew prints once more; one that never settles prints no numbers rather than wrong ones', async () => {
  const moved: string[] = [];
  await writeReportPdf(
    { input: fourUnits(), stamp },
    layingOut(
      [
        [3, 3, 5],
        [3, 4, 6],
        [3, 4, 6],
      ],
      moved,
    ),
    join(folder, 'moved.pdf'),
  );
  expect(moved).toHaveLength(3);
  expect(listed(moved[2]!).slice(0, 3)).toEqual(['3', '4', '6']);
  const restless: string[] = [];
  await writeReportPdf(
    { input: fourUnits(), stamp },
    layingOut([[1], [2], [3], [4], [5]], restless),
    join(folder, 'restless.pdf'),
  );
  expect(restless).toHaveLength(5);
  expect(listed(restless[4]!).every((page) => page === '')).toBe(true);
});

it('CHROMIUM_PATH names the browser; else the first on the PATH that can be run', () => {
  const browser = join(folder, 'chromium');
  writeFileSync(browser, '#!/bin/sh\n');
  chmodSync(browser, 0o755);
  expect(findChromium({ CHROMIUM_PATH: browser })).toBe(browser);
  expect(findChromium({ PATH: `${join(folder, 'nowhere')}${delimiter}${folder}` })).toBe(browser);
});
